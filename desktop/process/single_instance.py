"""One program a vault. A second start raises the first window and ends, without any socket.

It writes an empty file that the first one watches; nothing is passed, so nothing can leak. A lock file that no
program on this computer holds is never a reason to end in silence: `take` says which kind it is, and the window asks.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QSysInfo, Signal, Slot

LOCK, SHOW = "valv.lock", "valv.visa"

Taken = Literal["held", "here", "elsewhere", "unknown"]
"""Held by this process; by another one here, which has been asked to show itself; by one that another computer
started, as far as the file tells; by whom cannot be told, since the file is empty or garbage."""

SETTLE = 0.3
"""Seconds that another start may need between making the file and writing in it."""

LARGEST_NAME = 64
"""Letters of another computer's name that are shown; anybody may have written it."""


class SingleInstance(QObject):
    """Holds the vault folder for this process, from `take()` until `release()` or the end of the process."""

    asked_to_show = Signal()

    def __init__(
        self, folder: Path, parent: QObject | None = None, wait: Callable[[float], None] = time.sleep
    ) -> None:
        super().__init__(parent)
        self._show = folder / SHOW
        self._lock = QLockFile(str(folder / LOCK))
        # Never stale by age; one whose process has ended is taken over all the same.
        self._lock.setStaleLockTime(0)
        self._watcher: QFileSystemWatcher | None = None
        self._wait = wait

    def take(self, *, by_force: bool = False) -> Taken:
        """Hold the folder, or tell who does. Where another program here does, it is asked to show itself.

        `by_force` is the user's word that nobody has it open elsewhere. Even then the file of a living program stays:
        the system holds it for that program where the file system can.
        """
        self._show.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not self._lock.tryLock(0):
            if self._lock.error() is not QLockFile.LockError.LockFailedError:
                # A folder that cannot be written to is said when the vault is opened, in better words.
                return "held"
            holder = self._holder()
            if holder == "here" and not self._let_go():
                self._ask()
                return "here"
            if holder != "here" and not (by_force and self._let_go()):
                return holder
            if not self._lock.tryLock(0):
                return self._holder()
        self._watch()
        return "held"

    def computer(self) -> str:
        """Return the name of the computer that the lock file tells of; empty where it tells of none."""
        told = self._lock.getLockInfo()
        name = str(told[1]) if isinstance(told, tuple) and told[0] else ""
        return "".join(letter for letter in name if letter.isprintable())[:LARGEST_NAME]

    def release(self) -> None:
        """Let the folder go, for the fresh process that is to stand in this one's place."""
        if self._watcher is not None:
            self._watcher.removePaths(self._watcher.files())
        self._lock.unlock()

    def _holder(self) -> Taken:
        name = self.computer()
        if not name:
            self._wait(SETTLE)
            name = self.computer()
        if not name:
            return "unknown"
        return "here" if name == QSysInfo.machineHostName() else "elsewhere"

    def _let_go(self) -> bool:
        """Remove the file unless a living program holds it; Qt has found its process alive, or cannot tell."""
        return self._lock.removeStaleLockFile()

    def _watch(self) -> None:
        with suppress(OSError):
            self._show.touch(mode=0o600)
        self._watcher = QFileSystemWatcher([str(self._show)], self)
        self._watcher.fileChanged.connect(self._on_changed)

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
