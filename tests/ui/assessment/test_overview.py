"""The overview and the conclusions: strengths first, no points, nothing private unless asked for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from db.records import Assessment, Case
from desktop.assessment import rounds as assessments
from desktop.assessment.family import family_round
from desktop.forms.agreement import standing
from desktop.forms.answers import Answer
from desktop.forms.derive import Side
from desktop.session.session import Session
from tests.ui.assessment import scene
from tests.ui.finding import found, press
from tests.ui.layout import cut_texts, faults, seen_as
from tests.ui.opening import OpenPage
from ui.assessment.overview import page as page_module
from ui.assessment.overview.page import AssessmentPage
from ui.assessment.overview.proposals_card import ProposalRow
from ui.look.theme import theme
from ui.widgets.show.chip import Chip
from ui.window.place import Place


@pytest.fixture
def round_(session: Session, case: Case) -> Assessment:
    return scene.answered(session, case)


def texts(page: QWidget) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]


def test_before_the_first_talk_the_page_says_how_it_begins(
    qtbot: QtBot, session: Session, case: Case, open_page: OpenPage
) -> None:
    page = open_page(AssessmentPage)
    assert "Samtalet börjar med en vanlig skoldag." in texts(page)
    assert page.start.how_long.text().splitlines() == [
        "Eleven: 22 frågor, ungefär 35 minuter.",
        "Vårdnadshavare: 24 frågor, ungefär 40 minuter.",
        "Skolan: 19 frågor, ungefär 30 minuter.",
    ]
    assert page.start.meetings.text() == "Dela gärna på två träffar.\nMed tolk tar det dubbelt så lång tid."
    with qtbot.waitSignal(page.went) as went:
        page.start.begin.click()
    assert went.args == [Place("conversation", case.id)]
    current = assessments.current(session, case.id)
    assert current is not None
    assert current.short


def test_the_whole_version_can_be_chosen_at_the_start(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    page = open_page(AssessmentPage)
    found(page, QRadioButton, "segment-whole").click()
    assert page.start.how_long.text().startswith("Eleven: 72 frågor, ungefär 100 minuter.")
    assert page.start.meetings.text().startswith("Med eleven är det 5 träffar om 20 minuter.")
    page.start.begin.click()
    current = assessments.current(session, case.id)
    assert current is not None
    assert not current.short


def test_strengths_stand_before_barriers_in_every_area(round_: Assessment, open_page: OpenPage) -> None:
    page = open_page(AssessmentPage)
    for area in ("skola", "individ", "familj", "ytterligare"):
        card = found(page, QWidget, f"area-{area}")
        said = texts(card)
        assert said.index("Resurser") < said.index("Hinder")


def test_the_child_is_quoted_at_the_top(round_: Assessment, open_page: OpenPage) -> None:
    said = texts(open_page(AssessmentPage))
    assert "”Att rita. Lisa. Och när Sahra ringer.”" in said
    assert "”Att få komma in bakvägen, innan alla andra.”" in said


def test_the_page_says_that_nothing_is_counted(round_: Assessment, open_page: OpenPage) -> None:
    assert "Närvara räknar inga poäng. Här står det ni har svarat, inget annat." in texts(
        open_page(AssessmentPage)
    )


def test_private_answers_stand_there_only_when_asked_for(round_: Assessment, open_page: OpenPage) -> None:
    page = open_page(AssessmentPage)
    private = "Ofta bråk eller konflikter hemma"
    assert private not in texts(page)
    button = found(page, QPushButton, "show-private")
    button.click()
    assert private in texts(page)


def test_the_informants_behind_a_finding_are_read_aloud(round_: Assessment, open_page: OpenPage) -> None:
    labels = open_page(AssessmentPage).findChildren(QLabel)
    names = [
        one.accessibleName() for one in labels if one.text() == "Förstår vad som ska göras på lektionerna"
    ]
    assert names == ["Förstår vad som ska göras på lektionerna. Amina och Skolan"]


def test_a_jump_to_an_informant_offers_that_talk(
    qtbot: QtBot, case: Case, round_: Assessment, open_page: OpenPage
) -> None:
    page = open_page(AssessmentPage, "V2")
    assert page.primary.text() == "Samtal med Abdi"
    with qtbot.waitSignal(page.went) as went:
        page.primary.click()
    assert went.args == [Place("conversation", case.id, "V2")]


def test_conclusions_are_written_by_themselves(
    qtbot: QtBot, session: Session, round_: Assessment, open_page: OpenPage
) -> None:
    page = open_page(AssessmentPage, "summary")
    assert page.summary is not None
    qtbot.keyClicks(page.summary.texts["known"], "Lektionerna fungerar.")
    qtbot.waitUntil(
        lambda: assessments.summary_of(session, round_).known == "Lektionerna fungerar.", timeout=3000
    )
    assert page.summary.saved.text().startswith("Sparat")


def test_what_the_answers_say_can_be_taken_into_the_conclusions_when_it_may_be_shown(
    session: Session, round_: Assessment, open_page: OpenPage
) -> None:
    assessments.save_answer(session, round_, Answer("O3", "S", "I april.", may_show_family=True))
    page = open_page(AssessmentPage, "summary")
    press(page, "take-summary-triggering-0")
    page.flush()
    assert assessments.summary_of(session, round_).triggering == "I april."
    assert page.findChild(QPushButton, "take-summary-triggering-1") is None
    said = texts(page)
    assert "I femman, när Elin flyttade. (Amina)" in said  # offered to be read, with a mark and no act
    assert "Inte till familjen" in {one.text() for one in page.findChildren(Chip)}


def test_own_words_are_set_with_one_key_and_the_next_is_ready(
    qtbot: QtBot, session: Session, round_: Assessment, open_page: OpenPage
) -> None:
    page = open_page(AssessmentPage)
    before = len([one for one in assessments.proposals_of(session, round_) if not one.is_private])
    first = found(page, ProposalRow, "proposal-0")
    words = first.buttons[0].accessibleName()
    qtbot.keyClick(first.buttons[0], Qt.Key.Key_R)
    placed = assessments.placed_in(session, round_.id)
    assert list(placed.values()) == [Side.STRENGTH]
    assert next(iter(placed))[2] in words
    following = found(page, ProposalRow, "proposal-0")
    assert following.buttons[0].hasFocus()
    assert following.buttons[0].accessibleName() != words
    qtbot.keyClick(following.buttons[0], Qt.Key.Key_I)
    press(page, "side-hinder-0")
    sides = list(assessments.placed_in(session, round_.id).values())
    assert sides == [Side.STRENGTH, None, Side.BARRIER]
    press(page, "set-proposals")
    assert len([one for one in page.findChildren(ProposalRow) if one.isVisibleTo(page)]) <= before


def test_a_text_that_was_not_set_is_in_no_area(
    session: Session, round_: Assessment, open_page: OpenPage
) -> None:
    page = open_page(AssessmentPage)
    card = found(page, QWidget, "area-individ")
    assert "”Att rita.”" not in texts(card)
    assessments.place(session, round_, ("I17", "E", "Att rita."), Side.STRENGTH)
    assert "”Att rita.”" in texts(found(page, QWidget, "area-individ"))


def test_what_is_seen_differently_stands_under_its_own_heading(
    round_: Assessment, open_page: OpenPage
) -> None:
    said = texts(found(open_page(AssessmentPage), QWidget, "area-skola"))
    assert said.count("Hur trygg Amina känner sig i skolan") == 1
    assert said.index("Vi ser olika på detta") < said.index("Hur trygg Amina känner sig i skolan")
    assert "Inte trygg i skolan" not in said
    assert "Amina: lite; Hodan: ganska bra; Skolan: ganska bra." in said


def test_the_pupils_yes_is_asked_noted_and_taken_back(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    round_ = scene.answered(session, case, said=None)
    page = open_page(AssessmentPage)
    assert "Amina har inte fått frågan om svaren får visas. De visas inte för familjen." in texts(page)
    press(page, "clearance-yes")
    assert assessments.is_cleared(session, round_)
    assert any("Amina sa ja till att svaren får visas." in one for one in texts(page))
    press(page, "clearance-no")
    assert not assessments.is_cleared(session, round_)
    assert len(session.db.clearances.of(round_.id)) == 2


def test_the_worker_chooses_what_stands_on_the_familys_paper(
    session: Session, round_: Assessment, open_page: OpenPage
) -> None:
    page = open_page(AssessmentPage, "summary")
    box = found(page, QCheckBox, "line-good-0")
    line = box.accessibleName()
    assert box.isChecked()
    box.click()
    assert not found(page, QCheckBox, "line-good-0").isChecked()
    seen = family_round(session, round_)
    assert line not in [one.text for one in standing(seen.agreement().good, seen.placed)]


def test_each_gap_leads_to_where_it_is_filled(
    qtbot: QtBot, case: Case, round_: Assessment, open_page: OpenPage
) -> None:
    page = open_page(AssessmentPage, "summary")
    with qtbot.waitSignal(page.went) as went:
        press(page, "gap-V1-O2")
    assert went.args == [Place("conversation", case.id, "V1:O2")]


@pytest.mark.parametrize(("answer", "status"), [(True, "signed"), (False, "open")])
def test_signing_with_gaps_asks_and_never_refuses(
    monkeypatch: pytest.MonkeyPatch,
    session: Session,
    round_: Assessment,
    open_page: OpenPage,
    answer: bool,
    status: str,
) -> None:
    asked: list[str] = []

    def ask(parent: QWidget, title: str, text: str, act: str, stay: str) -> bool:
        asked.append(text)
        return answer

    monkeypatch.setattr(page_module, "ask", ask)
    page = open_page(AssessmentPage, "summary")
    assert page.summary is not None
    page.summary.sign.click()
    assert "Amina: 47 frågor obesvarade" in asked[0]
    assert session.db.assessments.get(round_.id).status == status
    if answer:
        assert page.primary.text() == "Börja en ny omgång"
        assert page.summary is not None
        assert page.summary.texts["known"].isReadOnly()


def test_the_views_lead_to_each_other(
    qtbot: QtBot, case: Case, round_: Assessment, open_page: OpenPage
) -> None:
    page = open_page(AssessmentPage)
    page.head.views.choose("comparison")
    with qtbot.waitSignal(page.went) as went:
        page.head.views.chosen.emit("comparison")
    assert went.args == [Place("comparison", case.id)]
    page.head.views.chosen.emit("summary")
    assert page.summary is not None
    assert page.state() == {"view": "summary"}


@pytest.mark.parametrize("detail", ["", "summary"])
@pytest.mark.parametrize("look", ["plain", "large", "doubled"])
def test_nothing_is_cut_unnamed_or_out_of_reach(
    round_: Assessment, open_page: OpenPage, detail: str, look: str
) -> None:
    with seen_as(look):
        page = open_page(AssessmentPage, detail, width=1254 if look == "large" else 1154)
        assert faults(page) == []


def test_the_start_is_whole_at_any_size(open_page: OpenPage) -> None:
    theme.zoom_to(200)
    page = open_page(AssessmentPage, width=1254)
    assert cut_texts(page) == []
    assert page.start.begin.focusPolicy() & Qt.FocusPolicy.TabFocus
