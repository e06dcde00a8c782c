"""Stämmer det fortfarande? and Tidigare ärenden: what a pupil who comes back has with them, and what was before."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal

from desktop import dates
from desktop.cases.returned import asks_again, earlier_cases, say_right
from desktop.closing.act import told
from desktop.session.session import Session
from ui.look.metrics import row
from ui.people.family.person_row import PersonFacts, PersonRow
from ui.people.list_card import ListCard
from ui.widgets.frame.card import Card
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.show.text import label
from ui.window.place import Place


class ReturnedCard(Card):
    """Shown until somebody says that what came along is right still; each row beneath says when it was changed."""

    def __init__(self, session: Session, case_id: str) -> None:
        super().__init__(QCoreApplication.translate("ReturnedCard", "Stämmer det fortfarande?"))
        self.setObjectName("returned")
        self._session, self._case_id = session, case_id
        self._words = label("", wrap=True)
        self.right = Button(self.tr("Ja, det stämmer"), "quiet", "check-circle")
        self.right.setObjectName("still-right")
        across = row(gap=12)
        across.addWidget(self._words, 1)
        across.addWidget(self.right, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(across)
        self.right.clicked.connect(lambda: say_right(session, case_id))

    def refresh(self) -> None:
        """Show it while it is to be answered."""
        case = self._session.db.cases.get(self._case_id)
        called = self._session.db.pupils.get(case.pupil_id).called
        words = self.tr(
            "{0} har haft stöd förut. Elev, familj, nätverk och skola följde med. Ändra det som är nytt. "
            "Samtycke, mål och närvaro börjar om."
        )
        self._words.setText(words.format(called))
        show_if(asks_again(case), self)


class EarlierCases(ListCard):
    """The pupil's closed cases, each with when and why it was closed and the way there, to read."""

    went = Signal(object)  # Place

    def __init__(self, session: Session, case_id: str) -> None:
        super().__init__(QCoreApplication.translate("EarlierCases", "Tidigare ärenden"), "", "")
        self.setObjectName("earlier")
        self._session, self._case_id = session, case_id

    def refresh(self) -> None:
        """Read them again; without any the card is not there."""
        found = earlier_cases(self._session, self._case_id)
        rows = []
        for case in found:
            opened = self.tr("Öppnat {0}").format(dates.full(case.opened_on))
            made = PersonRow(PersonFacts(case.number, opened, [told(case)]), self.tr("Öppna"))
            made.act.setObjectName(f"open-earlier-{case.id}")
            made.acted.connect(lambda id=case.id: self.went.emit(Place("case", id)))
            rows.append(made)
        self.show_rows(rows)
        show_if(bool(found), self)
