"""Where the headings of a table stand, whose system wrote them, and what its columns mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from desktop.attendance_files.profiles import GENERAL, Meaning, Profile, folded, profile, profiles
from desktop.attendance_files.workbook import Cell
from desktop.people import identity

_FIRST_ROWS = 30
_LEAST = 3  # headings
_LOOKED_AT = 200  # rows
_NUMBER = re.compile(r"(?:\d{2})?\d{6}[-+ ]?\d{4}")
_NOTHING: Mapping[str, Meaning] = MappingProxyType({})
GRID_ORDER: tuple[Meaning, ...] = ("week", "offered", "present", "excused", "unexcused", "unregistered")
"""The order of the grid: what a pasted table without headings is taken as."""

VKLASS_ORDER: tuple[Meaning, ...] = (
    "name",
    "number",
    "offered",
    "lessons",
    "present",
    "excused",
    "unexcused",
    "ignored",
    "ignored",
    "ignored",
)
"""The order of the columns in Vklass' .xls, whose headings stand in four rows (public scripts of a municipality)."""


@dataclass(frozen=True)
class HeadingRow:
    """The row with the headings, from 0, and what each column means. `row` -1: the table has none."""

    row: int
    profile: Profile
    columns: Mapping[int, Meaning]

    def column(self, meaning: Meaning) -> int | None:
        """Return the first column with a meaning."""
        return next((at for at, one in sorted(self.columns.items()) if one == meaning), None)


def find(rows: Sequence[Sequence[Cell]], remembered: Mapping[str, Meaning] = _NOTHING) -> HeadingRow | None:
    """Return the first of the first rows where at least three cells are known headings; None when there is none.

    `remembered` are folded headings of the school's that the user has said the meaning of. Without headings, rows
    that begin with `Klass:` are known as Vklass' own order.
    """
    every = {heading for one in profiles() for heading in one.columns} | remembered.keys()
    for at, row in enumerate(rows[:_FIRST_ROWS]):
        words = _words(row)
        if sum(word in every for word in words.values()) >= _LEAST:
            return _heading(at, words, remembered)
    for at, row in enumerate(rows[:_FIRST_ROWS]):
        first = next((column for column, cell in enumerate(row) if cell not in (None, "")), 0)
        if row and str(row[first]).casefold().startswith("klass:"):
            found = by_position(VKLASS_ORDER, first, profile("vklass"))
            return HeadingRow(at, found.profile, found.columns)
    return None


def in_row(
    rows: Sequence[Sequence[Cell]], at: int, remembered: Mapping[str, Meaning] = _NOTHING
) -> HeadingRow:
    """Return the headings of the row that the user has pointed at; -1 for a table without any."""
    if not 0 <= at < len(rows):
        return HeadingRow(-1, profiles()[-1], {})
    return _heading(at, _words(rows[at]), remembered)


def candidates(rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Return which of the first rows may be headings: words alone, so that nobody's row is ever shown as such."""
    return [at for at, row in enumerate(rows[:_FIRST_ROWS]) if _looks_like_headings(row)]


def number_column(rows: Sequence[Sequence[Cell]], today: date) -> int | None:
    """Return the column that holds identity numbers, whatever it is called; None when none does."""
    counts: Counter[int] = Counter()
    for row in rows[:_LOOKED_AT]:
        for column, cell in enumerate(row):
            text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell or "")
            if _NUMBER.fullmatch(text.strip()) and not identity.read(text, today).doubt:
                counts[column] += 1
    return counts.most_common(1)[0][0] if counts else None


def by_position(order: Sequence[Meaning], first: int = 0, profile: Profile | None = None) -> HeadingRow:
    """Return a heading for a table without one, its columns in a known order from column `first`."""
    columns = {first + at: meaning for at, meaning in enumerate(order)}
    return HeadingRow(-1, profile or profiles()[-1], columns)


def is_heading(row: Sequence[Cell], heading: HeadingRow, looked_up: dict[str, bool] | None = None) -> bool:
    """Return whether a row is the headings once more, as systems repeat them on every page.

    `looked_up` remembers cells from row to row; whoever asks of many rows forgets it afterwards.
    """
    known = {} if looked_up is None else looked_up
    found = 0
    for cell in row:
        if isinstance(cell, str) and cell:
            if cell not in known:
                known[cell] = folded(cell) in heading.profile.columns
            found += known[cell]
    return found >= _LEAST


def _looks_like_headings(row: Sequence[Cell]) -> bool:
    filled = [cell for cell in row if cell not in (None, "")]
    words = [cell for cell in filled if isinstance(cell, str)]
    figures = sum(any(letter.isdigit() for letter in word) for word in words)
    return len(filled) >= _LEAST and len(words) == len(filled) and figures * 5 <= len(words)


def _words(row: Sequence[Cell]) -> dict[int, str]:
    return {column: folded(cell) for column, cell in enumerate(row) if isinstance(cell, str) and cell.strip()}


def _heading(at: int, words: Mapping[int, str], remembered: Mapping[str, Meaning] = _NOTHING) -> HeadingRow:
    whose = max(
        (one for one in profiles() if one.code != GENERAL),
        key=lambda one: sum(word in one.known_by for word in words.values()),
    )
    general = profiles()[-1]
    if sum(word in whose.known_by for word in words.values()) < _LEAST:
        whose = general
    columns: dict[int, Meaning] = {}
    for column, word in words.items():
        meaning = remembered.get(word) or whose.columns.get(word) or general.columns.get(word)
        if meaning and (meaning == "ignored" or meaning not in columns.values()):
            columns[column] = meaning
    return HeadingRow(at, whose, columns)
