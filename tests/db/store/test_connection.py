"""The opening sequence: settings that took, doors that are shut, and a new database only where one was asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from db.errors import (
    DatabaseDamagedError,
    DatabaseMissingError,
    DiskFailingError,
    DiskFullError,
    VaultInUseError,
    VaultReadOnlyError,
)
from db.store import connection as connections
from db.store.connection import Connection, check_integrity, disconnect, sqlcipher3, transaction
from db.store.connection import connect as connect_unchecked
from db.vault.vault import Vault

DEK = bytearray(range(32, 64))
SALT = bytes(range(16))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a small finished database of three pages or more."""
    place = tmp_path / "valv.db"
    place.touch(0o600)
    made = connect(place, DEK, salt=SALT)
    with transaction(made):
        made.execute("CREATE TABLE notes (body TEXT) STRICT")
        made.executemany("INSERT INTO notes VALUES (?)", [("x" * 3000,)] * 20)
    disconnect(made)
    return place


def connect(path: Path, dek: bytearray, *, salt: bytes = b"") -> Connection:
    """Open and check, as opening a vault does."""
    opened = connect_unchecked(path, dek, salt=salt)
    try:
        with connections.named_failures():
            check_integrity(opened)
    except DatabaseDamagedError:
        opened.close()
        raise
    return opened


def pragma(opened: Connection, name: str) -> object:
    return opened.execute(f"PRAGMA {name}").fetchone()[0]


def test_every_setting_is_in_force(vault: Vault) -> None:
    expected = {name: value for name, _set, value in connections.PRAGMAS}
    expected |= {"cipher_memory_security": "1", "cipher_log_level": "NONE", "auto_vacuum": 1}
    assert {name: pragma(vault.connection, name) for name in expected} == expected
    assert vault.connection.isolation_level is None


def test_a_setting_that_did_not_take_stops_the_opening(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "PRAGMAS", (("synchronous", "OFF", 2),))
    with pytest.raises(RuntimeError, match="synchronous"):
        connect(path, DEK)


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH DATABASE 'utanfor.db' AS other KEY ''",
        "ATTACH DATABASE ':memory:' AS other",
        "VACUUM INTO 'utanfor.db'",
        "PRAGMA temp_store = FILE",
        "PRAGMA Temp_Store = 1",
        "PRAGMA writable_schema = ON",
        "PRAGMA rekey = 'abc'",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA secure_delete = OFF",
    ],
)
def test_nothing_readable_can_be_let_out(
    vault: Vault, statement: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(sqlcipher3.DatabaseError, match=r"not authorized|authorization denied"):
        vault.connection.execute(statement)
    assert not (tmp_path / "utanfor.db").exists()


def test_extensions_cannot_be_loaded(vault: Vault) -> None:
    with pytest.raises(sqlcipher3.DatabaseError):
        vault.connection.execute("SELECT load_extension('x')")


def test_closing_leaves_one_file_and_it_is_not_plain_sqlite(path: Path) -> None:
    assert [entry.name for entry in path.parent.iterdir()] == ["valv.db"]
    assert path.read_bytes()[:16] == SALT
    assert b"SQLite format" not in path.read_bytes()


def test_while_open_only_the_log_lies_beside_and_it_is_private(vault: Vault) -> None:
    names = {entry.name for entry in vault.folder.iterdir()}
    assert names == {"valv.db", "valv.db-wal", "valv.key", "valv.key.bak"}
    if os.name != "nt":
        assert {entry.stat().st_mode & 0o077 for entry in vault.folder.iterdir()} == {0}


def test_a_missing_database_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissingError):
        connect(tmp_path / "valv.db", DEK)
    assert list(tmp_path.iterdir()) == []


def test_an_emptied_database_is_not_taken_for_a_new_one(path: Path) -> None:
    path.write_bytes(b"")
    with pytest.raises(DatabaseDamagedError) as caught:
        connect(path, DEK)
    assert caught.value.kind == "empty"
    assert path.read_bytes() == b""


def test_every_way_of_cutting_is_noticed_and_changes_nothing(path: Path) -> None:
    whole = path.read_bytes()
    for length in (1, 15, 16, 1000, 4095, 4096, 5000, 8192, len(whole) - 4096, len(whole) - 1):
        path.write_bytes(whole[:length])
        with pytest.raises(DatabaseDamagedError):
            connect(path, DEK)
        assert path.read_bytes() == whole[:length]


def test_a_flipped_byte_on_any_page_is_noticed_and_changes_nothing(path: Path) -> None:
    whole = path.read_bytes()
    for page in range(len(whole) // 4096):
        for offset in (0, 20, 2000, 4095):
            changed = bytearray(whole)
            changed[page * 4096 + offset] ^= 0x10
            path.write_bytes(changed)
            with pytest.raises(DatabaseDamagedError):
                connect(path, DEK)
            assert path.read_bytes() == changed


def test_swapped_pages_and_garbage_at_the_end_are_noticed(path: Path) -> None:
    whole = path.read_bytes()
    pages = [whole[start : start + 4096] for start in range(0, len(whole), 4096)]
    pages[2], pages[3] = pages[3], pages[2]
    for changed in (b"".join(pages), whole + os.urandom(4096), whole + b"tail"):
        path.write_bytes(changed)
        with pytest.raises(DatabaseDamagedError):
            connect(path, DEK)


def test_a_second_program_is_told_that_the_database_is_held(path: Path) -> None:
    held = connect(path, DEK)
    script = (
        "import sys; from pathlib import Path; from db.store.connection import connect\n"
        "from db.errors import VaultInUseError\n"
        "try: connect(Path(sys.argv[1]), bytearray(range(32, 64)))\n"
        "except VaultInUseError: print('held')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False
    )
    held.close()
    assert (done.stdout, done.stderr) == ("held\n", "")


def test_a_full_disk_is_named_and_loses_nothing_saved(path: Path) -> None:
    opened = connect(path, DEK)
    pages = pragma(opened, "page_count")
    opened.execute(f"PRAGMA max_page_count = {pages}")

    def write_much() -> None:
        with connections.named_failures(), transaction(opened):
            opened.executemany("INSERT INTO notes VALUES (?)", [("y" * 3000,)] * 50)

    with pytest.raises(DiskFullError):
        write_much()
    assert not opened.in_transaction
    assert opened.execute("SELECT count(*) FROM notes").fetchone() == (20,)
    disconnect(opened)


@pytest.mark.parametrize(
    ("code", "named"),
    [
        ("SQLITE_READONLY_DIRECTORY", VaultReadOnlyError),
        ("SQLITE_CANTOPEN", VaultReadOnlyError),
        ("SQLITE_BUSY", VaultInUseError),
        ("SQLITE_IOERR_FSYNC", DiskFailingError),
        ("SQLITE_IOERR_LOCK", VaultInUseError),
        ("SQLITE_CORRUPT", DatabaseDamagedError),
    ],
)
def test_sqlites_own_errors_get_the_vaults_names(code: str, named: type[Exception]) -> None:
    error = sqlcipher3.DatabaseError("no")
    error.sqlite_errorname = code
    with pytest.raises(named), connections.named_failures():
        raise error


def test_other_errors_in_statements_pass_unchanged(vault: Vault) -> None:
    with pytest.raises(sqlcipher3.OperationalError), connections.named_failures():
        vault.connection.execute("SELECT * FROM no_such_table")


def test_the_key_never_reaches_a_trace(path: Path) -> None:
    opened = connect(path, DEK)
    seen: list[str] = []
    opened.set_trace_callback(seen.append)
    opened.execute("SELECT count(*) FROM notes").fetchone()
    disconnect(opened)
    assert seen
    assert not any("key" in text.lower() for text in seen)
