"""A school's year on its page: terms, breaks and study days, and what may be taken in where there is none."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from db.records import CalendarSpan
from desktop.attendance import calendars
from desktop.attendance.calendar import WINTER_BREAKS
from desktop.attendance.words import span as in_words
from desktop.errors import UserError
from desktop.session.session import Session
from ui.dialogs.ask import ask, show_error
from ui.look.metrics import column, row
from ui.people.school.span_dialog import SpanDialog
from ui.widgets.frame.card import Card
from ui.widgets.frame.clear import clear
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.input.combo import Combo
from ui.widgets.input.field import Field
from ui.widgets.show.text import label


class CalendarCard(Card):
    """`show_school` reads it; without a term the usual breaks may be lov, and the card says so."""

    opened = Signal(object)  # Sheet

    def __init__(self, session: Session) -> None:
        super().__init__(self.tr("Läsår"), self.tr("Lägg till"))
        self.setObjectName("calendar")
        self._session, self._school_id = session, ""
        self._rows = QWidget()
        self._list = column(self._rows, gap=2)
        self._none = label(
            self.tr("Inget läsår är inlagt. Då räknas de vanliga loven som att de kan vara lov."), "small"
        )
        self.week = Field(self.tr("Vilken vecka är sportlovet i kommunen?"), Combo())
        self.week.control.setObjectName("winter-week")
        weeks = [(self.tr("Vecka {0}").format(week), str(week)) for week in WINTER_BREAKS]
        unknown = (self.tr("Vet inte än"), calendars.NOT_KNOWN)
        self.week.control.fill([(self.tr("Välj"), ""), *weeks, unknown])
        self.take = Button(self.tr("Lägg in det här läsåret"), "quiet", "download-simple", small=True)
        self.take.setObjectName("take-calendar")
        self._offer = label("", "small")
        for part in (self._none, self._rows, self.week, self._offer, self.take):
            self.body.addWidget(part)
        self.act.setAccessibleName(self.tr("Läsår: Lägg till"))
        self.acted.connect(self._on_add)
        self.take.clicked.connect(self._on_take)
        self.week.control.activated.connect(self._on_week)

    def show_school(self, school_id: str) -> None:
        """Read the school's year again."""
        self._school_id = school_id
        spans = self._session.db.calendar_spans.of(school_id)
        clear(self._list)
        for one in spans:
            self._list.addWidget(self._line(one))
        has_term = any(one.kind == "termin" and one.last_on >= self._session.today() for one in spans)
        show_if(not spans, self._none)
        show_if(bool(spans), self._rows)
        offered = [] if has_term else self._offered()
        show_if(bool(offered) and calendars.asks_winter_week(self._session, school_id), self.week)
        self.week.control.choose(self._session.office.winter_week)
        show_if(bool(offered), self._offer)
        show_if(bool(offered), self.take)
        names = ", ".join(f"{one.name or calendars.NAMES[one.kind]} {told(one)}" for one in offered[:4])
        more = self.tr(" och {0} till").format(len(offered) - 4) if len(offered) > 4 else ""
        self._offer.setText(self.tr("Förslag: {0}{1}. Kontrollera dagarna efteråt.").format(names, more))

    def _offered(self) -> list[CalendarSpan]:
        try:
            return calendars.offered(self._session, self._school_id)
        except UserError as error:
            self._none.setText(f"{error.title}. {error.what} {error.do}")
            show_if(True, self._none)
            return []

    def _line(self, one: CalendarSpan) -> QWidget:
        made = QWidget()
        line = row(made, gap=8)
        name = one.name or calendars.NAMES[one.kind]
        line.addWidget(label(name, "strong", wrap=True), 1)
        line.addWidget(label(told(one), "small", wrap=False))
        change = Button(self.tr("Ändra"), "link", small=True)
        change.setObjectName(f"change-{one.id}")
        change.setAccessibleName(self.tr("Ändra {0}, {1}").format(name, told(one)))
        change.clicked.connect(lambda: self._open(one))
        drop = Button(self.tr("Ta bort"), "link", small=True)
        drop.setObjectName(f"drop-{one.id}")
        drop.setAccessibleName(self.tr("Ta bort {0}, {1}").format(name, told(one)))
        drop.clicked.connect(lambda: self._on_drop(one))
        line.addWidget(change)
        line.addWidget(drop)
        return made

    def _open(self, one: CalendarSpan) -> None:
        self.opened.emit(SpanDialog(self, self._session, one))

    @Slot()
    def _on_add(self) -> None:
        if self._school_id:
            day = self._session.today()
            self._open(CalendarSpan(school_id=self._school_id, kind="lov", first_on=day, last_on=day))

    def _on_drop(self, one: CalendarSpan) -> None:
        words = self.tr("Dagarna räknas sedan som vanliga dagar.")
        if ask(self, self.tr("Ta bort {0}?").format(told(one)), words, self.tr("Ta bort"), danger=True):
            calendars.remove_span(self._session, one)

    @Slot()
    def _on_week(self) -> None:
        week = str(self.week.control.data() or "")
        if not week:
            return
        self.week.set_error("")
        try:
            calendars.say_winter_week(self._session, week)
        except UserError as error:
            show_error(self, error)
        self.show_school(self._school_id)

    @Slot()
    def _on_take(self) -> None:
        """Take the year in; when sportlov is, is asked first."""
        if not self.week.isHidden() and not self._session.office.winter_week:
            self.week.set_error(self.tr("Välj en vecka, eller Vet inte än."))
            self.week.control.setFocus()
            return
        try:
            calendars.take_in(self._session, self._school_id, self._offered())
        except UserError as error:
            show_error(self, error)


def told(one: CalendarSpan) -> str:
    """Return the days of a span with their year: `26–30 oktober 2026`."""
    said = in_words(one.first_on, one.last_on)
    return said if one.first_on.year != one.last_on.year else f"{said} {one.last_on.year}"
