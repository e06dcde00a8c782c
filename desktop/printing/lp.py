"""The system's own `lp` and `lpstat` (CUPS: Linux, macOS): the paper goes in by a pipe, as the PDF it is.

No temporary file is written here; Qt's way on these systems writes one, and draws every page as a picture. `lp` is
started by its whole path, without a shell, and asked in the language that can be read.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from desktop.printing.job import TITLE, Job, Outcome, Printers

FOLDERS = tuple(Path("/", *parts) for parts in (("usr", "bin"), ("usr", "local", "bin"), ("bin",)))
_DEFAULT = "system default destination: "
_TAKEN = "request id is "
_SIDES = {"one": ("-o", "sides=one-sided"), "two": ("-o", "sides=two-sided-long-edge"), "printer": ()}
_POINTS_ELSEWHERE = ("CUPS_", "IPP_", "LPDEST", "PRINTER")


class Lp:
    """Prints by the programs in one of `folders`."""

    def __init__(self, folders: tuple[Path, ...] = FOLDERS) -> None:
        self._folders = folders

    def printers(self) -> tuple[Outcome, Printers]:
        """Return the queues that take papers; those of the net that the system has found are among them."""
        lpstat = self._found("lpstat")
        if lpstat is None or self._found("lp") is None:
            return "unfit", Printers(())
        names = _said(lpstat, "-e") or [line.split()[0] for line in _said(lpstat, "-a")]
        chosen = (line for line in _said(lpstat, "-d") if line.startswith(_DEFAULT))
        default = next(chosen, "").removeprefix(_DEFAULT)
        return "printers" if names else "none", Printers(tuple(names), default)

    def send(self, job: Job, data: bytes) -> Outcome:
        """Hand a PDF over; `done` only when the queue has given its receipt for the whole of it."""
        lp = self._found("lp")
        if lp is None:
            return "unfit"
        process = subprocess.Popen(
            (str(lp), *words(job)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        receipt, _nothing = process.communicate(data)
        is_taken = process.returncode == 0 and receipt.decode("utf-8", "replace").startswith(_TAKEN)
        return "done" if is_taken else "refused"

    def _found(self, program: str) -> Path | None:
        places = (folder / program for folder in self._folders)
        return next((place for place in places if os.access(place, os.X_OK)), None)


def words(job: Job) -> tuple[str, ...]:
    """Return what `lp` is told: the size as drawn, never fitted, so that the paper is what was shown."""
    return (
        *("-d", job.printer, "-t", TITLE, "-n", str(job.copies), "-P", f"{job.first}-{job.last}"),
        *("-o", "document-format=application/pdf", "-o", "media=A4", "-o", "print-scaling=none"),
        *("-o", "collate=true", *_SIDES[job.sides]),
        "-",
    )


def _said(program: Path, word: str) -> list[str]:
    """Return the lines it prints; none when it fails, which it does also for *there is nothing to tell*."""
    done = subprocess.run(
        (str(program), word),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        check=False,
    )
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    return [line.strip() for line in lines if line.strip()] if done.returncode == 0 else []


def _environment() -> dict[str, str]:
    """Return this process's own without what leads to another print server or queue, in the one language."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_POINTS_ELSEWHERE)}
    return kept | {"LC_ALL": "C.UTF-8", "LANGUAGE": "C"}
