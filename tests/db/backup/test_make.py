"""Making copies: whole, verified, readable by nobody else, and nothing at all when something is wrong."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from db.backup import make as backup
from db.backup.before import before_migration
from db.backup.container import is_authentic, never_cancelled, read_front
from db.backup.contents import contents_of
from db.backup.errors import BackupError
from db.backup.manifest import unseal
from db.backup.restore import try_copy
from db.backup.source import hold_still
from db.store import migrations
from db.store.connection import Connection, sqlcipher3
from db.vault import vault as vaults
from db.vault.vault import Vault
from tests.db.backup.copies import CANARY, copy, lying, write
from tests.db.vault.test_crash import found_on_disk


def test_a_copy_holds_what_the_vault_holds_and_says_so(vault: Vault) -> None:
    write(vault, "rad", 200)
    made = copy(vault)
    front = read_front(made.front.path)
    assert front.manifest.vault == vault.vault_id
    assert is_authentic(front, vault.key.dek)
    assert unseal(front.manifest, vault.key.dek) == contents_of(vault.connection)
    assert try_copy(made.front.path, vault.folder, vault.key.dek, never_cancelled).found == made.found


def test_only_the_copy_is_left_in_the_place_and_only_the_user_may_read_it(vault: Vault) -> None:
    made = copy(vault)
    assert list(made.front.path.parent.iterdir()) == [made.front.path]
    assert stat.S_IMODE(made.front.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.front.path.parent.stat().st_mode) == 0o700


def test_a_copy_carries_no_slot_that_needs_this_computer(vault: Vault) -> None:
    made = copy(vault)
    assert [slot.type for slot in made.front.header.slots] == ["pass", "recovery"]


def test_neither_the_text_nor_how_many_there_are_can_be_read_without_the_key(vault: Vault) -> None:
    write(vault, "rad", 500)
    seen: list[list[str]] = []

    def look(_bytes: int) -> None:
        seen.append(found_on_disk(vault.folder))

    source = hold_still(vault)
    made = backup.make(source, vault.folder / backup.FOLDER, 1, "asked", look)
    source.release()
    assert len(seen) > 3
    assert not any(seen)
    assert found_on_disk(vault.folder) == []
    assert b"pupils" not in made.front.path.read_bytes()[:4096]


def test_what_is_written_meanwhile_waits_for_the_next_copy_and_is_not_lost(vault: Vault) -> None:
    write(vault, "before", 50)
    source = hold_still(vault)
    write(vault, "meanwhile", 50)
    made = backup.make(source, vault.folder / backup.FOLDER, 1, "auto", never_cancelled)
    source.release()
    assert unseal(made.front.manifest, vault.key.dek).counts["meta"] == 53
    assert vault.connection.execute("SELECT count(*) FROM meta").fetchone() == (103,)
    assert unseal(copy(vault, seq=2).front.manifest, vault.key.dek).counts["meta"] == 103
    assert vault.connection.execute("PRAGMA wal_autocheckpoint").fetchone() == (1000,)


def test_typing_goes_on_in_another_thread_while_a_large_vault_is_copied(vault: Vault) -> None:
    write(vault, "stor", 1500, "ord " * 1000)
    source = hold_still(vault)
    made: list[backup.Made] = []
    worker = threading.Thread(
        target=lambda: made.append(
            backup.make(source, vault.folder / backup.FOLDER, 1, "auto", never_cancelled)
        )
    )
    worker.start()
    saved = 0
    while worker.is_alive():
        write(vault, f"tangent {saved}")
        saved += 1
    worker.join()
    source.release()
    assert saved > 3
    assert unseal(made[0].front.manifest, vault.key.dek).counts["meta"] == 1503


def test_the_vaults_own_connection_still_may_not_copy_itself_anywhere(vault: Vault, tmp_path: Path) -> None:
    source = hold_still(vault)
    source.contents()
    for statement in ("VACUUM INTO ?", "ATTACH ? AS other"):
        with pytest.raises(sqlcipher3.DatabaseError, match="authoriz"):
            vault.connection.execute(statement, (str(tmp_path / "ute.db"),))
    source.release()
    assert not (tmp_path / "ute.db").exists()


def test_the_folder_is_still_held_after_a_copy(vault: Vault) -> None:
    from tests.db.store.test_checking import second_program

    copy(vault)
    assert second_program(vault) == "held"


def test_what_a_killed_copy_left_is_swept_away_by_the_next(vault: Vault) -> None:
    place = vault.folder / backup.FOLDER
    place.mkdir()
    (place / ".narvara-kopia-abc.tmp").write_bytes(b"half")
    made = copy(vault)
    assert list(place.iterdir()) == [made.front.path]


def test_a_second_place_gets_the_same_bytes(vault: Vault, tmp_path: Path) -> None:
    made = copy(vault)
    stick = tmp_path / "usb"
    stick.mkdir()
    there = backup.copy_to(made.front, stick, never_cancelled, made.front.first)
    assert there.path.read_bytes() == made.front.path.read_bytes()
    assert list(stick.iterdir()) == [there.path]


def test_a_stick_that_writes_other_bytes_is_found_out(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = copy(vault)
    stick = tmp_path / "usb"
    stick.mkdir()
    real = os.fsync

    def corrupt(handle: int) -> None:
        real(handle)
        os.pwrite(handle, b"\xff\x00\xff", made.front.start + 9000)

    monkeypatch.setattr(os, "fsync", corrupt)
    with pytest.raises(BackupError):
        backup.copy_to(made.front, stick, never_cancelled, made.front.first)
    assert list(stick.iterdir()) == []


def test_a_new_version_copies_the_vault_before_it_changes_it(
    vault_folder: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def later(connection: Connection) -> None:
        assert len(list((vault_folder / backup.FOLDER).iterdir())) == 1
        connection.execute("CREATE TABLE nytt (id TEXT PRIMARY KEY NOT NULL) STRICT")

    monkeypatch.setattr(migrations, "MIGRATIONS", [*migrations.MIGRATIONS, later])
    vault = vaults.unlock(vault_folder, passphrase, before=before_migration)
    (front,) = lying(vault_folder / backup.FOLDER, vault.key)
    assert (front.manifest.reason, front.manifest.schema) == (
        "before_migration",
        len(migrations.MIGRATIONS) - 1,
    )
    assert vault.connection.execute("PRAGMA user_version").fetchone() == (len(migrations.MIGRATIONS),)
    assert (
        try_copy(front.path, vault_folder, vault.key.dek, never_cancelled).manifest.schema
        == front.manifest.schema
    )
    vault.close()
    vaults.unlock(vault_folder, passphrase).close()
    assert len(list((vault_folder / backup.FOLDER).iterdir())) == 1


def test_without_a_copy_nothing_is_migrated(
    vault_folder: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", [*migrations.MIGRATIONS, lambda _connection: None])
    (vault_folder / backup.FOLDER).write_text("i vägen")
    before = (vault_folder / "valv.db").read_bytes()
    with pytest.raises(BackupError):
        vaults.unlock(vault_folder, passphrase, before=before_migration)
    assert (vault_folder / "valv.db").read_bytes() == before


def test_what_can_copy_nothing_migrates_nothing(
    vault_folder: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", [*migrations.MIGRATIONS, lambda _connection: None])
    before = (vault_folder / "valv.db").read_bytes()
    with pytest.raises(RuntimeError, match="without a copy"):
        vaults.unlock(vault_folder, passphrase)
    assert (vault_folder / "valv.db").read_bytes() == before


def test_the_canary_is_what_is_looked_for() -> None:
    from tests.db.vault import test_crash as test_vault_crash

    assert test_vault_crash.CANARY == CANARY
