"""What is heard on a message bus, as a source of locking in Qt."""

from __future__ import annotations

from desktop.lock.buses import Listener
from desktop.lock.sources.source import LockSource


class BusSource(LockSource):
    """Passes on what a listener hears; Qt brings it over from the listener's thread."""

    def __init__(self, listener: Listener) -> None:
        super().__init__()
        self.listener = listener

    def start(self) -> None:
        """Listen."""
        self.listener.start(self.asked.emit)

    def stop(self) -> None:
        """Listen no more."""
        self.listener.stop()
