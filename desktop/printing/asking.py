"""Asking the print process from the program: one for each question, killed when it takes too long or at lock."""

from __future__ import annotations

from typing import cast

from desktop.printing import protocol
from desktop.printing.job import Job, NotPrinted, Printers
from desktop.process.helper_process import helper_command
from desktop.process.question import Question, StoppedError

PRINT = "--print"
LISTS_WITHIN, TAKES_WITHIN = 15.0, 120.0
"""Seconds until the process is ended: the printers of a slow net, and a paper on its way through a driver."""


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
        patience = LISTS_WITHIN if job is None else TAKES_WITHIN
        self._question = Question(command(), protocol.question(job, data), patience, protocol.LONGEST_LINE)

    def run(self) -> Printers:
        """Return the printers, or none when the paper was taken. Raises `NotPrintedError`."""
        try:
            said, printers = protocol.read_answer(self._question.ask())
        except StoppedError as error:
            raise NotPrintedError(cast("NotPrinted", error.why)) from error
        except ValueError as error:
            raise NotPrintedError("failed") from error
        match said:
            case "done" | "printers":
                return printers
            case _:
                raise NotPrintedError(said)

    def stop(self, why: NotPrinted = "cancelled") -> None:
        """End it now, also before it has begun; `run` then raises."""
        self._question.stop(why)
