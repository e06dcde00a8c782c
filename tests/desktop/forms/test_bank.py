"""The shipped question bank."""

from __future__ import annotations

import pytest

from desktop import content
from desktop.forms.conditions import leaves
from desktop.forms.definition import Polarity, Question, QuestionKind
from desktop.forms.informants import AGE_GROUPS, AgeGroup
from desktop.forms.length import Length, length
from desktop.forms.wording import asked, follow_up_wording, wording

FORM = content.form()
BOXES = {
    **{own: own for own in ("I7", "F14", "F15", "Y4", "Y5", "I19", "S25", "F21")},
    "I16": "F14",
    "F10": "F14",
}
"""Question → whose box of advice stands beside it."""
QUESTIONS = pytest.mark.parametrize("question", FORM.questions, ids=lambda question: question.id)


@pytest.mark.parametrize(
    ("who", "age", "short", "minutes", "with_interpreter", "whole", "minutes_whole"),
    [
        ("E", "F-3", 12, 21, 42, 53, 74),
        ("E", "4-6", 19, 31, 61, 69, 96),
        ("E", "7-9", 22, 36, 72, 72, 98),
        ("E", "gy", 22, 36, 72, 77, 102),
        ("V1", "7-9", 24, 42, 83, 81, 108),
        ("V2", "gy", 24, 42, 83, 85, 112),
        ("S", "7-9", 19, 30, 60, 58, 78),
        ("S", "gy", 19, 30, 60, 60, 79),
    ],
)
def test_everybodys_part_is_as_long_as_it_was_planned(
    who: str, age: AgeGroup, short: int, minutes: int, with_interpreter: int, whole: int, minutes_whole: int
) -> None:
    assert length(FORM, who, age, short=True) == Length(short, minutes)
    assert length(FORM, who, age, short=True, has_interpreter=True) == Length(short, with_interpreter)
    assert length(FORM, who, age, short=False) == Length(whole, minutes_whole)


def test_the_areas_hold_the_questions_they_should() -> None:
    counts = {area.id: len(FORM.in_area(area.id)) for area in FORM.areas}
    assert counts == {"oppning": 10, "skola": 30, "individ": 20, "familj": 22, "ytterligare": 17}
    assert sum(counts.values()) == 99


def test_every_question_that_is_compared_has_its_sentences() -> None:
    compared = [q for q in FORM.questions if q.kind is QuestionKind.SCALE and not q.is_private_for_all]
    assert len(compared) == 36
    for question in compared:
        assert question.shared.endswith(".")
        assert question.shared_not.endswith(".")
        assert question.differs.split()[0] in ("hur", "om")


def test_a_private_way_on_is_one_that_somebody_who_was_asked_may_get() -> None:
    offers = {q.id: q.offers for q in FORM.questions if q.offers}
    assert offers == {
        "S3": ("S25",),
        "I6": ("I7",),
        "I16": ("F14",),
        "I19": ("F14", "I7"),
        "F10": ("F14", "F21"),
    }
    for question_id, offered in offers.items():
        for one in offered:
            assert set(FORM.question(one).informants) & set(FORM.question(question_id).informants)


def test_no_problem_is_never_a_resource_and_free_words_point_nowhere() -> None:
    for question in FORM.questions:
        if question.polarity is Polarity.BARRIER:
            assert not question.as_strength, question.id
        if question.kind is QuestionKind.TEXT:
            assert question.polarity is Polarity.NEITHER, question.id
            assert question.proposal is not None, question.id


def test_an_id_of_a_question_no_longer_asked_is_never_used_again() -> None:
    before = content.form(version="2026-11-22.1")
    gone = {q.id for q in before.questions} - {q.id for q in FORM.questions}
    assert gone == FORM.retired.keys() == {"S17", "S18", "Y8", "Y10"}
    for question_id in gone:
        was, kept = before.question(question_id), FORM.retired[question_id]
        assert (was.area, was.kind, was.informants) == (kept.area, kept.kind, kept.informants)
        assert kept.last_version == before.version
        assert kept.reason


def test_an_id_kept_from_the_form_before_has_its_meaning() -> None:
    """The same kind of answer, and no choice taken away: what is stored can be read with either form."""
    before = content.form(version="2026-11-22.1")
    for was in before.questions:
        now = FORM.find(was.id)
        if now is not None:
            assert (now.area, now.kind, now.none_option) == (was.area, was.kind, was.none_option)
            assert set(was.options) <= set(now.options)
            assert set(was.informants) == set(now.informants)


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


def test_the_sensitive_questions_are_private_have_a_box_and_are_never_hidden() -> None:
    assert {q.id: q.safety_box for q in FORM.questions if q.safety_box} == {
        question_id: f"sakerhet_{box}" for question_id, box in BOXES.items()
    }
    for question_id in BOXES:
        question = FORM.question(question_id)
        assert all(question.is_private_for(who) for who in ("E", "V1", "S"))
        assert question.show_if is None
        assert not question.short or question_id == "I19"


def test_every_child_and_every_guardian_is_asked_gently_of_safety_in_the_short_version() -> None:
    question = FORM.question("I19")
    assert all(question.is_short_for(who, age) for who in ("E", "V1", "V2") for age in AGE_GROUPS)
    assert question.ages == question.ages_adult == AGE_GROUPS


def test_the_youngest_and_the_school_hear_their_own_words() -> None:
    question = FORM.question("Y9")
    assert wording(question, "S", "7-9") != wording(question, "V1", "7-9")
    assert wording(question, "V1", "7-9") == wording(question, "V3", "F-3")
    assert wording(FORM.question("S5"), "E", "F-3") == "Jag har någon att vara med på rasten."
    assert asked(FORM.question("I1"), "E", "F-3").levels[3] == "Glad"
    assert asked(FORM.question("I1"), "V2", "F-3").levels[3] == "Mycket bra"


def test_a_follow_up_speaks_to_the_one_who_answers() -> None:
    (follow_up,) = FORM.question("F11").follow_ups
    assert follow_up_wording(follow_up, "E") == "Vad gör du hemma?"
    assert follow_up_wording(follow_up, "V1") == "Vad gör {elev_fornamn} hemma?"


def test_a_matrix_asks_subject_by_subject() -> None:
    question = FORM.question("S11")
    assert question.kind is QuestionKind.MATRIX
    assert len(question.columns) == 3


def test_the_hash_follows_the_content_and_not_the_layout() -> None:
    assert len(FORM.hash) == 64
    content.use_folder(None)
    assert content.form().hash == FORM.hash
