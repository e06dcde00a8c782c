"""The row about the paper for a lost computer: a computer that is lost cannot print it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop import dates
from desktop.safety import incident
from ui.widgets.show.safety_row import SafetyRow

if TYPE_CHECKING:
    from desktop.safety.facts import SafetyFacts
    from desktop.session.session import Session


class LostRow(SafetyRow):
    """When the paper was last made."""

    asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__("printer")
        self.set_title(self.tr("Papper vid förlorad dator"))
        self._session = session
        spoken = self.tr("Öppna underlaget vid förlorad dator")
        self.add_act(self.tr("Öppna"), "lost-row-act", spoken).clicked.connect(self.asked)

    def tell(self, facts: SafetyFacts) -> None:
        """Show it."""
        made = dates.stored(self._session.choices.incident_printed_on)
        if made is None:
            self.show_fact(self.tr("Inte utskrivet än. Lägg ett hos chefen, för säkerhets skull."))
            return
        said = self.tr("Gjort {day}").format(day=dates.brief(made, self._session.today()))
        if incident.is_old(self._session):
            said += ". " + self.tr("Gör ett nytt den här terminen.")
        self.show_fact(said)
