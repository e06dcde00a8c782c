"""The consent page: what holds, what is waited for, and what keys do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.consent import acts as consent_acts
from desktop.consent.state import state_of_case
from desktop.session.session import Session
from tests import builders
from tests.builders import DAY
from tests.stories import a_running_case
from tests.ui.layout import faults
from tests.ui.opening import OpenPage
from ui.consent.page import ConsentPage
from ui.consent.sign_dialog import SignDialog
from ui.consent.terms_dialog import TermsDialog
from ui.consent.withdraw_dialog import WithdrawDialog


@pytest.fixture
def bare(session: Session) -> Case:
    with session.change("cases") as db:
        pupil = db.pupils.add(builders.a_pupil())
        db.contacts.add(builders.a_guardian(pupil.id))
        return db.cases.add(builders.a_case(pupil.id, number="26-020"))


def test_without_a_consent_the_page_says_so_and_begins_one(
    qtbot: QtBot, session: Session, bare: Case, open_page: OpenPage
) -> None:
    page = open_page(ConsentPage, case=bare)
    assert page.empty.isVisible()
    qtbot.mouseClick(page.empty.act, Qt.MouseButton.LeftButton)
    assert len(session.db.consents.of(bare.id)) == 1
    assert page.matrix.isVisible()


def test_the_consequence_names_who_is_missing(session: Session, open_page: OpenPage) -> None:
    page = open_page(ConsentPage, case=a_running_case(session))
    assert page.chip.text() == "Delvis, en underskrift saknas"
    assert "Abdi är också vårdnadshavare" in page.banner.accessibleName()
    assert page.sharing.answer.accessibleName().startswith("Täcks inte.")


def test_keys_fill_and_empty_a_cell_of_a_draft(
    qtbot: QtBot, session: Session, bare: Case, open_page: OpenPage
) -> None:
    page = open_page(ConsentPage, case=bare)
    page.empty.acted.emit()
    page.matrix.put_current(0, 1)
    consent = session.db.consents.of(bare.id)[0]
    for key, directions in ((Qt.Key.Key_L, ["lamna"]), (Qt.Key.Key_B, ["bada"]), (Qt.Key.Key_Delete, [])):
        qtbot.keyClick(page.matrix, key)
        assert [cell.direction for cell in session.db.consent_cells.of(consent.id)] == directions
    said = []
    for _ in range(4):
        qtbot.keyClick(page.matrix, Qt.Key.Key_Space)
        said.append([cell.direction for cell in session.db.consent_cells.of(consent.id)])
    assert said == [["lamna"], ["ta_emot"], ["bada"], []]


def test_a_cell_says_party_category_direction_and_standing(session: Session, open_page: OpenPage) -> None:
    page = open_page(ConsentPage, case=a_running_case(session))
    index = page.matrix.shown.index(0, 1)
    said = page.matrix.shown.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Mentor, Björkbacka skola, Närvaro och frånvaro: båda hållen, väntar på underskrift"


def test_a_signed_consent_is_not_changed_by_a_key(
    qtbot: QtBot, session: Session, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def no(_parent: QWidget, title: str, *_rest: object) -> bool:
        asked.append(title)
        return False

    monkeypatch.setattr("ui.consent.page.ask", no)
    case = a_running_case(session)
    page = open_page(ConsentPage, case=case)
    page.matrix.put_current(0, 5)
    qtbot.keyClick(page.matrix, Qt.Key.Key_B)
    assert asked == ["Samtycket är redan undertecknat"]
    assert len(session.db.consent_cells.of(session.db.consents.of(case.id)[0].id)) == 4


def test_the_last_signature_makes_it_hold(qtbot: QtBot, session: Session, open_page: OpenPage) -> None:
    case = a_running_case(session)
    page = open_page(ConsentPage, case=case)
    consent = session.db.consents.of(case.id)[0]
    dialog = SignDialog(page, session, consent)
    qtbot.addWidget(dialog)
    qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    assert state_of_case(session, case.id).key == "active"
    assert page.chip.text() == "Gäller"
    assert page.sharing.answer.accessibleName().startswith("Täcks.")


def test_an_oral_yes_without_its_facts_keeps_the_dialog_open(
    qtbot: QtBot, session: Session, open_page: OpenPage
) -> None:
    case = a_running_case(session)
    dialog = SignDialog(open_page(ConsentPage, case=case), session, session.db.consents.of(case.id)[0])
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.kind.choose("muntligt")
    qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "uppgifter saknas" in dialog.trouble.accessibleName()


def test_a_withdrawal_shows_at_once(qtbot: QtBot, session: Session, open_page: OpenPage) -> None:
    case = a_running_case(session)
    consent = session.db.consents.of(case.id)[0]
    consent_acts.sign(session, session.db.signatories.of(consent.id)[1], "papper", DAY)
    page = open_page(ConsentPage, case=case)
    dialog = WithdrawDialog(page, session, consent)
    qtbot.addWidget(dialog)
    qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    assert page.chip.text() == "Återkallat"
    assert "Hodan Warsame tog tillbaka det" in page.banner.accessibleName()


def test_a_period_that_cannot_be_saved_keeps_the_dialog_open(
    qtbot: QtBot, session: Session, open_page: OpenPage, bare: Case
) -> None:
    page = open_page(ConsentPage, case=bare)
    page.empty.acted.emit()
    dialog = TermsDialog(page, session, session.db.consents.of(bare.id)[0])
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.last.set_date(DAY.replace(year=2025))
    dialog.autosave.touch()
    qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "Slutdagen" in dialog.saved.text()
    dialog.autosave.forget()


def test_a_day_of_the_terms_that_cannot_be_read_keeps_the_dialog_open_and_the_words(
    qtbot: QtBot, session: Session, open_page: OpenPage, bare: Case
) -> None:
    page = open_page(ConsentPage, case=bare)
    page.empty.acted.emit()
    before = session.db.consents.of(bare.id)[0]
    dialog = TermsDialog(page, session, before)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.last.line.selectAll()
    qtbot.keyClicks(dialog.last.line, "sommarlovet")
    qtbot.keyClicks(dialog.interpreter, "Amir")
    qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    stored = session.db.consents.of(bare.id)[0]
    assert (stored.valid_until, stored.interpreter) == (before.valid_until, "Amir")
    again = TermsDialog(page, session, stored)
    qtbot.addWidget(again)
    assert again.last.line.text() == "sommarlovet"
    assert again.last.is_wrong()


def test_nothing_is_cut_and_everything_has_a_name(session: Session, open_page: OpenPage) -> None:
    page = open_page(ConsentPage, case=a_running_case(session))
    assert faults(page) == []
