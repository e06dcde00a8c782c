"""What Windows tells a window about locking, sleep, lid and the end of the session, read from memory.

Numbers from winuser.h and wtsapi32.h. The structures are our own: `ctypes.wintypes` has other sizes elsewhere,
and this is read and tested on every system.
"""

from __future__ import annotations

import ctypes
import uuid

from desktop.lock.causes import Cause, Heard

WM_QUERYENDSESSION, WM_ENDSESSION = 0x0011, 0x0016
WM_POWERBROADCAST, WM_WTSSESSION_CHANGE = 0x0218, 0x02B1
PBT_APMSUSPEND, PBT_POWERSETTINGCHANGE = 0x0004, 0x8013
GUID_LIDSWITCH_STATE_CHANGE = uuid.UUID("ba3e0f4d-b817-4094-a2d1-d56379e6a0f3")
_LID_CLOSED = 0

# wParam of WM_WTSSESSION_CHANGE → the cause that is logged.
_SESSION: dict[int, Cause] = {
    2: "remote",  # WTS_CONSOLE_DISCONNECT: another user at the same computer
    4: "remote",  # WTS_REMOTE_DISCONNECT
    6: "session_end",  # WTS_SESSION_LOGOFF
    7: "os_lock",  # WTS_SESSION_LOCK
}


class Msg(ctypes.Structure):
    """MSG of winuser.h."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint32),
        ("w", ctypes.c_size_t),
        ("l", ctypes.c_size_t),
        ("time", ctypes.c_uint32),
        ("x", ctypes.c_int32),
        ("y", ctypes.c_int32),
    )


class PowerSetting(ctypes.Structure):
    """POWERBROADCAST_SETTING of winuser.h; `data` is as long as `length` says."""

    _fields_ = (("guid", ctypes.c_ubyte * 16), ("length", ctypes.c_uint32), ("data", ctypes.c_ubyte * 1))


class Messages:
    """Says why a message means that the vault must be locked. Remembers whether the lid was open."""

    def __init__(self) -> None:
        self._lid: int | None = None

    def cause(self, address: int) -> Heard:
        """Return the cause in the MSG at this address; empty when it is about something else."""
        message = Msg.from_address(address)
        kind, w = message.message, message.w
        if kind == WM_WTSSESSION_CHANGE:
            return _SESSION.get(w, "")
        if kind == WM_QUERYENDSESSION or (kind == WM_ENDSESSION and w):
            return "session_end"
        if kind == WM_POWERBROADCAST and w == PBT_APMSUSPEND:
            return "sleep"
        if kind == WM_POWERBROADCAST and w == PBT_POWERSETTINGCHANGE and message.l:
            return self._lid_cause(message.l)
        return ""

    def _lid_cause(self, address: int) -> Heard:
        """Windows tells how the lid stands as soon as one listens: a docked, closed computer must not lock then."""
        setting = PowerSetting.from_address(address)
        if uuid.UUID(bytes_le=bytes(setting.guid)) != GUID_LIDSWITCH_STATE_CHANGE or not setting.length:
            return ""
        before, self._lid = self._lid, setting.data[0]
        return "lid" if before not in (None, _LID_CLOSED) and self._lid == _LID_CLOSED else ""
