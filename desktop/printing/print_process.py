"""The print process: `narvara --print`. One question on its standard input, one answer, and it ends.

A print server that hangs, and a driver that breaks, do so here. It never sees the vault, its key or the passphrase:
only the one paper. It ends with the window, and takes `lp` with it.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import Protocol

from desktop.printing import protocol
from desktop.printing.job import Job, Outcome, Printers
from desktop.process.hardening import harden

_IN, _OUT = 0, 1


class Way(Protocol):
    """How this system prints."""

    def printers(self) -> tuple[Outcome, Printers]:
        """Return the queues there are."""
        ...

    def send(self, job: Job, data: bytes) -> Outcome:
        """Print a PDF; `done` when it was taken whole."""
        ...


def main(way: Way) -> int:
    """Answer, and return the exit code."""
    harden()
    out = os.dup(_OUT)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, _OUT)  # whatever a driver prints must not be taken for the answer
    try:
        job, data = protocol.read_question(lambda count: os.read(_IN, count))
    except ValueError:
        return 1
    threading.Thread(target=_end_with_asker, daemon=True).start()
    said = _said(way, job, data)
    while said:
        said = said[os.write(out, said) :]
    return 0


def _said(way: Way, job: Job | None, data: bytes) -> bytes:
    if job is None:
        return protocol.answer(*way.printers())
    return protocol.answer(way.send(job, data))


def _end_with_asker() -> None:
    """End when the window has: by lock, by force or by itself. What was half handed over is not to go on."""
    while os.read(_IN, 64):
        pass
    if sys.platform != "win32" and os.getpgid(0) == os.getpid():
        os.killpg(os.getpid(), signal.SIGKILL)
    os._exit(1)
