"""The checklist of documents: one row each, status and conclusion kept as they are written."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QRadioButton

from db.records import Case, CaseDocument
from desktop.assessment import rounds as assessments
from desktop.session.session import Session
from tests.ui.finding import found
from tests.ui.layout import faults, seen_as
from tests.ui.opening import OpenPage
from ui.assessment.documents_page import DocumentsPage

Opener = Callable[..., DocumentsPage]


def stored(session: Session, case: Case) -> CaseDocument:
    return session.db.case_documents.of(case.id)[0]


def test_a_status_is_written_at_once_with_the_day(session: Session, case: Case, open_page: OpenPage) -> None:
    page = open_page(DocumentsPage, "franvaroutredning")
    assert page.card.accessibleName() == "Utredning om frånvaro och anmälan till huvudman"
    page.card.status.choose("begard")
    row = stored(session, case)
    assert (row.kind, row.status, row.requested_on) == ("franvaroutredning", "begard", session.today())
    assert page.card.asked_on.date() == session.today()


def test_looking_at_a_row_writes_nothing(session: Session, case: Case, open_page: OpenPage) -> None:
    page = open_page(DocumentsPage)
    page.table.select(lambda row: row.kind == "betyg")
    page.flush()
    assert session.db.case_documents.of(case.id) == []
    assert page.card.accessibleName() == "Måluppfyllelse och betyg"


def test_a_conclusion_is_kept_when_another_row_is_chosen(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    page = open_page(DocumentsPage, "atgardsprogram")
    page.card.status.choose("last_pa_plats")
    page.card.conclusion.insertPlainText("Gäller till juni.")
    page.table.select(lambda row: row.kind == "schema")
    assert stored(session, case).conclusion == "Gäller till juni."
    assert page.card.conclusion.text() == ""
    page.table.select(lambda row: row.kind == "atgardsprogram")
    assert page.card.conclusion.text() == "Gäller till juni."


def test_the_head_counts_what_is_dealt_with(session: Session, case: Case, open_page: OpenPage) -> None:
    for kind, status in (("betyg", "mottagen"), ("schema", "begard"), ("npf", "inte_aktuellt")):
        assessments.save_document(session, CaseDocument(case_id=case.id, kind=kind, status=status))
    page = open_page(DocumentsPage)
    views = found(page.head.views, QRadioButton, "segment-documents")
    assert views.text() == "Dokument 1 av 2"


@pytest.mark.parametrize("look", ["plain", "large", "doubled"])
def test_nothing_is_cut_unnamed_or_out_of_reach(open_page: OpenPage, look: str) -> None:
    with seen_as(look):
        page = open_page(DocumentsPage, width=1254 if look == "large" else 1154)
        assert faults(page) == []
