"""The pages of the open case that have been visited: kept, hidden, and shown again while what they show is true.

A page is shown again as it was left only if no table it has read has been written since, and the day is the same.
Else it reads again, where its `refresh` reads all it shows, or is built anew. What it has read is not declared by
anybody: the vault says so (`db.store.watched`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.session.session import Session
from ui.page.page import Page
from ui.window.place import Place

T = TypeVar("T")

_ALWAYS = frozenset({"settings"})
"""Read once for the whole session, and shown on every page: choices, names, letterheads."""


@dataclass
class Visit:
    """A page, the tables it has read, how often they had been written before it did, and where the hand was."""

    page: Page
    read: set[str]
    written: dict[str, int]
    day: date
    focus: QWidget | None = None

    def take_focus(self) -> bool:
        """Put the focus where it was as the page was left. False: it was nowhere, or that is gone."""
        had = self.focus
        if had is None or not isValid(had) or not had.isVisibleTo(self.page) or not had.isEnabled():
            return False
        had.setFocus(Qt.FocusReason.OtherFocusReason)
        return True


class KeptPages:
    """The visits to one case, one of each page, and the one that shows now. Shows and hides nothing itself."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._case_id: str | None = None
        self._kept: dict[str, Visit] = {}
        self._now: Visit | None = None

    def build(self, make: Callable[[], Page]) -> Visit:
        """Make a page, and take down what it reads."""
        read: set[str] = set()
        written, day = self._session.written(), self._session.today()
        return Visit(self._read_for(read, make), read, written, day)

    def find(self, place: Place) -> Visit | None:
        """Return the visit kept of that page, which shows what is true now; None if there is none to show."""
        visit = self._kept.get(place.page) if place.case_id == self._case_id else None
        return visit if visit is not None and self._is_true(visit) else None

    def enter(self, visit: Visit) -> Page | None:
        """Let a visit be the one that shows: all that is read from now on is read for it.

        Keeps the page that showed if it may be; returns it if it is to go.
        """
        old, self._now = self._now, visit
        self._session.read_into(visit.read)
        place = visit.page.place
        if place.case_id != self._case_id:
            self.forget()
            self._case_id = place.case_id
        if self._kept.get(place.page) is visit:
            del self._kept[place.page]
            visit.page.is_away = False
        else:
            self._drop(place.page)
        if old is None or not self._is_of_use(old, place):
            return old.page if old is not None else None
        old.page.is_away = True
        old.focus = old.page.focusWidget()
        self._drop(old.page.place.page)
        self._kept[old.page.place.page] = old
        return None

    def forget(self) -> None:
        """Let go of every page that is kept, and of what was worked out for them."""
        self._session.recalled.forget()
        for name in list(self._kept):
            self._drop(name)

    def _is_of_use(self, old: Visit, to: Place) -> bool:
        """Return whether one may go back to a page: it is another one, of the same case, and lets itself be kept."""
        at = old.page.place
        return at.case_id == to.case_id and at.page != to.page and old.page.may_be_kept()

    def _is_true(self, visit: Visit) -> bool:
        """Return whether a page shows what is so now, after it has read again if it can."""
        if visit.day != self._session.today():
            return False
        now = self._session.written()
        newer = {table for table in visit.read | _ALWAYS if now.get(table, 0) != visit.written.get(table, 0)}
        if newer and not (visit.page.rereads and newer <= visit.page.uses):
            return False
        if newer:
            self._read_for(visit.read, visit.page.refresh)
            visit.written = now
        return True

    def _read_for(self, read: set[str], do: Callable[[], T]) -> T:
        self._session.read_into(read)
        try:
            return do()
        finally:
            self._session.read_into(self._now.read if self._now is not None else None)

    def _drop(self, name: str) -> None:
        visit = self._kept.pop(name, None)
        if visit is not None:
            visit.page.deleteLater()
