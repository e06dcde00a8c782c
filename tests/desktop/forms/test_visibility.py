from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import content
from desktop.forms.answers import Answer, Answers, Choices, Value
from desktop.forms.definition import Form, NoAnswer
from desktop.forms.informants import AGE_GROUPS
from desktop.forms.visibility import (
    Scope,
    applicable,
    follow_ups_for,
    not_applicable,
    questions_for,
)
from tests.desktop.forms.test_build import built, question

FORM = content.form()
PUPIL = Scope("E", "7-9", private=True)
LEVELS: st.SearchStrategy[Value] = st.one_of(st.none(), st.integers(0, 3), st.sampled_from(list(NoAnswer)))


def ids(form: Form, scope: Scope, *answers: Answer) -> set[str]:
    return {q.id for q in questions_for(form, scope, Answers(answers))}


def leaf(question_id: str, *values: int | str) -> dict[str, object]:
    return {"fraga": question_id, "ar": list(values)}


CHAIN = built(
    A=question(),
    B=question(visa_om=leaf("A", 0, 1, "vet_inte")),
    C=question(visa_om=leaf("B", 2, 3)),
    BOTH=question(visa_om={"och": [leaf("A", 0), leaf("B", 0)]}),
    EITHER=question(visa_om={"eller": [leaf("A", 3), leaf("B", 0)]}),
    NOT=question(visa_om={"inte": leaf("A", 0)}),
)


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        ({}, {"A"}),
        ({"A": 0}, {"A", "B"}),
        ({"A": 0, "B": 0}, {"A", "B", "BOTH", "EITHER"}),
        ({"A": 1, "B": 3}, {"A", "B", "C", "NOT"}),
        ({"A": 3}, {"A", "EITHER", "NOT"}),
        ({"A": 3, "B": 3}, {"A", "EITHER", "NOT"}),
        ({"A": NoAnswer.DONT_KNOW}, {"A", "B", "NOT"}),
        ({"A": NoAnswer.RATHER_NOT}, {"A", "NOT"}),
    ],
)
def test_conditions_show_only_what_is_surely_true(answers: dict[str, Value], shown: set[str]) -> None:
    assert ids(CHAIN, PUPIL, *(Answer(key, "E", value) for key, value in answers.items())) == shown


def test_one_informants_answer_never_opens_a_question_for_another() -> None:
    low = Answer("S1", "E", 0)
    assert "S2" in ids(FORM, PUPIL, low)
    assert "S2" not in ids(FORM, Scope("V1", "7-9", private=True), low)
    assert "S2" not in ids(FORM, Scope("S", "7-9", private=True), low)


def test_who_is_asked_follows_perspective_age_version_and_room() -> None:
    assert "F3" not in ids(FORM, PUPIL)
    assert "F3" in ids(FORM, Scope("V2", "7-9", private=True))
    assert "F14" not in ids(FORM, Scope("V1", "7-9", private=True))
    assert "I7" not in ids(FORM, Scope("E", "F-3", private=True))
    assert "I7" in ids(FORM, Scope("V1", "F-3", private=True))
    assert "I7" not in ids(FORM, Scope("E", "7-9", private=False))
    assert ids(FORM, Scope("E", "7-9", short=True, private=True)) < ids(FORM, PUPIL)


def test_the_short_version_and_the_adults_questions_follow_the_pupils_age() -> None:
    short = {age: ids(FORM, Scope("E", age, short=True, private=True)) for age in AGE_GROUPS}
    assert "I18" in short["F-3"]
    assert "I18" not in short["7-9"]
    assert "S31" in ids(FORM, Scope("V1", "gy", private=True))
    assert "S31" not in ids(FORM, Scope("V1", "7-9", private=True))
    assert "O10" in ids(FORM, Scope("V1", "F-3", short=True, private=True))
    assert "O10" not in short["gy"]


@given(first=LEVELS, second=LEVELS, kept=st.text(min_size=1), informant=st.sampled_from(["E", "V1", "S"]))
def test_hiding_a_question_keeps_its_answer_and_showing_it_brings_it_back(
    first: Value, second: Value, kept: str, informant: str
) -> None:
    answer = Answer("S2", informant, Choices(("annat",), kept), own_words=kept)
    before = Answers([Answer("S1", informant, 1), answer])
    hidden = before.with_answer(Answer("S1", informant, first)).with_answer(Answer("S1", informant, second))
    shown_again = hidden.with_answer(Answer("S1", informant, 1))

    assert hidden.get("S2", informant) == answer
    is_hidden = ("S2", informant) in not_applicable(FORM, hidden)
    assert is_hidden == (second not in (0, 1, 2, NoAnswer.DONT_KNOW))
    assert (applicable(FORM, hidden).get("S2", informant) is None) == is_hidden
    assert applicable(FORM, shown_again).get("S2", informant) == answer


@given(st.dictionaries(st.sampled_from(list(CHAIN.by_id)), LEVELS))
def test_what_is_shown_depends_only_on_shown_answers(given_answers: dict[str, Value]) -> None:
    answers = Answers(Answer(key, "E", value) for key, value in given_answers.items())
    assert questions_for(CHAIN, PUPIL, answers) == questions_for(CHAIN, PUPIL, applicable(CHAIN, answers))


@given(st.lists(st.tuples(st.sampled_from(list(FORM.by_id)), LEVELS)))
def test_sensitive_questions_show_whatever_is_answered(given_answers: list[tuple[str, Value]]) -> None:
    shown = ids(FORM, PUPIL, *(Answer(key, "E", value) for key, value in given_answers))
    assert {"I7", "F14", "F15", "Y4", "Y5"} <= shown


def test_a_question_the_form_no_longer_has_counts_for_nothing() -> None:
    old = Answers([Answer("Q99", "E", 3)])
    assert len(applicable(FORM, old)) == 0
    assert not_applicable(FORM, old) == frozenset()


def test_follow_ups_open_by_answer_and_by_who_answers() -> None:
    question_s3 = FORM.question("S3")
    assert follow_ups_for(question_s3, "E", "nej") == ()
    assert {f.id for f in follow_ups_for(question_s3, "E", "ja")} == {"S3_vad", "S3_vuxna", "S3_gjort"}
    assert "S3_anmalt" in {f.id for f in follow_ups_for(question_s3, "V1", "ja")}
    lessons = FORM.question("O2")
    assert follow_ups_for(lessons, "E", Choices(("raster",))) == ()
    assert [f.id for f in follow_ups_for(lessons, "E", Choices(("raster", "vissa lektioner")))] == [
        "O2_lektioner"
    ]
    assert follow_ups_for(FORM.question("O3"), "E", None)[0].id == "O3_nar"
