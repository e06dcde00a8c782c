"""The session of a vault that a window has open: with what works beside the pages as long as it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from db import clock
from db.vault.vault import Vault
from desktop.backup.schedule import Backups
from desktop.safety.computer import ComputerWatch
from desktop.session.session import Session
from desktop.vault.erasing import Erasing
from desktop.vault.key_change import KeyChange
from desktop.vault.old_vault import OldVault


class OpenSession(Session):
    """A session and its five attendants, which are its children and end with it.

    `backups` makes the copies, `computer` knows what the vault lies on, `key_change` changes the encryption key,
    `old_vault` removes what lay under the old one, and `erasing` removes the vault itself.
    """

    def __init__(self, vault: Vault, today: Callable[[], date] = clock.today) -> None:
        super().__init__(vault, today)
        self.backups = Backups(self)
        self.computer = ComputerWatch(self)
        self.key_change = KeyChange(self)
        self.old_vault = OldVault(self)
        self.erasing = Erasing(self)
