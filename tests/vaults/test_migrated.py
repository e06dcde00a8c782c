"""The vault of 0.1.0 becomes what a vault is today: with a copy first, row by row, and never halfway."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.backup import container as backup_container
from db.backup.errors import BackupError
from db.backup.make import FOLDER as COPIES
from db.chain.seals import assessment_seal, plan_seal
from db.errors import VaultInUseError
from db.salvage import save as salvage
from db.store import locks, migrations
from db.store.connection import sqlcipher3, transaction
from db.vault import vault as vaults
from desktop.session.session import Session
from tests.builders import DAY
from tests.db.backup.copies import lying
from tests.db.salvage.salvaging import hurt, ways
from tests.db.store.shapes import of_script
from tests.vaults.make import PASSPHRASE
from tests.vaults.migrating import OPENS_ITSELF, Rows, as_today, hold, put, rows, unlocked, untouched


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
    (front,) = lying(old / COPIES, key)
    assert (front.manifest.reason, front.manifest.schema) == ("before_migration", 1)
    again = put(tmp_path / "igen")
    with (again / "valv.db").open("wb") as file:
        backup_container.read_through(front, backup_container.never_cancelled, file)
    vault = untouched(again)
    assert rows(vault.connection) == held
    vault.close()
    unlocked(old).close()
    assert len(lying(old / COPIES, key)) == 1


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
