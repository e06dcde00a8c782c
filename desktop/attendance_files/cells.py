"""Single cells: their letters, their text, their time of day."""

from __future__ import annotations

from datetime import time

from desktop.attendance_files.workbook import Cell


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
