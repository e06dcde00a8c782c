"""What must hold on a disk whose computer lost its power: the vault opens, and every promise was kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.backup import container as backup_container
from db.backup.before import before_migration
from db.backup.make import FOLDER as COPIES
from db.errors import DatabaseTooNewError, VaultError, WrongPassphraseError
from db.files import swap
from db.log.chain import Log, Wanted
from db.secrets import keyfile
from db.secrets.kdf import CHEAPEST
from db.store import migrations
from db.store.connection import check_integrity
from db.tables.database import Database
from db.vault import key_change
from db.vault import vault as vaults
from db.vault.vault import Vault, VaultState
from desktop.version import VERSION
from tests.db.backup.copies import lying
from tests.db.power import work


def created(folder: Path, acks: list[str]) -> None:
    """Nothing or a whole vault; a whole one as soon as it was said."""
    if vaults.state_of(folder) is VaultState.ABSENT:
        assert acks == [], "a vault that was made is gone"
        vaults.create(folder, work.OLD, kdf=CHEAPEST)[0].close()
    _closed(vaults.unlock(folder, work.OLD))


def saved(folder: Path, acks: list[str]) -> None:
    """Every promised state or a later one, no note half saved, and each act in the log if and only if done."""
    vault = vaults.unlock(folder, work.OLD)
    database = Database(vault.connection)
    log = Log(vault.connection, bytes(vault.subkey("audit")), VERSION, "")
    found = {note.id: note for note in database.notes.all()}
    logged = {(row.event, row.object_id) for row in log.find(Wanted())}
    for ack in acks:
        word, *rest = ack.split()
        if word in {"begun", "signed"}:
            assert rest[0] in found, ack
            assert (f"note_{word}", rest[0]) in logged, ack
            assert word == "begun" or found[rest[0]].status == "signed", ack
        elif word == "saved":
            state = int(found[rest[0]].body.split(" ", 1)[0].split(".")[1])
            assert state >= int(rest[2]), ack
    for note in found.values():
        if note.body:
            number, saved = note.body.split(" ", 1)[0].split(".")
            assert note.body == work.text(int(number), int(saved)), "half a text"
        assert ("note_begun", note.id) in logged
        assert (note.status == "signed") == (("note_signed", note.id) in logged)
    assert len(found) >= 20
    _closed(vault)


def rekeyed(folder: Path, acks: list[str]) -> None:
    """A key file that was there is whole, the old one or the new; the way in that was promised opens."""
    for name in ("valv.key", "valv.key.bak"):
        keyfile.parse((folder / name).read_bytes())
    try:
        vault = vaults.unlock(folder, work.NEW)
    except VaultError:
        assert "changed" not in acks
        vault = vaults.unlock(folder, work.OLD)
    assert len(Database(vault.connection).notes.all()) == 20
    _closed(vault)
    codes = [ack.removeprefix("code ") for ack in acks if ack.startswith("code ")]
    assert all(vaults.try_recovery_code(folder, code) for code in codes)


def new_key(folder: Path, acks: list[str]) -> None:
    """The old vault or the whole of the new, each with every text promised; what was signed is proved in both."""
    assert vaults.state_of(folder) is VaultState.PRESENT
    try:
        vault = vaults.unlock(folder, work.NEW)
    except WrongPassphraseError:
        assert "changed" not in acks
        vault = vaults.unlock(folder, work.OLD)
    is_new = vault.key.header.gen == 2
    saved = {note.body for note in Database(vault.connection).notes.all()}
    assert {work.text(number, 0) for number in range(20)} <= saved
    assert "saved" not in acks or work.text(20, 0) in saved
    assert "written" not in acks or work.text(21, 0) in saved
    log = Log(vault.connection, bytes(vault.subkey("audit")), VERSION, "")
    assert log.first_break() is None
    assert is_new == any(row.event == "key_changed" for row in log.find(Wanted()))
    key_change.remove_old(folder, "ersatt-1", vault.key.header)
    assert not (folder / "ersatt-1").exists()
    assert not (folder / swap.STAGE).exists()
    _closed(vault)
    codes = [ack.removeprefix("code ") for ack in acks if ack.startswith("code ")]
    assert all(vaults.try_recovery_code(folder, code) for code in codes)


def migrated(folder: Path, acks: list[str]) -> None:
    """The old form or the whole of the new; never the new one without a copy of the old that reads through."""
    try:
        vaults.unlock(folder, work.OLD).close()
    except DatabaseTooNewError:
        copies = lying(folder / COPIES, vaults.unseal(folder, work.OLD))
        assert copies, "migrated without a copy"
        backup_container.read_through(copies[0], backup_container.never_cancelled)
    else:
        assert "migrated" not in acks
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", [*migrations.MIGRATIONS, work.later])
        vault = vaults.unlock(folder, work.OLD, before=before_migration)
        notes = {note.id: note.body for note in Database(vault.connection).notes.all()}
        assert dict(vault.connection.execute("SELECT id, body FROM later").fetchall()) == notes
        assert len(notes) == 20
        _closed(vault)


def _closed(vault: Vault) -> None:
    """Check the whole file as it lies after a checkpoint, and close."""
    vault.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    check_integrity(vault.connection)
    vault.close()


CHECKS = {
    "create": created,
    "save": saved,
    "careless": saved,
    "rekey": rekeyed,
    "newkey": new_key,
    "migrate": migrated,
}
