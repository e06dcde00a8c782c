"""Asking the print process from the program: one for each question, killed when it takes too long or at lock."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from weakref import WeakSet

from desktop.printing import protocol
from desktop.printing.job import Job, NotPrinted, Printers
from desktop.process.helper_process import helper_command, start_helper

PRINT = "--print"
LISTS_WITHIN, TAKES_WITHIN = 15.0, 120.0
"""Seconds until the process is ended: the printers of a slow net, and a paper on its way through a driver."""

_MOST = protocol.LONGEST_LINE


class NotPrintedError(Exception):
    """Nothing came of it. `kind` `slow` and `cancelled` of a paper: some of it may have reached the printer."""

    def __init__(self, kind: NotPrinted) -> None:
        super().__init__(f"print: {kind}")
        self.kind = kind


def command() -> list[str]:
    """Return the line that starts the print process: the same executable where the program is frozen."""
    return helper_command(PRINT)


class PrintRequest:
    """One question: which printers there are, or to print a paper. `run` in a worker; `stop` from any thread."""

    def __init__(self, job: Job | None = None, data: bytes = b"") -> None:
        self._question = protocol.question(job, data)
        self._patience = LISTS_WITHIN if job is None else TAKES_WITHIN
        self._process: subprocess.Popen[bytes] | None = None
        self._why: NotPrinted | None = None
        self._is_over = False
        self._lock = threading.Lock()
        _ASKED.add(self)

    def run(self) -> Printers:
        """Return the printers, or none when the paper was taken. Raises `NotPrintedError`."""
        try:
            said, printers = protocol.read_answer(self._answer())
        except ValueError as error:
            raise NotPrintedError(self._why or "failed") from error
        if self._why is not None:
            raise NotPrintedError(self._why)
        match said:
            case "done" | "printers":
                return printers
            case _:
                raise NotPrintedError(said)

    def stop(self, why: NotPrinted = "cancelled") -> None:
        """End it now, also before it has begun; `run` then raises."""
        with self._lock:
            self._why = self._why or why
            if self._process is not None and not self._is_over:
                _kill(self._process)

    def _answer(self) -> bytes:
        with self._lock:
            if self._why is not None:
                raise NotPrintedError(self._why)
            try:
                process = self._process = start_helper(command(), own_group=True)
            except OSError as error:
                raise NotPrintedError("failed") from error
        timer = threading.Timer(self._patience, self.stop, ("slow",))
        timer.daemon = True
        timer.start()
        try:
            return _exchange(process, self._question)
        finally:
            timer.cancel()
            with self._lock:
                _kill(process)
                self._is_over = True  # its number may be another's from here on
            _put_away(process)


def stop_all() -> None:
    """End every question, begun or not: the program locks, and no paper is on its way any more."""
    for one in tuple(_ASKED):
        one.stop()


_ASKED: WeakSet[PrintRequest] = WeakSet()
"""From the moment they are made: one that waits for its worker must not begin after the lock."""


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End it with all it has started, also where it has ended itself and left `lp` behind. Waits for nothing."""
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


def _exchange(process: subprocess.Popen[bytes], question: bytes) -> bytes:
    """Say it and return what comes back until the other side closes; its input stays open until then."""
    assert process.stdin is not None  # both were asked for
    assert process.stdout is not None
    told = bytearray()
    with suppress(OSError):  # it was ended
        rest = memoryview(question)
        while rest:
            rest = rest[process.stdin.write(rest) :]
        while len(told) < _MOST and (more := process.stdout.read(_MOST)):
            told += more
    return bytes(told)
