"""After a change of the encryption key: the vault under the old key is removed, and the old copies are named."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from db.backup import container as backup_container
from db.backup.errors import BackupError
from db.errors import VaultError
from db.files import shred
from db.secrets.kdf import wipe
from db.vault import key_change
from desktop.backup.facts import CopyFacts, copies
from desktop.session import settings
from desktop.session.owner import stopped
from desktop.session.session import Session
from desktop.session.settings import KeyState
from desktop.work import Work

LOOK_EVERY = 2_000
"""Milliseconds between two looks at whether the new vault has been checked to its last page."""


class OldVault(QObject):
    """Removes the old pair of files once the new one has been opened and wholly checked. A child of the session."""

    removed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session, self._work = session, Work(self)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self._look)

    @Slot()
    def begin(self) -> None:
        """Begin, if there is anything to remove. What fails is tried again at the next unlock."""
        if settings.key_state(self._session.db).aside:
            self._timer.start()

    @Slot()
    def _look(self) -> None:
        vault = self._session.vault
        if not vault.is_open:
            self._timer.stop()
        elif vault.is_checked:
            self._timer.stop()
            aside = settings.key_state(self._session.db).aside
            job = partial(key_change.remove_old, vault.folder, aside, vault.key.header)
            self._work.start(job, self._on_removed, _unless_a_fault)

    def _on_removed(self, _nothing: Any) -> None:
        if self._session.vault.is_open:
            with self._session.change("settings", event="old_vault_removed") as db:
                settings.write(db, replace(settings.key_state(db), aside=""))
            self.removed.emit()


class OldCopies(QObject):
    """The copies in both places that the present key did not sign: they open with an earlier passphrase and code."""

    removed = Signal()
    failed = Signal(object)  # UserError

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._work = session, Work(self)

    def found(self) -> list[CopyFacts]:
        """Return them, the latest first; damaged ones among them. None are looked for before the first change."""
        return _of_age(self._session, is_old=True) if key_state(self._session).changed_on else []

    def is_replaced(self) -> bool:
        """Tell whether the latest copy of all is under the present key, so that the old ones can be spared.

        After a restore of an older copy, those under another key may be the later ones.
        """
        ours = [_seq(copy.path) for copy in _of_age(self._session, is_old=False)]
        return bool(ours) and max(ours) > max((_seq(copy.path) for copy in self.found()), default=0)

    def remove(self) -> None:
        """Remove them all, each overwritten first; `removed` or `failed` follows. Never without a newer copy."""
        if stopped(self._session, self.failed.emit):
            return
        if self.is_replaced():
            paths = [copy.path for copy in self.found()]
            self._work.start(partial(_remove, paths), self._on_removed, self._on_failed)

    def _on_removed(self, count: int) -> None:
        if self._session.vault.is_open:
            with self._session.change("settings", event="old_copies_removed", detail=f"count:{count}"):
                pass
            self.removed.emit()

    def _on_failed(self, error: Exception) -> None:
        from desktop.failures.vault import in_swedish

        if not isinstance(error, VaultError):
            raise error
        self.failed.emit(in_swedish(error))


def key_state(session: Session) -> KeyState:
    """Return what is known of the last change of the key."""
    return settings.key_state(session.db)


def say_key_changed(session: Session) -> list[str]:
    """Return what is to be said once, at the first unlock after a change."""
    state = key_state(session)
    if not state.changed_on or state.is_told:
        return []
    with session.change("settings") as db:
        settings.write(db, replace(state, is_told=True))
    said = _tr(
        "Krypteringsnyckeln är bytt. Den gamla återställningskoden gäller inte längre. Riv det gamla papperet "
        "när det nya ligger i kuvertet."
    )
    old = _tr(
        "Äldre säkerhetskopior öppnas fortfarande med den lösenfras och den kod som gällde då. "
        "Vilka de är ser du under Säkerhet."
    )
    return [said, old]


def _of_age(session: Session, *, is_old: bool) -> list[CopyFacts]:
    dek = session.vault.key.copy_of_dek()
    try:
        return [copy for copy in copies(session) if _is_under(copy.path, dek) != is_old]
    finally:
        wipe(dek)


def _is_under(path: Path, dek: bytearray) -> bool:
    try:
        return backup_container.is_authentic(backup_container.read_front(path), dek)
    except BackupError:
        return False


def _seq(path: Path) -> int:
    try:
        return backup_container.read_front(path).manifest.seq
    except BackupError:
        return 0


def _remove(paths: list[Path]) -> int:
    for path in paths:
        shred.remove(path)
    return len(paths)


def _unless_a_fault(error: Exception) -> None:
    if not isinstance(error, VaultError):
        raise error


def _tr(text: str) -> str:
    return QCoreApplication.translate("OldVault", text)
