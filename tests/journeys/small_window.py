"""A window with a bit of everything, for trying the harness on."""

from __future__ import annotations

import sys
from typing import TypeVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

W = TypeVar("W", bound=QWidget)


def _named(widget: W, name: str) -> W:
    widget.setAccessibleName(name)
    return widget


def small_window() -> QWidget:
    window = QWidget(windowTitle="Litet fönster")
    column = QVBoxLayout(window)
    name = _named(QLineEdit(), "Namn")
    secret = _named(QLineEdit(echoMode=QLineEdit.EchoMode.Password), "Lösenfras")
    story = _named(QPlainTextEdit(), "Berättelse")
    tick = QCheckBox("Jag har läst")
    rows = _named(QListWidget(), "Elever")
    rows.addItems(["Alva", "Åsa", "Östen"])
    steps = QComboBox()
    steps_label = QLabel("Steg")
    steps_label.setBuddy(steps)
    steps.addItems(["Aktualisering", "Kartläggning", "Planering"])
    table = _named(QTableWidget(2, 2), "Anteckningar")
    for line, words in enumerate((("24 november", "Samtal"), ("25 november", "Hembesök"))):
        for place, word in enumerate(words):
            table.setItem(line, place, QTableWidgetItem(word))
    answer = QLabel("ännu inget")

    def say(row: int, column: int) -> None:
        chosen = table.item(row, column)
        answer.setText(f"Valt: {chosen.text() if chosen else ''}")

    table.cellClicked.connect(say)
    button = QPushButton("Hälsa")
    for widget in (name, secret, story, tick, rows, steps_label, steps, table, button, answer):
        column.addWidget(widget)
    button.clicked.connect(lambda: answer.setText(f"Hej {name.text()}, {len(secret.text())} tecken"))
    QShortcut(QKeySequence("Ctrl+L"), window, window.close)
    return window


if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = small_window()
    window.show()
    sys.exit(application.exec())
