"""The cases of a search: by name, class, case number or identity number, open ones first, then closed.

What has been said or written in a case is never searched here: neither private answers nor minnesstöd.
"""

from __future__ import annotations

from typing import NamedTuple

from db.records.views import CaseRow
from desktop.names import Key, by_parts, nearness
from desktop.session.here import school_here
from desktop.session.session import Session

FEWEST_DIGITS = 4
"""Of an identity number: fewer would find half the caseload."""


class FoundCase(NamedTuple):
    """A case that was found; `by_number` when it was its identity number that was written."""

    row: CaseRow
    is_closed: bool
    by_number: bool


class CaseSearch:
    """Every case as it was when the search began: it is read once, not at each letter."""

    def __init__(self, session: Session) -> None:
        today, rows = session.today(), session.db.caseload.rows
        self._here = school_here(session)
        self._rows = [(row, False) for row in rows(today)] + [(row, True) for row in rows(today, "closed")]

    def find(self, words: str, most: int) -> list[FoundCase]:
        """Return at most so many cases.

        Those that have the å, ä and ö of the words come before those that have them only folded, and the pupils of
        the school chosen in *Var är jag i dag?* before others; all open before all closed.
        """
        digits = _digits(words)
        hits: list[tuple[tuple[bool, int, bool, Key], FoundCase]] = []
        for row, is_closed in self._rows:
            near = nearness(words, row.full_name, row.called, row.class_name, row.number)
            by_number = near is None and bool(digits) and digits in _digits(row.identity_number)
            if near is None and not by_number:
                continue
            is_elsewhere = bool(self._here) and row.school_id != self._here
            order = (
                is_closed,
                2 if near is None else near,
                is_elsewhere,
                by_parts(row.first_names, row.last_name),
            )
            hits.append((order, FoundCase(row, is_closed, by_number)))
        hits.sort(key=lambda hit: hit[0])
        return [found for _, found in hits[:most]]


def _digits(text: str) -> str:
    """Return an identity number as digits alone; empty for what cannot be part of one."""
    bare = text.replace(" ", "").replace("-", "").replace("+", "")
    return bare if bare.isdigit() and len(bare) >= FEWEST_DIGITS else ""
