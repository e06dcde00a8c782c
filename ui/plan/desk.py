"""The plan on the table: what all its sections share. Text is written by itself, acts at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.drafts import unread
from desktop.errors import NotUnderstoodError, UserError
from desktop.plan import verbs as plans
from ui.widgets.input.autosave import Autosave
from ui.widgets.input.unread import Typed
from ui.widgets.show.saved import SavedLabel

if TYPE_CHECKING:
    from db.records import Plan
    from desktop.session.session import Session


class Desk(QObject):
    """One version of a plan, with what is typed but not yet in the vault."""

    wrote = Signal()  # what waited has been written
    refused = Signal(object)  # UserError: an act could not be done
    opened = Signal(str, str)  # section, name of a control: somebody should go there
    went = Signal(object)  # Place: the user wants to go there

    def __init__(self, session: Session, plan_id: str, saved: SavedLabel, parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        self.plan_id = plan_id
        self.is_writing = False
        self.autosave = Autosave(self._write, saved, self)
        self._fields: dict[str, Any] = {}
        self._parts: dict[str, tuple[Any, dict[str, Any]]] = {}
        self._form = unread.form(self.plan.case_id, "plan", plan_id)
        self._unread = unread.kept(session, self._form)
        if self._unread:
            self.autosave.touch()

    @property
    def plan(self) -> Plan:
        """The plan as it is in the vault now."""
        return self.session.db.plans.get(self.plan_id)

    def today(self) -> date:
        """Return the day it is."""
        return self.session.today()

    def later(self, part: Any, name: str, value: Any) -> None:
        """Write a field soon: of a part, or of the plan itself when `part` is None."""
        if part is None:
            self._fields[name] = value
        else:
            self._parts.setdefault(part.id, (part, {}))[1][name] = value
        self.autosave.touch()

    def read(self, part: Any, name: str, control: Typed, value: Callable[[], Any]) -> None:
        """Write what a field for a day or a time holds, as it is typed; what cannot be read is kept as typed."""
        key = f"{name}:{part.id if part is not None else ''}"
        if key in self._unread:
            control.show_unread(self._unread[key])
        control.edited.connect(lambda: self._on_read(key, part, name, control, value))

    def unread(self) -> NotUnderstoodError | None:
        """Return what to say when some day or time cannot be read, None when all can."""
        if not self._unread:
            return None
        text = next(iter(self._unread.values()))
        title = self.tr("En dag eller tid i planen går inte att läsa")
        safe = self.tr("Det som står, ”{0}”, finns kvar.").format(text)
        return NotUnderstoodError(title, "", safe, self.tr("Skriv om den under Mål eller Uppföljning."))

    def flush(self) -> bool:
        """Write what waits now. Returns whether everything is in the vault."""
        self.autosave.flush()
        return not self.autosave.is_waiting

    def do(self, act: Callable[[], object]) -> bool:
        """Do something at once, after what waits has been written. Returns whether it was done."""
        self.autosave.flush()
        if self._fields or self._parts:
            return False
        try:
            act()
        except UserError as error:
            self.refused.emit(error)
            return False
        return True

    def _write(self) -> None:
        fields, parts = dict(self._fields), dict(self._parts)
        self.is_writing = True
        try:
            plans.save_all(self.session, self.plan_id, fields, list(parts.values()))
        finally:
            self.is_writing = False
        self._fields.clear()
        self._parts.clear()
        self._keep_unread()
        self.wrote.emit()
        if (trouble := self.unread()) is not None:
            raise trouble

    def _on_read(self, key: str, part: Any, name: str, control: Typed, value: Callable[[], Any]) -> None:
        if control.is_wrong():
            self._unread[key] = control.unread()
            self.autosave.touch()
        else:
            self._unread.pop(key, None)
            self.later(part, name, value())

    def _keep_unread(self) -> None:
        """Keep what cannot be read beside the plan; what stood in a part that is gone goes with it."""
        db = self.session.db
        parts = {"", *(one.id for table in (db.goals, db.measures) for one in table.of(self.plan_id))}
        self._unread = {key: text for key, text in self._unread.items() if key.partition(":")[2] in parts}
        unread.keep(self.session, self._form, self._unread)
