"""A page of the program shown by itself, as large as it is on the laptop."""

from __future__ import annotations

from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.session.session import Session
from ui.page.page import Page
from ui.shell import places, registry
from ui.window.place import Place

P = TypeVar("P", bound=Page)
HEIGHT = 692
"""What the laptop's 768 lines leave of a page, in pixels."""


def place_of(kind: type[Page]) -> str:
    """Return the name that the registry has for a page. Raises StopIteration for a page that is not in it."""
    here = f"{kind.__module__}:{kind.__qualname__}"
    return next(name for name, where in registry.PAGES.items() if where == here)


def is_of_a_case(name: str) -> bool:
    """Return whether the page shows one case."""
    return places.spot_of(name) in {spot.page for spot in places.case_pages()}


class OpenPage:
    """Opens a page over the test's own session: `open_page(PlanPage, "goals")`.

    A page of a case shows the fixture `case` unless another is given. That is made at the first opening if the test
    has not asked for it: a test that changes something before asks for it. A page that wants the narrow sidebar is
    as wide as that leaves it.
    """

    def __init__(self, request: pytest.FixtureRequest, qtbot: QtBot, session: Session) -> None:
        self._request, self._qtbot, self._session = request, qtbot, session

    def __call__(
        self,
        kind: type[P],
        detail: str | None = None,
        *,
        case: Case | None = None,
        width: int | None = None,
        height: int = HEIGHT,
    ) -> P:
        name = place_of(kind)
        case_id = None
        if is_of_a_case(name):
            case_id = (case or self._request.getfixturevalue("case")).id
        page = registry.page_class(name)(self._session, Place(name, case_id, detail))
        assert isinstance(page, kind)
        self._qtbot.addWidget(page)
        page.resize(width or (1310 if kind.rail else 1154), height)
        with self._qtbot.waitExposed(page):
            page.show()
        return page
