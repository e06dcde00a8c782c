"""Ställ in, with a new day and why; and Rätta, what holds instead of what was signed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from db.records import FollowUp
from db.records.views import NextDay
from desktop import dates
from desktop.drafts.dialogs import DraftOf
from desktop.followup import planning, signing
from desktop.session.session import Session
from ui.dialogs.form_sheet import FormSheet
from ui.widgets.frame.columns import Columns
from ui.widgets.input.date_field import DateField, TimeField
from ui.widgets.input.date_words import read_time
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.plain_text import PlainText
from ui.widgets.show.text import label


class CancelDialog(FormSheet):
    """Says that the meeting that is booked is not held, and when it is instead."""

    def __init__(self, parent: QWidget, session: Session, case_id: str, due: NextDay) -> None:
        super().__init__(parent, "", "")
        self.set_title(self.tr("Ställ in mötet {0}?").format(dates.long(due.day) if due.day else ""))
        self.act.set_text(self.tr("Ställ in och boka om"))
        self.setObjectName("cancel-follow-up-dialog")
        self._session, self._case_id = session, case_id
        self.reason = LineEdit()
        self.day = DateField(session.today, "follow_up", needed=True)
        self.at = TimeField()
        self.at.set_time(read_time(due.time.replace(":", ".")))
        self.place = LineEdit(due.place)
        for name, widget in (
            ("reason", self.reason),
            ("day", self.day),
            ("time", self.at),
            ("place", self.place),
        ):
            widget.setObjectName(name)
        self.close_form(
            label(self.tr("Det nya datumet syns i I dag och på nästa papper. Inget annat ändras."), "small"),
            Field(self.tr("Varför"), self.reason),
            Columns([(Field(self.tr("Ny dag"), self.day), 2, 160), (Field(self.tr("Tid"), self.at), 1, 90)]),
            Field(self.tr("Plats"), self.place, optional=True),
        )
        self.reason.setFocus()
        self.keep_draft(session, DraftOf("stall-in", case_id, "follow_ups", case_id))

    def perform(self) -> None:
        """Cancel and book anew. Raises `UserError`."""
        at = self.at.time()
        planning.cancel(
            self._session,
            self._case_id,
            self.reason.text(),
            self.day.day(),
            f"{at:%H:%M}" if at is not None else "",
            self.place.text(),
        )


class CorrectDialog(FormSheet):
    """Adds a correction to a signed follow-up; the original is never touched."""

    def __init__(self, parent: QWidget, session: Session, follow_up: FollowUp) -> None:
        super().__init__(parent, "", "", "lock-outline", wide=True)
        self.set_title(self.tr("Vad ska rättas?"))
        self.act.set_text(self.tr("Skriv in rättelsen"))
        self.setObjectName("correct-follow-up-dialog")
        self._session, self._follow_up = session, follow_up
        self.struck, self.added, self.reason = PlainText(lines=2), PlainText(lines=3), LineEdit()
        for name, widget in (("struck", self.struck), ("added", self.added), ("reason", self.reason)):
            widget.setObjectName(name)
        self.close_form(
            label(
                self.tr("Det som är signerat står kvar och går att läsa. Rättelsen står bredvid."), "small"
            ),
            Field(self.tr("Det som inte stämmer"), self.struck, optional=True),
            Field(self.tr("Det som gäller"), self.added),
            Field(self.tr("Varför"), self.reason),
        )
        self.added.setFocus()
        self.keep_draft(session, DraftOf("ratta-uppfoljning", follow_up.case_id, "follow_ups", follow_up.id))

    def perform(self) -> None:
        """Write the correction. Raises `UserError`."""
        signing.correct(
            self._session, self._follow_up, self.added.text(), self.reason.text(), self.struck.text()
        )
