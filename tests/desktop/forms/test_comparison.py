from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop import content
from desktop.forms.answers import Answer, Answers
from desktop.forms.comparison import Comparison, comparison
from desktop.forms.definition import NoAnswer
from desktop.forms.family import family_view

FORM = content.form()


def compared(*answers: Answer, area: str | None = None) -> Comparison:
    return comparison(FORM, family_view(FORM, Answers(answers), pupil_shown=True), "7-9", area)


def levels(question_id: str, **answers: int | NoAnswer) -> list[Answer]:
    return [Answer(question_id, who, value) for who, value in answers.items()]


def test_the_widest_difference_comes_first_and_then_the_forms_order() -> None:
    found = compared(
        *levels("I2", E=3, S=1),
        *levels("S1", E=1, V1=3),
        *levels("S4", E=3, V1=0, S=2),
        *levels("I1", E=0, V1=2),
    )
    assert [row.question.id for row in found.differ] == ["S4", "S1", "I1", "I2"]
    assert [row.difference for row in found.differ] == [3, 2, 2, 2]


def test_alike_near_and_single_are_kept_apart() -> None:
    found = compared(
        *levels("S5", E=1, V1=1, S=1),
        *levels("S9", E=1, S=2),
        *levels("S12", E=1),
        *levels("I2", E=NoAnswer.DONT_KNOW, V1=2),
    )
    assert [row.question.id for row in found.alike] == ["S5"]
    assert [row.question.id for row in found.near] == ["S9"]
    assert [row.question.id for row in found.single] == ["S12", "I2"]
    assert found.differ == ()


def test_vet_inte_is_told_in_words_and_never_placed() -> None:
    (row,) = compared(*levels("I8", E=2, V1=0, V2=NoAnswer.DONT_KNOW)).differ
    assert [(one.informant, one.words, one.level) for one in row.answers] == [
        ("E", "Stämmer ganska bra", 2),
        ("V1", "Stämmer inte alls", 0),
        ("V2", "Vet inte", None),
    ]
    assert row.difference == 2
    assert row.stops == ("Stämmer inte alls", "Stämmer lite", "Stämmer ganska bra", "Stämmer helt")


def test_the_words_under_the_line_are_of_one_who_has_answered() -> None:
    (row,) = compared(*levels("O8", V1=0, S=3)).differ
    assert row.stops[0] == next(one.words for one in row.answers if one.level == 0)
    assert row.stops[3] == next(one.words for one in row.answers if one.level == 3)


def test_nobody_on_the_scale_is_no_row() -> None:
    found = compared(*levels("S1", E=NoAnswer.RATHER_NOT, V1=NoAnswer.DONT_KNOW))
    assert found == Comparison((), (), (), ())


def test_home_is_one_informant_only_where_both_guardians_answered_alike() -> None:
    (row,) = compared(*levels("S4", E=3, V1=0, V2=0)).differ
    assert row.home_is_one
    (row,) = compared(*levels("S4", E=3, V1=0, V2=1)).differ
    assert not row.home_is_one
    (row,) = compared(*levels("S4", E=3, V1=0)).differ
    assert not row.home_is_one


def test_a_private_question_is_never_here() -> None:
    assert compared(*levels("F10", E=3, V1=0)) == Comparison((), (), (), ())


def test_own_words_are_here_only_when_they_may_be_shown() -> None:
    for allowed in (True, False):
        pupil = Answer("S4", "E", 3, own_words="Lisa frågar inte.", may_show_family=allowed)
        (row,) = compared(pupil, Answer("S4", "S", 0)).differ
        assert row.answers[0].own_words == ("Lisa frågar inte." if allowed else "")


def test_one_area_can_be_looked_at_by_itself() -> None:
    both = [*levels("S1", E=0, V1=3), *levels("I2", E=0, V1=3)]
    assert [row.question.id for row in compared(*both, area="individ").differ] == ["I2"]


def test_a_row_is_worded_as_the_pupil_was_asked() -> None:
    (row,) = compared(*levels("S1", E=0, S=3)).differ
    assert row.wording == "Jag känner mig trygg i skolan."
    (row,) = compared(*levels("S19", V1=0, S=3)).differ
    assert row.wording == "Samarbetet mellan hem och skola fungerar."


@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(FORM.by_id)), st.sampled_from(["E", "V1", "V2", "S"]), st.integers(0, 3)
        )
    )
)
def test_every_question_stands_in_at_most_one_place(said: list[tuple[str, str, int]]) -> None:
    found = compared(*(Answer(question_id, who, level) for question_id, who, level in said))
    rows = [row for part in (found.differ, found.near, found.alike, found.single) for row in part]
    assert len({row.question.id for row in rows}) == len(rows)
    assert all(not row.question.is_private_for(one.informant) for row in rows for one in row.answers)
