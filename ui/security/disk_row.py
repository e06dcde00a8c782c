"""Diskens kryptering: read anew in a worker whenever the page is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.safety.disk_words import about_disk
from ui.widgets.show.safety_row import SafetyRow

if TYPE_CHECKING:
    from desktop.safety.facts import SafetyFacts
    from desktop.vault.open_session import OpenSession


class DiskRow(SafetyRow):
    """Says what the system said and when."""

    def __init__(self, session: OpenSession) -> None:
        super().__init__("monitor")
        self.set_title(self.tr("Diskens kryptering"))
        self._session = session

    def tell(self, facts: SafetyFacts) -> None:
        """Show it."""
        known = self._session.computer.known()
        if known.read_at:
            self.show_fact(*about_disk(known, self._session.today()))
        else:
            self.show_fact(self.tr("Läser…"))
