"""The plan on the table: what all its sections share. Text is written by itself, acts at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.errors import UserError
from desktop.plan import verbs as plans
from ui.widgets.input.autosave import Autosave
from ui.widgets.show.saved import SavedLabel

if TYPE_CHECKING:
    from db.records import Plan
    from desktop.session.session import Session


class Desk(QObject):
    """One version of a plan, with what is typed but not yet in the vault."""

    wrote = Signal()  # what waited has been written
    refused = Signal(object)  # UserError: an act could not be done
    opened = Signal(str, str)  # section, name of a control: somebody should go there

    def __init__(self, session: Session, plan_id: str, saved: SavedLabel, parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        self.plan_id = plan_id
        self.is_writing = False
        self.autosave = Autosave(self._write, saved, self)
        self._fields: dict[str, Any] = {}
        self._parts: dict[str, tuple[Any, dict[str, Any]]] = {}

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

    def flush(self) -> bool:
        """Write what waits now. Returns whether everything is in the vault."""
        self.autosave.flush()
        return not self.autosave.is_waiting

    def do(self, act: Callable[[], object]) -> bool:
        """Do something at once, after what waits has been written. Returns whether it was done."""
        if not self.flush():
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
        self.wrote.emit()
