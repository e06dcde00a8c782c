"""The launcher's watch over one run of the program: what it tells, what the system tells, and the clock.

Each is heard in a thread of its own and comes here through one queue; the watchdog decides. Threads, because
Windows cannot wait for a pipe and a process at once. A signal comes through a pipe of its own: Python runs a handler
only when this thread wakes, and the system may give the signal to another. With the vault closed nothing wakes it.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any

from desktop.lock.causes import Cause, Heard
from desktop.process.child_process import ChildProcess, hand_on
from desktop.process.run_queue import RunQueue
from desktop.process.watchdog import Watchdog

if TYPE_CHECKING:
    from desktop.lock.buses import Listener

_LAST_WORDS = 0.5  # seconds to read what is left in the pipe, which its end has closed


class ChildWatch:
    """Watches a child that has been started. `forced` says afterwards why it was ended by force, if it was."""

    def __init__(self, child: ChildProcess) -> None:
        self._child = child
        self._dog = Watchdog(waited=RunQueue(child.pid).waited)
        self._listeners: list[Listener] = []
        # What it tells is bytes, what asks for a lock is a cause, and its end is an exit code.
        self._events: SimpleQueue[bytes | Cause | int] = SimpleQueue()
        self.forced: Heard = ""
        woken, self._wake = os.pipe()
        if os.name != "nt":
            os.set_blocking(self._wake, False)
        self._before = signal.set_wakeup_fd(self._wake, warn_on_full_buffer=False)
        _in_thread(hand_on, woken, self.on_signals)

    @property
    def cut_off(self) -> Heard:
        """Return why it ended with the vault open, by force or by itself; empty when all had been put away."""
        return (self.forced or "crash") if self._dog.is_open else ""

    @property
    def is_again(self) -> bool:
        """Return whether a fresh window may stand in this one's place: nobody has asked for the end."""
        return self._dog.is_again

    def heard(self, cause: Cause) -> None:
        """Something asks for a lock. Called from any thread."""
        self._events.put(cause)

    def on_signals(self, numbers: Iterable[int]) -> None:
        """Pass on the signals that ask this process to end, and see that the child heeds them."""
        for number in numbers:
            self._child.send(number)
            self.heard("system")

    def until_ended(self) -> int:
        """Wait for the child's end and return its exit code."""
        telling = _in_thread(self._child.listen, self._events.put)
        _in_thread(lambda: self._events.put(self._child.wait()))
        try:
            while True:
                event = self._next()
                if isinstance(event, int):
                    telling.join(_LAST_WORDS)
                    self._hear_all_told()
                    return event
                if isinstance(event, bytes):
                    self._dog.told(event)
                    self._listen()
                elif event is not None:
                    self._dog.heard(event)
                self._end_if_over()
        finally:
            signal.set_wakeup_fd(self._before)
            os.close(self._wake)
            for listener in self._listeners:
                listener.hang_up()

    def _hear_all_told(self) -> None:
        """Take in what it told just before its end: that the key is gone may come after the exit code."""
        with suppress(Empty):
            while True:
                event = self._events.get_nowait()
                if isinstance(event, bytes):
                    self._dog.told(event)

    def _next(self) -> bytes | Cause | int | None:
        """Return the next event; None when the watchdog wants to look at the clock first."""
        try:
            return self._events.get(timeout=None if self.forced else self._dog.wait())
        except Empty:
            return None

    def _end_if_over(self) -> None:
        cause = "" if self.forced else self._dog.over()
        if cause == "silence" and self._child.has_told():
            return  # it has spoken, and the thread that hears it has not been let in
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


def _in_thread(do: Callable[..., object], *given: Any) -> Thread:
    thread = Thread(target=do, args=given, name="watch", daemon=True)
    thread.start()
    return thread
