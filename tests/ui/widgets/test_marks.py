"""Check boxes and radio buttons: the marks are ours, and what has the focus has the ring and nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.look.theme import color
from ui.widgets.input.buttons import Button
from ui.widgets.paint.marks import CheckBox, RadioButton


@pytest.mark.parametrize("kind", [CheckBox, RadioButton])
def test_a_mark_is_ours_and_shows_whether_it_is_on(
    qtbot: QtBot, dressed: QApplication, kind: type[CheckBox | RadioButton]
) -> None:
    box = kind("Hemma")
    qtbot.addWidget(box)
    off = box.grab().toImage()
    box.setChecked(True)
    on = box.grab().toImage()
    shades = [
        {image.pixelColor(x, y).name() for x in range(18) for y in range(image.height())}
        for image in (off, on)
    ]
    assert color("primary").name() not in shades[0]
    assert color("primary").name() in shades[1]
    beside = QRect(18, 0, off.width() - 18, off.height())
    assert off.copy(beside) == on.copy(beside)


def test_a_focused_button_has_no_frame_but_the_ring(qtbot: QtBot, dressed: QApplication) -> None:
    button = Button("Spara")
    qtbot.addWidget(button)
    button.show()
    button.activateWindow()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    focused = button.grab().toImage()
    button.clearFocus()
    assert button.grab().toImage() == focused
