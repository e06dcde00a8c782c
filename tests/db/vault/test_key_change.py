"""A new data key: the whole vault under it, nothing under the old, and everything that was signed still proved."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest

from db.backup import restore as backup_restore
from db.backup.container import never_cancelled
from db.backup.errors import BackupCancelledError, BackupError
from db.backup.make import FOLDER
from db.backup.source import hold_still
from db.errors import DatabaseDamagedError, VaultError, WrongPassphraseError
from db.files import shred, swap
from db.secrets import keyfile, slots
from db.secrets.kdf import CHEAPEST
from db.store.connection import Connection, check_integrity, connect
from db.vault import key_change
from db.vault import vault as vaults
from db.vault.vault import Vault
from tests.db.backup.copies import copy, write
from tests.db.vault.changing import change, prepare, say
from tests.db.vault.test_crash import found_on_disk

NEW = "en helt annan räv på taket"


def rows(vault: Vault) -> int:
    return int(vault.connection.execute("SELECT count(*) FROM meta WHERE key LIKE 'rad%'").fetchone()[0])


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_the_vault_opens_with_the_new_secrets_alone_and_holds_the_same(
    vault: Vault, passphrase: str, recovery_code: str
) -> None:
    folder, old = vault.folder, vault.key.copy_of_dek()
    write(vault, "rad", 300)
    made = change(vault, passphrase, NEW)
    after = vaults.unlock(folder, NEW)
    assert rows(after) == 300
    assert after.notices == ()
    assert after.vault_id == vault.vault_id
    assert after.key.dek != old
    assert after.key.header.gen == 2
    check_integrity(after.connection)
    after.close()
    with pytest.raises(WrongPassphraseError):
        vaults.unlock(folder, passphrase)
    assert not vaults.try_recovery_code(folder, recovery_code)
    assert vaults.try_recovery_code(folder, made.code)
    with pytest.raises(DatabaseDamagedError):
        connect(folder / "valv.db", old)


def test_the_passphrase_may_be_kept(vault: Vault, passphrase: str) -> None:
    old, generation = bytes(vault.key.dek), vault.key.header.gen
    change(vault, passphrase)
    after = vaults.unlock(vault.folder, passphrase)
    assert bytes(after.key.dek) != old
    assert after.key.header.gen == generation + 1
    after.close()


def test_nothing_is_made_with_a_wrong_passphrase(vault: Vault) -> None:
    before = names(vault.folder)
    with pytest.raises(WrongPassphraseError):
        key_change.forge(vault.key, "inte den rätta frasen", NEW)
    assert names(vault.folder) == before


def test_every_page_is_another_but_the_mark_of_whose_it_is(vault: Vault, passphrase: str) -> None:
    folder = vault.folder
    write(vault, "rad", 300)
    change(vault, passphrase)
    vaults.unlock(folder, passphrase).close()
    new, old = (folder / "valv.db").read_bytes(), (folder / "ersatt-1" / "valv.db").read_bytes()
    assert new[:16] == old[:16] == bytes.fromhex(vault.vault_id)
    pages = {new[at : at + 512] for at in range(16, len(new) - 512, 512)}
    assert not pages & {old[at : at + 512] for at in range(16, len(old) - 512, 512)}
    assert stat.S_IMODE((folder / "valv.db").stat().st_mode) == 0o600


def test_the_form_of_the_file_is_kept(vault: Vault, passphrase: str) -> None:
    asked = ("auto_vacuum", "user_version", "application_id")
    before = [vault.connection.execute(f"PRAGMA {name}").fetchone() for name in asked]
    change(vault, passphrase)
    after = vaults.unlock(vault.folder, passphrase)
    assert [after.connection.execute(f"PRAGMA {name}").fetchone() for name in asked] == before
    after.close()


def test_an_old_copy_is_taken_into_use_with_the_old_secrets(
    vault: Vault, passphrase: str, recovery_code: str
) -> None:
    folder = vault.folder
    write(vault, "rad", 20)
    made = copy(vault)
    change(vault, passphrase, NEW)
    vaults.unlock(folder, NEW).close()
    for secret, is_code in ((passphrase, False), (recovery_code, True)):
        backup_restore.prepare(
            made.front.path, folder, secret, is_code=is_code, mend=lambda *_: None, tick=never_cancelled
        )
        backup_restore.finish(folder)
        restored = vaults.unlock(folder, passphrase)
        assert rows(restored) == 20
        restored.close()


def test_a_copy_made_after_opens_with_the_new_secrets(vault: Vault, passphrase: str, tmp_path: Path) -> None:
    folder = vault.folder
    write(vault, "rad", 20)
    made = change(vault, passphrase, NEW)
    after = vaults.unlock(folder, NEW)
    front = copy(after, seq=2).front
    after.close()
    for secret, is_code in ((NEW, False), (made.code, True)):
        backup_restore.prepare(
            front.path, tmp_path / secret, secret, is_code=is_code, mend=lambda *_: None, tick=never_cancelled
        )
    with pytest.raises(WrongPassphraseError):
        backup_restore.prepare(
            front.path, tmp_path / "x", passphrase, is_code=False, mend=lambda *_: None, tick=never_cancelled
        )


def test_broken_off_nothing_is_left_and_every_copy_of_a_key_is_wiped(vault: Vault, passphrase: str) -> None:
    before, made = names(vault.folder), key_change.forge(vault.key, passphrase, NEW)
    source = hold_still(vault)

    def stop(_size: int) -> None:
        source.stop()

    with pytest.raises(BackupCancelledError):
        key_change.make(source, made, say, stop)
    source.release()
    assert not any(source.dek)
    assert names(vault.folder) == before
    write(vault, "rad")
    vault.close()
    vaults.unlock(vault.folder, passphrase).close()


def test_a_full_disk_is_told_before_anything_is_written(
    vault: Vault, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = (vault.folder / "valv.db").stat().st_size
    monkeypatch.setattr(
        shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(9, 9, 2 * size - 1)
    )  # the kind it returns
    with pytest.raises(BackupError) as caught:
        prepare(vault, passphrase)
    assert (caught.value.kind, caught.value.megabytes) == ("full", 1)
    assert not (vault.folder / swap.STAGE).exists()


def test_what_the_new_vault_is_told_is_all_that_may_differ(vault: Vault, passphrase: str) -> None:
    def loses(connection: Connection, dek: bytearray) -> None:
        say(connection, dek)
        connection.execute("INSERT INTO schools VALUES ('a','b','kommunal','','','','','','',NULL,'')")

    made, source = key_change.forge(vault.key, passphrase), hold_still(vault)
    with pytest.raises(BackupError):
        key_change.make(source, made, loses, never_cancelled)
    source.release()
    assert not (vault.folder / swap.STAGE).exists()


def test_nothing_readable_lies_on_disk_on_the_way(
    vault: Vault, passphrase: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    write(vault, "rad", 5000)
    seen = []

    def looks(connection: Connection, dek: bytearray) -> None:
        say(connection, dek)
        seen.append(found_on_disk(tmp_path))

    made, source = key_change.forge(vault.key, passphrase), hold_still(vault)
    key_change.make(source, made, looks, lambda _size: None)
    source.release()
    key_change.decide(vault)
    vault.close()
    vaults.unlock(vault.folder, passphrase).close()
    assert seen == [[]]
    assert found_on_disk(tmp_path) == []
    assert names(temporary) == []


def test_the_old_pair_is_removed_only_once_and_only_if_it_is_the_old_pair(
    vault: Vault, passphrase: str
) -> None:
    folder = vault.folder
    change(vault, passphrase)
    after = vaults.unlock(folder, passphrase)
    header = after.key.header
    after.close()
    (folder / "ersatt-2").mkdir()
    shutil.copy(folder / "valv.key", folder / "ersatt-2")  # the present key: not an older pair
    (folder / "ersatt-3").mkdir()
    (folder / "ersatt-3" / "valv.db").write_bytes(b"nobody knows whose")
    for name in ("ersatt-1", "ersatt-2", "ersatt-3", "ersatt-4", "kopior", "..", ""):
        key_change.remove_old(folder, name, header)
    assert names(folder) == ["ersatt-2", "ersatt-3", "valv.db", "valv.key", "valv.key.bak"]
    assert names(folder / "ersatt-2") == ["valv.key"]
    assert names(folder / "ersatt-3") == ["valv.db"]
    vaults.unlock(folder, passphrase).close()


def test_a_file_is_overwritten_before_it_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, held = tmp_path / "fil", tmp_path / "samma"
    path.write_bytes(b"hemligt" * 300_000)
    os.link(path, held)
    shred.remove(path)
    assert not path.exists()
    assert held.stat().st_size == 2_100_000
    assert b"hemligt" not in held.read_bytes()
    shred.remove(path)


def test_ways_in_that_cannot_be_carried_over_are_named_and_a_device_one_is_made_again(
    vault: Vault, passphrase: str
) -> None:
    key, device = vault.key, b"d" * 32
    dek = key.copy_of_dek()
    more = [
        slots.seal(dek, key.header.vault, 7, "pass+device", bytearray(passphrase.encode()), CHEAPEST, device),
        slots.seal(dek, key.header.vault, 8, "recovery", bytearray(b"another code"), CHEAPEST),
    ]
    key.header = key.header.next((*key.header.slots, *more))
    (vault.folder / "valv.key").write_bytes(keyfile.encode(key.header, dek))
    assert key_change.lost(key.header) == ("code", "device")
    assert key_change.lost(key.header, device) == ("code",)
    made = key_change.forge(key, passphrase, NEW, device)
    assert [slot.type for slot in made.header.slots] == ["pass", "pass+device", "recovery"]
    _header, found, _slot = slots.unseal(made.data, bytearray(NEW.encode()), ("pass+device",), device)
    assert found == made.dek
    made = key_change.forge(key, passphrase, NEW)
    assert [slot.type for slot in made.header.slots] == ["pass", "recovery"]


def test_a_mark_that_could_not_be_forced_to_disk_is_taken_back(
    vault: Vault, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(vault, passphrase, NEW)
    real, count = os.fsync, 0

    def failing(handle: int) -> None:
        nonlocal count
        count += 1
        if count == 5:  # the folder, after the mark has its name
            raise OSError(5, "input/output error")
        real(handle)

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(VaultError):
        key_change.decide(vault)
    monkeypatch.undo()
    assert count >= 5
    assert not (vault.folder / swap.STAGE).exists()
    vault.close()
    vaults.unlock(vault.folder, passphrase).close()


def test_the_files_of_a_restored_stage_and_the_copies_are_left_alone(vault: Vault, passphrase: str) -> None:
    made = copy(vault)
    change(vault, passphrase)
    vaults.unlock(vault.folder, passphrase).close()
    assert made.front.path.parent == vault.folder / FOLDER
    assert made.front.path.exists()
    assert sorted(path.name for path in (vault.folder / "ersatt-1").iterdir()) == [
        "valv.db",
        "valv.key",
        "valv.key.bak",
    ]
