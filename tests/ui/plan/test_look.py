"""The action plan's page at both zooms and with long words: nothing cut, unnamed or out of reach."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.plan import verbs as plans
from desktop.session.session import Session
from tests.ui.layout import cut_texts, faults, seen_as
from tests.ui.plan.scene import MARKUP, Open, a_planned_case, a_whole_draft, an_opener
from ui.look.theme import theme
from ui.plan.states import SECTIONS


@pytest.fixture
def case(session: Session) -> Case:
    return a_planned_case(session)


@pytest.fixture
def open_page(qtbot: QtBot, session: Session, case: Case) -> Open:
    return an_opener(qtbot, session, case)


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("zoom", [100, 200])
def test_nothing_is_cut_unnamed_or_out_of_reach(
    session: Session, case: Case, open_page: Open, section: str, zoom: int
) -> None:
    plan, _ = a_whole_draft(session, case)
    plans.save_field(session, plan.id, "situation", MARKUP * 20)
    theme.zoom_to(zoom)
    page = open_page(section)
    page.resize(1154 if zoom == 100 else 1254, 692)
    QApplication.processEvents()
    assert faults(page) == []


@pytest.mark.parametrize("section", SECTIONS)
def test_doubled_words_still_fit(session: Session, case: Case, open_page: Open, section: str) -> None:
    a_whole_draft(session, case)
    with seen_as("doubled"):
        page = open_page(section)
        assert cut_texts(page) == []
