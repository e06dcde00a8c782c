"""The conversation as it is held: answered by keys, written at once, left and come back to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.records import Assessment, Case
from desktop.assessment import rounds as assessments
from desktop.forms.answers import Answer, Choices, Matrix, Value
from desktop.forms.definition import NoAnswer
from desktop.session.session import Session
from tests.full_scans import caught
from tests.ui.assessment.talking import press, tile, value, wording
from tests.ui.finding import found
from tests.ui.layout import faults, seen_as
from tests.ui.opening import OpenPage
from ui.assessment.dialogs import SchoolDialog
from ui.assessment.talk.answer_field import TileField
from ui.assessment.talk.page import ConversationPage
from ui.assessment.talk.rows_field import MatrixField, Rows
from ui.assessment.talk.text_field import ChoicesField, TextField
from ui.look.theme import Scheme, theme
from ui.widgets.input.tile import Tile


def test_a_digit_answers_and_enter_goes_on(
    qtbot: QtBot, session: Session, amina_round: Assessment, open_page: OpenPage
) -> None:
    page = open_page(ConversationPage, "E:F9")
    press(qtbot, page, Qt.Key.Key_2)
    assert value(session, amina_round, "F9") == 2
    assert page.frame.saved.text().startswith("Sparat")
    press(qtbot, page, Qt.Key.Key_Return, "2")
    assert page.talk.question_id == "F10"  # what is private to the pupil comes together, last
    qtbot.keyClick(tile(page, "0"), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert wording(page) == "Det går att prata om svåra saker hemma."


@pytest.mark.parametrize(
    ("key", "expected"), [(Qt.Key.Key_V, NoAnswer.DONT_KNOW), (Qt.Key.Key_X, NoAnswer.RATHER_NOT)]
)
def test_v_and_x_are_answers_of_their_own(
    qtbot: QtBot,
    session: Session,
    amina_round: Assessment,
    open_page: OpenPage,
    key: Qt.Key,
    expected: NoAnswer,
) -> None:
    press(qtbot, open_page(ConversationPage, "E:F9"), key)
    assert value(session, amina_round, "F9") is expected


def test_delete_takes_an_answer_back(
    qtbot: QtBot, session: Session, amina_round: Assessment, open_page: OpenPage
) -> None:
    page = open_page(ConversationPage, "E:S1")
    press(qtbot, page, Qt.Key.Key_Delete, "1")
    assert value(session, amina_round, "S1") is None


def test_arrows_pass_over_answers_before_one_is_written(
    qtbot: QtBot, session: Session, amina_round: Assessment, open_page: OpenPage
) -> None:
    page = open_page(ConversationPage, "E:F9")
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    press(qtbot, page, Qt.Key.Key_0)
    press(qtbot, page, Qt.Key.Key_Right)
    press(qtbot, page, Qt.Key.Key_Right, "1")
    assert value(session, amina_round, "F9") == 0
    qtbot.waitUntil(lambda: value(session, amina_round, "F9") == 2, timeout=2000)


def test_j_and_n_answer_yes_and_no(
    qtbot: QtBot, session: Session, amina_round: Assessment, open_page: OpenPage
) -> None:
    page = open_page(ConversationPage, "E:S3")
    press(qtbot, page, Qt.Key.Key_J, "J")
    assert value(session, amina_round, "S3") == "ja"
    what = page.card.findChild(QWidget, "follow-S3_vad") if page.card else None
    assert what is not None
    assert what.isVisible()
    press(qtbot, page, Qt.Key.Key_N, "N")
    assert not what.isVisible()


def test_words_are_written_by_themselves_with_the_answer(
    qtbot: QtBot, session: Session, amina_round: Assessment, open_page: OpenPage
) -> None:
    page = open_page(ConversationPage, "E:S6")
    assert page.card is not None
    qtbot.keyClicks(page.card.own_words, "Med mamma")
    page.card.may_show.click()
    page.flush()
    answer = assessments.answers_of(session, amina_round.id).get("S6", "E")
    assert answer is not None
    assert (answer.own_words, answer.may_show_family) == ("Med mamma", True)


def test_digits_in_a_text_are_text(
    qtbot: QtBot, session: Session, amina_round: Assessment, open_page: OpenPage
) -> None:
    page = open_page(ConversationPage, "E:F16")
    assert page.card is not None
    field = page.card.field
    assert isinstance(field, TextField)
    qtbot.keyClicks(field.text, "3 vxjn")
    qtbot.keyClick(field.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert value(session, amina_round, "F16") == "3 vxjn"
    assert wording(page) != "Vad gör ni bra ihop hemma? Vem kan hjälpa er?"


def test_a_text_is_kept_beside_vet_inte(
    qtbot: QtBot, session: Session, amina_round: Assessment, open_page: OpenPage
) -> None:
    page = open_page(ConversationPage, "E:I17")
    assert page.card is not None
    press(qtbot, page, Qt.Key.Key_V, "V")
    answer = assessments.answers_of(session, amina_round.id).get("I17", "E")
    assert answer is not None
    assert (answer.value, answer.own_words) == (NoAnswer.DONT_KNOW, "Att rita.")
    field = page.card.field
    assert isinstance(field, TextField)
    qtbot.keyClicks(field.text, " Och")
    page.flush()
    assert isinstance(value(session, amina_round, "I17"), str)


def test_the_choice_that_means_none_takes_the_others_away(
    qtbot: QtBot, session: Session, amina_round: Assessment, open_page: OpenPage
) -> None:
    page = open_page(ConversationPage, "E:O2")
    assert page.card is not None
    field = page.card.field
    assert isinstance(field, ChoicesField)

    def tick(option: str) -> None:
        box = found(field.list, QCheckBox, f"choice-{option}".replace(" ", "-"))
        box.click()

    tick("inget särskilt")
    assert value(session, amina_round, "O2") == Choices(("inget särskilt",))
    tick("lunch")
    assert value(session, amina_round, "O2") == Choices(("lunch",))


def test_a_matrix_is_filled_subject_by_subject(
    session: Session, amina_round: Assessment, open_page: OpenPage
) -> None:
    page = open_page(ConversationPage, "E:S11")
    assert page.card is not None
    field = page.card.field
    assert isinstance(field, MatrixField)
    field.rows.set_cells([("Bild", "3", "2", ""), ("Matematik", "", "", "")])
    field.rows.changed.emit()
    page.flush()
    assert value(session, amina_round, "S11") == Matrix({"Bild": {"Jag trivs": 3, "Jag förstår": 2}})


def test_a_table_grows_and_shrinks(session: Session, amina_round: Assessment, open_page: OpenPage) -> None:
    page = open_page(ConversationPage, "S:S15")
    assert page.card is not None
    rows = found(page.card.follow_ups, Rows, "follow-S15_tabell")
    rows.set_cells([("Lugnt rum", "", "", "2", "ja"), ("Lapp", "", "", "", "")])
    rows.changed.emit()
    page.flush()
    answer = assessments.answers_of(session, amina_round.id).get("S15", "S")
    assert answer is not None
    assert answer.follow_ups == {"S15_tabell": (("Lugnt rum", "", "", "2", "ja"), ("Lapp", "", "", "", ""))}


def test_the_conversation_goes_on_where_it_was_left(
    session: Session, amina_round: Assessment, open_page: OpenPage
) -> None:
    open_page(ConversationPage, "V1:F3").flush()
    again = open_page(ConversationPage)
    assert (again.talk.informant, again.talk.question_id) == ("V1", "F3")


def test_every_informant_is_asked_in_its_own_words(amina_round: Assessment, open_page: OpenPage) -> None:
    page = open_page(ConversationPage, "E:S1")
    assert wording(page) == "Jag känner mig trygg i skolan."
    found(page, QWidget, "informant-V1")
    page.frame.informants.chosen.emit("V1")
    page.talk.go("S1")
    page._show_question()
    assert wording(page) == "Amina verkar trygg i skolan."
    assert page.card is not None
    assert page.card.accessibleName() == "Amina verkar trygg i skolan."


def test_the_school_is_asked_who_it_is_once(
    qtbot: QtBot, session: Session, case: Case, open_page: OpenPage
) -> None:
    amina_round = assessments.start_assessment(session, case.id)
    page = open_page(ConversationPage)
    dialog = SchoolDialog(page, session, amina_round)
    qtbot.addWidget(dialog)
    assert (dialog.name.text(), dialog.role.text()) == ("Peter Ek", "mentor")
    dialog.act.click()
    page.talk.read()
    page.frame.informants.chosen.emit("S")
    assert page.talk.informant == "S"


def test_areas_say_in_words_how_far_they_have_come(amina_round: Assessment, open_page: OpenPage) -> None:
    page = open_page(ConversationPage, "E:F9")
    family = found(page, QWidget, "area-familj")
    assert family.accessibleName() == "Familj, 1 kvar"


def test_when_all_is_answered_the_page_says_so(
    qtbot: QtBot, session: Session, case: Case, open_page: OpenPage
) -> None:
    amina_round = assessments.start_assessment(session, case.id)
    page = open_page(ConversationPage)
    for question in page.talk.questions:
        kind = question.kind.value
        answers: dict[str, Value] = {"skala": 2, "ja-nej": "nej", "fritext": "Bra."}
        text = answers.get(kind, Choices(("annat",)))
        assessments.save_answer(session, amina_round, Answer(question.id, "E", text))
    page.talk.read()
    page.talk.go(page.talk.questions[-1].id)
    page._show_question()
    qtbot.mouseClick(page.frame.foot.next, Qt.MouseButton.LeftButton)
    assert page.findChild(QWidget, "all-answered") is not None


def test_a_signed_round_offers_the_next(
    qtbot: QtBot, session: Session, case: Case, amina_round: Assessment, open_page: OpenPage
) -> None:
    assessments.sign_assessment(session, amina_round)
    page = open_page(ConversationPage)
    with qtbot.waitSignal(page.went):
        page.empty.act.click()
    current = assessments.current(session, case.id)
    assert current is not None
    assert current.round == 2
    again = open_page(ConversationPage, "E:S1")
    last_time = [one.text() for one in again.findChildren(QLabel)]
    assert any("Stämmer lite" in text and "2026" in text for text in last_time)


@pytest.mark.parametrize(
    "place", ["E:F9", "E:F14", "E:O2", "E:S11", "S:S15", "E:I8", "S:S30", "V1:F4", "E:S24", "V1:S25"]
)
@pytest.mark.parametrize("look", ["plain", "large", "doubled"])
def test_nothing_is_cut_unnamed_or_out_of_reach(
    amina_round: Assessment, open_page: OpenPage, place: str, look: str
) -> None:
    with seen_as(look):
        page = open_page(ConversationPage, place, width=1254 if look == "large" else 1310)
        assert faults(page) == []


def test_the_page_stands_in_the_dark(amina_round: Assessment, open_page: OpenPage) -> None:
    theme.choose(Scheme.DARK)
    page = open_page(ConversationPage, "E:F9")
    assert page.grab().toImage().pixelColor(400, 640).lightness() < 60
    assert isinstance(page.card.field if page.card else None, TileField)


def test_the_focus_stands_where_one_answers(
    qtbot: QtBot, amina_round: Assessment, open_page: OpenPage
) -> None:
    page = open_page(ConversationPage, "E:F9")
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.take_focus()
    assert isinstance(QApplication.focusWidget(), Tile)


def test_an_answer_is_taken_up_without_reading_the_round_again(
    qtbot: QtBot, session: Session, amina_round: Assessment, open_page: OpenPage
) -> None:
    page = open_page(ConversationPage, "E:F9")
    press(qtbot, page, Qt.Key.Key_2)  # the first one settles whose words the round is put in
    with caught(session.vault.connection) as asked:
        press(qtbot, page, Qt.Key.Key_1, "1")
    assert len(asked) <= 6, "\n".join(asked)
    assert value(session, amina_round, "F9") == 1
    kept = {(one.question_id, one.informant): one for one in page.talk.answers}
    page.talk.read()
    assert kept == {(one.question_id, one.informant): one for one in page.talk.answers}
