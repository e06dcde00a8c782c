"""A day or a time, typed as one says it; the calendar comes on Alt+Down.

What cannot be read, or cannot be meant, stays as typed and is told; asking for the value then raises.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop import spans
from ui.look.metrics import row, width
from ui.widgets.input.buttons import IconButton
from ui.widgets.input.calendar import CalendarFrame
from ui.widgets.input.date_words import read_date, read_time
from ui.widgets.input.line import LineEdit
from ui.widgets.input.typed import TypedLine, refused, tr
from ui.widgets.show.text import restyle

Day = date  # the fields below have methods called date and time
Clock = time


class DateField(QWidget):
    """One day, or none. What is typed is read when focus leaves or at Enter, and written out as `2026-11-24`.

    `kind` says which days can be meant and which way a bare weekday looks; `needed` that the field may not be
    empty. A day that was shown with `set_date` may be left however strange it is, with a word about it.
    """

    dated = Signal(object)  # date | None: a new day was read
    edited = Signal()  # somebody typed or chose, or what is wrong was found out: there is something to save
    troubled = Signal(str)  # what is wrong now, in words; empty when nothing is

    def __init__(self, today: Callable[[], Day], kind: spans.DayKind, *, needed: bool = False) -> None:
        super().__init__()
        self._today, self.kind, self._needed = today, kind, needed
        self._day: Day | None = None
        self._shown: Day | None = None
        self._is_half = False
        self._told = ""
        self.line = TypedLine("", tr("ÅÅÅÅ-MM-DD"))
        self._button = IconButton("calendar-blank", tr("Visa kalender"))
        self._build()
        self.line.done.connect(self.settle)
        self.line.returnPressed.connect(self.settle)
        self.line.written.connect(self._on_written)
        self._button.clicked.connect(self.open_calendar)
        self.objectNameChanged.connect(self._name_parts)

    def date(self) -> Day | None:
        """Return the day, None while empty. Raises `NotUnderstoodError` when what is typed is no day to be used."""
        if not self._is_half:
            self.settle()
        what, do = self._wrong()
        if what or do:
            raise refused(self.accessibleName(), what, do, is_half=self._is_half)
        return self._read()

    def day(self) -> Day:
        """Return the day of a field that may not be empty. Raises `NotUnderstoodError`."""
        found = self.date()
        if found is None:
            raise refused(self.accessibleName(), *self._empty(), is_half=False)
        return found

    def set_date(self, day: Day | None) -> None:
        """Show a day without telling."""
        self._day = self._shown = day
        self._is_half = False
        self.line.setText(day.isoformat() if day else "")
        self._say(self.problem() if day else "")

    def put(self, day: Day) -> None:
        """Write a day in the field as if it had been typed."""
        self.line.setText(day.isoformat())
        self.edited.emit()
        self.settle()

    def put_today(self) -> None:
        """Write today in the field as if it had been typed."""
        self.put(self._today())

    def is_wrong(self) -> bool:
        """Return whether what is typed is no day, or none that can be meant, or is missing where it is needed."""
        return any(self._wrong())

    def problem(self) -> str:
        """Return what to say under the field: why it is wrong, or that the day it was given looks strange."""
        what, do = self._wrong()
        if not (what or do) and (strange := spans.doubt(self.kind, self._read(), self._today())):
            what, do = strange, tr("Titta en gång till.")
        return " ".join(part for part in (what, do) if part)

    def told(self) -> str:
        """Return what has been told of what is wrong, empty while it is still being typed the first time."""
        return self._told

    def unread(self) -> str:
        """Return what is typed and cannot be used, as it was typed; nothing when it can."""
        return self.line.text() if self.is_wrong() else ""

    def show_unread(self, text: str) -> None:
        """Show what was typed before and could not be used, with what is wrong."""
        self.line.setText(text)
        self.settle()

    def settle(self) -> None:
        """Read what is typed: write the day out, or tell what is wrong."""
        was_half, self._is_half = self._is_half, False
        day = None
        if not self.is_wrong():
            day = self._read()
            self.line.setText(day.isoformat() if day else "")
        self._tell(is_news=was_half)
        if day != self._day:
            self._day = day
            self.dated.emit(day)

    def setAccessibleName(self, name: str) -> None:
        """Give the line the field's label as its name."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)
        self._button.setAccessibleName(tr("Visa kalender, {0}").format(name))

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
        """Show a month to choose from, under the field, with the days that can be meant."""
        held = spans.span(self.kind, self._today())
        frame = CalendarFrame(self, self._read() or min(self._today(), held.last), held)
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

    def _on_written(self) -> None:
        """What was wrong is forgiven while it is mended, and told again when it is left."""
        self._is_half = True
        if self._told and not self.is_wrong():
            self._tell()
        self.edited.emit()

    def _on_picked(self, day: Day) -> None:
        self.put(day)
        self.line.setFocus()

    def _read(self) -> Day | None:
        return read_date(self.line.text(), self._today(), self.kind)

    def _wrong(self) -> tuple[str, str]:
        """Return what is wrong and what to do about it; two empty texts when nothing is."""
        if not self.line.text().strip():
            return self._empty() if self._needed else ("", "")
        day = self._read()
        if day is None:
            how = tr("Skriv till exempel {0}.").format(spans.TABLE[self.kind].example)
            return tr("Det går inte att läsa som en dag."), how
        if day == self._shown:
            return "", ""
        what = spans.doubt(self.kind, day, self._today())
        return what, spans.between(self.kind, self._today()) if what else ""

    def _empty(self) -> tuple[str, str]:
        return "", tr("Skriv vilken dag, till exempel {0}.").format(spans.TABLE[self.kind].example)

    def _tell(self, *, is_news: bool = False) -> None:
        before = self._told
        self._say(self.problem())
        if (is_news or self._told != before) and self.is_wrong():
            self.edited.emit()

    def _say(self, words: str) -> None:
        if words != self._told:
            self._told = words
            self.troubled.emit(words)


class TimeField(LineEdit):
    """A time of day, typed as `10.20`, `10:20`, `1020`, `10` or `kl 10`; `needed` where it may not be empty."""

    timed = Signal(object)  # time | None
    edited = Signal()  # somebody typed, or what is wrong was found out: there is something to save
    troubled = Signal(str)  # what is wrong now, in words; empty when nothing is

    def __init__(self, *, needed: bool = False) -> None:
        super().__init__("", tr("10.20"))
        self._needed = needed
        self._time: Clock | None = None
        self._is_half = False
        self._told = ""
        self.returnPressed.connect(self.settle)
        self.written.connect(self._on_written)

    def time(self) -> Clock | None:
        """Return the time, None while empty. Raises `NotUnderstoodError` when what is typed is no time."""
        if not self._is_half:
            self.settle()
        if do := self.problem():
            raise refused(self.accessibleName(), "", do, is_half=self._is_half)
        return read_time(self.text())

    def set_time(self, at: Clock | None) -> None:
        """Show a time without telling."""
        self._time = at
        self._is_half = False
        self.setText(f"{at:%H.%M}" if at else "")
        self._say(self.problem() if at else "")

    def is_wrong(self) -> bool:
        """Return whether something is typed that is no time, or nothing is where it is needed."""
        return bool(self.problem())

    def problem(self) -> str:
        """Return what to say under the field; nothing when it can be read."""
        if not self.text().strip():
            return tr("Skriv ett klockslag, till exempel 10.20.") if self._needed else ""
        if read_time(self.text()) is None:
            return tr("Det går inte att läsa som ett klockslag. Skriv till exempel 10.20.")
        return ""

    def told(self) -> str:
        """Return what has been told of what is wrong, empty while it is still being typed the first time."""
        return self._told

    def unread(self) -> str:
        """Return what is typed and cannot be used, as it was typed; nothing when it can."""
        return self.text() if self.is_wrong() else ""

    def show_unread(self, text: str) -> None:
        """Show what was typed before and could not be used, with what is wrong."""
        self.setText(text)
        self.settle()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Read when focus goes."""
        super().focusOutEvent(event)
        self.settle()

    def settle(self) -> None:
        """Read what is typed: write the time out, or tell what is wrong."""
        was_half, self._is_half = self._is_half, False
        at = read_time(self.text())
        if at:
            self.setText(f"{at:%H.%M}")
        self._tell(is_news=was_half)
        if at != self._time:
            self._time = at
            self.timed.emit(at)

    def _on_written(self) -> None:
        self._is_half = True
        if self._told and not self.is_wrong():
            self._tell()
        self.edited.emit()

    def _tell(self, *, is_news: bool = False) -> None:
        before = self._told
        self._say(self.problem())
        if (is_news or self._told != before) and self._told:
            self.edited.emit()

    def _say(self, words: str) -> None:
        if words != self._told:
            self._told = words
            self.troubled.emit(words)
