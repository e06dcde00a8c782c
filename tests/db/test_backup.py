"""Making copies: whole, verified, readable by nobody else, and nothing at all when something is wrong."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from db import backup, backup_rotate, migrations
from db import vault as vaults
from db.backup_container import is_authentic, never_cancelled, read_front
from db.backup_contents import contents_of
from db.backup_errors import BackupCancelledError, BackupError
from db.backup_manifest import unseal
from db.backup_restore import try_copy
from db.backup_source import Source, hold_still
from db.connection import Connection, sqlcipher3
from db.vault import Vault
from tests.db.copies import CANARY, copy, write
from tests.db.test_vault_crash import found_on_disk

FAR_IN = 3_000_000

NO_ROOM = """
import resource, signal, sys
from pathlib import Path
from db import backup, vault as vaults
from db.backup_errors import BackupError
from db.kdf import CHEAPEST
from tests.db.copies import copy, write
vault, _code = vaults.create(Path(sys.argv[1]), "fem ord i en lång rad", kdf=CHEAPEST)
write(vault, "stor", 300, "ord " * 1000)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
vault.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, resource.RLIM_INFINITY))
try:
    copy(vault)
except BackupError as error:
    print(error.kind, len(list((vault.folder / backup.FOLDER).iterdir())))
"""


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
    from tests.db.test_checking import second_program

    copy(vault)
    assert second_program(vault) == "held"


def test_a_damaged_vault_is_not_copied_and_the_old_copies_stay(
    vault_folder: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = vaults.unlock(vault_folder, passphrase)
    write(vault, "stor", 1500, "ord " * 1000)
    kept = copy(vault).front.path
    before = kept.read_bytes()
    vault.close()
    data = bytearray((vault_folder / "valv.db").read_bytes())
    data[FAR_IN] ^= 1
    (vault_folder / "valv.db").write_bytes(data)
    damaged = vaults.unlock(vault_folder, passphrase)
    damaged.was_checked()  # as if the check had missed it
    with pytest.raises(BackupError) as caught:
        copy(damaged, seq=2)
    assert caught.value.kind == "source"
    assert list(kept.parent.iterdir()) == [kept]
    assert kept.read_bytes() == before
    damaged.close()


def test_a_vault_found_damaged_is_not_copied(vault: Vault) -> None:
    vault.was_damaged()
    with pytest.raises(BackupError) as caught:
        hold_still(vault)
    assert caught.value.kind == "source"


def test_two_copies_are_not_made_at_once(vault: Vault) -> None:
    source = hold_still(vault)
    with pytest.raises(BackupError) as caught:
        hold_still(vault)
    assert caught.value.kind == "not_ready"
    source.release()
    hold_still(vault).release()


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, "full"),
        (errno.EROFS, "readonly"),
        (errno.EIO, "failed"),
        (errno.EFBIG, "too_large"),
        (errno.ENODEV, "missing"),
    ],
)
def test_a_disk_that_fails_is_named_and_leaves_only_what_was_there(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, number: int, kind: str
) -> None:
    kept = copy(vault).front.path
    real = os.fsync

    def fail(handle: int) -> None:
        if kind:
            raise OSError(number, "disk")
        real(handle)

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(BackupError) as caught:
        copy(vault, seq=2)
    assert caught.value.kind == kind
    assert list(kept.parent.iterdir()) == [kept]


def test_too_little_room_is_said_before_anything_is_written(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _place: _Usage())
    with pytest.raises(BackupError) as caught:
        copy(vault)
    assert (caught.value.kind, caught.value.megabytes) == ("full", 2)


class _Usage:
    free = 1000


def test_a_disk_that_fills_up_halfway_is_named_and_leaves_nothing(vault: Vault) -> None:
    source = hold_still(vault)
    place = vault.folder / backup.FOLDER
    with pytest.raises(BackupError) as caught:
        backup.make(source, place, 1, "asked", _full_disk())
    source.release()
    assert caught.value.kind == "full"
    assert list(place.iterdir()) == []


def _full_disk() -> Callable[[int], None]:
    def tick(_bytes: int) -> None:
        raise OSError(errno.ENOSPC, "disk")

    return tick


def test_breaking_off_leaves_nothing(vault: Vault) -> None:
    for after in range(1, 5):
        source = hold_still(vault)
        left = [after]

        def tick(_bytes: int, left: list[int] = left, source: Source = source) -> None:
            left[0] -= 1
            if not left[0]:
                source.stop()

        place = vault.folder / backup.FOLDER
        try:
            with pytest.raises(BackupCancelledError):
                backup.make(source, place, after, "asked", tick)
        finally:
            source.release()
        assert list(place.iterdir()) == []


def test_closing_the_vault_in_the_middle_closes_it_and_leaves_no_key(
    vault_folder: Path, passphrase: str
) -> None:
    vault = vaults.unlock(vault_folder, passphrase)
    write(vault, "stor", 1500, "ord " * 1000)
    source = hold_still(vault)
    ended: list[Exception] = []

    def run() -> None:
        try:
            backup.make(source, vault_folder / backup.FOLDER, 1, "auto", never_cancelled)
        except BackupCancelledError as error:
            ended.append(error)

    worker = threading.Thread(target=run)
    worker.start()
    write(vault, "sist")
    vault.close()
    worker.join()
    source.release()
    assert len(ended) == 1
    assert not any(source.dek)
    assert list((vault_folder / backup.FOLDER).iterdir()) == []
    vaults.unlock(vault_folder, passphrase).close()


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
    there = backup.copy_to(made.front, stick, never_cancelled)
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
        backup.copy_to(made.front, stick, never_cancelled)
    assert list(stick.iterdir()) == []


def test_a_target_that_takes_no_more_is_not_taken_for_a_damaged_vault(tmp_path: Path) -> None:
    line = [sys.executable, "-c", NO_ROOM, str(tmp_path / "valv")]
    done = subprocess.run(line, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["failed", "0"]


def test_a_missing_stick_is_said(vault: Vault, tmp_path: Path) -> None:
    made = copy(vault)
    with pytest.raises(BackupError) as caught:
        backup.copy_to(made.front, tmp_path / "media" / "usb", never_cancelled)
    assert caught.value.kind == "missing"


def test_a_new_version_copies_the_vault_before_it_changes_it(
    vault_folder: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def second(connection: Connection) -> None:
        assert len(list((vault_folder / backup.FOLDER).iterdir())) == 1
        connection.execute("CREATE TABLE nytt (id TEXT PRIMARY KEY NOT NULL) STRICT")

    monkeypatch.setattr(migrations, "MIGRATIONS", [*migrations.MIGRATIONS, second])
    vault = vaults.unlock(vault_folder, passphrase)
    (front,) = backup_rotate.copies_in(vault_folder / backup.FOLDER, vault.vault_id)
    assert (front.manifest.reason, front.manifest.schema) == ("before_migration", 1)
    assert vault.connection.execute("PRAGMA user_version").fetchone() == (2,)
    assert try_copy(front.path, vault_folder, vault.key.dek, never_cancelled).manifest.schema == 1
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
        vaults.unlock(vault_folder, passphrase)
    assert (vault_folder / "valv.db").read_bytes() == before


def test_the_canary_is_what_is_looked_for() -> None:
    from tests.db import test_vault_crash

    assert test_vault_crash.CANARY == CANARY
