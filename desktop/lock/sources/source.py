"""What every source of locking is: something outside the keyboard that knows when nobody should be reading."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class LockSource(QObject):
    """Listens from `start` to `stop` and says when the vault must be locked. Never raises, never asks."""

    asked = Signal(str)  # the cause, a coded word for the log: sleep, os_lock, lid, remote, session_end

    def start(self) -> None:
        """Begin to listen. Returns at once; what takes time is done behind."""

    def stop(self) -> None:
        """Listen no more. Harmless when it never began."""


class NoSource(LockSource):
    """Stands where this computer has nothing to listen to."""
