"""The original is a press away wherever something signed is shown; two papers are shown when they differ."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from db.records import Case
from desktop.assessment import rounds as assessments
from desktop.consent import acts
from desktop.errors import UserError
from desktop.forms.answers import Answer
from desktop.paper import prints
from desktop.paper.kept import Kept, kept_paper
from desktop.paper.kept.signing import sign_plan, sign_round
from desktop.printing.job import Job
from desktop.session.session import Session
from desktop.sharing.recipients import FAMILY
from tests.builders import DAY
from tests.desktop.paper.kept.family import Family, a_family, a_plan
from tests.ui.finding import found, press, said, shown, write
from tests.ui.opening import OpenPage
from ui.assessment.overview.page import AssessmentPage
from ui.consent.page import ConsentPage
from ui.consent.sign_dialog import SignDialog
from ui.log.page import LogPage
from ui.paper.check import CheckPaperSheet
from ui.paper.original import OriginalLink
from ui.paper.original_sheet import OriginalSheet
from ui.paper.page import PrintsPage
from ui.paper.which_sheet import WhichSheet
from ui.plan.page import PlanPage

A_JOB = Job("Kontoret", 1, 2)
"""What a printer has taken."""


@pytest.fixture
def family(session: Session) -> Family:
    return a_family(session)


@pytest.fixture
def case(family: Family) -> Case:
    return family.case


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Return what originals are shown, as they are shown."""
    found: list[bytes] = []

    def remember(sheet: OriginalSheet) -> int:
        found.append(sheet.pages.view.accessibleName().encode())
        return 0

    made = OriginalSheet.__init__

    def init(sheet: OriginalSheet, parent: QWidget, kept: Kept) -> None:
        made(sheet, parent, kept)
        found.append(kept.original)

    monkeypatch.setattr(OriginalSheet, "__init__", init)
    monkeypatch.setattr(OriginalSheet, "exec", remember)
    return found


def test_a_consent_a_plan_and_a_round_show_their_original_once_signed(
    session: Session, family: Family, open_page: OpenPage, opened: list[bytes]
) -> None:
    assert not found(open_page(ConsentPage), OriginalLink, "original").isVisible()
    plan = a_plan(family)
    begun = assessments.start_assessment(session, family.case.id)
    assessments.save_answer(session, begun, Answer("S1", "E", 2))
    acts.sign(session, family.signing[0], "papper", DAY)
    sign_plan(session, plan.id)
    sign_round(session, begun)
    wanted = {
        ConsentPage: ("samtycke", family.consent_id),
        PlanPage: ("handlingsplan", plan.id),
        AssessmentPage: ("kartlaggning", begun.id),
    }
    for kind, (document, object_id) in wanted.items():
        page = open_page(kind)
        press(page, "original")
        kept = kept_paper(session, document, object_id)  # type: ignore[arg-type]  # a document
        assert kept is not None
        assert opened[0] == kept.original
        assert opened[1].startswith("Förhandsvisning, ".encode())
        opened.clear()
    assert f"Kontrollkod {kept_paper(session, 'handlingsplan', plan.id).code}" in said(open_page(PlanPage))  # type: ignore[union-attr]  # it is there


def test_what_is_sent_to_the_printer_is_kept_first_and_the_history_shows_it(
    session: Session,
    family: Family,
    open_page: OpenPage,
    opened: list[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    order: list[str] = []

    def printed(
        parent: object, data: bytes, safe: str, do: str, before: Callable[[], None], **_: object
    ) -> Job:
        before()
        order.append(f"kept {session.db.kept_papers.count()}, noted {session.db.prints.count()}")
        return A_JOB

    monkeypatch.setattr("ui.paper.page.print_pdf", printed)
    page = open_page(PrintsPage, f"samtycke:{family.consent_id}")
    page.print.click()
    assert order == ["kept 1, noted 0"]
    assert session.db.prints.count() == 1
    press(page, "original-1")
    assert opened[0] == family.kept("samtycke", family.consent_id).original


def test_what_cannot_be_kept_is_not_printed_and_not_said_to_be(
    session: Session, family: Family, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent, told = [], []

    def printed(
        parent: object, data: bytes, safe: str, do: str, before: Callable[[], None], **_: object
    ) -> Job:
        before()
        sent.append(data)
        return A_JOB

    def full(*_: object, **__: object) -> None:
        raise UserError("Disken är full")

    monkeypatch.setattr("ui.paper.page.print_pdf", printed)
    monkeypatch.setattr("ui.paper.page.show_error", lambda page, error: told.append(error.title))
    monkeypatch.setattr("desktop.paper.kept.keeping.keep", full)
    page = open_page(PrintsPage, f"samtycke:{family.consent_id}")
    page.print.click()
    assert (sent, told) == ([], ["Disken är full"])
    assert session.db.prints.count() == 0


def test_a_print_that_is_called_off_keeps_nothing(
    session: Session, family: Family, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.paper.page.print_pdf", lambda *_, **__: None)
    open_page(PrintsPage, f"samtycke:{family.consent_id}").print.click()
    assert session.db.kept_papers.count() == session.db.prints.count() == 0


@pytest.mark.parametrize("taken", ["kept", "today", "leave"])
def test_a_signature_on_what_has_changed_asks_and_signs_what_was_chosen(
    session: Session,
    family: Family,
    open_page: OpenPage,
    monkeypatch: pytest.MonkeyPatch,
    taken: str,
) -> None:
    family.printed("samtycke")
    printed = family.kept("samtycke", family.consent_id)
    family.moves_to("Ängsskolan")
    texts: list[str] = []

    def choose(sheet: WhichSheet) -> int:
        texts.append(said_of(sheet))
        press(sheet, taken)
        return sheet.result()

    monkeypatch.setattr(WhichSheet, "exec", choose)
    page = open_page(ConsentPage)
    dialog = SignDialog(page, session, family.consent)
    press(dialog, "act")
    assert "skola" in texts[0]
    kept = kept_paper(session, "samtycke", family.consent_id)
    assert kept is not None
    if taken == "leave":
        assert family.consent.locked_at is None
        assert "Inget är registrerat." in dialog.trouble.accessibleName()
    else:
        assert family.consent.locked_at is not None
        assert (kept.original == printed.original) is (taken == "kept")


def said_of(sheet: WhichSheet) -> str:
    return "\n".join(one.text() for one in sheet.findChildren(QLabel))


def test_a_code_is_checked_from_the_log_and_from_skriv_ut(
    session: Session,
    family: Family,
    open_page: OpenPage,
    opened: list[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    family.printed("samtycke")
    kept = family.kept("samtycke", family.consent_id)
    asked: list[CheckPaperSheet] = []

    def remember(sheet: CheckPaperSheet) -> int:
        asked.append(sheet)
        return 0

    monkeypatch.setattr(CheckPaperSheet, "exec", remember)
    for page in (open_page(PrintsPage), open_page(LogPage)):
        press(page, "check-paper")
    sheet = asked[0]
    write(sheet, "code", kept.code.lower().replace("-", " "))
    press(sheet, "act")
    assert sheet.told.accessibleName().startswith("Samtycke, version 1")
    sheet.show()
    shown(sheet, OriginalLink, "original")
    press(sheet, "original")
    assert opened[0] == kept.original
    write(sheet, "code", "fel")
    press(sheet, "act")
    assert "inte hel" in sheet.told.accessibleName()
    sheet.reject()


def test_to_a_party_what_bears_a_code_is_kept_too(session: Session, family: Family) -> None:
    choice = next(one for one in prints.choices(session, family.case.id) if one.kind == "samtycke")
    made = prints.draw(session, choice)
    prints.keep(session, choice, made)
    prints.remember(
        session,
        family.case,
        choice,
        level="familj",
        recipient=FAMILY,
        copies=1,
        pages=made.pages,
        how="skrivare",
    )
    assert session.db.kept_papers.count() == session.db.prints.count() == 1
