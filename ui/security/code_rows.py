"""The rows about codes on paper: when they were last tried, and making new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from desktop import dates
from ui.security.dialogs import NewCodeDialog, TryCodeDialog
from ui.security.rows import SafetyRow

if TYPE_CHECKING:
    from desktop.safety_facts import SafetyFacts
    from desktop.session import Session


class CodeRow(SafetyRow):
    """The user's own recovery code."""

    def __init__(self, session: Session) -> None:
        super().__init__("key")
        self.set_title(self.tr("Återställningskod"))
        self._session = session
        tried = self.add_act(self.tr("Prova"), "try-code-act", self.tr("Prova återställningskoden"))
        fresh = self.add_act(self.tr("Ny kod"), "new-code-act", self.tr("Ny återställningskod"))
        tried.clicked.connect(self._on_try)
        fresh.clicked.connect(self._on_new)

    def tell(self, facts: SafetyFacts) -> None:
        """Show it."""
        if facts.code_proved_on is None:
            self.show_fact(self.tr("Inte provad än. Prova att den går att läsa på papperet."), "warn")
        else:
            day = dates.brief(facts.code_proved_on, self._session.today())
            self.show_fact(self.tr("Provad {day}").format(day=day))

    @Slot()
    def _on_try(self) -> None:
        TryCodeDialog(self, self._session).exec()

    @Slot()
    def _on_new(self) -> None:
        NewCodeDialog(self, self._session).exec()
