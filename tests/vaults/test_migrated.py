"""The vault of 0.1.0 becomes what a vault is today: with a copy first, row by row, and never halfway."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from db.backup import container as backup_container
from db.backup import rotate as backup_rotate
from db.backup.errors import BackupError
from db.backup.make import FOLDER as COPIES
from db.chain.seals import assessment_seal, plan_seal
from db.errors import VaultInUseError
from db.salvage import save as salvage
from db.store import locks, migrations
from db.store.connection import Connection, check_integrity, sqlcipher3, transaction
from db.vault import vault as vaults
from db.vault.vault import Vault
from desktop.session.session import Session
from tests.builders import DAY
from tests.db.power.recording import HOME, strace
from tests.db.salvage.salvaging import hurt, ways
from tests.db.store.shapes import of_script
from tests.vaults.make import FILES, HERE, PASSPHRASE

Rows = dict[str, dict[int, dict[str, Any]]]
"""Every row by table, number and column."""

OPENS_ITSELF = ("settings", "drafts", "meta", "log")
"""What opening a vault may write to."""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return the folder of a vault of 0.1.0."""
    return put(tmp_path / "gammalt")


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """Return what it held."""
    vault = untouched(put(tmp_path_factory.mktemp("som") / "den var"))
    found = rows(vault.connection)
    vault.close()
    return found


def put(folder: Path) -> Path:
    folder.mkdir(mode=0o700)
    for file in FILES:
        shutil.copyfile(HERE / "0.1.0" / file, folder / file)
    return folder


def unlocked(folder: Path) -> Vault:
    """Open it as the program does: copied, then migrated."""
    return vaults.unlock(folder, PASSPHRASE)


def untouched(folder: Path) -> Vault:
    """Open it as it lies, without a step."""
    return vaults.open_vault(folder, vaults.unseal(folder, PASSPHRASE), migrate=lambda _connection: None)


def rows(connection: Connection) -> Rows:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {str(name): _rows(connection, str(name)) for (name,) in tables}


def _rows(connection: Connection, table: str) -> dict[int, dict[str, Any]]:
    names = locks.columns(connection, table)
    found = connection.execute(f"SELECT rowid, {', '.join(names)} FROM {table}").fetchall()
    return {int(row[0]): dict(zip(names, row[1:], strict=True)) for row in found}


def as_today(was: Rows) -> Rows:
    """Return what the rows should have become."""
    for_all = {table: {number: dict(row) for number, row in kept.items()} for table, kept in was.items()}
    for row in for_all["notes"].values():
        del row["room"]
    for table in ("plans", "consents", "assessments"):
        for row in for_all[table].values():
            row["branch"] = ""
    return for_all


def hold(vault: Vault, held: Rows) -> None:
    """Hold that every row is there, as it was."""
    found, wanted = rows(vault.connection), as_today(held)
    for table in wanted:
        if table not in OPENS_ITSELF:
            assert found[table] == wanted[table], table
    assert wanted["log"].items() <= found["log"].items()
    check_integrity(vault.connection)
    assert vault.connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_every_row_is_there_as_it_was_under_the_number_it_had(old: Path, held: Rows) -> None:
    assert len(held["plans"]) * len(held["consents"]) * len(held["assessments"]) * len(held["notes"])
    vault = unlocked(old)
    hold(vault, held)
    assert vault.connection.execute("PRAGMA user_version").fetchone() == (len(migrations.MIGRATIONS),)
    vault.close()


def test_a_copy_that_reads_through_is_made_first_and_can_be_opened_as_it_was(
    old: Path, held: Rows, tmp_path: Path
) -> None:
    unlocked(old).close()
    key = vaults.unseal(old, PASSPHRASE)
    (front,) = backup_rotate.copies_in(old / COPIES, key.header.vault)
    assert (front.manifest.reason, front.manifest.schema) == ("before_migration", 1)
    again = put(tmp_path / "igen")
    with (again / "valv.db").open("wb") as file:
        backup_container.read_through(front, backup_container.never_cancelled, file)
    vault = untouched(again)
    assert rows(vault.connection) == held
    vault.close()
    unlocked(old).close()
    assert len(backup_rotate.copies_in(old / COPIES, key.header.vault)) == 1


def test_locks_references_and_the_index_hold_afterwards(old: Path) -> None:
    vault = unlocked(old)
    connection = vault.connection
    new = of_script((Path(migrations.__file__).parent / "schema.sql").read_text("utf-8"))
    with transaction(new):
        locks.put_on(new)
    assert locks.names(connection) == locks.names(new)
    plan = connection.execute("EXPLAIN QUERY PLAN SELECT 1 FROM notes WHERE goal_id = 'x'").fetchall()
    assert "notes_by_goal" in str(plan)
    with pytest.raises(sqlcipher3.IntegrityError, match="plans: locked"):
        connection.execute("UPDATE plans SET branch = 'b' WHERE status = 'signed'")
    with pytest.raises(sqlcipher3.IntegrityError, match="FOREIGN KEY"):
        connection.execute("UPDATE tasks SET case_id = 'ingen'")
    vault.close()


def test_what_was_signed_still_comes_to_the_same_hash(old: Path, held: Rows) -> None:
    session = Session(unlocked(old), today=lambda: DAY)
    signed = [row for row in held["plans"].values() if row["content_hash"]]
    assert signed
    for row in signed:
        plan = session.db.plans.get(row["id"])
        assert plan_seal(session.db, plan) == row["content_hash"]
    session.vault.close()


def test_rounds_of_the_same_number_are_told_apart_and_still_sealed(old: Path) -> None:
    """Nothing kept them apart in 0.1.0, and one of them may be signed."""
    vault = untouched(old)
    connection = vault.connection
    names = [name for name in locks.columns(connection, "assessments") if name not in ("id", "created_at")]
    with transaction(connection):
        for letter in "xyz":
            connection.execute(
                f"INSERT INTO assessments (id, created_at, {', '.join(names)})"
                f" SELECT '{letter}', '2099-01-01T00:00:0{'xzy'.index(letter)}+00:00', {', '.join(names)}"
                " FROM assessments WHERE id NOT IN ('x', 'y', 'z') LIMIT 1"
            )
    vault.close()
    session = Session(unlocked(old), today=lambda: DAY)
    found = {one.id: one for one in session.db.assessments.all()}
    assert [found[letter].branch for letter in "xzy"] == ["b", "c", "d"]
    assert [one.branch for id, one in found.items() if id not in "xyz"] == [""]
    one = found["z"]
    bare = type(one)(**{name: value for name, value in vars(one).items() if name != "branch"})
    assert assessment_seal(session.db, one) == assessment_seal(session.db, bare)
    session.vault.close()


def test_without_a_copy_it_stays_as_it_was(old: Path) -> None:
    before = (old / "valv.db").read_bytes()
    (old / COPIES).write_text("i vägen")
    with pytest.raises(BackupError):
        unlocked(old)
    assert (old / "valv.db").read_bytes() == before


def test_of_two_programs_one_migrates_and_the_other_is_told(old: Path, held: Rows) -> None:
    vault = unlocked(old)
    with pytest.raises(VaultInUseError):
        unlocked(old)
    hold(vault, held)
    vault.close()


OPENING = """
import sys
from pathlib import Path
from db.errors import VaultError
from db.vault import vault as vaults
from desktop.failures.vault import in_swedish
try:
    vaults.unlock(Path(sys.argv[1]), sys.argv[2]).close()
except VaultError as error:
    print(in_swedish(error).title)
else:
    print("öppnat")
"""


def opened(folder: Path, inject: str) -> subprocess.CompletedProcess[str]:
    """Open it in a process of its own, with this done to one of its calls by the kernel's tracer."""
    return subprocess.run(
        (strace(), "-f", "-qq", "-o", "/dev/null", "-e", f"trace={inject.split(':')[0]}", "-e", f"inject={inject}",
         sys.executable, "-c", OPENING, str(folder), PASSPHRASE),
        cwd=HOME, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def whole_before_or_after(folder: Path, held: Rows) -> int:
    """Hold that it is all of the old or all of the new, then that it opens; return which version it was."""
    vault = untouched(folder)
    (version,) = vault.connection.execute("PRAGMA user_version").fetchone()
    if version == 1:
        assert {
            name: found for name, found in rows(vault.connection).items() if name not in OPENS_ITSELF
        } == {name: found for name, found in held.items() if name not in OPENS_ITSELF}
        assert locks.names(vault.connection) != []
    else:
        assert backup_rotate.copies_in(folder / COPIES, vault.vault_id), "migrated without a copy"
        hold(vault, held)
    vault.close()
    vault = unlocked(folder)
    hold(vault, held)
    vault.close()
    return int(version)


# At which of its calls: while it copies, while it migrates, while it closes.
FEW = (("pwrite64", 90), ("fsync", 8), ("pwrite64", 185), ("pwrite64", 213), ("pwrite64", 230))
MANY = (
    *(("pwrite64", number) for number in (1, 2, 3, 60, 120, *range(140, 250, 4))),
    *(("fsync", number) for number in range(1, 12)),
    *(("unlink", number) for number in range(1, 5)),
    ("rename", 1),
)


def killed(folder: Path, held: Rows, call: str, number: int) -> int:
    """Kill it while it opens; return in which version it was left."""
    done = opened(put(folder), f"{call}:signal=SIGKILL:when={number}")
    assert (done.stdout, done.stderr) == ("", ""), (call, number)
    return whole_before_or_after(folder, held)


def test_killed_at_any_call_it_is_all_of_the_old_or_all_of_the_new(tmp_path: Path, held: Rows) -> None:
    seen = {killed(tmp_path / f"{call} {number}", held, call, number) for call, number in FEW}
    assert seen == {1, len(migrations.MIGRATIONS)}


@pytest.mark.soak
def test_killed_at_many_calls_it_is_all_of_the_old_or_all_of_the_new(tmp_path: Path, held: Rows) -> None:
    seen = {killed(tmp_path / f"{call} {number}", held, call, number) for call, number in MANY}
    assert seen == {1, len(migrations.MIGRATIONS)}


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ("ENOSPC", {"Disken är full"}),
        ("EROFS", {"Mappen går inte att skriva i", "Disken svarade med ett fel"}),
        ("EIO", {"Disken svarade med ett fel"}),
    ],
)
def test_on_a_disk_that_is_full_or_fails_it_is_said_and_nothing_is_lost(
    tmp_path: Path, held: Rows, error: str, told: set[str]
) -> None:
    for moment, also in ((90, {"Säkerhetskopian blev inte klar", "Disken är full"}), (185, set[str]())):
        folder = put(tmp_path / f"{error} {moment}")
        done = opened(folder, f"pwrite64:error={error}:when={moment}+")
        assert done.stdout.strip() in told | also, (moment, done.stderr[-800:])
        assert whole_before_or_after(folder, held) == 1


@pytest.mark.parametrize("page", [1, 41, 100])
def test_damaged_it_is_saved_into_a_vault_of_today(old: Path, held: Rows, page: int) -> None:
    hurt(old, page)
    key = vaults.unseal(old, PASSPHRASE)
    found = salvage.prepare(old, key, ways())
    salvage.take(old)
    vault = unlocked(old)
    assert vault.connection.execute("PRAGMA user_version").fetchone() == (len(migrations.MIGRATIONS),)
    assert found.is_complete or page != 1
    saved, wanted = rows(vault.connection), as_today(held)
    for table in wanted:
        if table not in OPENS_ITSELF:
            gone = [number for number, row in wanted[table].items() if saved[table].get(number) != row]
            assert len(gone) == found.of(table).lost, table
    vault.close()
