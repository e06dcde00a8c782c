"""What is signed or locked is checked when it is shown: nothing is said while it holds, and then all that matters."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from db.records import Case
from desktop.session.session import Session
from tests.desktop.chain.everything import everything
from tests.desktop.chain.tamper import tamper
from tests.ui.opening import OpenPage
from ui.assessment.comparison.page import ComparisonPage
from ui.assessment.overview.page import AssessmentPage
from ui.chain.seal_banner import SealBanner
from ui.consent.page import ConsentPage
from ui.notes.page import JournalPage
from ui.page.page import Page
from ui.plan.page import PlanPage


@pytest.fixture
def case(session: Session) -> Case:
    return everything(session)


def told(page: QWidget) -> str:
    shown = [one for one in page.findChildren(SealBanner) if one.isVisible()]
    assert len(shown) <= 1
    return shown[0].accessibleName() if shown else ""


PAGES = [
    (JournalPage, "notes", "UPDATE notes SET body = 'annat'", "Anteckningen är inte som när den signerades."),
    (JournalPage, "notes", "UPDATE amendments SET added = 'annat'", "Rättelsen är inte"),
    (
        PlanPage,
        "plan",
        "UPDATE goals SET status = 'ended'",
        "Handlingsplanen är inte som när den signerades.",
    ),
    (
        ConsentPage,
        "consent",
        "UPDATE consents SET purpose = 'annat'",
        "Samtycket är inte som när det låstes.",
    ),
    (ConsentPage, "consent", "UPDATE signatories SET name = 'annat'", "Underskriften är inte"),
    (ConsentPage, "consent", "UPDATE withdrawals SET note = 'annat'", "Återkallelsen är inte"),
    (AssessmentPage, "assessment", "UPDATE answers SET value = '3'", "Kartläggningen är inte"),
    (ComparisonPage, "comparison", "UPDATE summaries SET known = 'annat'", "Kartläggningen är inte"),
]


@pytest.mark.parametrize(("page", "name", "sql", "said"), PAGES)
def test_what_does_not_hold_is_told_over_it(
    open_page: OpenPage, session: Session, page: type[Page], name: str, sql: str, said: str
) -> None:
    assert told(open_page(page)) == ""
    tamper(session, sql)
    words = told(open_page(page))
    assert words.startswith(said)
    assert "Ring IT" in words
    assert "Inget har ändrats nu" in words


def test_a_thing_whose_link_is_gone_is_not_said_to_be_changed(
    open_page: OpenPage, session: Session, case: Case
) -> None:
    tamper(session, "DELETE FROM case_links WHERE kind = 'plan'")
    assert told(open_page(PlanPage)).startswith("Det går inte att visa att handlingsplanen är som när")
