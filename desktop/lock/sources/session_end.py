"""The user logs out or the computer is turned off: told by Qt, whatever the desktop (`commitDataRequest`)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot

from desktop.lock.sources.source import LockSource


class SessionEnd(LockSource):
    """Asks for the end. `told` is the application's `commitDataRequest`; asking the user is never wanted."""

    def __init__(self, told: Any) -> None:
        super().__init__()
        self._told = told
        self._is_listening = False

    def start(self) -> None:
        """Listen."""
        if not self._is_listening:
            self._told.connect(self._on_told)
            self._is_listening = True

    def stop(self) -> None:
        """Listen no more."""
        if self._is_listening:
            self._told.disconnect(self._on_told)
            self._is_listening = False

    @Slot()
    def _on_told(self) -> None:
        self.asked.emit("session_end")
