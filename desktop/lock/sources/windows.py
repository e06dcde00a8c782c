"""Windows: the session's lock, sleep, lid and end, heard where Qt gets the window's messages."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication

from desktop.lock.sources.source import LockSource
from desktop.lock.sources.windows_messages import GUID_LIDSWITCH_STATE_CHANGE, Messages

_EVENTS = (b"windows_generic_MSG", b"windows_dispatcher_MSG")
_THIS_SESSION = 0  # NOTIFY_FOR_THIS_SESSION
_TO_WINDOW = 0  # DEVICE_NOTIFY_WINDOW_HANDLE


class WindowsMessages(LockSource):
    """Asks for a lock as Windows says. `window` is the handle of the program's window."""

    def __init__(self, window: int, register: Callable[[int], Callable[[], object]] | None = None) -> None:
        super().__init__()
        self._window = window
        self._register = register or _register
        self._unregister: Callable[[], object] | None = None
        self._filter = _Filter(self._on_message)
        self._messages = Messages()

    def start(self) -> None:
        """Ask Windows to tell, and listen."""
        application = QCoreApplication.instance()
        if application is not None and self._unregister is None:
            application.installNativeEventFilter(self._filter)
            self._unregister = self._register(self._window)

    def stop(self) -> None:
        """Listen no more."""
        application = QCoreApplication.instance()
        if application is not None and self._unregister is not None:
            application.removeNativeEventFilter(self._filter)
            self._unregister()
            self._unregister = None

    def _on_message(self, address: int) -> None:
        cause = self._messages.cause(address)
        if cause:
            self.asked.emit(cause)


class _Filter(QAbstractNativeEventFilter):
    """Sees every native message and lets all of them pass."""

    def __init__(self, heard: Callable[[int], None]) -> None:
        super().__init__()
        self._heard = heard

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: Any) -> object:
        """Called by Qt; `message` points at a MSG when `kind` says so."""
        name = kind.data() if isinstance(kind, QByteArray) else kind
        if bytes(name) in _EVENTS:
            self._heard(int(message))
        return False, 0


def _register(window: int) -> Callable[[], object]:
    """Ask Windows for session and lid; return what takes it back."""
    if sys.platform != "win32":
        return lambda: None
    sessions, power = ctypes.windll.wtsapi32, ctypes.windll.user32
    handle = ctypes.c_void_p(window)
    lid = (ctypes.c_ubyte * 16).from_buffer_copy(GUID_LIDSWITCH_STATE_CHANGE.bytes_le)
    power.RegisterPowerSettingNotification.restype = ctypes.c_void_p
    power.UnregisterPowerSettingNotification.argtypes = (ctypes.c_void_p,)
    sessions.WTSRegisterSessionNotification(handle, _THIS_SESSION)
    told = power.RegisterPowerSettingNotification(handle, ctypes.byref(lid), _TO_WINDOW)

    def take_back() -> None:
        sessions.WTSUnRegisterSessionNotification(handle)
        if told:
            power.UnregisterPowerSettingNotification(told)

    return take_back
