"""The action plan's page at both zooms and with long words: nothing cut, unnamed or out of reach."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from db.records import Case
from desktop.plan import verbs as plans
from desktop.session.session import Session
from tests.ui.layout import cut_texts, faults, seen_as
from tests.ui.opening import OpenPage
from tests.ui.plan.scene import MARKUP, a_whole_draft
from ui.look.theme import theme
from ui.plan.page import PlanPage
from ui.plan.states import SECTIONS


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("zoom", [100, 200])
def test_nothing_is_cut_unnamed_or_out_of_reach(
    session: Session, case: Case, open_page: OpenPage, section: str, zoom: int
) -> None:
    plan, _ = a_whole_draft(session, case)
    plans.save_fields(session, plan.id, situation=MARKUP * 20)
    theme.zoom_to(zoom)
    page = open_page(PlanPage, section)
    page.resize(1154 if zoom == 100 else 1254, 692)
    QApplication.processEvents()
    assert faults(page) == []


@pytest.mark.parametrize("section", SECTIONS)
def test_doubled_words_still_fit(session: Session, case: Case, open_page: OpenPage, section: str) -> None:
    a_whole_draft(session, case)
    with seen_as("doubled"):
        page = open_page(PlanPage, section)
        assert cut_texts(page) == []
