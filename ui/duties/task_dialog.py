"""Something to do, and by when."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.cases.tasks import add_task
from desktop.drafts.dialogs import DraftOf
from desktop.session.session import Session
from ui.dialogs.form_sheet import FormSheet
from ui.widgets.input.date_field import DateField
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.named import named


class TaskDialog(FormSheet):
    """Adds a task, in a case or outside one."""

    def __init__(self, parent: QWidget, session: Session, case_id: str | None = None) -> None:
        super().__init__(parent, self.tr("Vad ska göras?"), self.tr("Lägg till"))
        self.setObjectName("task-dialog")
        self._session, self._case_id = session, case_id
        self.what, self.day = LineEdit(), DateField(session.today, "task")
        named(what=self.what, day=self.day)
        self.close_form(
            Field(self.tr("Uppgift"), self.what), Field(self.tr("Senast"), self.day, optional=True)
        )
        self.what.setFocus()
        self.keep_draft(session, DraftOf("uppgift", case_id or ""))

    def perform(self) -> None:
        """Write it down. Raises `UserError`."""
        add_task(self._session, self.what.text(), self.day.date(), self._case_id)
