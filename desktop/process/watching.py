"""The launcher's watch over one run of the program: what it tells, what the system tells, and the clock.

Each is heard in a thread of its own and comes here through one queue; the watchdog decides. Threads, because
Windows cannot wait for a pipe and a process at once. While the vault is closed nothing wakes this up.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any

from desktop.lock.causes import Cause, Heard
from desktop.process.child_process import ChildProcess
from desktop.process.watchdog import Watchdog

if TYPE_CHECKING:
    from desktop.lock.buses import Listener


class ChildWatch:
    """Watches a child that has been started. `forced` says afterwards why it was ended by force, if it was."""

    def __init__(self, child: ChildProcess) -> None:
        self._child = child
        self._dog = Watchdog()
        self._listeners: list[Listener] = []
        # What it tells is bytes, what asks for a lock is a cause, and its end is an exit code.
        self._events: SimpleQueue[bytes | Cause | int] = SimpleQueue()
        self.forced: Heard = ""

    @property
    def cut_off(self) -> Heard:
        """Return why it ended with the vault open, by force or by itself; empty when all had been put away."""
        return (self.forced or "crash") if self._dog.is_open else ""

    @property
    def is_again(self) -> bool:
        """Return whether a fresh window is to stand in the place of one that was ended by force."""
        return self._dog.is_again

    def heard(self, cause: Cause) -> None:
        """Something asks for a lock. Called from any thread and from a handler of signals: `put` may be."""
        self._events.put(cause)

    def until_ended(self) -> int:
        """Wait for the child's end and return its exit code."""
        _in_thread(self._child.listen, self._events.put)
        _in_thread(lambda: self._events.put(self._child.wait()))
        try:
            while True:
                event = self._next()
                if isinstance(event, int):
                    return event
                if isinstance(event, bytes):
                    self._dog.told(event)
                    self._listen()
                elif event is not None:
                    self._dog.heard(event)
                self._end_if_over()
        finally:
            for listener in self._listeners:
                listener.hang_up()

    def _next(self) -> bytes | Cause | int | None:
        """Return the next event; None when the watchdog wants to look at the clock first."""
        try:
            return self._events.get(timeout=None if self.forced else self._dog.wait())
        except Empty:
            return None

    def _end_if_over(self) -> None:
        cause = "" if self.forced else self._dog.over()
        if cause:
            self.forced = cause
            self._child.end()

    def _listen(self) -> None:
        """Listen to the system from the moment there is something to lock; before that it costs nothing."""
        if self._dog.is_open and not self._listeners and sys.platform == "linux":
            from desktop.lock.buses import of_linux

            self._listeners = of_linux()
            for listener in self._listeners:
                listener.start(self.heard)


def _in_thread(do: Callable[..., object], *given: Any) -> None:
    Thread(target=do, args=given, name="watch", daemon=True).start()
