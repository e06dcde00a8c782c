from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.forms import answers
from desktop.forms.answers import Answer, Answers, Choices, FollowValue, Matrix, Value
from desktop.forms.definition import NoAnswer

NASTY = st.one_of(
    st.text(st.characters(codec=None, exclude_categories=())),  # also NUL and lone surrogates
    st.sampled_from(["vet_inte", '"ja"', '{"kod": "vet_inte"}', "null", "\x00", "\ud800", "  ", "'; DROP--"]),
)
VALUES: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.integers(0, 3),
    NASTY,
    st.sampled_from(list(NoAnswer)),
    st.builds(Choices, st.lists(NASTY).map(tuple), NASTY),
    st.builds(Matrix, st.dictionaries(NASTY, st.dictionaries(NASTY, st.integers(0, 3)))),
)
FOLLOW_UPS = st.dictionaries(
    NASTY,
    st.one_of(
        NASTY,
        st.lists(NASTY, min_size=1).map(tuple),
        st.lists(st.lists(NASTY).map(tuple), min_size=1).map(tuple),
    ),
)


@given(VALUES)
def test_any_value_survives_being_written(value: Value) -> None:
    text = answers.value_to_text(value)
    assert text.isascii()
    assert "\x00" not in text
    assert answers.value_from_text(text) == value


@given(FOLLOW_UPS)
def test_any_follow_ups_survive_being_written(follow_ups: dict[str, FollowValue]) -> None:
    assert answers.follow_ups_from_text(answers.follow_ups_to_text(follow_ups)) == follow_ups


def test_a_child_who_writes_a_code_in_words_has_written_words() -> None:
    assert answers.value_from_text(answers.value_to_text("vet_inte")) == "vet_inte"
    assert answers.value_from_text(answers.value_to_text(NoAnswer.DONT_KNOW)) is NoAnswer.DONT_KNOW


@pytest.mark.parametrize(
    "text", ["true", "1.5", "[1]", '{"kod": "kanske"}', '{"annat": 1}', "{", '{"val": [1], "annat": ""}']
)
def test_a_text_that_is_no_answer_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(answers.AnswerError, match="not an answer"):
        answers.value_from_text(text)


def test_an_empty_column_is_no_answer() -> None:
    assert answers.value_from_text("") is None
    assert answers.follow_ups_from_text("") == {}


@pytest.mark.parametrize(
    ("value", "answered"),
    [
        (None, False),
        ("", False),
        (" \n", False),
        (Choices(), False),
        (Choices(other=" "), False),
        (Matrix(), False),
        (Matrix({"Bild": {}}), False),
        (0, True),
        ("nej", True),
        (Choices(("raster",)), True),
        (Choices(other="bussen"), True),
        (Matrix({"Bild": {"Jag trivs": 0}}), True),
        *[(code, True) for code in NoAnswer],
    ],
)
def test_unanswered_is_not_the_same_as_vet_inte_or_zero(value: Value, answered: bool) -> None:
    assert Answer("O1", "E", value).is_answered is answered


def test_a_later_answer_replaces_an_earlier_and_informants_stand_in_order() -> None:
    kept = Answers(
        [Answer("S1", "S", 1), Answer("S1", "V10", 1), Answer("S1", "V2", 1), Answer("S1", "E", 1)]
    )
    changed = kept.with_answer(Answer("S1", "E", 3))
    assert changed.value("S1", "E") == 3
    assert len(changed) == 4
    assert changed.informants() == ("E", "V2", "V10", "S")
