"""The cases of a search: by name, class, case number or identity number, open ones first, then closed.

What has been said or written in a case is never searched here: neither private answers nor minnesstöd.
"""

from __future__ import annotations

from heapq import nsmallest
from typing import NamedTuple

from db.records.views import KnownCase
from desktop.names import Key, Sought, by_parts
from desktop.session.here import school_here
from desktop.session.session import Session

FEWEST_DIGITS = 4
"""Of an identity number: fewer would find half the caseload."""


class FoundCase(NamedTuple):
    """A case that was found; `by_number` when it was its identity number that was written."""

    row: KnownCase
    is_closed: bool
    by_number: bool


class CaseSearch:
    """Every case as it was when the search began: it is read once, not at each letter."""

    def __init__(self, session: Session) -> None:
        self._here = school_here(session)
        self._rows = session.db.caseload.known()
        self._sought = Sought((row.full_name, row.called, row.class_name, row.number) for row in self._rows)
        self._sought.read()
        self._numbers = [_digits(row.identity_number) for row in self._rows]

    def find(self, words: str, most: int) -> list[FoundCase]:
        """Return at most so many cases.

        Those that have the å, ä and ö of the words come before those that have them only folded, and the pupils of
        the school chosen in *Var är jag i dag?* before others; all open before all closed.
        """
        near, digits = self._sought.near(words), _digits(words)
        if digits:
            for place, number in enumerate(self._numbers):
                if place not in near and digits in number:
                    near[place] = _BY_NUMBER
        best = nsmallest(most, near.items(), key=self._order)
        rows = self._rows
        return [
            FoundCase(rows[place], rows[place].status == "closed", how == _BY_NUMBER) for place, how in best
        ]

    def _order(self, found: tuple[int, int]) -> tuple[bool, int, bool, Key]:
        place, how = found
        row = self._rows[place]
        is_elsewhere = bool(self._here) and row.school_id != self._here
        return row.status == "closed", how, is_elsewhere, by_parts(row.first_names, row.last_name)


_BY_NUMBER = 2  # after what has the words as they are (0) and folded (1)


def _digits(text: str) -> str:
    """Return an identity number as digits alone; empty for what cannot be part of one."""
    bare = text.replace(" ", "").replace("-", "").replace("+", "")
    return bare if bare.isdigit() and len(bare) >= FEWEST_DIGITS else ""
