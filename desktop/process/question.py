"""One question to a process of the program's own, and its answer. Ended when it takes too long, and at lock.

What hangs, breaks or asks for all memory does so there. The process never sees the vault, its key or the passphrase.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from weakref import WeakSet

from desktop.process.helper_process import start_helper


class StoppedError(Exception):
    """The question was ended before there was a whole answer. `why` is `slow`, `failed` or what `stop` was told."""

    def __init__(self, why: str) -> None:
        super().__init__(f"question: {why}")
        self.why = why


class Question:
    """`ask` in a worker; `stop` from any thread. `most` is how many bytes of an answer are listened to."""

    def __init__(self, command: list[str], said: bytes, patience: float, most: int) -> None:
        self._command, self._said, self._patience, self._most = command, said, patience, most
        self._process: subprocess.Popen[bytes] | None = None
        self._why = ""
        self._is_over = False
        self._lock = threading.Lock()
        _ASKED.add(self)

    @property
    def why(self) -> str:
        """Why it was ended; empty while it was not."""
        return self._why

    def ask(self) -> bytes:
        """Return what came back. Raises `StoppedError`, also when the process could not be started."""
        answer = self._answer()
        if self._why:
            raise StoppedError(self._why)
        return answer

    def stop(self, why: str = "cancelled") -> None:
        """End it now, also before it has begun; `ask` then raises."""
        with self._lock:
            self._why = self._why or why
            if self._process is not None and not self._is_over:
                _kill(self._process)

    def _answer(self) -> bytes:
        with self._lock:
            if self._why:
                raise StoppedError(self._why)
            try:
                process = self._process = start_helper(self._command, own_group=True)
            except OSError as error:
                raise StoppedError("failed") from error
        timer = threading.Timer(self._patience, self.stop, ("slow",))
        timer.daemon = True
        timer.start()
        try:
            return _exchange(process, self._said, self._most)
        finally:
            timer.cancel()
            with self._lock:
                _kill(process)
                self._is_over = True  # its number may be another's from here on
            _put_away(process)


def stop_all() -> None:
    """End every question, begun or not: the program locks, and nothing is on its way any more."""
    for one in tuple(_ASKED):
        one.stop()


_ASKED: WeakSet[Question] = WeakSet()
"""From the moment they are made: one that waits for its worker must not begin after the lock."""


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End it with all it has started, also where it has ended itself and left a child behind. Waits for nothing."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError, PermissionError):  # macOS: a group of which only the dead are left
            os.killpg(process.pid, signal.SIGKILL)


def _put_away(process: subprocess.Popen[bytes]) -> None:
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()


def _exchange(process: subprocess.Popen[bytes], question: bytes, most: int) -> bytes:
    """Say it and return what comes back until the other side closes; its input stays open until then."""
    assert process.stdin is not None  # both were asked for
    assert process.stdout is not None
    told = bytearray()
    with suppress(OSError):  # it was ended
        rest = memoryview(question)
        while rest:
            rest = rest[process.stdin.write(rest) :]
        while len(told) < most and (more := process.stdout.read(1 << 20)):
            told += more
    return bytes(told)
