"""What the fields for a day and for a time share: the line they are typed in, and how they refuse."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QFocusEvent

from desktop.errors import NotUnderstoodError
from ui.widgets.input.line import LineEdit


def tr(text: str) -> str:
    """Return a sentence about what was typed, in the language of the screen."""
    return QCoreApplication.translate("DateField", text)


def refused(name: str, what: str, do: str, *, is_half: bool) -> NotUnderstoodError:
    """Return what is raised by a field called `name` that holds no value that can be used."""
    title = tr("Fältet {0} behöver ändras").format(name) if name else tr("En uppgift behöver ändras")
    return NotUnderstoodError(title, what, tr("Det du har skrivit finns kvar."), do, is_half=is_half)


class TypedLine(LineEdit):
    """A line that tells when what is typed should be read."""

    done = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Read when focus goes."""
        super().focusOutEvent(event)
        self.done.emit()
