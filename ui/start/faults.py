"""Bugs: kept in the error log without content, and told to the user once, without content."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtWidgets import QWidget

from db import clock
from desktop.errors import UserError
from ui.window.cover import is_covered

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


class Faults:
    """Stands in `sys.excepthook`: logs first (through the hook before it), then tells."""

    def __init__(self, window: QWidget, before: Hook) -> None:
        self._window = window
        self._before = before
        self._is_telling = False

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Tell about one fault. A fault while telling is only logged."""
        if issubclass(kind, KeyboardInterrupt):
            return
        if not isinstance(error, UserError):
            self._before(kind, error, trace)
        if self._is_telling or not self._window.isVisible() or is_covered(self._window):
            return
        self._is_telling = True
        try:
            _tell(self._window, error)
        finally:
            self._is_telling = False


def install(window: QWidget) -> None:
    """Tell about faults over this window from now on."""
    sys.excepthook = Faults(window, sys.excepthook)


def _tell(window: QWidget, error: BaseException) -> None:
    from desktop import content
    from ui.dialogs.ask import show_error

    said = error if isinstance(error, UserError) else content.error("ovantat", tid=f"{clock.here():%H.%M}")
    show_error(window, said)
