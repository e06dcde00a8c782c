"""Numbers and times as Swedish schools and their systems write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import time, timedelta
from fractions import Fraction
from typing import Literal

from desktop.attendance_files.workbook import Cell

Mark = Literal[",", "."]
"""What stands before the decimals."""

_NOTHING = frozenset({"", "-", "–", "—", "*", "−"})
_BLANKS = dict.fromkeys(map(ord, " \u00a0\u202f\u2009'’\t"))
_CLOCK = re.compile(r"(\d{1,4}):([0-5]\d)(?::[0-5]\d)?")
_SPOKEN = re.compile(
    r"(?:(\d+(?:[.,]\d+)?)\s*(?:h|t|tim|timmar)\.?)?\s*(?:(\d+)\s*(?:min|m|minuter)\.?)?", re.IGNORECASE
)
_THREE = re.compile(r"-?\d{1,3}([.,])\d{3}")
_PLAIN = re.compile(r"-?\d+(?:[.,]\d+)*")


class NotANumberError(ValueError):
    """What stands in the cell is no number."""


def mark_of(cells: Iterable[Cell]) -> Mark | None:
    """Return what stands before the decimals in a column; None when it must be asked.

    `1.380` alone may be either. Any value in the column that can be read in one way only settles it for all.
    """
    is_open = False
    for cell in cells:
        text = _bare(cell)
        if not text or not _PLAIN.fullmatch(text):
            continue
        commas, points = text.count(","), text.count(".")
        if commas and points:
            return "," if text.rfind(",") > text.rfind(".") else "."
        if commas + points > 1:
            return "." if commas else ","  # 1.380.000: what stands twice parts thousands
        if commas + points == 1:
            if _THREE.fullmatch(text) is None or text.lstrip("-").startswith("0"):
                return "," if commas else "."
            is_open = True
    return None if is_open else ","


def number(cell: Cell, mark: Mark) -> Fraction | None:
    """Return the number in a cell, exactly; None where nothing is said. `%` is cut.

    Raises `NotANumberError`.
    """
    if cell is None or isinstance(cell, bool):
        return None
    if isinstance(cell, int):
        return Fraction(cell)
    if isinstance(cell, float):
        if cell != cell or cell in (float("inf"), float("-inf")):
            raise NotANumberError
        return Fraction(str(cell))
    text = _bare(cell)
    if text in _NOTHING:
        return None
    if not _PLAIN.fullmatch(text) or len(text) > 24:
        raise NotANumberError
    other = "." if mark == "," else ","
    return _exact(text.replace(other, "").replace(mark, "."))


def minutes(cell: Cell, mark: Mark, *, in_hours: bool = False) -> Fraction | None:
    """Return a time in minutes: `12:30`, `12 h 30 min`, `12,5 h`, or a bare number of minutes, or of hours.

    Raises `NotANumberError`.
    """
    if isinstance(cell, timedelta):
        return Fraction(int(cell.total_seconds()), 60)
    if isinstance(cell, time):
        return Fraction(cell.hour * 3600 + cell.minute * 60 + cell.second, 60)
    if isinstance(cell, str):
        text = cell.strip()
        clock = _CLOCK.fullmatch(text)
        if clock is not None:
            return Fraction(int(clock[1]) * 60 + int(clock[2]))
        spoken = _SPOKEN.fullmatch(text)
        if spoken is not None and (spoken[1] or spoken[2]):
            return _exact((spoken[1] or "0").replace(",", ".")) * 60 + int(spoken[2] or 0)
    found = number(cell, mark)
    return found * 60 if found is not None and in_hours else found


def _exact(text: str) -> Fraction:
    try:
        return Fraction(text)
    except ValueError as error:
        raise NotANumberError from error


def _bare(cell: Cell) -> str:
    return cell.translate(_BLANKS).removesuffix("%").replace("−", "-") if isinstance(cell, str) else ""
