"""What is shown is what is printed, and what leaves the program is remembered."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from db.records import Case
from desktop.errors import UserError
from desktop.paper import prints
from desktop.plan import verbs as plans
from desktop.session.session import Session
from tests.builders import DAY
from tests.stories import a_running_case
from tests.ui.layout import faults
from tests.ui.opening import OpenPage
from ui.paper.page import PrintsPage


@pytest.fixture
def case(session: Session) -> Case:
    found = a_running_case(session)
    plan = plans.start_plan(session, found.id)
    with session.change("plans") as db:
        db.plans.put(replace(plan, child_words="Jag vill till bilden.", next_on=DAY.replace(month=12)))
    return found


def _text(data: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def test_every_document_of_the_case_can_be_drawn(session: Session, case: Case) -> None:
    found = {
        choice.kind: prints.draw(session, choice, comparison_shown=True)
        for choice in prints.choices(session, case.id)
    }
    assert set(found) == {"handlingsplan", "samtycke", "informationsblad"}
    assert "Jag vill till bilden" in _text(found["handlingsplan"].data)
    assert "Peter Ek" in _text(found["samtycke"].data)


def test_the_asked_document_is_the_one_shown(session: Session, case: Case, open_page: OpenPage) -> None:
    consent = session.db.consents.of(case.id)[0]
    page = open_page(PrintsPage, f"samtycke:{consent.id}")
    assert page.document.currentText() == "Samtycke, version 1"
    assert page.pages.thumbs.count() >= 2
    assert not page.level.isVisible()


def test_what_was_printed_is_remembered_with_a_neutral_name(
    session: Session, case: Case, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[bytes] = []

    def printed(parent: object, data: bytes, *rest: str) -> bool:
        sent.append(data)
        return True

    monkeypatch.setattr("ui.paper.page.print_pdf", printed)
    page = open_page(PrintsPage, "")
    page.print.click()
    made = session.db.prints.of(case.id)[0]
    assert (made.document, made.copies, made.how) == ("handlingsplan", 1, "skrivare")
    choice = prints.choices(session, case.id)[0]
    assert sent == [prints.draw(session, choice, comparison_shown=True).data]
    assert prints.file_name(session, case.id, choice) == "26-014-handlingsplan-1.pdf"


def test_a_plan_without_its_follow_up_is_told_and_not_drawn(session: Session, case: Case) -> None:
    plan = session.db.plans.of(case.id)[0]
    with session.change("plans") as db:
        db.plans.put(replace(plan, next_on=None))
    with pytest.raises(UserError, match="uppföljning"):
        prints.draw(session, prints.choices(session, case.id)[0], comparison_shown=True)


def test_nothing_is_cut_and_everything_has_a_name(open_page: OpenPage) -> None:
    page = open_page(PrintsPage, "")
    assert faults(page) == []
