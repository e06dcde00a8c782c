"""The check behind an open vault: it finds what is wrong, holds nobody up, and lets go of nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from db.errors import DatabaseDamagedError
from db.store.checking import AT_ONCE
from db.store.connection import transaction
from db.vault import vault as vaults
from db.vault.vault import Vault

FAR_IN = 3_000_000  # bytes; among the rows written here

SECOND = """
import sys
from pathlib import Path
from db.store.connection import connect
from db.errors import VaultInUseError
try:
    connect(Path(sys.argv[1]), bytearray.fromhex(sys.argv[2])).close()
    print("open")
except VaultInUseError:
    print("held")
"""


@pytest.fixture
def large_folder(vault_folder: Path, passphrase: str) -> Path:
    """Return a vault too large to be checked before it is shown."""
    vault = vaults.unlock(vault_folder, passphrase)
    write(vault, "first", 1700)
    vault.close()
    assert (vault_folder / "valv.db").stat().st_size > AT_ONCE
    return vault_folder


def write(vault: Vault, name: str, rows: int) -> None:
    with transaction(vault.connection):
        vault.connection.executemany(
            "INSERT INTO meta VALUES (?, ?)", [(f"{name} {number}", "ord " * 800) for number in range(rows)]
        )


def second_program(vault: Vault) -> str:
    line = [sys.executable, "-c", SECOND, str(vault.folder / "valv.db"), vault.key.dek.hex()]
    return subprocess.run(line, capture_output=True, text=True, check=True).stdout.strip()


def in_a_worker(vault: Vault) -> list[Exception]:
    failures: list[Exception] = []

    def run() -> None:
        try:
            assert vault.check is not None
            vault.check.run()
        except DatabaseDamagedError as error:
            failures.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return failures


def test_a_small_vault_is_checked_before_it_is_shown(vault: Vault) -> None:
    assert vault.check is None


def test_a_large_sound_vault_is_found_sound_behind(large_folder: Path, passphrase: str) -> None:
    vault = vaults.unlock(large_folder, passphrase)
    assert in_a_worker(vault) == []
    vault.was_checked()
    assert vault.connection.execute("PRAGMA wal_autocheckpoint").fetchone() == (1000,)
    write(vault, "second", 10)
    vault.close()
    assert sorted(entry.name for entry in large_folder.iterdir()) == ["valv.db", "valv.key", "valv.key.bak"]


def test_damage_far_into_a_large_vault_is_found_behind_and_then_nothing_is_written(
    large_folder: Path, passphrase: str
) -> None:
    data = bytearray((large_folder / "valv.db").read_bytes())
    data[FAR_IN] ^= 1
    (large_folder / "valv.db").write_bytes(data)
    vault = vaults.unlock(large_folder, passphrase)
    (failure,) = in_a_worker(vault)
    assert isinstance(failure, DatabaseDamagedError)
    vault.was_damaged()
    assert vault.connection.execute("SELECT value FROM meta WHERE key = 'vault_id'").fetchone() == (
        vault.vault_id,
    )
    with pytest.raises(DatabaseDamagedError):
        write(vault, "late", 1)
    vault.close()
    assert (large_folder / "valv.db").read_bytes() == data


def test_writing_while_the_check_runs_raises_no_false_alarm(large_folder: Path, passphrase: str) -> None:
    vault = vaults.unlock(large_folder, passphrase)
    assert vault.check is not None
    failures: list[Exception] = []
    thread = threading.Thread(target=lambda: failures.extend(in_a_worker(vault)))
    thread.start()
    for number in range(20):
        write(vault, f"meanwhile {number}", 100)
    thread.join()
    assert failures == []
    vault.was_checked()
    vault.close()
    again = vaults.unlock(large_folder, passphrase)
    assert again.connection.execute("SELECT count(*) FROM meta").fetchone()[0] >= 3700
    again.close()


def test_the_check_does_not_let_a_second_program_in(large_folder: Path, passphrase: str) -> None:
    vault = vaults.unlock(large_folder, passphrase)
    assert second_program(vault) == "held"
    in_a_worker(vault)
    vault.was_checked()
    assert second_program(vault) == "held"
    dek = bytearray(vault.key.dek)
    vault.close()
    vault.key.dek[:] = dek
    assert second_program(vault) == "open"
    vault.key.wipe()


def test_closing_in_the_middle_of_the_check_closes_and_says_nothing(
    large_folder: Path, passphrase: str
) -> None:
    for _ in range(5):
        vault = vaults.unlock(large_folder, passphrase)
        failures: list[Exception] = []
        thread = threading.Thread(
            target=lambda kept=failures, open_one=vault: kept.extend(in_a_worker(open_one))
        )
        thread.start()
        write(vault, os.urandom(4).hex(), 5)
        vault.close()
        thread.join()
        assert failures == []
    vaults.unlock(large_folder, passphrase).close()


def test_a_check_stopped_before_it_began_does_not_run(large_folder: Path, passphrase: str) -> None:
    vault = vaults.unlock(large_folder, passphrase)
    vault.close()
    assert in_a_worker(vault) == []
