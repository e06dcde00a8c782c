"""The shipped question bank."""

from __future__ import annotations

import pytest

from desktop import content
from desktop.forms.conditions import leaves
from desktop.forms.definition import Question, QuestionKind
from desktop.forms.informants import AGE_GROUPS
from desktop.forms.wording import asked, follow_up_wording, wording

FORM = content.form()
SENSITIVE = ("I7", "F14", "F15", "Y4", "Y5")
QUESTIONS = pytest.mark.parametrize("question", FORM.questions, ids=lambda question: question.id)


def test_the_bank_has_eighty_questions_and_a_short_version_of_thirty_nine() -> None:
    assert len(FORM.questions) == 80
    assert len(FORM.short_version()) == 39


def test_the_areas_hold_the_questions_they_should() -> None:
    counts = {area.id: len(FORM.in_area(area.id)) for area in FORM.areas}
    assert counts == {"oppning": 9, "skola": 22, "individ": 18, "familj": 17, "ytterligare": 14}


def test_no_two_questions_or_follow_ups_share_an_id() -> None:
    ids = [q.id for q in FORM.questions] + [f.id for q in FORM.questions for f in q.follow_ups]
    assert len(ids) == len(set(ids))


@QUESTIONS
def test_everyone_who_gets_a_question_hears_words(question: Question) -> None:
    for informant in question.informants:
        code = "V1" if informant == "V" else informant
        for age in AGE_GROUPS:
            put = asked(question, code, age)
            assert put.wording.strip()
            assert "!" not in put.wording
            on_a_scale = question.kind in (QuestionKind.SCALE, QuestionKind.MATRIX)
            assert len(put.levels) == (4 if on_a_scale else 0)


@QUESTIONS
def test_the_pupil_is_not_asked_in_the_adults_words(question: Question) -> None:
    if "E" in question.informants and len(question.informants) > 1 and question.id not in ("F6", "S11"):
        assert question.text_pupil != question.text_adult


@QUESTIONS
def test_a_question_waits_only_for_one_that_exists(question: Question) -> None:
    for leaf in leaves(question.show_if) if question.show_if else ():
        assert leaf.question_id in FORM.by_id


@QUESTIONS
def test_what_can_point_somewhere_says_so_in_a_few_words(question: Question) -> None:
    if question.kind in (QuestionKind.SCALE, QuestionKind.YES_NO) and question.polarity != "0":
        assert question.as_barrier
        assert question.as_strength or question.polarity == "-"


def test_the_five_sensitive_questions_are_private_open_a_box_and_are_never_hidden() -> None:
    assert {q.id for q in FORM.questions if q.safety_box} == set(SENSITIVE)
    for question_id in SENSITIVE:
        question = FORM.question(question_id)
        assert all(question.is_private_for(who) for who in ("E", "V1", "S"))
        assert question.show_if is None
        assert question.safety_box == f"sakerhet_{question_id}"
        assert not question.short


def test_the_youngest_and_the_school_hear_their_own_words() -> None:
    question = FORM.question("Y9")
    assert wording(question, "S", "7-9") != wording(question, "V1", "7-9")
    assert wording(question, "V1", "7-9") == wording(question, "V3", "F-3")
    assert wording(FORM.question("S5"), "E", "F-3") == "Jag har någon att vara med på rasten."
    assert asked(FORM.question("I1"), "E", "F-3").levels[3] == "Glad"
    assert asked(FORM.question("I1"), "V2", "F-3").levels[3] == "Bra"


def test_a_follow_up_speaks_to_the_one_who_answers() -> None:
    (follow_up,) = FORM.question("F11").follow_ups
    assert follow_up_wording(follow_up, "E") == "Vad gör du hemma?"
    assert follow_up_wording(follow_up, "V1") == "Vad gör barnet hemma?"


def test_a_matrix_asks_subject_by_subject() -> None:
    question = FORM.question("S11")
    assert question.kind is QuestionKind.MATRIX
    assert len(question.columns) == 3


def test_the_hash_follows_the_content_and_not_the_layout() -> None:
    assert len(FORM.hash) == 64
    content.use_folder(None)
    assert content.form().hash == FORM.hash
