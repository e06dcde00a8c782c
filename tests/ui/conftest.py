"""What the tests of the screens share: the program's own look, and a clean look after each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.session.session import Session
from tests.ui.opening import OpenPage
from tests.ui.running import Running
from ui.look.theme import Scheme, install, theme
from ui.start.garbage import Garbage


@pytest.fixture(scope="session")
def dressed_app(qapp: QApplication) -> QApplication:
    """Return the application with our style, fonts and QSS, once for all tests."""
    install(qapp)
    Garbage(qapp)
    return qapp


@pytest.fixture(autouse=True)
def dressed(dressed_app: QApplication) -> Iterator[QApplication]:
    """Let every screen test start in the light look at 100 per cent."""
    if theme.wanted is not Scheme.LIGHT or theme.zoom != 100:
        theme.zoom_to(100)
        theme.choose(Scheme.LIGHT)
    yield dressed_app
    # processEvents alone leaves alive what was to be deleted later.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def kept(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> list[QWidget]:
    """Keep every shown widget until it has been closed.

    pytest-qt holds them weakly: Python may then clear a page whose window is still to be painted once more.
    """
    shown: list[QWidget] = []
    add = qtbot.addWidget

    def add_and_keep(widget: QWidget, **given: Any) -> None:
        shown.append(widget)
        add(widget, **given)

    monkeypatch.setattr(qtbot, "addWidget", add_and_keep)
    return shown


@pytest.fixture
def open_page(request: pytest.FixtureRequest, qtbot: QtBot, session: Session, dressed: object) -> OpenPage:
    """Return what opens a page by its class over `session` and, if it is of a case, `case`."""
    return OpenPage(request, qtbot, session)


@pytest.fixture
def run(qtbot: QtBot, dressed: object) -> Iterator[Callable[[Path], Running]]:
    """Give what starts the program on a data folder; what was started is put away afterwards."""
    started: list[Running] = []

    def start(folder: Path) -> Running:
        started.append(Running(qtbot, folder))
        return started[-1]

    yield start
    for one in started:
        one.put_away()
