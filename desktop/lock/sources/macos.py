"""macOS: the screen was locked or its saver began, told to every program by the distributed notification center.

Core Foundation is plain C and reached without any package. Sleep has no such notification; a Mac that asks for a
password after sleep tells that its screen was locked, and the idle clock, which counts sleep, locks at waking.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

from desktop.lock.causes import Cause
from desktop.lock.sources.source import LockSource

CAUSES: dict[str, Cause] = {
    "com.apple.screenIsLocked": "os_lock",
    "com.apple.screensaver.didstart": "os_lock",
}
_UTF8 = 0x08000100  # kCFStringEncodingUTF8
_AT_ONCE = 4  # CFNotificationSuspensionBehaviorDeliverImmediately
_CORE = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
_CALLBACK = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p
)


class ScreenLocked(LockSource):
    """Asks for a lock as macOS says. `core` is Core Foundation, or in tests what stands in for it."""

    def __init__(self, core: Any = None) -> None:
        super().__init__()
        self._core = core
        self._callbacks: list[Any] = []  # must live as long as macOS may call them

    def start(self) -> None:
        """Listen. The notifications come in the main thread, between Qt's own events."""
        core = self._core or _core_foundation()
        if core is None or self._callbacks:
            return
        center = core.CFNotificationCenterGetDistributedCenter()
        for name, cause in CAUSES.items():
            callback = _CALLBACK(lambda *_about, cause=cause: self.asked.emit(cause))
            text = core.CFStringCreateWithCString(None, name.encode("ascii"), _UTF8)
            core.CFNotificationCenterAddObserver(center, id(self), callback, text, None, _AT_ONCE)
            self._callbacks.append(callback)
        self._core = core

    def stop(self) -> None:
        """Listen no more."""
        if self._callbacks:
            center = self._core.CFNotificationCenterGetDistributedCenter()
            self._core.CFNotificationCenterRemoveEveryObserver(center, id(self))
            self._callbacks.clear()


def _core_foundation() -> Any:
    """Return Core Foundation with the types of the functions used; None on another system."""
    if sys.platform != "darwin":
        return None
    core = ctypes.CDLL(_CORE)
    pointer = ctypes.c_void_p
    core.CFNotificationCenterGetDistributedCenter.restype = pointer
    core.CFStringCreateWithCString.restype = pointer
    core.CFStringCreateWithCString.argtypes = (pointer, ctypes.c_char_p, ctypes.c_uint32)
    observe = core.CFNotificationCenterAddObserver
    observe.restype, observe.argtypes = None, (pointer, pointer, _CALLBACK, pointer, pointer, ctypes.c_long)
    forget = core.CFNotificationCenterRemoveEveryObserver
    forget.restype, forget.argtypes = None, (pointer, pointer)
    return core
