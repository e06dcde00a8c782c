"""The line of the safety page about the encryption key: when it was changed, what opens with the old one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from desktop import dates
from desktop.session.owner import refuse_stand_in
from desktop.vault.old_vault import OldCopies, key_state
from ui.security.key_change import KeyChangeSheet
from ui.security.old_copies import OldCopiesSheet
from ui.widgets.show.safety_row import SafetyRow

if TYPE_CHECKING:
    from desktop.safety.facts import SafetyFacts
    from desktop.vault.open_session import OpenSession


class KeyRow(SafetyRow):
    """Knows its own facts; `refresh` reads them. A practice vault has no secret to change."""

    def __init__(self, session: OpenSession) -> None:
        super().__init__("lock-outline", self.tr("Krypteringsnyckel"))
        self._session = session
        self._copies = OldCopies(session, self)
        self._old = self.add_act(
            self.tr("Gamla kopior"), "old-copies", self.tr("Kopior som öppnas med den gamla nyckeln")
        )
        change = self.add_act(self.tr("Byt"), "change-key", self.tr("Byt krypteringsnyckel"))
        change.setVisible(not session.choices.is_practice)
        self._old.clicked.connect(self._on_old)
        change.clicked.connect(self._on_change)
        session.old_vault.removed.connect(self.refresh)

    def tell(self, facts: SafetyFacts) -> None:
        """Show how it stands now."""
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read how it stands."""
        state = key_state(self._session)
        count = len(self._copies.found())
        self._old.setVisible(bool(count))
        if not state.changed_on:
            self.show_fact(self.tr("Aldrig bytt. Byt om någon kan ha både filerna och lösenfrasen."))
            return
        day = dates.brief(date.fromisoformat(state.changed_on), self._session.today())
        said = [self.tr("Bytt {day}").format(day=day)]
        if count == 1:
            said.append(self.tr("En gammal kopia öppnas med den gamla lösenfrasen"))
        elif count:
            said.append(self.tr("{count} gamla kopior öppnas med den gamla lösenfrasen").format(count=count))
        if state.aside:
            said.append(self.tr("Det gamla arkivet tas bort när det nya är kontrollerat"))
        self.show_fact(". ".join(said), "warn" if count else None)

    @Slot()
    def _on_change(self) -> None:
        refuse_stand_in(self._session)
        sheet = KeyChangeSheet(self, self._session)
        sheet.exec()
        sheet.deleteLater()

    @Slot()
    def _on_old(self) -> None:
        refuse_stand_in(self._session)
        sheet = OldCopiesSheet(self, self._session)
        sheet.exec()
        sheet.deleteLater()
        self.refresh()
