"""What stands on the family's paper: the worker's choice of lines, at most seven a column."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from db.records import Assessment
from desktop.assessment import rounds as assessments
from desktop.assessment.family import family_round
from desktop.errors import UserError
from desktop.forms.agreement import MOST_LINES, Line, standing, told
from desktop.session.session import Session
from ui.assessment.words import informant_name, tr
from ui.dialogs.ask import show_error
from ui.look.metrics import column
from ui.widgets.frame.card import Card
from ui.widgets.frame.shown import show_if
from ui.widgets.input.long_check import LongCheck
from ui.widgets.paint.marks import CheckBox
from ui.widgets.show.text import label


class PaperChooser(Card):
    """One box a line. What is taken away leaves its place to the next; what is picked goes before what is not."""

    def __init__(self, session: Session, assessment: Assessment) -> None:
        super().__init__(tr("Det här står på familjens papper"))
        self.setObjectName("paper-chooser")
        self._session, self._assessment = session, assessment
        self._holder: QWidget | None = None
        self._fill()

    def _fill(self) -> None:
        if self._holder is not None:
            self.body.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        seen = family_round(self._session, self._assessment)
        names = {one.informant: informant_name(one) for one in seen.informants}
        found = seen.agreement()
        self._holder = holder = QWidget()
        whole = column(holder, gap=6)
        help_ = tr("Högst {0} får plats i varje spalt. Det som flera säger kommer först.").format(MOST_LINES)
        whole.addWidget(label(help_, "small"))
        for name, title, lines in (
            ("good", tr("Det här går bra"), found.good),
            ("hard", tr("Det här är svårt"), found.hard),
        ):
            choosable = [one for one in lines if not one.is_free]
            if choosable:
                whole.addWidget(label(title, "h3"))
            stand = standing(lines, seen.placed)
            for place, line in enumerate(choosable):
                made = LongCheck(told(line, names), f"line-{name}-{place}")
                made.box.setChecked(line in stand)
                made.box.toggled.connect(partial(self._on_toggled, line))
                whole.addWidget(made)
        self.body.addWidget(holder)
        show_if(bool(found.good or found.hard), self)

    def _on_toggled(self, line: Line, is_on: bool) -> None:
        try:
            assessments.place(self._session, self._assessment, line.place, line.side if is_on else None)
        except UserError as error:
            show_error(self, error)
        focused = self.focusWidget()
        name = focused.objectName() if focused is not None else ""
        self._fill()
        again = self._holder.findChild(CheckBox, name) if name and self._holder is not None else None
        if again is not None:
            again.setFocus()
