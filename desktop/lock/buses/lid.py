"""The lid was closed: told by UPower on the system bus. logind keeps its own property of the name to itself."""

from __future__ import annotations

from typing import Any

from desktop.lock.buses.listener import SYSTEM, Listener
from desktop.lock.causes import Heard

UPOWER, PATH = "org.freedesktop.UPower", "/org/freedesktop/UPower"
_PROPERTIES = "org.freedesktop.DBus.Properties"


class Lid(Listener):
    """Says so when the lid is closed, not how it stands from the first: a docked computer is closed all day."""

    rules = (f"type='signal',interface='{_PROPERTIES}',member='PropertiesChanged',path='{PATH}'",)

    def __init__(self, bus: str = SYSTEM) -> None:
        super().__init__(bus)

    def cause(self, member: str, interface: str, path: str, body: tuple[Any, ...]) -> Heard:
        """`body` is the interface, what changed as name → (signature, value), and what is to be asked again."""
        if (member, interface, path) != ("PropertiesChanged", _PROPERTIES, PATH) or body[:1] != (UPOWER,):
            return ""
        return "lid" if body[1].get("LidIsClosed", ("b", False))[1] is True else ""
