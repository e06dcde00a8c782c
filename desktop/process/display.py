"""Whether there is a screen for a window. Asked before Qt, which ends the process when there is none."""

from __future__ import annotations

import ctypes
import os
import sys

NO_DISPLAY = (
    "Närvara hittar ingen skärm att visa fönstret på.\n"
    "Starta programmet från en vanlig inloggning med skrivbord, inte över en textterminal eller som tjänst.\n"
    "Utan skärm går det att köra: narvara demo --out MAPP, och narvara --version."
)


def is_there() -> bool:
    """Return whether a window can be shown; on Windows and macOS one always can."""
    if not sys.platform.startswith("linux"):
        return True
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform.split(":")[0] in {"offscreen", "minimal", "vnc", "eglfs", "linuxfb"}:
        return True
    return bool(os.environ.get("WAYLAND_DISPLAY")) or (bool(os.environ.get("DISPLAY")) and _x_answers())


def is_seen() -> bool:
    """Return whether somebody can see a window: Qt's platforms that draw into memory show it to nobody."""
    return os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] not in {"offscreen", "minimal"} and is_there()


def _x_answers() -> bool:
    """Return whether the X server named by DISPLAY answers; without libxcb Qt may find out for itself."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed
