"""A dialog with a few fields and one act: what cannot be done is said in the dialog, and nothing typed is lost."""

from __future__ import annotations

from contextlib import nullcontext

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.errors import NotUnderstoodError, UserError
from ui.dialogs.sheet import Sheet
from ui.widgets.input.buttons import Button
from ui.widgets.input.date_field import DateField, TimeField
from ui.widgets.show.banner import Banner


class FormSheet(Sheet):
    """Subclasses put fields in `body`, call `close_form` and then `keep_draft`, and write in `perform`."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        act: str,
        icon: str = "",
        *,
        danger: bool = False,
        wide: bool = False,
    ) -> None:
        super().__init__(parent, title, wide=wide)
        self.trouble = Banner()
        self.leave = Button(self.tr("Avbryt"))
        self.leave.setObjectName("leave")
        self.act = Button(act, "danger" if danger else "primary", icon or None)
        self.act.setObjectName("act")

    def perform(self) -> None:
        """Do what the act says. Raises `UserError`, which is shown and leaves the dialog open."""
        raise NotImplementedError

    def close_form(self, *fields: QWidget) -> None:
        """Add the fields, the place for trouble and the buttons."""
        for field in fields:
            self.body.addWidget(field)
        self.foot.insertWidget(0, self.trouble)
        self.acts.addWidget(self.leave)
        self.acts.addWidget(self.act)
        self.leave.clicked.connect(self.reject)
        self.act.clicked.connect(self._on_act)

    @Slot()
    def _on_act(self) -> None:
        fields: list[DateField | TimeField] = [*self.findChildren(DateField), *self.findChildren(TimeField)]
        for field in fields:
            field.settle()
        try:
            with self.draft.done_with() if self.draft is not None else nullcontext():
                self.perform()
        except UserError as error:
            rest = " ".join(part for part in (error.what, error.safe, error.do) if part)
            self.trouble.say("danger", f"{error.title.rstrip('.')}.", rest)
            wrong = [field for field in fields if field.is_wrong() and field.isVisibleTo(self)]
            if wrong and isinstance(error, NotUnderstoodError):
                wrong[0].setFocus()
            return
        self.accept()
