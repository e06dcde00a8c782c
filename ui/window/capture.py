"""Keeping the windows out of screen sharing and screenshots, where the system can: Windows and macOS.

`NoCapture` stands where it cannot (X11 and Wayland have no such request), and the switch is then not shown.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

MINUTES = 60
"""How long sharing stays allowed when nobody ends it; a lock ends it at once."""

_NONE, _MONITOR, _EXCLUDED = 0x0, 0x1, 0x11  # WDA_… of winuser.h; the last from Windows 10 2004
_SHARING_NONE, _SHARING_READ_ONLY = 0, 1  # NSWindowSharingType


class Capture(Protocol):
    """What a system can do about one native window."""

    can: bool

    def exclude(self, window: int, is_excluded: bool) -> None:
        """Leave the window out of what other programs may see, or let it be seen."""


class NoCapture:
    """Stands where the system has no way."""

    can = False

    def exclude(self, window: int, is_excluded: bool) -> None:
        """Do nothing."""


class WindowsCapture:
    """`SetWindowDisplayAffinity`; `set_affinity` is that function."""

    can = True

    def __init__(self, set_affinity: Any) -> None:
        self._set = set_affinity

    def exclude(self, window: int, is_excluded: bool) -> None:
        """Exclude; older Windows shows a black window instead."""
        wanted = _EXCLUDED if is_excluded else _NONE
        if not self._set(ctypes.c_void_p(window), wanted) and is_excluded:
            self._set(ctypes.c_void_p(window), _MONITOR)


class MacCapture:
    """`[[view window] setSharingType:]`, through the Objective-C runtime. `objc` is that library."""

    can = True

    def __init__(self, objc: Any) -> None:
        self._objc = objc
        objc.sel_registerName.restype = ctypes.c_void_p
        objc.sel_registerName.argtypes = (ctypes.c_char_p,)
        objc.objc_msgSend.restype = ctypes.c_void_p

    def exclude(self, window: int, is_excluded: bool) -> None:
        """Exclude. From macOS 15 some recorders see the window all the same; the Säkerhet page says no more."""
        pointer = ctypes.c_void_p
        self._objc.objc_msgSend.argtypes = (pointer, pointer)
        native = self._objc.objc_msgSend(window, self._objc.sel_registerName(b"window"))
        if native:
            self._objc.objc_msgSend.argtypes = (pointer, pointer, ctypes.c_ulong)
            kind = _SHARING_NONE if is_excluded else _SHARING_READ_ONLY
            self._objc.objc_msgSend(native, self._objc.sel_registerName(b"setSharingType:"), kind)


def of_this_system() -> Capture:
    """Return what this system can do."""
    if sys.platform == "win32":
        return WindowsCapture(ctypes.windll.user32.SetWindowDisplayAffinity)
    if sys.platform == "darwin":
        return MacCapture(ctypes.CDLL("libobjc.dylib"))
    return NoCapture()


class Screening(QObject):
    """Excludes every window of the program as it shows, until sharing is allowed; then again by itself."""

    changed = Signal(bool)  # whether sharing is allowed now

    def __init__(self, capture: Capture, parent: QObject | None, minutes: float = MINUTES) -> None:
        super().__init__(parent)
        self._capture = capture
        self.is_allowed = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(round(minutes * 60_000))
        self._rest.timeout.connect(self.forbid)
        application = QCoreApplication.instance()
        if capture.can and application is not None:
            application.installEventFilter(self)
            self._apply()

    @property
    def can(self) -> bool:
        """Whether the system can do it at all."""
        return self._capture.can

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Exclude a window when it gets its native handle or shows."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.WinIdChange) and isinstance(watched, QWidget):
            self._exclude(watched)
        return False

    @Slot()
    def allow(self) -> None:
        """Let the windows be seen by others, for a while."""
        self._set(is_allowed=True)
        self._rest.start()

    @Slot()
    def forbid(self) -> None:
        """Leave the windows out again."""
        self._rest.stop()
        self._set(is_allowed=False)

    def _set(self, *, is_allowed: bool) -> None:
        if is_allowed == self.is_allowed:
            return
        self.is_allowed = is_allowed
        self._apply()
        self.changed.emit(is_allowed)

    def _apply(self) -> None:
        for window in QApplication.topLevelWidgets():
            self._exclude(window)

    def _exclude(self, widget: QWidget) -> None:
        handle = widget.windowHandle() if widget.isWindow() else None
        if handle is not None:  # the widget itself would make one where there is none
            self._capture.exclude(int(handle.winId()), not self.is_allowed)


_current: list[Screening] = []


def current() -> Screening:
    """Return what keeps this program's windows out; made when first asked for, once there is an application."""
    if not _current:
        _current.append(Screening(of_this_system(), QCoreApplication.instance()))
    return _current[0]
