"""The small parent that starts the program, and starts it again, locked, when it ends by locking.

It holds no secret and no Qt. Ending the process is the only way to be sure that what it showed has left memory, so
it also watches that the program ends when it must (`desktop.process.watchdog`).
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

from desktop.process.child_process import ChildProcess
from desktop.process.environment import clean_environment

LOCKED = 75
"""Exit code of a program that ended by locking and wants a fresh one in its place."""

WINDOW = "--window"
_FORWARDED = ("SIGTERM", "SIGINT", "SIGHUP")
_TOO_SOON = 1.0  # seconds; a program that locks this fast, again and again, has something else wrong with it
_MOST_IN_A_ROW = 5


def launch(folder: Path, clock: Callable[[], float] = time.monotonic) -> int:
    """Run the program on this data folder until it ends otherwise than by locking; return its exit code."""
    quick = 0
    while True:
        started = clock()
        code = run(command(folder), folder)
        if code != LOCKED:
            return code
        quick = quick + 1 if clock() - started < _TOO_SOON else 0
        if quick >= _MOST_IN_A_ROW:
            return code


def command(folder: Path) -> list[str]:
    """Return the line that starts the window: the same executable where the program is frozen, else Python."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-S", "-m", "desktop"]
    return [*program, "--data-dir", str(folder), WINDOW]


def run(line: Sequence[str], folder: Path) -> int:
    """Run one program to its end, by force if it does not lock when it must; return its exit code.

    Signals that ask this process to end are passed on. What watches is imported when the program has been started,
    beside its start and not before it.
    """
    environment = clean_environment(os.environ)
    asked: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        asked.append(number)

    kept = {name: signal.signal(getattr(signal, name), note) for name in _FORWARDED if hasattr(signal, name)}
    try:
        child = ChildProcess(line, environment)
        from desktop.lock import cut_off
        from desktop.process.watching import ChildWatch

        cut_off.handed_over()
        watch = ChildWatch(child)
        watch.on_signals(asked)  # those that came before there was anyone to pass them on to
        code = watch.until_ended()
    finally:
        for name, handler in kept.items():
            signal.signal(getattr(signal, name), handler)
    if watch.forced:
        code = LOCKED
    if watch.cut_off:
        cut_off.leave(folder, watch.cut_off)
    # Asked to end while it was locking: then it has ended, and nothing is started again.
    return 0 if code == LOCKED and (asked or not watch.is_again) else code
