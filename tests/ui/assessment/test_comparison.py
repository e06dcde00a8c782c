"""Tre röster: the widest difference first, nothing private, a guardian's words only when they may be shown."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.records import Assessment, Case
from db.records.states import Saying
from desktop.assessment import rounds as assessments
from desktop.forms.answers import Answer
from desktop.forms.derive import Side
from desktop.session.session import Session
from tests.ui.assessment import scene
from tests.ui.finding import found
from tests.ui.layout import faults, seen_as
from tests.ui.opening import OpenPage
from ui.assessment.comparison.agreed import Lines
from ui.assessment.comparison.page import ComparisonPage
from ui.assessment.comparison.quotes_dialog import QuotesDialog
from ui.widgets.show.comparison_row import ComparisonRow
from ui.window.place import Place


@pytest.fixture
def round_(session: Session, case: Case) -> Assessment:
    return scene.answered(session, case)


def rows(page: QWidget) -> list[ComparisonRow]:
    return sorted(
        (one for one in page.findChildren(ComparisonRow) if one.isVisible()), key=lambda one: one.y()
    )


def everything(page: QWidget) -> str:
    return " ".join(
        f"{one.text()} {one.accessibleName()} {one.accessibleDescription()}"
        for one in page.findChildren(QLabel)
    )


def test_the_widest_difference_comes_first_in_words(round_: Assessment, open_page: OpenPage) -> None:
    assert rows(open_page(ComparisonPage))[0].accessibleName() == (
        "Om Amina har en vuxen i skolan att lita på. Amina: helt. Hodan: inte alls. Abdi: lite. Skolan: ganska bra."
    )


def test_vet_inte_is_told_in_words(round_: Assessment, open_page: OpenPage) -> None:
    sleep = next(one for one in rows(open_page(ComparisonPage)) if "sover" in one.accessibleName())
    assert "Abdi: vet inte." in sleep.accessibleName()


def test_private_answers_are_never_here(session: Session, round_: Assessment, open_page: OpenPage) -> None:
    assessments.save_answer(session, round_, Answer("F10", "V1", 0))
    page = open_page(ComparisonPage)
    assert "bråk" not in everything(page)
    assert "Enskilda svar visas aldrig här." in everything(page)


def test_a_guardians_own_words_need_a_yes(round_: Assessment, open_page: OpenPage) -> None:
    said = everything(open_page(ComparisonPage))
    assert "Hon är vaken när jag går till jobbet." in said
    assert "Jag vet inte vem det skulle vara." not in said


def test_no_digit_stands_for_an_answer(round_: Assessment, open_page: OpenPage) -> None:
    assert not any(sign.isdigit() for row in rows(open_page(ComparisonPage)) for sign in row.accessibleName())


def test_what_all_agree_on_stands_under_in_whole_sentences(round_: Assessment, open_page: OpenPage) -> None:
    page = open_page(ComparisonPage)
    card = found(page, Lines, "agreed")
    said = everything(card)
    assert "Amina förstår vad som ska göras på lektionerna." in said
    assert "ganska" not in said
    before = everything(card)
    found(card, QPushButton, "show-all-agreed").click()
    assert len(everything(card)) > len(before)


def test_one_voice_alone_stands_with_its_name_and_free_text_only_when_it_was_set(
    session: Session, round_: Assessment, open_page: OpenPage
) -> None:
    page = open_page(ComparisonPage)
    assert "Amina: Litar" not in everything(page)
    assert "moster Sahra" not in everything(page).casefold()
    assessments.save_answer(session, round_, Answer("Y12", "V1", "Moster Sahra.", may_show_family=True))
    assessments.place(session, round_, ("Y12", "V1", "Moster Sahra."), Side.STRENGTH)
    assert "Hodan: ”Moster Sahra.”" in everything(found(page, Lines, "alone"))


def test_nearly_alike_says_who_says_what(round_: Assessment, open_page: OpenPage) -> None:
    said = everything(found(open_page(ComparisonPage), QWidget, "near"))
    assert "Amina säger lite, Hodan och skolan säger ganska bra." in said


@pytest.mark.parametrize("answer", [None, "nej"])
def test_without_the_pupils_yes_the_pupil_is_nowhere_on_the_page(
    session: Session, case: Case, open_page: OpenPage, answer: Saying | None
) -> None:
    scene.answered(session, case, said=answer)
    page = open_page(ComparisonPage)
    assert not re.search(r"Amina( och |:| säger|, )", everything(page).replace("Amina Warsame", ""))
    assert "Lisa på biblioteket" not in everything(page)
    assert "Hodan" in everything(page)


def test_one_area_can_be_chosen(round_: Assessment, open_page: OpenPage) -> None:
    page = open_page(ComparisonPage)
    page.areas.setCurrentIndex(2)
    assert [one.accessibleName().partition(".")[0] for one in rows(page)] == [
        "Om Amina har en vuxen i skolan att lita på",
        "Om Amina får den hjälp i skolan som är bestämd",
    ]


def test_opened_a_row_shows_what_each_has_said(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, round_: Assessment, open_page: OpenPage
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QuotesDialog, "exec", lambda dialog: shown.append(everything(dialog)))
    rows(open_page(ComparisonPage))[0].opened.emit()
    assert "Lisa på biblioteket. Hon frågar inte." in shown[0]
    assert "Jag vet inte vem" not in shown[0]


def test_with_one_informant_the_page_says_who_has_not_answered(
    qtbot: QtBot, session: Session, case: Case, open_page: OpenPage
) -> None:
    round_ = assessments.start_assessment(session, case.id)
    assessments.save_answer(session, round_, Answer("S1", "E", 2))
    assessments.note_clearance(session, round_, "ja")
    page = open_page(ComparisonPage)
    expected = "Det behövs minst två röster för att jämföra. Hodan, Abdi och skolan har inte svarat."
    assert expected in everything(page)
    with qtbot.waitSignal(page.went) as went:
        page.empty.act.click()
    assert went.args == [Place("conversation", case.id)]


@pytest.mark.parametrize("look", ["plain", "large", "doubled"])
def test_nothing_is_cut_unnamed_or_out_of_reach(round_: Assessment, open_page: OpenPage, look: str) -> None:
    with seen_as(look):
        page = open_page(ComparisonPage, width=1254 if look == "large" else 1154)
        assert faults(page) == []
