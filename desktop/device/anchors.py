"""Whether an old copy of the vault was put back, by what was noted outside it: in the keyring and in its copies.

The keyring is written to only while the vault is bound to this computer. A warning is told and logged once for
each thing that was noted; it never stops anyone.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from db.backup import (
    manifest as backup_manifest,
)
from db.backup import (
    rotate as backup_rotate,
)
from db.backup import signers
from db.backup.make import FOLDER
from db.errors import VaultError
from db.log.chain import Wanted
from db.records.events import LogEvent
from db.vault import anchors
from desktop.device import ask
from desktop.device.ask import Ask, KeyringError
from desktop.device.protocol import Noted
from desktop.errors import UserError
from desktop.session.session import Session
from desktop.work import Work

EXPLAINING: tuple[LogEvent, ...] = ("restored", "vault_salvaged")
"""Events that explain why the vault is older than a copy made before them."""


def noted(session: Session) -> Noted:
    """Return how the vault stands now."""
    now = anchors.anchor_of(session.vault.key.header.gen, session.log)
    return Noted(now.gen, now.seq, now.head)


def look(session: Session) -> list[str]:
    """Return what is to be told now that the vault is open, and log it; nothing when it was told before."""
    found = [detail for detail in (_by_keyring(session), _by_copies(session)) if detail]
    told = {row.detail for row in session.log.find(Wanted(events=("older_seen",)))}
    fresh = [detail for detail in found if detail not in told]
    for detail in fresh:
        # Where nothing can be written, it is told all the same, and next time once more.
        with suppress(UserError), session.change(event="older_seen", detail=detail):
            pass
    return [_words()] if fresh else []


def note(session: Session, work: Work) -> None:
    """Put down in the keyring how the vault stands, without waiting. A keyring that fails is asked next time."""

    def failed(error: Exception) -> None:
        if not isinstance(error, KeyringError):
            raise error

    if session.vault.key.device:
        work.start(Ask("note", session.vault.vault_id, noted(session)).run, lambda _nothing: None, failed)


def leave(session: Session) -> None:
    """Put it down as the vault is locked, which waits for nothing and asks the user nothing."""
    if session.vault.is_open and session.vault.key.device:
        ask.leave(session.vault.vault_id, noted(session))


def _by_keyring(session: Session) -> str:
    key = session.vault.key
    if key.anchor is None or not anchors.is_older(key.anchor, key.header.gen, session.log):
        return ""
    return f"keyring:{key.anchor.gen}.{key.anchor.seq}"


def _by_copies(session: Session) -> str:
    """Compare with the newest copy beside the vault that this very key has signed."""
    vault = session.vault
    with signers.present(vault.key.dek) as keys:
        found = backup_rotate.copies_in(vault.folder / FOLDER, vault.vault_id, keys)
    for front in found:
        with suppress(VaultError):
            contents = backup_manifest.unseal(front.manifest, vault.key.dek)
            is_held = session.log.holds(contents.log_seq, contents.log_mac)
            is_explained = _restored_since(session, front.manifest.moment)
            return "" if is_held or is_explained else f"copy:{front.manifest.seq}"
    return ""


def _restored_since(session: Session, moment: datetime) -> bool:
    rows = session.log.find(Wanted(events=EXPLAINING), limit=1)
    return bool(rows) and datetime.fromisoformat(rows[0].utc) >= moment


def _words() -> str:
    return QCoreApplication.translate(
        "Anchors",
        "Arkivet är äldre än det som senast sågs på den här datorn. Kanske har en gammal kopia lagts tillbaka. "
        "Saknar du något? Återställ då den senaste säkerhetskopian på sidan Säkerhet. "
        "Har du inte själv lagt tillbaka en kopia, kontakta IT.",
    )
