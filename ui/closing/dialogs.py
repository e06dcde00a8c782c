"""Ångra avslut with a reason; and what becomes of a booster that is not held on its day."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from db.records import Booster, Closing
from db.records.states import BOOSTER_STATUSES, one_of
from desktop import dates
from desktop.closing import act, booster
from desktop.drafts.dialogs import DraftOf
from desktop.errors import UserError
from desktop.session.session import Session
from ui.dialogs.form_sheet import FormSheet
from ui.widgets.frame.shown import show_if
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.show.text import label


class UndoClosingDialog(FormSheet):
    """Takes a closing back that was a mistake."""

    def __init__(self, parent: QWidget, session: Session, closing: Closing) -> None:
        super().__init__(parent, "", "")
        self.set_title(self.tr("Ångra avslutet?"))
        self.act.set_text(self.tr("Ångra avslutet"))
        self.setObjectName("undo-closing-dialog")
        self._session, self._closing = session, closing
        self.reason = LineEdit()
        self.reason.setObjectName("reason")
        self.close_form(
            label(
                self.tr("Ärendet öppnas igen. Samtycket kommer inte tillbaka, fråga familjen på nytt."),
                "small",
            ),
            Field(self.tr("Vad blev fel?"), self.reason),
        )
        self.reason.setFocus()
        self.keep_draft(session, DraftOf("angra-avslut", closing.case_id, "cases", closing.case_id))

    def perform(self) -> None:
        """Take it back. Raises `UserError`."""
        act.undo(self._session, self._closing.case_id, self.reason.text())


class BoosterOffDialog(FormSheet):
    """The booster is not held on its day: a new day, the family said no, or nobody was reached."""

    def __init__(self, parent: QWidget, session: Session, planned: Booster) -> None:
        super().__init__(parent, "", "")
        self.set_title(self.tr("Blir boosterträffen {0} inte av?").format(dates.long(planned.planned_on)))
        self.act.set_text(self.tr("Skriv in"))
        self.setObjectName("booster-off-dialog")
        self._session, self._booster = session, planned
        self.how = Combo()
        self.how.fill(
            [
                (self.tr("Välj"), ""),
                (self.tr("Flyttas till en ny dag"), "installd"),
                (self.tr("Familjen avböjde"), "avbojd"),
                (self.tr("Vi fick inte kontakt"), "ingen_kontakt"),
            ]
        )
        self.day = DateField(session.today, "follow_up", needed=True)
        self.reason = LineEdit()
        for name, widget in (("how", self.how), ("day", self.day), ("reason", self.reason)):
            widget.setObjectName(name)
        self._new_day = Field(self.tr("Ny dag"), self.day)
        self.close_form(
            Field(self.tr("Vad hände?"), self.how),
            self._new_day,
            Field(self.tr("Varför"), self.reason),
        )
        self.how.currentIndexChanged.connect(self._arrange)
        self._arrange()
        self.how.setFocus()
        self.keep_draft(session, DraftOf("booster-inte-av", planned.case_id, "cases", planned.case_id))

    def perform(self) -> None:
        """Move or end it. Raises `UserError`."""
        if not self.how.data():
            self.how.setFocus()
            raise UserError(self.tr("Välj vad som hände"))
        if self._is_moved():
            booster.move(self._session, self._booster.id, self.day.day(), self.reason.text())
        else:
            status = one_of(BOOSTER_STATUSES, str(self.how.data()))
            booster.decline(self._session, self._booster.id, status, self.reason.text())

    def _is_moved(self) -> bool:
        return self.how.data() == "installd"

    @Slot()
    def _arrange(self) -> None:
        show_if(self._is_moved(), self._new_day)


class PlanBoosterDialog(FormSheet):
    """One more booster on a closed case."""

    def __init__(self, parent: QWidget, session: Session, case_id: str) -> None:
        super().__init__(parent, "", "")
        self.set_title(self.tr("Vilken dag ses ni?"))
        self.act.set_text(self.tr("Boka boosterträff"))
        self.setObjectName("plan-booster-dialog")
        self._session, self._case_id = session, case_id
        self.day = DateField(session.today, "follow_up", needed=True)
        self.place = LineEdit()
        self.day.setObjectName("day")
        self.place.setObjectName("place")
        self.close_form(Field(self.tr("Dag"), self.day), Field(self.tr("Plats"), self.place, optional=True))
        self.day.line.setFocus()
        self.keep_draft(session, DraftOf("ny-booster", case_id, "cases", case_id))

    def perform(self) -> None:
        """Plan it. Raises `UserError`."""
        booster.plan(self._session, self._case_id, self.day.day(), place=self.place.text())
