"""One program a vault. A second start raises the first window and ends, without any socket.

It writes an empty file that the first one watches; nothing is passed, so nothing can leak.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal, Slot

LOCK, SHOW = "valv.lock", "valv.visa"


class SingleInstance(QObject):
    """Holds the vault folder for this process, from `take()` until `release()` or the end of the process."""

    asked_to_show = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._show = folder / SHOW
        self._lock = QLockFile(str(folder / LOCK))
        # Never stale by age; one whose process has ended is taken over all the same.
        self._lock.setStaleLockTime(0)
        self._watcher: QFileSystemWatcher | None = None

    def take(self) -> bool:
        """Hold the folder. Where another program does, ask it to show itself and return False."""
        self._show.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not self._lock.tryLock(0):
            if self._lock.error() is QLockFile.LockError.LockFailedError:
                self._ask()
                return False
            # A folder that cannot be written to is said when the vault is opened, in better words.
            return True
        self._show.touch(mode=0o600)
        self._watcher = QFileSystemWatcher([str(self._show)], self)
        self._watcher.fileChanged.connect(self._on_changed)
        return True

    def release(self) -> None:
        """Let the folder go, for the fresh process that is to stand in this one's place."""
        if self._watcher is not None:
            self._watcher.removePaths(self._watcher.files())
        self._lock.unlock()

    def _ask(self) -> None:
        try:
            self._show.touch(mode=0o600)
            os.utime(self._show)
        except OSError:
            return  # the first window is then found by the user, as before

    @Slot(str)
    def _on_changed(self, path: str) -> None:
        if self._watcher is not None and path not in self._watcher.files() and self._show.exists():
            self._watcher.addPath(path)
        self.asked_to_show.emit()
