"""Kept out of screen sharing until the user allows it, for a while and visibly."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.window import capture
from ui.window.capture import NoCapture, Screening, WindowsCapture
from ui.window.sharing_bar import SharingBar, SharingSwitch

NONE, MONITOR, EXCLUDED = 0x0, 0x1, 0x11


class Screen:
    """A system that remembers what it was asked to leave out."""

    can = True

    def __init__(self) -> None:
        self.excluded: dict[int, bool] = {}

    def exclude(self, window: int, is_excluded: bool) -> None:
        self.excluded[window] = is_excluded


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def screening(dressed: object, screen: Screen) -> Iterator[Screening]:
    owner = QObject()
    made = Screening(screen, owner)
    yield made
    application = QApplication.instance()
    assert application is not None
    application.removeEventFilter(made)
    owner.deleteLater()


def test_every_window_is_left_out_as_it_shows(qtbot: QtBot, screening: Screening, screen: Screen) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = QDialog(window)
    dialog.show()
    assert screen.excluded[int(window.winId())]
    assert screen.excluded[int(dialog.winId())]


def test_sharing_is_allowed_for_a_while_and_ends_by_itself(
    qtbot: QtBot, screening: Screening, screen: Screen
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    screening._rest.setInterval(100)
    screening.allow()
    assert not screen.excluded[int(window.winId())]
    qtbot.waitUntil(lambda: screen.excluded[int(window.winId())], timeout=3000)
    assert not screening.is_allowed


def test_while_it_is_allowed_a_line_says_so_and_ends_it(qtbot: QtBot, screening: Screening) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar = SharingBar(screening)
    bar.setParent(window)
    window.show()
    assert not bar.isVisible()
    screening.allow()
    assert bar.isVisible()
    bar.end.click()
    assert not bar.isVisible()
    assert not screening.is_allowed


def test_the_switch_follows_and_leads(qtbot: QtBot, screening: Screening) -> None:
    switch = SharingSwitch(screening)
    qtbot.addWidget(switch)
    switch.box.click()
    assert screening.is_allowed
    screening.forbid()
    assert not switch.box.isChecked()


def test_where_the_system_cannot_nothing_is_promised(qtbot: QtBot, dressed: object) -> None:
    owner = QObject()
    screening = Screening(NoCapture(), owner)
    assert not screening.can
    switch = SharingSwitch(screening)
    qtbot.addWidget(switch)
    assert switch.isHidden()
    assert not capture.current().can


def test_windows_is_asked_for_exclusion_and_older_ones_for_a_black_window() -> None:
    asked: list[int] = []

    def new(_window: object, affinity: int) -> int:
        asked.append(affinity)
        return 1

    def old(_window: object, affinity: int) -> int:
        asked.append(affinity)
        return int(affinity != EXCLUDED)

    WindowsCapture(new).exclude(5, True)
    WindowsCapture(new).exclude(5, False)
    WindowsCapture(old).exclude(5, True)
    assert asked == [EXCLUDED, NONE, EXCLUDED, MONITOR]
