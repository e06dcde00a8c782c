"""What opens each vault this program knows: the real one and practice. Made when first needed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.work import Work

if TYPE_CHECKING:
    from desktop.vault.opening import Opening
    from ui.unlock.unlock_page import UnlockPage


class Openings(QObject):
    """Passes on what each `desktop.vault.opening.Opening` says; only one is at work at a time."""

    opened = Signal(object)  # Vault
    created = Signal(object, str)  # Vault, recovery code
    was_wrong = Signal(int)  # seconds until the next try
    failed = Signal(object)  # UserError
    asks_keyring = Signal()
    held_up = Signal(object)  # UserError that the recovery code gets around
    damaged = Signal(object, object)  # UnsealedKey, DatabaseDamagedError or None
    damage_found = Signal(object)  # UserError, about the vault that is open

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._made: dict[Path, Opening] = {}

    def at(self, folder: Path) -> Opening:
        """Return what opens the vault in this folder; it remembers the wrong tries."""
        from desktop.vault.opening import Opening

        if folder not in self._made:
            one = Opening(folder, self._work, self)
            one.opened.connect(self.opened)
            one.created.connect(self.created)
            one.was_wrong.connect(self.was_wrong)
            one.failed.connect(self.failed)
            one.asks_keyring.connect(self.asks_keyring)
            one.held_up.connect(self.held_up)
            one.damaged.connect(self.damaged)
            one.damage_found.connect(self.damage_found)
            self._made[folder] = one
        return self._made[folder]

    def listen(self, page: UnlockPage) -> None:
        """Let the page say what the keyring does, and wait no longer for it."""
        self.asks_keyring.connect(page.asks_keyring)
        self.held_up.connect(page.held_up)
        page.cancel_asked.connect(self.cancel)

    @Slot()
    def cancel(self) -> None:
        """Wait no longer for the keyring."""
        for one in self._made.values():
            one.cancel()
