"""What the family may meet of the answers: decided per answer, and with it all that rests on it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop import content
from desktop.forms.agreement import agreement
from desktop.forms.answers import Answer, Answers, Choices, Value
from desktop.forms.comparison import comparison
from desktop.forms.definition import Form, NoAnswer
from desktop.forms.family import FamilyAnswers, family_form, family_view
from desktop.forms.keys import FormError
from desktop.forms.overview import View, overview
from tests.desktop.forms.test_build import built, question

FORM = content.form()
PARTLY = built(
    S=question(perspektiv=["E", "V", "S"], enskilt_for=["E"], text_vuxen="Vuxen?", som_hinder="Svårt"),
    RESTS=question(perspektiv=["E", "V", "S"], text_vuxen="Och?", visa_om={"fraga": "S", "ar": [0]}),
    OPEN=question(perspektiv=["E", "V", "S"], text_vuxen="Öppen?"),
)


def seen(form: Form, *answers: Answer) -> FamilyAnswers:
    return family_view(form, Answers(answers), pupil_shown=True)


def keys(shown: FamilyAnswers) -> set[tuple[str, str]]:
    return {(one.question_id, one.informant) for one in shown}


def test_privacy_is_decided_per_answer_and_not_per_question() -> None:
    shown = seen(PARTLY, Answer("S", "E", 0), Answer("S", "V1", 0), Answer("S", "S", 3))
    assert keys(shown) == {("S", "V1"), ("S", "S")}
    found = agreement(PARTLY, shown, "7-9", called="")
    assert [row.question.id for row in found.far] == ["S"]
    assert [one.informant for one in found.far[0].answers] == ["V1", "S"]


def test_the_worker_sees_the_private_informant_apart_from_the_open_ones() -> None:
    answers = Answers([Answer("S", "E", 0), Answer("S", "V1", 0)])
    (area,) = overview(PARTLY, answers, View(("E", "V1"), "7-9"))
    assert [(one.is_private, one.informants) for one in area.barriers] == [(False, ("V1",)), (True, ("E",))]


def test_tre_roster_compares_the_open_informants_of_a_question_the_pupil_was_asked_alone() -> None:
    shown = seen(PARTLY, Answer("S", "E", 0), Answer("S", "V1", 0), Answer("S", "S", 3))
    (row,) = comparison(PARTLY, shown, "7-9").differ
    assert [one.informant for one in row.answers] == ["V1", "S"]
    assert row.wording == "Vuxen?"


def test_what_a_private_answer_opened_is_gone_with_it() -> None:
    opened = [Answer("S", "E", 0), Answer("RESTS", "E", 3), Answer("S", "V1", 0), Answer("RESTS", "V1", 3)]
    assert keys(seen(PARTLY, *opened)) == {("S", "V1"), ("RESTS", "V1")}


def test_a_yes_to_showing_opens_nothing_that_is_private() -> None:
    assert keys(seen(FORM, Answer("F14", "E", "nej", "Hemligt", may_show_family=True))) == set()


def test_a_question_with_a_safety_box_is_private_for_everyone_whatever_it_says() -> None:
    unsure = replace(FORM.question("I7"), private_for=())
    assert all(unsure.is_private_for(who) for who in ("E", "V1", "V2", "S"))


def test_own_words_follow_ups_texts_and_own_choices_need_a_yes() -> None:
    follow = {"O2_var": "korridoren"}
    for allowed in (False, True):
        shown = seen(
            FORM,
            Answer("S4", "E", 3, " Lisa ", may_show_family=allowed),
            Answer("I17", "E", "Rita", may_show_family=allowed),
            Answer("O2", "E", Choices(("raster", "annat"), "Kim"), "", follow, allowed),
        )
        level, text, ticks = (shown.get(one, "E") for one in ("S4", "I17", "O2"))
        assert level is not None
        assert (level.value, level.own_words) == (3, "Lisa" if allowed else "")
        assert (text is not None) is allowed
        assert ticks is not None
        assert ticks.value == (Choices(("raster", "annat"), "Kim") if allowed else Choices(("raster",)))
        assert not hasattr(ticks, "follow_ups")


def test_an_answer_to_a_question_the_form_does_not_have_is_not_shown() -> None:
    assert keys(seen(FORM, Answer("borta", "E", 3, "Ord", may_show_family=True))) == set()


def test_the_familys_form_lacks_the_questions_nobody_shows_them() -> None:
    ids = {one.id for one in family_form(FORM).questions}
    assert not {"F14", "F15", "I7", "F10"} & ids
    assert {"S1", "O2"} <= ids
    assert {one.id for one in family_form(PARTLY).questions} == {"S", "RESTS", "OPEN"}


@pytest.mark.parametrize(
    "keys_",
    [
        {"enskilt": True, "enskilt_for": ["E"]},
        {"enskilt_for": ["S"]},
        {"sakerhetsruta": "sakerhet_I7"},
        {"enskilt_for": ["E"], "visa_om": {"fraga": "B", "ar": [0]}},
    ],
)
def test_a_form_that_says_two_things_of_privacy_is_refused(keys_: dict[str, object]) -> None:
    with pytest.raises(FormError):
        built(A=question(perspektiv=["E"], **keys_), B=question(perspektiv=["E"]))


VALUES: st.SearchStrategy[Value] = st.one_of(st.none(), st.integers(0, 3), st.sampled_from(list(NoAnswer)))


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(list(FORM.by_id)), st.sampled_from(["E", "V1", "S"]), VALUES)))
def test_the_familys_view_is_the_same_whatever_was_said_in_private(
    said: list[tuple[str, str, Value]],
) -> None:
    answers = [Answer(question_id, who, value) for question_id, who, value in said]
    open_ = [one for one in answers if not FORM.question(one.question_id).is_private_for(one.informant)]
    assert set(seen(FORM, *answers)) == set(seen(FORM, *open_))


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(list(FORM.by_id)), st.sampled_from(["E", "V1", "S"]), VALUES)))
def test_without_the_pupils_yes_the_view_is_the_same_whatever_the_pupil_has_said(
    said: list[tuple[str, str, Value]],
) -> None:
    answers = [
        Answer(question_id, who, value, "Ord", may_show_family=True) for question_id, who, value in said
    ]
    others = [one for one in answers if one.informant != "E"]
    kept = [set(family_view(FORM, Answers(its), pupil_shown=False)) for its in (answers, others)]
    assert kept[0] == kept[1]
