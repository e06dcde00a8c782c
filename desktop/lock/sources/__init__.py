"""Everything but the user's own hand that locks the vault, behind one interface; one file a source."""

from __future__ import annotations

import sys
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from desktop.lock.causes import Cause
from desktop.lock.sources.source import LockSource, NoSource

__all__ = ["LockSource", "LockSources", "NoSource", "of_this_system"]


class LockSources(QObject):
    """All sources as one: says the first cause that any of them gives."""

    asked = Signal(str)  # the cause

    def __init__(self, sources: list[LockSource], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sources = sources
        for source in sources:
            # Qt brings over what a bus says in its own thread; what is said in this one is heard at once.
            source.asked.connect(self._on_asked)

    @Slot()
    def start(self) -> None:
        """Let all of them listen."""
        for source in self._sources:
            source.start()

    @Slot()
    def stop(self) -> None:
        """Let none of them listen."""
        for source in self._sources:
            source.stop()

    @Slot(str)
    def _on_asked(self, cause: Cause) -> None:
        self.asked.emit(cause)


def of_this_system(window: int, session_ends: Any, system: str = sys.platform) -> list[LockSource]:
    """Return what this computer can tell. `window` is the native handle; `session_ends` Qt's own signal.

    Imported here, so that only the system's own sources are loaded.
    """
    from desktop.lock.sources.session_end import SessionEnd

    return [SessionEnd(session_ends), *_of(system, window)]


def _of(system: str, window: int) -> list[LockSource]:
    if system == "win32":
        from desktop.lock.sources.windows import WindowsMessages

        return [WindowsMessages(window)]
    if system == "darwin":
        from desktop.lock.sources.macos import ScreenLocked

        return [ScreenLocked()]
    if system == "linux":
        from desktop.lock.buses import of_linux
        from desktop.lock.sources.bus import BusSource

        return [BusSource(listener) for listener in of_linux()]
    return [NoSource()]
