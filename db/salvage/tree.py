"""Which page of a damaged database belongs to which table, pieced together from below.

A page at the top of a table that cannot be read takes nothing with it: `auto_vacuum` keeps, on pages of their own,
which page lies above which, and what can be read of the branches says it once more. See docs/adr/0019.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Callable, Iterator

from db.salvage.cells import (
    INDEX_BRANCH,
    TABLE_BRANCH,
    TABLE_LEAF,
    TREE,
    cells_in,
    children_of,
    page_kind,
)
from db.store.pages import USABLE, Pages

Tick = Callable[[int], None]
"""Told how many pages more are done; raises to break off."""

SCHEMA_ROOT = 1
_MAP_FIRST, _MAP_EVERY = 2, USABLE // 5 + 1
_ROOT, _FREE, _OVERFLOW, _BRANCH = 1, 2, (3, 4), 5
_DEEPEST = 60  # pages from leaf to root; SQLite itself stops at 20


class Tree:
    """What a survey of all pages found. `lost` are the pages that cannot be read and are not known to be free."""

    def __init__(self, pages: Pages, tick: Tick) -> None:
        self.pages = pages
        self.lost: list[int] = []
        self._kinds = bytearray(pages.count + 1)
        self._cells = array("H", bytes(2 * (pages.count + 1)))
        self._above = array("L", bytes(array("L").itemsize * (pages.count + 1)))
        self._uses = bytearray(pages.count + 1)  # what the map says of each page
        self._survey(tick)
        if self.lost:
            pages.find_moved(self.lost)
            again, self.lost = self.lost, []
            for number in again:
                self._look_at(number)
        self._read_map()
        self._sort_lost()

    def leaves(self) -> Iterator[tuple[int, int]]:
        """Yield every leaf of a table that can be read, as (root, page)."""
        for number in range(1, self.pages.count + 1):
            if self._kinds[number] == TABLE_LEAF:
                yield self.root_of(number), number

    def pages_of(self, root: int) -> Iterator[int]:
        """Yield the readable pages of one tree."""
        for number in range(1, self.pages.count + 1):
            if self._kinds[number] and self.root_of(number) == root:
                yield number

    def is_free(self, number: int) -> bool:
        """Tell whether the map says that a page holds nothing."""
        return self._uses[number] == _FREE

    def entries(self) -> dict[int, int]:
        """Return, by root, how many entries the readable pages of each index hold."""
        found: dict[int, int] = {}
        for number in range(1, self.pages.count + 1):
            if self._kinds[number] and self._kinds[number] not in (TABLE_LEAF, TABLE_BRANCH):
                root = self.root_of(number)
                found[root] = found.get(root, 0) + self._cells[number]
        return found

    def lost_roots(self) -> set[int]:
        """Return the roots of the trees that have lost a page; 0 stands for not known."""
        return {self._root_of_lost(number) for number in self.lost if not _is_map(number)}

    def root_of(self, number: int) -> int:
        """Return the top page of the tree a page belongs to."""
        for _ in range(_DEEPEST):
            above = self._above[number]
            if not above or not 1 <= above <= self.pages.count:
                break
            number = above
        return number

    def _root_of_lost(self, number: int) -> int:
        root = self.root_of(number)
        is_known = root != number or number == SCHEMA_ROOT or self._uses[number] == _ROOT
        return root if is_known else 0

    def _survey(self, tick: Tick) -> None:
        for number in range(1, self.pages.count + 1):
            if number % 64 == 0:
                tick(64)
            self._look_at(number)

    def _look_at(self, number: int) -> None:
        page = self.pages.read(number)
        if page is None:
            if number <= self.pages.said:
                self.lost.append(number)
        elif not _is_map(number) and page_kind(page, number) in TREE:
            self._kinds[number] = page_kind(page, number)
            self._cells[number] = cells_in(page, number)
            if self._kinds[number] in (TABLE_BRANCH, INDEX_BRANCH):
                for child in children_of(page, number):
                    if number != child and 1 < child <= self.pages.count:
                        self._above[child] = number

    def _read_map(self) -> None:
        """Take from the map what no branch said."""
        for place in range(_MAP_FIRST, self.pages.count + 1, _MAP_EVERY):
            page = self.pages.read(place)
            if page is None:
                continue
            for index in range(min(USABLE // 5, self.pages.count - place)):
                number = place + 1 + index
                use, above = struct.unpack_from(">BI", page, 5 * index)
                self._uses[number] = use
                said_by_branch = bool(self._above[number]) if use == _BRANCH else bool(self._kinds[number])
                if use == _ROOT:
                    self._above[number] = 0
                elif use in (*_OVERFLOW, _BRANCH) and not said_by_branch:
                    self._above[number] = above

    def _sort_lost(self) -> None:
        """Leave out the pages that held nothing."""
        self.lost = [number for number in self.lost if not self.is_free(number)]


def _is_map(number: int) -> bool:
    return number >= _MAP_FIRST and (number - _MAP_FIRST) % _MAP_EVERY == 0
