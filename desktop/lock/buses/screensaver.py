"""The screen saver or the desktop's own lock came on: told by the desktop on the session bus."""

from __future__ import annotations

from typing import Any

from desktop.lock.buses.listener import SESSION, Listener
from desktop.lock.causes import Heard

INTERFACES = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.xfce.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
)
_PRESENCE = "org.gnome.SessionManager.Presence"
_IDLE = 3  # GsmPresenceStatus: GSM_PRESENCE_STATUS_IDLE


class ScreenSaver(Listener):
    """Asks for a lock when the screen saver becomes active, whichever desktop it is."""

    rules = (
        *(f"type='signal',interface='{name}',member='ActiveChanged'" for name in INTERFACES),
        f"type='signal',interface='{_PRESENCE}',member='StatusChanged'",
    )

    def __init__(self, bus: str = SESSION) -> None:
        super().__init__(bus)

    def cause(self, member: str, interface: str, path: str, body: tuple[Any, ...]) -> Heard:
        """Only when it came on; when it goes off the vault has long been locked."""
        if interface in INTERFACES and member == "ActiveChanged":
            return "os_lock" if body[:1] == (True,) else ""
        is_idle = interface == _PRESENCE and member == "StatusChanged" and body[:1] == (_IDLE,)
        return "os_lock" if is_idle else ""
