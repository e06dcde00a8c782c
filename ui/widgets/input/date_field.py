"""A day or a time, typed as one says it; the calendar comes on Alt+Down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from ui.look.metrics import row, width
from ui.widgets.input.buttons import IconButton
from ui.widgets.input.date_words import read_date, read_time
from ui.widgets.input.line import LineEdit
from ui.widgets.show.text import restyle

Day = date  # the fields below have methods called date and time
Clock = time


class _Typed(LineEdit):
    """A line that tells when what is typed should be read."""

    done = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Read when focus goes."""
        super().focusOutEvent(event)
        self.done.emit()


class DateField(QWidget):
    """One day, or none. What is typed is read when focus leaves or at Enter, and written out as `2026-11-24`."""

    dated = Signal(object)  # date | None: a new day was read

    def __init__(self, today: Callable[[], Day] = Day.today) -> None:
        super().__init__()
        self._today = today
        self._day: Day | None = None
        self.line = _Typed("", self.tr("ÅÅÅÅ-MM-DD"))
        self._button = IconButton("calendar-blank", self.tr("Visa kalender"))
        self._build()
        self.line.done.connect(self._read)
        self.line.returnPressed.connect(self._read)
        self._button.clicked.connect(self.open_calendar)
        self.objectNameChanged.connect(self._name_parts)

    def date(self) -> Day | None:
        """Return the day, None while empty or not understood."""
        self._read()
        return self._day

    def set_date(self, day: Day | None) -> None:
        """Show a day without telling."""
        self._day = day
        self.line.setText(day.isoformat() if day else "")

    def is_wrong(self) -> bool:
        """Return whether something is typed that is no day."""
        return bool(self.line.text().strip()) and read_date(self.line.text(), self._today()) is None

    def setAccessibleName(self, name: str) -> None:
        """Give the line the field's label as its name."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def setAccessibleDescription(self, text: str) -> None:
        """Give the line the field's help as its description."""
        super().setAccessibleDescription(text)
        self.line.setAccessibleDescription(text)

    @Slot(str)
    def _name_parts(self, name: str) -> None:
        self.line.setObjectName(f"{name}-line")
        self._button.setObjectName(f"{name}-calendar")

    def event(self, event: QEvent) -> bool:
        """Hand a field's error edge on to the line."""
        if event.type() == QEvent.Type.DynamicPropertyChange and hasattr(self, "line"):
            restyle(self.line, "error", bool(self.property("error")))
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar on Alt+Down."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Show a month to choose from, under the field."""
        frame = CalendarFrame(self, self.date() or self._today())
        frame.dated.connect(self._on_picked)
        frame.move(self.mapToGlobal(QPoint(0, self.height())))
        frame.show()

    def _build(self) -> None:
        whole = row(self, gap=2)
        whole.addWidget(width(self.line, 112), 1)
        whole.addWidget(self._button)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setProperty("by_key", True)  # Alt+Down does the same
        self.setFocusProxy(self.line)

    def _on_picked(self, day: Day) -> None:
        self.line.setText(day.isoformat())
        self._read()
        self.line.setFocus()

    def _read(self) -> None:
        if self.is_wrong():
            day = None
        else:
            day = read_date(self.line.text(), self._today())
            self.line.setText(day.isoformat() if day else "")
        if day != self._day:
            self._day = day
            self.dated.emit(day)


class CalendarFrame(QFrame):
    """A month in Swedish, weeks starting on Monday; goes away at Esc or a click beside it."""

    dated = Signal(object)  # date

    def __init__(self, parent: QWidget, day: date) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", "true")
        month = QCalendarWidget()
        month.setLocale(QLocale(QLocale.Language.Swedish, QLocale.Country.Sweden))
        month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        month.setSelectedDate(QDate(day.year, day.month, day.day))
        month.activated.connect(self._on_activated)
        month.clicked.connect(self._on_activated)
        month.setAccessibleName(self.tr("Kalender"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(month)
        self.setFocusProxy(month)

    def _on_activated(self, day: QDate) -> None:
        self.dated.emit(date(day.year(), day.month(), day.day()))
        self.close()


class TimeField(LineEdit):
    """A time of day, typed as `10.20`, `10:20`, `1020` or `10`."""

    timed = Signal(object)  # time | None

    def __init__(self) -> None:
        super().__init__("", self.tr("10.20"))
        self._time: Clock | None = None
        self.returnPressed.connect(self._read)

    def time(self) -> Clock | None:
        """Return the time, None while empty or not understood."""
        self._read()
        return self._time

    def set_time(self, at: Clock | None) -> None:
        """Show a time without telling."""
        self._time = at
        self.setText(f"{at:%H.%M}" if at else "")

    def is_wrong(self) -> bool:
        """Return whether something is typed that is no time."""
        return bool(self.text().strip()) and read_time(self.text()) is None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Read when focus goes."""
        super().focusOutEvent(event)
        self._read()

    def _read(self) -> None:
        at = read_time(self.text())
        if at:
            self.setText(f"{at:%H.%M}")
        if at != self._time:
            self._time = at
            self.timed.emit(at)
