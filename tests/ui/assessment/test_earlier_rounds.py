"""Every round stays readable: chosen from a list, clearly marked, and in the questions it was asked in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from db.records import Assessment, Case
from desktop.assessment import rounds as assessments
from desktop.assessment.reading import conversation, round_words
from desktop.forms.answers import Answer
from desktop.session.session import Session
from tests.stories import a_family_case
from tests.two_forms import NEW, NEW_VERSION, Shipped
from tests.ui.finding import found, press, said, shown
from tests.ui.layout import cut_texts, faults
from tests.ui.opening import OpenPage
from ui.assessment.comparison.page import ComparisonPage
from ui.assessment.overview.lift_dialog import LiftDialog
from ui.assessment.overview.newer_banner import NewerBanner
from ui.assessment.overview.page import AssessmentPage
from ui.assessment.round_chooser import RoundChooser, read_detail, round_detail
from ui.assessment.talk.page import ConversationPage
from ui.widgets.input.combo import Combo
from ui.widgets.show.banner import Banner
from ui.window.place import Place


@pytest.fixture
def signed(session: Session, amina_round: Assessment) -> Assessment:
    assessments.save_summary(session, amina_round, known="Lektionerna går bra.")
    return assessments.sign_assessment(session, amina_round)


@pytest.fixture
def later(session: Session, case: Case, signed: Assessment) -> Assessment:
    round_ = assessments.start_assessment(session, case.id)
    assessments.save_answer(session, round_, Answer("S1", "E", 3))
    return round_


def choose(page: AssessmentPage | ComparisonPage, round_: Assessment) -> None:
    combo = shown(page, Combo, "rounds")
    combo.setCurrentIndex(combo.findData(round_.id))


@pytest.mark.parametrize("view", ["", "summary", "answers"])
def test_a_place_names_a_round_and_a_view_of_it(view: str) -> None:
    assert read_detail(round_detail("abc", view)) == ("abc", view)
    assert read_detail(round_detail("", view)) == ("", view)
    assert read_detail("V1") == ("", "V1")
    assert read_detail(None) == ("", "")


def test_with_one_round_there_is_nothing_to_choose(signed: Assessment, open_page: OpenPage) -> None:
    page = open_page(AssessmentPage)
    assert found(page, RoundChooser).isHidden()
    assert found(page, Banner, "older-round").isHidden()


def test_an_older_round_is_chosen_and_marked_with_its_day(
    session: Session, signed: Assessment, later: Assessment, open_page: OpenPage
) -> None:
    page = open_page(AssessmentPage)
    combo = shown(page, Combo, "rounds")
    assert combo.accessibleName() == "Omgång att läsa"
    assert [combo.itemText(place).casefold() for place in range(combo.count())] == [
        round_words(later),
        round_words(signed),
    ]
    choose(page, signed)
    banner = shown(page, Banner, "older-round")
    assert round_words(signed) in banner.accessibleName()
    assert not [one for one in page.findChildren(QAbstractButton, "go-on") if one.isVisible()]
    assert "”Att rita. Lisa. Och när Sahra ringer.”" in said(page)
    press(banner, "banner-act")
    assert found(page, Banner, "older-round").isHidden()
    assert shown(page, QAbstractButton, "go-on")
    assert "”Att rita. Lisa. Och när Sahra ringer.”" not in said(page)


def test_an_older_round_is_reached_with_the_keyboard_alone(
    qtbot: QtBot, signed: Assessment, later: Assessment, open_page: OpenPage
) -> None:
    page = open_page(AssessmentPage)
    combo = shown(page, Combo, "rounds")
    assert combo.focusPolicy() & Qt.FocusPolicy.TabFocus
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert round_words(signed) in shown(page, Banner, "older-round").accessibleName()
    qtbot.waitUntil(lambda: shown(page, Combo, "rounds").hasFocus())


def test_nothing_in_an_older_round_can_be_written(
    signed: Assessment, later: Assessment, open_page: OpenPage
) -> None:
    for view in ("summary", "answers"):
        page = open_page(AssessmentPage, round_detail(signed.id, view))
        assert all(one.isReadOnly() for one in page.findChildren(QPlainTextEdit))
        assert all(one.isReadOnly() for one in page.findChildren(QLineEdit))
        assert not page.findChildren(QAbstractButton, "sign-assessment")
        assert not page.findChildren(NewerBanner)
    assert page.head.views.key() == "answers"


def test_the_views_of_an_older_round_keep_to_it(
    qtbot: QtBot, case: Case, signed: Assessment, later: Assessment, open_page: OpenPage
) -> None:
    page = open_page(AssessmentPage, round_detail(signed.id))
    press(page, "segment-summary")
    assert page.summary is not None
    assert page.summary.texts["known"].text() == "Lektionerna går bra."
    with qtbot.waitSignal(page.went) as went:
        press(page, "segment-comparison")
    assert went.args == [Place("comparison", case.id, f"round:{signed.id}:")]
    with qtbot.waitSignal(page.went) as went:
        press(page, "print")
    assert went.args == [Place("prints", case.id, f"kartlaggning:{signed.id}")]
    voices = open_page(ComparisonPage, f"round:{signed.id}:")
    assert "Samma frågor till Amina, Hodan" in said(voices)
    assert not voices.findChildren(QAbstractButton, "to-plan")
    with qtbot.waitSignal(voices.went) as went:
        press(voices, "segment-answers")
    assert went.args == [Place("assessment", case.id, f"round:{signed.id}:answers")]
    choose_latest = shown(voices, Combo, "rounds")
    choose_latest.setCurrentIndex(0)
    assert "Samma frågor till Amina, Hodan" not in said(voices)


def test_the_conversation_is_read_one_informant_at_a_time_word_for_word(
    signed: Assessment, later: Assessment, open_page: OpenPage
) -> None:
    page = open_page(AssessmentPage, round_detail(signed.id, "answers"))
    assert "Jag vaknar när Sahra ringer. Sen sitter jag i köket." in said(page)
    assert "Det finns minst en vuxen i skolan som jag litar på." in said(page)
    assert "Med pappa i telefon." not in said(page)
    press(page, "show-private")
    assert "”Med pappa i telefon.”" in said(page)
    press(page, "segment-V1")
    assert "Jag går kvart över sex." in said(page)
    assert "Det finns minst en vuxen i skolan som jag litar på." not in said(page)


def test_what_is_read_is_the_same_after_a_lock(
    signed: Assessment, later: Assessment, open_page: OpenPage
) -> None:
    page = open_page(AssessmentPage, round_detail(signed.id, "answers"))
    press(page, "segment-V1")
    again = open_page(AssessmentPage)
    again.restore(page.state())
    assert round_words(signed) in shown(again, Banner, "older-round").accessibleName()
    assert "Jag går kvart över sex." in said(again)
    again.restore({"view": "overview", "round": "borta"})
    assert found(again, Banner, "older-round").isHidden()


def test_a_round_of_another_case_is_not_shown(
    session: Session, signed: Assessment, later: Assessment, open_page: OpenPage
) -> None:
    other = a_family_case(session, number="26-015")
    theirs = assessments.start_assessment(session, other.id)
    page = open_page(AssessmentPage, round_detail(theirs.id))
    assert found(page, Banner, "older-round").isHidden()


@pytest.mark.parametrize("view", ["", "summary", "answers"])
def test_an_older_round_has_room_in_a_narrow_window(
    signed: Assessment, later: Assessment, open_page: OpenPage, view: str
) -> None:
    page = open_page(AssessmentPage, round_detail(signed.id, view), width=700)
    assert faults(page) == []
    assert cut_texts(page) == []


@pytest.fixture
def small(session: Session, shipped: Shipped) -> Assessment:
    """Return an open round with the older of two small forms, answered by pupil and school."""
    case = a_family_case(session)
    round_ = assessments.start_assessment(session, case.id)
    assessments.save_answer(session, round_, Answer("B1", "E", 2))
    assessments.save_answer(session, round_, Answer("B3", "S", "ja"))
    assessments.name_school(session, round_, "Peter Ek", "mentor")
    return session.db.assessments.get(round_.id)


def test_a_newer_version_is_told_and_changes_nothing_by_itself(
    session: Session, shipped: Shipped, small: Assessment, open_page: OpenPage
) -> None:
    case = session.db.cases.get(small.case_id)
    assert found(open_page(AssessmentPage, case=case), NewerBanner).isHidden()
    shipped.put(NEW)
    page = open_page(AssessmentPage, case=case)
    assert "nyare frågor" in shown(page, NewerBanner).accessibleName()
    talk = open_page(ConversationPage, "E:B1", case=case).talk
    assert talk.asked().wording == "Jag är trygg."
    assert "B6" not in {one.id for one in talk.questions}


def test_the_round_is_lifted_from_the_page_and_the_page_follows(
    session: Session,
    shipped: Shipped,
    small: Assessment,
    open_page: OpenPage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shipped.put(NEW)
    page = open_page(AssessmentPage, case=session.db.cases.get(small.case_id))
    monkeypatch.setattr(LiftDialog, "exec", lambda dialog: press(dialog, "act"))
    press(shown(page, NewerBanner), "banner-act")
    assert session.db.assessments.get(small.id).form_version == NEW_VERSION
    assert page.newer.isHidden()


def test_what_differs_is_read_before_anything_is_done(
    qtbot: QtBot, session: Session, shipped: Shipped, small: Assessment
) -> None:
    shipped.put(NEW)
    news = assessments.news_for(session, small)
    assert news is not None
    window = QWidget()
    qtbot.addWidget(window)
    dialog = LiftDialog(window, session, small, news)
    text = "\n".join(one.text() for one in dialog.findChildren(QLabel))
    for there in (
        "Nya frågor (1)",
        "Jag hinner äta i skolan.",
        "”Jag är trygg när jag är i skolan.” Nytt: orden i frågan.",
        "Frågor som delats eller ersatts (1)",
        "I stället frågas ”Är behovet av stöd utrett?” och ”Finns ett åtgärdsprogram?”",
        "”Vi äter tillsammans.” Ingen hade nytta av svaret.",
        "1 fråga som ställs enskilt",
    ):
        assert there in text
    assert "Hemma är det lugnt." not in text
    dialog.reject()
    assert session.db.assessments.get(small.id) == small
    press(dialog, "act")
    assert session.db.assessments.get(small.id).form_version == NEW_VERSION


def test_after_the_lift_an_answer_to_a_question_that_was_split_is_read_beside_the_new_ones(
    session: Session, shipped: Shipped, small: Assessment, open_page: OpenPage
) -> None:
    shipped.put(NEW)
    assessments.lift(session, small)
    case = session.db.cases.get(small.case_id)
    page = open_page(ConversationPage, "S:B4", case=case)
    beside = said(found(page, QWidget, "last-time"))
    assert "Förra gången, en annan fråga: ”Är stödet utrett, och finns ett program?”" in beside
    assert beside.endswith("Ja")
    assert page.talk.answer.value is None
    assert "en annan fråga" not in said(open_page(ConversationPage, "E:B6", case=case))


def test_after_the_lift_every_answer_without_a_question_is_read_under_samtalen(
    session: Session, shipped: Shipped, small: Assessment, open_page: OpenPage
) -> None:
    case = session.db.cases.get(small.case_id)
    assessments.save_answer(session, small, Answer("C2", "E", 3))
    page = open_page(AssessmentPage, "answers", case=case)
    assert page.head.views.key() == "overview"
    assert not page.findChildren(QAbstractButton, "segment-answers")
    shipped.put(NEW)
    assessments.lift(session, small)
    page = open_page(AssessmentPage, case=case)
    press(page, "segment-answers")
    assert "Vi äter tillsammans." in said(found(page, QWidget, "answers-aside"))
    assert shown(page, QAbstractButton, "go-on")


def test_in_the_next_round_the_last_one_is_read_in_its_own_words(
    session: Session, shipped: Shipped, small: Assessment, open_page: OpenPage
) -> None:
    assessments.sign_assessment(session, small)
    shipped.put(NEW.replace('text_vuxen = "Barnet är tryggt."', 'text_vuxen = "Är barnet tryggt?"'))
    round_ = assessments.start_assessment(session, small.case_id)
    assessments.name_school(session, round_, "Peter Ek", "mentor")
    case = session.db.cases.get(small.case_id)
    pupil = said(found(open_page(ConversationPage, "E:B1", case=case), QWidget, "last-time"))
    assert "Stämmer ganska bra" in pupil
    assert "Då löd frågan: ”Jag är trygg.”" in pupil
    school = said(found(open_page(ConversationPage, "S:B5", case=case), QWidget, "last-time"))
    assert "en annan fråga: ”Är stödet utrett, och finns ett program?”" in school


def test_what_is_asked_no_more_stands_last_among_what_was_said(
    session: Session, shipped: Shipped, small: Assessment
) -> None:
    shipped.put(NEW)
    lifted = assessments.lift(session, small)
    heard = conversation(session, lifted, "S")
    assert heard[-1].area is None
    assert [(one.question_id, one.words) for one in heard[-1].exchanges] == [("B3", "Ja")]
    assert [one.area.id for one in heard[:-1] if one.area] == ["oppning", "skola"]
