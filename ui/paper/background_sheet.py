"""The underlag of something under Vidare stöd, as the worker's own paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from db.records import Referral
from desktop.paper import prints
from desktop.paper.choices import background
from desktop.session.session import Session
from ui.paper.record_sheet import RecordSheet

if TYPE_CHECKING:
    from desktop.paper.pdf import Printed


class BackgroundSheet(RecordSheet):
    """An oro goes on its own ground and by its own way: here it is put on paper, and nothing is sent."""

    def __init__(self, parent: QWidget, session: Session, referral: Referral) -> None:
        lead = self.tr("Ditt eget underlag.")
        words = (
            self.tr("Ska inte till familjen. Lägg det inte bland familjens papper.")
            if referral.kind == "oro"
            else self.tr("Har också det som de inte vill prata om. Ska inte lämnas till någon annan.")
        )
        super().__init__(parent, session, referral.case_id, background(referral), (lead, words))
        self.setObjectName("background-sheet")
        self.lay()
        self.show_pages()

    def drawn(self) -> Printed:
        """Return the pages, from what is stored. Raises `UserError` when the sender is not filled in."""
        return prints.draw(self._session, self._choice, "akt")


def print_background(parent: QWidget, session: Session, referral: Referral) -> None:
    """Show the underlag, to be printed or saved."""
    sheet = BackgroundSheet(parent, session, referral)
    sheet.exec()
    sheet.deleteLater()
