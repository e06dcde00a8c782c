"""A role or a school that comes to an end: one press writes today as the last day, the next takes it up again."""

from __future__ import annotations

from PySide6.QtCore import Slot

from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.input.date_field import DateField


class EndingButton(Button):
    """Writes in a field for the last day, or empties it; nothing is stored before the form is."""

    def __init__(self, last: DateField, end: str, resume: str) -> None:
        super().__init__(end, "link", small=True)
        self._last, self._end, self._resume = last, end, resume
        self.setObjectName("end-or-resume")
        self.clicked.connect(self._on_clicked)
        last.dated.connect(self._say)
        last.edited.connect(self._say)
        self.hide()

    def show_for(self, *, is_stored: bool) -> None:
        """Show what can be done with what is there; nothing for somebody who is not stored yet."""
        show_if(is_stored, self)
        self._say()

    @Slot()
    def _say(self) -> None:
        self.set_text(self._resume if self._last.line.text().strip() else self._end)

    @Slot()
    def _on_clicked(self) -> None:
        if self._last.line.text().strip():
            self._last.line.setText("")
            self._last.edited.emit()
            self._last.settle()
        else:
            self._last.put_today()
        self._last.setFocus()
        self._say()
