"""Which days of the line are shown: all of them, the last month, the term, or from one day to another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.errors import NotUnderstoodError
from ui.look.metrics import column, row
from ui.widgets.frame.shown import show_if
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField
from ui.widgets.input.field import Field

ALL, MONTH, TERM, OWN = "all", "month", "term", "own"
DAYS = 30
_AUTUMN = 7  # from July on it is the autumn's

Days = tuple[date | None, date | None]


class Period(QWidget):
    """The choice, with two days beneath it when those are to be typed (`days_below` is where they stand)."""

    changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.choice = Combo()
        self.choice.setObjectName("period")
        self.choice.fill(
            [
                (self.tr("Hela tiden"), ALL),
                (self.tr("Senaste 30 dagarna"), MONTH),
                (self.tr("Den här terminen"), TERM),
                (self.tr("Mellan två datum"), OWN),
            ]
        )
        column(self, gap=0).addWidget(self.choice)
        self.choice.call(self.tr("Period"))
        self.first = DateField(today, "period")
        self.last = DateField(today, "period")
        self.days_below = QWidget()
        line = row(self.days_below, gap=12)
        for name, words, day in (
            ("first-day", self.tr("Från och med"), self.first),
            ("last-day", self.tr("Till och med"), self.last),
        ):
            day.setObjectName(name)
            day.dated.connect(self.changed)
            line.addWidget(Field(words, day))
        line.addStretch(1)
        show_if(False, self.days_below)
        self.choice.currentIndexChanged.connect(self._on_choice)

    def days(self) -> Days:
        """Return the first and the last day, None for open; a day that cannot be read counts as open."""
        today, which = self._today(), self.choice.data()
        if which == MONTH:
            return today - timedelta(days=DAYS), None
        if which == TERM:
            return date(today.year, _AUTUMN if today.month >= _AUTUMN else 1, 1), None
        return (_read(self.first), _read(self.last)) if which == OWN else (None, None)

    def state(self) -> str:
        """Return what was chosen, as `restore` takes it."""
        first, last = (_read(one) for one in (self.first, self.last))
        return f"{self.choice.data()}|{first or ''}|{last or ''}"

    def restore(self, state: str) -> None:
        """Choose it again."""
        which, _, days = state.partition("|")
        first, _, last = days.partition("|")
        for field, day in ((self.first, first), (self.last, last)):
            field.set_date(date.fromisoformat(day) if day else None)
        self.choice.choose(which or ALL)
        show_if(self.choice.data() == OWN, self.days_below)

    @Slot()
    def _on_choice(self) -> None:
        show_if(self.choice.data() == OWN, self.days_below)
        self.changed.emit()


def _read(field: DateField) -> date | None:
    try:
        return field.date()
    except NotUnderstoodError:
        return None
