"""Where the headings of a table stand, whose system wrote them, and what its columns mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.attendance_files.profiles import GENERAL, Meaning, Profile, folded, profiles
from desktop.attendance_files.workbook import Cell

_FIRST_ROWS = 30
_LEAST = 3  # headings

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
class Heading:
    """The row with the headings, from 0, and what each column means. `row` -1: the table has none."""

    row: int
    profile: Profile
    columns: Mapping[int, Meaning]

    def column(self, meaning: Meaning) -> int | None:
        """Return the first column with a meaning."""
        return next((at for at, one in sorted(self.columns.items()) if one == meaning), None)


def find(rows: Sequence[Sequence[Cell]]) -> Heading | None:
    """Return the first of the first rows where at least three cells are known headings; None when there is none."""
    every = {heading: meaning for one in reversed(profiles()) for heading, meaning in one.columns.items()}
    for at, row in enumerate(rows[:_FIRST_ROWS]):
        words = {
            column: folded(cell) for column, cell in enumerate(row) if isinstance(cell, str) and cell.strip()
        }
        if sum(word in every for word in words.values()) >= _LEAST:
            return _heading(at, words)
    return None


def by_position(order: Sequence[Meaning], first: int = 0, profile: Profile | None = None) -> Heading:
    """Return a heading for a table without one, its columns in a known order from column `first`."""
    columns = {first + at: meaning for at, meaning in enumerate(order)}
    return Heading(-1, profile or profiles()[-1], columns)


def is_heading(row: Sequence[Cell], heading: Heading) -> bool:
    """Return whether a row is the headings once more, as systems repeat them on every page."""
    words = [folded(cell) for cell in row if isinstance(cell, str) and cell.strip()]
    return len(words) >= _LEAST and sum(word in heading.profile.columns for word in words) >= _LEAST


def _heading(at: int, words: Mapping[int, str]) -> Heading:
    whose = max(
        (one for one in profiles() if one.code != GENERAL),
        key=lambda one: sum(word in one.known_by for word in words.values()),
    )
    general = profiles()[-1]
    if sum(word in whose.known_by for word in words.values()) < _LEAST:
        whose = general
    columns: dict[int, Meaning] = {}
    for column, word in words.items():
        meaning = whose.columns.get(word) or general.columns.get(word)
        if meaning and (meaning == "ignored" or meaning not in columns.values()):
            columns[column] = meaning
    return Heading(at, whose, columns)
