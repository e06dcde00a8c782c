"""A window with a bit of everything, for trying the harness on."""

from __future__ import annotations

import sys

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)


def small_window() -> QWidget:
    window = QWidget(windowTitle="Litet fönster")
    column = QVBoxLayout(window)
    name = QLineEdit(accessibleName="Namn")
    secret = QLineEdit(accessibleName="Lösenfras", echoMode=QLineEdit.EchoMode.Password)
    story = QPlainTextEdit(accessibleName="Berättelse")
    tick = QCheckBox("Jag har läst")
    rows = QListWidget(accessibleName="Elever")
    rows.addItems(["Alva", "Åsa", "Östen"])
    answer = QLabel("ännu inget")
    button = QPushButton("Hälsa")
    for widget in (name, secret, story, tick, rows, button, answer):
        column.addWidget(widget)
    button.clicked.connect(lambda: answer.setText(f"Hej {name.text()}, {len(secret.text())} tecken"))
    QShortcut(QKeySequence("Ctrl+L"), window, window.close)
    return window


if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = small_window()
    window.show()
    sys.exit(application.exec())
