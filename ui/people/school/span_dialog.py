"""A term, a break or study days of a school."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from db.records import CalendarSpan
from db.records.states import SPAN_KINDS, one_of
from desktop.attendance.calendars import NAMES, save_span
from desktop.drafts.dialogs import DraftOf
from desktop.session.session import Session
from ui.dialogs.form_sheet import FormSheet
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.named import named


class SpanDialog(FormSheet):
    """One day is written in both fields."""

    def __init__(self, parent: QWidget, session: Session, span: CalendarSpan) -> None:
        super().__init__(parent, self.tr("Termin, lov eller studiedag"), self.tr("Spara"))
        self.setObjectName("span-dialog")
        self._session, self._span = session, span
        self.kind, self.name = Combo(), LineEdit()
        self.first = DateField(session.today, "school_year", needed=True)
        self.last = DateField(session.today, "school_year", needed=True)
        self.kind.fill([(NAMES[kind], kind) for kind in SPAN_KINDS])
        named(kind=self.kind, name=self.name, first=self.first, last=self.last)
        self.kind.choose(span.kind)
        self.name.setText(span.name)
        self.first.set_date(span.first_on)
        self.last.set_date(span.last_on)
        self.close_form(
            Field(self.tr("Vad är det"), self.kind),
            Field(self.tr("Namn"), self.name, optional=True),
            Field(self.tr("Första dagen"), self.first),
            Field(self.tr("Sista dagen"), self.last),
        )
        self.keep_draft(session, DraftOf("lasar", span.school_id, "calendar_spans", span.id))

    def perform(self) -> None:
        """Store it. Raises `UserError`."""
        first, last = self.first.date(), self.last.date()
        assert first is not None
        assert last is not None
        kind = one_of(SPAN_KINDS, self.kind.data())
        save_span(
            self._session,
            replace(self._span, kind=kind, name=self.name.text(), first_on=first, last_on=last),
        )
