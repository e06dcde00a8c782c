"""What Linux tells on its message buses, heard without Qt: by the window's process and by the launcher too."""

from __future__ import annotations

from desktop.lock.buses.lid import Lid
from desktop.lock.buses.listener import Listener
from desktop.lock.buses.login import Login
from desktop.lock.buses.screensaver import ScreenSaver

__all__ = ["Lid", "Listener", "Login", "ScreenSaver", "of_linux"]


def of_linux() -> list[Listener]:
    """Return one listener for each thing that Linux can tell, none of them begun."""
    return [Login(), ScreenSaver(), Lid()]
