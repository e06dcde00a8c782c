"""A shell over a small vault, with pages of the gallery in the place of the real ones."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

import pytest
from PySide6.QtWidgets import QWidget

from db.records import Case
from desktop.session.session import Session
from tests.builders import DAY, a_case, a_pupil, a_school, a_schooling, a_task
from tests.ui.finding import found
from tests.ui.look import gallery
from ui.look.metrics import column
from ui.page.page import Page
from ui.shell import registry
from ui.shell.shell import Shell
from ui.shell.sidebar import Sidebar
from ui.widgets.frame.nav import NavButton
from ui.window.place import Place

STANDS_IN = ("today", "pupils", "case", "journal", "assessment", "plan", "consent", "prints", "family")


class StandIn(Page):
    """Shows a page of the gallery, and remembers what was asked of it."""

    uses = frozenset({"tasks"})

    def __init__(self, session: Session, place: Place, host: QWidget | None = None) -> None:
        super().__init__(session, place, host)
        self.refreshed = self.flushed = 0
        self.kept: dict[str, str] = {}
        made = {"case": gallery.overview, "pupils": gallery.lists}.get(place.page, gallery.answers)
        column(self).addWidget(made())

    def refresh(self) -> None:
        self.refreshed += 1

    def flush(self) -> None:
        self.flushed += 1

    def state(self) -> dict[str, str]:
        return {"caret": "7"}

    def restore(self, state: dict[str, str]) -> None:
        self.kept = state


def stand_in(patch: pytest.MonkeyPatch) -> None:
    """Let every page of the program be a stand-in."""
    here = f"{StandIn.__module__}:{StandIn.__name__}"
    for name in registry.PAGES:
        patch.setitem(registry.PAGES, name, here)
    for cached in ("exists", "page_class"):  # with a memory of their own, which goes with the patch
        patch.setattr(registry, cached, cache(getattr(registry, cached).__wrapped__))


def a_caseload(session: Session) -> Case:
    """Put one school, one pupil, a case and two tasks in the vault; returns the case."""
    pupil = a_pupil()
    school = a_school()
    case = a_case(pupil.id)
    with session.change("pupils", "cases", "schools") as db:
        db.schools.add(school)
        db.pupils.add(pupil)
        db.schoolings.add(a_schooling(pupil.id, school.id))
        db.cases.add(case)
        db.tasks.add(a_task(case_id=case.id, due_on=DAY - timedelta(days=1)))
        db.tasks.add(a_task(case_id=case.id, due_on=DAY + timedelta(days=9)))
    return case


def page_of(shell: Shell) -> StandIn:
    page = shell.page()
    assert isinstance(page, StandIn)
    return page


def sidebar_of(shell: Shell) -> Sidebar:
    return found(shell, Sidebar)


def nav(shell: Shell, name: str) -> NavButton:
    return found(shell, NavButton, f"nav-{name}")
