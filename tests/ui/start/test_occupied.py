"""A lock file that no program here holds: the window says so and offers ways on; it never just ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.process.single_instance import LOCK, SingleInstance
from tests.ui.finding import found
from tests.ui.layout import cut_texts, unnamed, unreachable
from ui.start.occupied import OccupiedPage, show_occupied
from ui.window.main_window import MainWindow

ELSEWHERE = b"4711\nnarvara\nskolans-dator\n"


def said(window: QWidget) -> str:
    return "\n".join(one.text() for one in window.findChildren(QLabel) if not one.isHidden())


@pytest.fixture
def gone_on() -> list[str]:
    return []


def occupied(qtbot: QtBot, folder: Path, data: bytes, gone_on: list[str]) -> MainWindow:
    (folder / LOCK).write_bytes(data)
    window = MainWindow()
    qtbot.addWidget(window)
    instance = SingleInstance(folder, window)
    taken = instance.take()
    assert taken != "held"
    show_occupied(window, instance, taken, lambda: gone_on.append("on"))
    window.resize(1366, 692)
    window.show()
    return window


def test_another_computer_is_named_and_it_opens_only_when_asked(
    qtbot: QtBot, dressed: object, tmp_path: Path, gone_on: list[str]
) -> None:
    window = occupied(qtbot, tmp_path, ELSEWHERE, gone_on)
    assert "skolans-dator" in said(window)
    assert (unnamed(window), unreachable(window), cut_texts(window)) == ([], [], [])
    found(window, QPushButton, "try-again").click()
    assert gone_on == []
    assert "fortfarande upptaget" in said(window)
    found(window, QPushButton, "open-anyway").click()
    assert gone_on == ["on"]


def test_an_empty_lock_says_that_nobody_can_tell_and_trying_again_helps_when_it_is_gone(
    qtbot: QtBot, dressed: object, tmp_path: Path, gone_on: list[str]
) -> None:
    window = occupied(qtbot, tmp_path, b"", gone_on)
    assert isinstance(window.shown(), OccupiedPage)
    assert "tom eller skadad" in said(window)
    (tmp_path / LOCK).unlink()
    found(window, QPushButton, "try-again").click()
    assert gone_on == ["on"]
