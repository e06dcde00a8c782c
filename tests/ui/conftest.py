"""What the tests of the screens share: the program's own look, and a clean look after each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from ui.theme import Scheme, install, theme


@pytest.fixture(scope="session")
def dressed_app(qapp: QApplication) -> QApplication:
    """Return the application with our style, fonts and QSS, once for all tests."""
    install(qapp)
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
