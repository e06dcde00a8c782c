"""What is written on the table: what all parts of such a screen share. Text is written by itself, acts at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from desktop.drafts import unread
from desktop.errors import NotUnderstoodError, UserError
from desktop.session.session import Session
from desktop.spans import DayKind
from ui.widgets.input.autosave import Autosave
from ui.widgets.input.date_field import DateField, TimeField
from ui.widgets.input.date_words import read_time
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.plain_text import PlainText
from ui.widgets.input.unread import Typed
from ui.widgets.show.saved import SavedLabel


class WritingDesk(QObject):
    """One row being written with its parts, and what is typed but not yet in the vault.

    A screen's own desk says how the row is read (`read`) and how what waits is written (`save`).
    """

    wrote = Signal()  # what waited has been written
    refused = Signal(object)  # UserError: an act could not be done

    def __init__(self, session: Session, id: str, form: str, saved: SavedLabel, parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        self.id = id
        self.is_writing = False
        self._row: Any = None
        session.changed.connect(self._forget)
        self.autosave = Autosave(self._write, saved, self)
        self._own: dict[str, Any] = {}
        self._parts: dict[str, tuple[Any, dict[str, Any]]] = {}
        self._form = form
        self._unread = unread.kept(session, self._form)
        if self._unread:
            self.autosave.touch()

    def read(self) -> Any:
        """Return the row as it is in the vault now."""
        raise NotImplementedError

    def save(self, own: dict[str, Any], parts: list[tuple[Any, dict[str, Any]]]) -> None:
        """Write fields of the row and of its parts, all or nothing. Raises `UserError`."""
        raise NotImplementedError

    @property
    def row(self) -> Any:
        """The row as it is in the vault now, read once until something changes."""
        if self._row is None:
            self._row = self.read()
        return self._row

    @Slot(frozenset)
    def _forget(self, tables: frozenset[str]) -> None:
        """Read the row again when it is next asked for: it is asked for by every field of the screen."""
        self._row = None

    def today(self) -> date:
        """Return the day it is."""
        return self.session.today()

    def later(self, part: Any, name: str, value: Any) -> None:
        """Write a field soon: of a part, or of the row itself when `part` is None."""
        if part is None:
            self._own[name] = value
        else:
            self._parts.setdefault(part.id, (part, {}))[1][name] = value
        self.autosave.touch()

    def now(self, part: Any, **values: Any) -> bool:
        """Write a choice at once, with what waits. Returns whether it is in the vault."""
        for name, value in values.items():
            self.later(part, name, value)
        return self.flush()

    def flush(self) -> bool:
        """Write what waits now. Returns whether everything is in the vault."""
        self.autosave.flush()
        return not self.autosave.is_waiting

    def do(self, act: Callable[[], object]) -> bool:
        """Do something at once, after what waits has been written. Returns whether it was done."""
        self.autosave.flush()
        if self._own or self._parts:
            return False
        self.is_writing = True
        try:
            act()
        except UserError as error:
            self.refused.emit(error)
            return False
        finally:
            self.is_writing = False
        return True

    def unread(self) -> NotUnderstoodError | None:
        """Return what to say when some day or time cannot be read, None when all can."""
        if not self._unread:
            return None
        text = next(iter(self._unread.values()))
        title = self.tr("En dag eller tid går inte att läsa")
        safe = self.tr("Det som står, ”{0}”, finns kvar.").format(text)
        return NotUnderstoodError(title, "", safe, self.tr("Skriv om den, till exempel 24/11 eller 10.20."))

    def text(
        self, name: str, title: str, part: Any = None, *, lines: int = 2, say: str = ""
    ) -> Field[PlainText]:
        """Return a field for text that writes itself to the row, or to a part of it."""
        control = PlainText(lines=lines)
        control.set_text(str(getattr(part or self.row, name)))
        control.setObjectName(f"{name}:{part.id}" if part is not None else name)
        control.textChanged.connect(lambda: self.later(part, name, control.text()))
        control.left.connect(self.flush)
        return Field(title, control, say)

    def line(self, name: str, title: str, part: Any = None, *, example: str = "") -> Field[LineEdit]:
        """Return a field of one line that writes itself."""
        control = LineEdit(str(getattr(part or self.row, name)), example)
        control.setObjectName(f"{name}:{part.id}" if part is not None else name)
        control.written.connect(lambda words: self.later(part, name, words))
        control.editingFinished.connect(self.flush)
        return Field(title, control)

    def day(self, name: str, title: str, kind: DayKind) -> Field[DateField]:
        """Return a field for a day that writes itself; what cannot be read is kept as typed."""
        control = DateField(self.today, kind)
        control.set_date(getattr(self.row, name))
        control.setObjectName(f"{name}-field")
        control.line.setObjectName(name)
        made = Field(title, control)
        self._read(name, control, control.date)
        return made

    def time(self, name: str, title: str) -> Field[TimeField]:
        """Return a field for a time that writes itself."""
        control = TimeField()
        control.set_time(read_time(str(getattr(self.row, name)).replace(":", ".")))
        control.setObjectName(name)
        made = Field(title, control)
        self._read(name, control, lambda: f"{at:%H:%M}" if (at := control.time()) is not None else "")
        return made

    def _read(self, name: str, control: Typed, value: Callable[[], Any]) -> None:
        if name in self._unread:
            control.show_unread(self._unread[name])
        control.edited.connect(lambda: self._on_read(name, control, value))

    def _on_read(self, name: str, control: Typed, value: Callable[[], Any]) -> None:
        if control.is_wrong():
            self._unread[name] = control.unread()
            self.autosave.touch()
        else:
            self._unread.pop(name, None)
            self.later(None, name, value())

    def _write(self) -> None:
        own, parts = dict(self._own), dict(self._parts)
        self.is_writing = True
        try:
            if own or parts:
                self.save(own, list(parts.values()))
        finally:
            self.is_writing = False
        self._own.clear()
        self._parts.clear()
        unread.keep(self.session, self._form, self._unread)
        self.wrote.emit()
        if (trouble := self.unread()) is not None:
            raise trouble
