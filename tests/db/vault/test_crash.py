"""A program killed in the middle: of making a vault, of changing a passphrase, of saving."""

from __future__ import annotations

import base64
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from db.errors import WrongPassphraseError
from db.files import staging
from db.secrets.kdf import CHEAPEST
from db.vault import vault as vaults
from db.vault.vault import Vault, VaultState
from tests.db.killed import killed_at

FRAS = "fem ord i en lång rad"
CANARY = "Sjöjungfrun Ågot berättade om höstlovet"

KILLED = """
from db.vault import vault as vaults
from db.secrets.kdf import CHEAPEST
folder, what = Path(given[0]), given[1]
vault = vaults.unlock(folder, "fem ord i en lång rad") if what == "change" else None
count()
if what == "create":
    vaults.create(folder, "fem ord i en lång rad", kdf=CHEAPEST)[0].close()
else:
    vaults.change_passphrase(vault, "fem ord i en lång rad", "en annan fras på fem ord")
"""


def test_a_creation_killed_anywhere_leaves_nothing_or_a_whole_vault(tmp_path: Path) -> None:
    seen, number, finished = set(), 0, False
    while not finished:
        number += 1
        folder = tmp_path / str(number)
        finished = killed_at(KILLED, number, folder, "create")
        state = vaults.state_of(folder)
        seen.add(state)
        assert state in {VaultState.ABSENT, VaultState.PRESENT}
        if state is VaultState.PRESENT:
            vaults.unlock(folder, FRAS).close()
        else:
            vaults.create(folder, FRAS, kdf=CHEAPEST)[0].close()
        assert sorted(entry.name for entry in folder.iterdir()) == ["valv.db", "valv.key", "valv.key.bak"]
    assert seen == {VaultState.ABSENT, VaultState.PRESENT}
    assert number > 10


def test_a_change_of_passphrase_killed_anywhere_leaves_exactly_one_that_opens(tmp_path: Path) -> None:
    opened_by, number, finished = set(), 0, False
    vaults.create(tmp_path / "0", FRAS, kdf=CHEAPEST)[0].close()
    while not finished:
        number += 1
        folder = tmp_path / str(number)
        shutil.copytree(tmp_path / "0", folder)
        finished = killed_at(KILLED, number, folder, "change")
        try:
            vaults.unlock(folder, FRAS).close()
            opened_by.add("old")
        except WrongPassphraseError:
            vaults.unlock(folder, "en annan fras på fem ord").close()
            opened_by.add("new")
    assert opened_by == {"old", "new"}


def test_a_kill_between_the_two_moves_is_finished_at_the_next_start(tmp_path: Path) -> None:
    folder = tmp_path / "valv"
    vaults.create(folder, FRAS, kdf=CHEAPEST)[0].close()
    (folder / staging.STAGE).mkdir()
    (folder / "valv.key").rename(folder / staging.STAGE / "valv.key")
    (folder / "valv.key.bak").unlink()
    assert vaults.state_of(folder) is VaultState.PRESENT
    vaults.unlock(folder, FRAS).close()


def test_a_left_over_stage_never_touches_a_vault_that_is_there(vault_folder: Path, passphrase: str) -> None:
    (vault_folder / staging.STAGE).mkdir()
    for name in ("valv.db", "valv.key"):
        (vault_folder / staging.STAGE / name).write_bytes(b"other")
    vaults.unlock(vault_folder, passphrase).close()
    assert not (vault_folder / staging.STAGE).exists()


WRITER = """
import os, signal, sys
from pathlib import Path
from db.vault import vault as vaults
from db.store.connection import transaction
vault = vaults.unlock(Path(sys.argv[1]), sys.argv[2])
for number in range(40):
    with transaction(vault.connection):
        vault.connection.execute("INSERT INTO meta VALUES (?, ?)", (f"n{number}", "text " * 200))
    print(number, flush=True)
vault.connection.execute("BEGIN IMMEDIATE")
vault.connection.execute("INSERT INTO meta VALUES ('half', 'half')")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_was_saved_is_there_after_a_kill_and_what_was_half_saved_is_not(
    vault_folder: Path, passphrase: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WRITER, str(vault_folder), passphrase],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split()[-1] == "39"
    vault = vaults.unlock(vault_folder, passphrase)
    rows = vault.connection.execute("SELECT key FROM meta WHERE key LIKE 'n%' OR key = 'half'").fetchall()
    vault.close()
    assert len(rows) == 40


def forms_of(text: str) -> list[bytes]:
    """Return the text as it might lie in a file: UTF-8, UTF-16, and base64 at its three alignments."""
    plain = [text.encode("utf-8"), text.encode("utf-16-le"), text.encode("utf-16-be")]
    coded = [base64.b64encode(pad + plain[0])[8:-8] for pad in (b"", b"x", b"xx")]
    return plain + coded


def found_on_disk(folder: Path) -> list[str]:
    return [
        entry.name
        for entry in folder.rglob("*")
        if entry.is_file()
        for form in forms_of(CANARY)
        if form in entry.read_bytes()
    ]


def test_the_canary_would_be_found_if_it_lay_there(tmp_path: Path) -> None:
    for form in forms_of(CANARY):
        (tmp_path / "fil").write_bytes(b"abc" + form + b"def")
        assert found_on_disk(tmp_path) == ["fil"]
    (tmp_path / "fil").write_bytes(base64.b64encode(b"ab" + CANARY.encode() + b"cd"))
    assert found_on_disk(tmp_path) == ["fil"]


def test_nothing_readable_lies_on_disk_mid_transaction_after_closing_or_in_the_temporary_folder(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    connection = vault.connection
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(
        "INSERT INTO meta VALUES (?, ?)",
        [(f"k{number}", f"{CANARY} {number % 97}") for number in range(20_000)],
    )
    assert len(connection.execute("SELECT value FROM meta ORDER BY value, key DESC").fetchall()) > 20_000
    assert found_on_disk(tmp_path) == []
    connection.execute("COMMIT")
    assert found_on_disk(tmp_path) == []
    vault.close()
    assert found_on_disk(tmp_path) == []
    assert list(temporary.iterdir()) == []
