"""A field: label above, control, help, error under."""

from __future__ import annotations

from typing import Generic, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QWidget

from ui.look.metrics import column, row
from ui.widgets.frame.shown import show_if
from ui.widgets.show.announce import announce
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import label, restyle

Control = TypeVar("Control", bound=QWidget)


@runtime_checkable
class Telling(Protocol):
    """A control that reads what is typed in it and tells itself what is wrong, in words, or that nothing is."""

    @property
    def troubled(self) -> SignalInstance:
        """Tells what is wrong, or with an empty text that nothing is."""
        ...

    def told(self) -> str:
        """Return what was told last."""
        ...


class Field(QWidget, Generic[Control]):
    """Gives the control its label as accessible name. Required is the rule and says nothing."""

    def __init__(self, text: str, control: Control, help: str = "", *, optional: bool = False) -> None:
        super().__init__()
        self.control: Control = control
        self._name = text
        self._label = label(text, "small", wrap=True)
        self._optional = label(self.tr("frivilligt"), "caption")
        self._help = label(help, "caption", wrap=True)
        self._error = label("", "small", "danger", wrap=True)
        self._trouble = QWidget()
        self._build(optional)
        telling: object = control
        if isinstance(telling, Telling):
            telling.troubled.connect(self.set_error)
            self.set_error(telling.told())

    def set_error(self, text: str) -> None:
        """Show what is wrong and what to do; empty takes it away. New words are said aloud after the name."""
        is_new = bool(text) and text != self._error.text()
        self._error.setText(text)
        show_if(bool(text), self._trouble)
        restyle(self.control, "error", bool(text))
        self._describe()
        if is_new:
            announce(self, f"{self._name}. {text}")

    def set_name(self, text: str) -> None:
        """Show another label, which is the control's name too."""
        self._name = text
        self._label.setText(text)
        self.control.setAccessibleName(text)

    def set_optional(self, optional: bool) -> None:
        """Say that it may be left empty, or say nothing: then it may not."""
        show_if(optional, self._optional)
        self._describe()

    def error(self) -> str:
        """Return what is wrong now, or nothing."""
        return self._error.text()

    def set_help(self, text: str) -> None:
        """Show another line of help; none if empty."""
        self._help.setText(text)
        show_if(bool(text), self._help)
        self._describe()

    def add_act(self, button: QWidget) -> None:
        """Put what can be done with the field under it, at its left edge."""
        self._whole.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _build(self, optional: bool) -> None:
        whole = self._whole = column(self, gap=4)
        head = row(gap=8)
        head.addWidget(self._label, 1)
        head.addWidget(self._optional)
        show_if(optional, self._optional)
        whole.addLayout(head)
        whole.addWidget(self.control)
        whole.addWidget(self._help)
        show_if(bool(self._help.text()), self._help)
        line = row(self._trouble, gap=6)
        line.addWidget(IconLabel("prohibit", "danger", 16))
        line.addWidget(self._error, 1)
        self._trouble.hide()
        whole.addWidget(self._trouble)
        if not self.control.sizePolicy().expandingDirections() & Qt.Orientation.Vertical:
            whole.addStretch(1)
        self._label.setBuddy(self.control)
        self.control.setAccessibleName(self._name)
        self._describe()

    def _describe(self) -> None:
        said = [self._error.text(), self._help.text()]
        if not self._optional.isHidden():
            said.append(self._optional.text())
        self.control.setAccessibleDescription(" ".join(part for part in said if part))
