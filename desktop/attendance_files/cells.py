"""Single cells: their letters, their text, their time of day."""

from __future__ import annotations

from datetime import time

from desktop.attendance_files.result import Unit
from desktop.attendance_files.workbook import Cell

UNITS: dict[str, Unit] = {
    "minuter": "minuter",
    "min": "minuter",
    "minut": "minuter",
    "timmar": "minuter",
    "tim": "minuter",
    "h": "minuter",
    "lektioner": "lektioner",
    "lektion": "lektioner",
    "halvdagar": "halvdagar",
    "halvdag": "halvdagar",
    "dagar": "halvdagar",
    "dag": "halvdagar",
}
"""Words for units, with the unit that is kept."""
HOURS = frozenset({"timmar", "tim", "h"})
WHOLE_DAYS = frozenset({"dagar", "dag"})


def letter(column: int) -> str:
    """Return the letter of a column counted from 0, as spreadsheets have it: A, Z, AA."""
    text = ""
    column += 1
    while column:
        column, place = divmod(column - 1, 26)
        text = chr(ord("A") + place) + text
    return text


def text_of(cell: Cell) -> str:
    """Return what stands in a cell on one line, at most 120 letters."""
    return "" if cell is None else " ".join(str(cell).split())[:120]


def clock_of(cell: Cell) -> str:
    """Return a time of day as `HH:MM`; empty when it is none. Excel keeps it as a part of a day."""
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    if isinstance(cell, float) and 0 <= cell < 1:
        whole = round(cell * 1440)
        return f"{whole // 60:02}:{whole % 60:02}"
    text = text_of(cell).replace(".", ":")[:5].rstrip(":")
    hours, _, rest = text.partition(":")
    if hours.isdigit() and rest.isdigit() and int(hours) < 24 and int(rest) < 60:
        return f"{int(hours):02}:{int(rest):02}"
    return ""
