"""That somebody said no is noted on the overview, told in the head and beside the voices, and is no gap any more."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from db.chain.check import check_thing
from db.records import Assessment, Case
from desktop.assessment import rounds as assessments
from desktop.assessment.asking import note_asking, silent_in
from desktop.assessment.late import told_late
from desktop.forms.answers import Answer
from desktop.notes.notes import sign_note
from desktop.paper.builders.record import record_summary
from desktop.paper.builders.summary import family_summary
from desktop.session.session import Session
from tests.builders import DAY
from tests.desktop.followup.holding import standing_on
from tests.stories import a_family_case
from tests.ui.finding import found, press, said
from tests.ui.opening import OpenPage
from ui.assessment.asking_dialog import AskingDialog
from ui.assessment.comparison.page import ComparisonPage
from ui.assessment.overview.page import AssessmentPage
from ui.notes.page import JournalPage
from ui.window.place import Place


@pytest.fixture
def case(session: Session) -> Case:
    return a_family_case(session)


@pytest.fixture
def round_(session: Session, case: Case) -> Assessment:
    made = assessments.start_assessment(session, case.id)
    for who in ("E", "V1", "V2"):
        assessments.save_answer(session, made, Answer("S4", who, 2))
    return made


def test_a_no_is_noted_from_the_overview_and_told_there(
    session: Session, round_: Assessment, open_page: OpenPage
) -> None:
    page = open_page(AssessmentPage)
    assert found(page, QLabel, "asked-S").text() == "Skolan har inte svarat."

    def write() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, AskingDialog):
            QTimer.singleShot(5, write)
            return
        press(dialog, "act")
        told.append(said(dialog))
        dialog.kind.choose("avbojde")
        dialog.day.set_date(DAY)
        dialog.who.setText("Peter Ek, mentor")
        dialog.words.set_text("Vi vet för lite.")
        press(dialog, "act")

    told: list[str] = []
    QTimer.singleShot(0, write)
    press(page, "note-asking-S")
    assert "Välj vad som hände." in told[0]
    assert set(silent_in(session, round_.id)) == {"S"}
    assert "avböjde 24 november 2026 (Peter Ek, mentor). ”Vi vet för lite.”" in said(page)
    assert "Skolan avböjde i dag" in said(page)


def test_the_voices_say_that_the_school_said_no_and_not_why(
    session: Session, round_: Assessment, open_page: OpenPage
) -> None:
    note_asking(session, round_, "S", "avbojde", DAY, who="rektor", words="Vi mäktar inte.")
    page = open_page(ComparisonPage)
    assert found(page, QLabel, "no-answers").text() == "Skolan avböjde i dag."
    assert "mäktar" not in said(page)


def test_what_was_begun_in_the_dialog_is_there_the_next_time(
    session: Session, round_: Assessment, qtbot: QtBot, open_page: OpenPage
) -> None:
    page = open_page(AssessmentPage)
    first = AskingDialog(page, session, round_, "S", "Skolan")
    first.kind.choose("avbojde")
    first.words.set_text("Vi vet för lite.")
    first.words.textChanged.emit()
    first.reject()
    again = AskingDialog(page, session, round_, "S", "Skolan")
    assert (again.kind.data(), again.words.text()) == ("avbojde", "Vi vet för lite.")
    other = AskingDialog(page, session, round_, "V1", "Hodan")
    assert (other.kind.data(), other.words.text()) == ("", "")


def test_an_answer_that_comes_when_the_round_is_signed_is_a_note_beside_it(
    session: Session, round_: Assessment, open_page: OpenPage
) -> None:
    note_asking(session, round_, "S", "avbojde", DAY, who="Peter Ek, mentor")
    with standing_on(session, DAY):
        signed = assessments.sign_assessment(session, session.db.assessments.get(round_.id))
        page = open_page(AssessmentPage)
        went: list[Place] = []
        page.went.connect(went.append)
        press(page, "write-late")
        assert went == [Place("journal", round_.case_id, "new:svar_efterat")]
        journal = open_page(JournalPage, "new:svar_efterat")
        assert "Svar på kartläggningen i efterhand" in said(journal)
        journal.flush()
    (draft,) = session.db.notes.drafts_in(round_.case_id)
    assert draft.kind == "svar_efterat"
    assert told_late(session, signed) == ""
    with standing_on(session, DAY + timedelta(days=1)):
        sign_note(session, replace(draft, body="Hon kommer när hon får komma sent.", event_on=DAY))
    told = "Svar har kommit i efterhand, 24 november 2026. Det står i journalen."
    assert told in record_summary(session, signed).no_answers
    assert found(open_page(AssessmentPage), QLabel, "late-answers").text() == told
    assert "efterhand" not in repr(family_summary(session, signed))
    assert check_thing(session.db, "kartlaggning", signed.id) is None
