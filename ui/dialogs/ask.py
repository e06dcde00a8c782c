"""Confirm what cannot be undone, and say what went wrong."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from desktop.errors import UserError
from ui.dialogs.sheet import Sheet
from ui.widgets.input.buttons import Button
from ui.widgets.show.text import label


class AskDialog(Sheet):
    """A question naming the thing; the safe button has focus and Esc, the act has its own verb."""

    def __init__(
        self, parent: QWidget, title: str, text: str, act: str, stay: str, *, danger: bool = False
    ) -> None:
        super().__init__(parent, title)
        self.stay = Button(stay)
        self.stay.setObjectName("stay")
        self.act = Button(act, "danger" if danger else "primary")
        self.act.setObjectName("act")
        if text:
            self.body.addWidget(label(text))
            self.setAccessibleDescription(text)
        self.acts.addWidget(self.stay)
        self.acts.addWidget(self.act)
        self.act.setVisible(bool(act))
        self.stay.clicked.connect(self.reject)
        self.act.clicked.connect(self.accept)
        self.stay.setDefault(True)
        self.stay.setFocus()


def ask(parent: QWidget, title: str, text: str, act: str, stay: str = "", *, danger: bool = False) -> bool:
    """Ask before an act that cannot be undone; True if the user chose `act`. Both are verbs."""
    stay = stay or QCoreApplication.translate("AskDialog", "Avbryt")
    dialog = AskDialog(parent, title, text, act, stay, danger=danger)
    answer = dialog.exec()
    dialog.deleteLater()
    return answer == QDialog.DialogCode.Accepted


def show_error(parent: QWidget, error: UserError) -> None:
    """Show what went wrong as it stands: what happened, what is safe, what to do."""
    text = "\n".join(part for part in (error.what, error.safe, error.do) if part)
    close = QCoreApplication.translate("AskDialog", "Stäng")
    dialog = AskDialog(parent, error.title, text, "", close)
    dialog.exec()
    dialog.deleteLater()
