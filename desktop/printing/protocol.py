"""What the window and its print process say: one line of ASCII JSON each way, and after the question the PDF.

The length stands in the line, so that a paper cut short by a killed window is never taken for a whole one.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from desktop.printing.job import OUTCOMES, SIDES, Job, Outcome, Printers

LONGEST_LINE = 65_536
"""Bytes of a question or an answer; a name of a printer is at most 255."""


def question(job: Job | None, data: bytes = b"") -> bytes:
    """Return the bytes that ask for the printers (no job), or for a paper to be printed."""
    asked = {} if job is None else {**vars(job), "bytes": len(data)}
    return _line(asked) + data


def read_question(read: Callable[[int], bytes]) -> tuple[Job | None, bytes]:
    """Read what `question` made. `read` gives at most so many bytes, none at the end. Raises `ValueError`."""
    asked = _object(_read_line(read))
    if not asked:
        return None, b""
    try:
        length = asked.pop("bytes")
        job = Job(**asked)
        is_sound = job.sides in SIDES and job.is_sound()
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("no job") from error
    if not is_sound or type(length) is not int or length < 1:
        raise ValueError("no job")
    data = _read(read, length)
    if len(data) != length:
        raise ValueError("cut short")
    return job, data


def answer(said: Outcome, printers: Printers | None = None) -> bytes:
    """Return the one line that tells what came of it."""
    found = {} if printers is None else {"names": printers.names, "default": printers.default}
    return _line({"said": said, **found})


def read_answer(line: bytes) -> tuple[Outcome, Printers]:
    """Read what `answer` made. Raises `ValueError`, also for nothing at all."""
    told = _object(line)
    names, default = told.get("names", []), told.get("default", "")
    if not isinstance(names, list) or not all(isinstance(one, str) for one in [*names, default]):
        raise ValueError("no printers")
    for said in OUTCOMES:
        if said == told.get("said"):
            return said, Printers(tuple(names), default)
    raise ValueError("no outcome")


def _line(body: dict[str, Any]) -> bytes:
    return json.dumps(body).encode("ascii") + b"\n"


def _object(line: bytes) -> dict[str, Any]:
    found = json.loads(line.decode("ascii"))
    if not isinstance(found, dict):
        raise ValueError("not an object")  # noqa: TRY004  # whatever is wrong with the line is one thing
    return found


def _read_line(read: Callable[[int], bytes]) -> bytes:
    line = bytearray()
    while not line.endswith(b"\n") and len(line) < LONGEST_LINE and (letter := read(1)):
        line += letter
    return bytes(line)


def _read(read: Callable[[int], bytes], length: int) -> bytes:
    data = bytearray()
    while len(data) < length and (more := read(length - len(data))):
        data += more
    return bytes(data)
