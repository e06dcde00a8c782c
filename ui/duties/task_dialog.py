"""Something to do, and by when: written down, moved to another day, called done."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from db.records import Task
from desktop.cases.tasks import add_task, change_task
from desktop.drafts.dialogs import DraftOf
from desktop.session.session import Session
from ui.dialogs.form_sheet import FormSheet
from ui.widgets.input.buttons import Button
from ui.widgets.input.date_field import DateField
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.named import named
from ui.widgets.paint.marks import CheckBox
from ui.window.place import Place


class TaskDialog(FormSheet):
    """Adds a task, in a case or outside one, or changes the one given: its words, its day, whether it is done.

    `is_elsewhere`: the page under it is not the case's, so the dialog has a way there.
    """

    went = Signal(object)  # Place: the case the task is in

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        case_id: str | None = None,
        task: Task | None = None,
        *,
        is_elsewhere: bool = False,
    ) -> None:
        title = self.tr("Vad ska göras?") if task is None else self.tr("Vad ska ändras?")
        super().__init__(parent, title, self.tr("Lägg till") if task is None else self.tr("Spara"))
        self.setObjectName("task-dialog")
        self._session, self._case_id = session, case_id
        self._task = session.db.tasks.get(task.id) if task else None  # the list may show it as it was
        self.what, self.day = LineEdit(), DateField(session.today, "task")
        named(what=self.what, day=self.day)
        fields: list[QWidget] = [
            Field(self.tr("Uppgift"), self.what),
            Field(self.tr("Senast"), self.day, optional=True),
        ]
        if self._task is not None:
            fields.append(self._show(self._task))
        if self._task is not None and case_id is not None and is_elsewhere:
            way = Button(self.tr("Gå till ärendet"), "link")
            way.setObjectName("to-case")
            way.clicked.connect(self._on_way)
            self.acts.insertWidget(0, way)
        self.close_form(*fields)
        self.what.setFocus()
        self.keep_draft(session, DraftOf("uppgift", case_id or "", "tasks", task.id if task else ""))

    def perform(self) -> None:
        """Write it down. Raises `UserError`."""
        what, day = self.what.text(), self.day.date()
        if self._task is None:
            add_task(self._session, what, day, self._case_id)
        else:
            change_task(self._session, self._task, what, day, done=self.done_box.isChecked())

    def _show(self, task: Task) -> CheckBox:
        """Put what the task is in the fields, and return the box that tells whether it is done."""
        self.what.setText(task.what)
        self.day.set_date(task.due_on)
        self.done_box = CheckBox(self.tr("Klar"))
        named(is_done=self.done_box)
        self.done_box.setChecked(task.done_at is not None)
        return self.done_box

    @Slot()
    def _on_way(self) -> None:
        """Leave for the case; what is typed is kept."""
        self.reject()
        self.went.emit(Place("case", self._case_id))
