"""May the pupil's answers be shown? What the pupil said, when and who asked; and the worker's way to note it.

Nothing is chosen beforehand. Until the pupil has said yes the answers stand on no family screen and paper.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from db.records import Assessment
from db.records.states import Saying
from desktop.assessment import rounds as assessments
from desktop.dates import full
from desktop.errors import UserError
from desktop.session.session import Session
from ui.dialogs.ask import show_error
from ui.look.metrics import column, row
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import label


def _tr(text: str) -> str:
    return QCoreApplication.translate("ClearanceStrip", text)


class ClearanceStrip(QWidget):
    """A plain question, what was answered to it, and two buttons for what the pupil says now."""

    noted = Signal()  # something was noted; the page reads again by itself

    def __init__(self, session: Session, assessment: Assessment | None = None) -> None:
        super().__init__()
        self._session, self._assessment = session, assessment
        self._icon = IconLabel("circle-dashed", "text2", 16)
        self.said = label("", "small", "text")
        self.said.setObjectName("clearance")
        self.yes = Button("", "quiet", small=True)
        self.no = Button("", "quiet", small=True)
        self.yes.setObjectName("clearance-yes")
        self.no.setObjectName("clearance-no")
        self.yes.clicked.connect(lambda: self._note("ja"))
        self.no.clicked.connect(lambda: self._note("nej"))
        whole = column(self, gap=6)
        head = row(gap=8)
        head.addWidget(self._icon)
        head.addWidget(self.said, 1)
        acts = row(gap=8)
        acts.addWidget(self.yes)
        acts.addWidget(self.no)
        acts.addStretch(1)
        whole.addLayout(head)
        whole.addLayout(acts)
        self.show_round(assessment)

    def show_round(self, assessment: Assessment | None) -> None:
        """Show what was said of a round; hidden without one."""
        self._assessment = assessment
        show_if(assessment is not None, self)
        if assessment is None:
            return
        name, last = self._name(assessment), assessments.clearance(self._session, assessment)
        is_yes = last is not None and last.said == "ja"
        self._icon.show_icon("check-circle" if is_yes else "eye-slash", "ok" if is_yes else "text2")
        if last is None:
            text = _tr("{0} har inte fått frågan om svaren får visas. De visas inte för familjen.").format(
                name
            )
        else:
            words = _tr("{0} sa ja till att svaren får visas. {2} frågade den {1}.")
            if not is_yes:
                words = _tr(
                    "{0} sa nej till att svaren får visas. {2} frågade den {1}. De visas inte för familjen."
                )
            text = words.format(name, full(last.asked_on), last.asked_by)
        self.said.setText(text)
        self.yes.set_text(_tr("{0} säger ja").format(name))
        self.no.set_text(_tr("Ta tillbaka") if is_yes else _tr("{0} säger nej").format(name))
        show_if(not is_yes, self.yes)
        show_if(last is None or is_yes, self.no)

    def _name(self, assessment: Assessment) -> str:
        db = self._session.db
        return db.pupils.get(db.cases.get(assessment.case_id).pupil_id).called or _tr("Eleven")

    def _note(self, said: Saying) -> None:
        if self._assessment is None:
            return
        try:
            assessments.note_clearance(self._session, self._assessment, said)
        except UserError as error:
            show_error(self, error)
            return
        self.show_round(self._assessment)
        self.noted.emit()
