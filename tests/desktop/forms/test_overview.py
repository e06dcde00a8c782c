"""Strengths and barriers, row by row as the rule says."""

from __future__ import annotations

import pytest

from desktop import content
from desktop.forms.answers import Answer, Answers, Choices, Matrix, Value
from desktop.forms.definition import NoAnswer
from desktop.forms.derive import Side, points
from desktop.forms.overview import AreaOverview, View, overview

FORM = content.form()
UP, DOWN = Side.STRENGTH, Side.BARRIER
ALL = ("E", "V1", "V2", "S")


@pytest.mark.parametrize(
    ("question_id", "value", "said"),
    [
        *[("S1", level, [(DOWN, "")]) for level in (0, 1)],
        *[("S1", level, [(UP, "")]) for level in (2, 3)],
        *[("I2", level, []) for level in (0, 1)],
        *[("I2", level, [(DOWN, "")]) for level in (2, 3)],
        ("F14", "ja", [(UP, "")]),
        ("F14", "nej", [(DOWN, "")]),
        ("S3", "ja", [(DOWN, "")]),
        ("S3", "nej", []),
        ("S21", "nej", []),
        ("S2", Choices(("på toaletten", "på fritids")), [(DOWN, "på toaletten"), (DOWN, "på fritids")]),
        ("S2", Choices(("annat",), " bussen "), []),
        ("S2", Choices(("på fritids", "annat"), "bussen"), [(DOWN, "på fritids")]),
        ("S2", Choices(("annat",)), [(DOWN, "annat")]),
        ("S2", Choices(("ingenstans",)), []),
        ("O4", Choices(("sover",)), []),
        ("I17", "Rita", []),
        ("Y11", " Bråk ", []),
        ("O1", "Jag vaknar", []),
        ("S11", Matrix({"Bild": {"Jag trivs": 3, "Jag hinner": 2}}), [(UP, "Bild")]),
        (
            "S11",
            Matrix({"Matematik": {"Jag trivs": 2, "Jag förstår": 1, "Jag hinner": 0}}),
            [(DOWN, "Matematik: svårt att förstå, hinner inte")],
        ),
        *[(q, code, []) for q in ("S1", "I2", "F14", "S2", "I17", "S11") for code in NoAnswer],
        *[(q, None, []) for q in ("S1", "F14", "I17")],
    ],
)
def test_one_answer_points_where_the_rule_says(
    question_id: str, value: Value, said: list[tuple[Side, str]]
) -> None:
    assert list(points(FORM.question(question_id), value)) == said


def area(name: str, *answers: Answer, short: bool = False) -> AreaOverview:
    view = View(ALL, "7-9", short)
    return next(a for a in overview(FORM, Answers(answers), view) if a.area.id == name)


def test_informants_that_hold_the_same_stand_together() -> None:
    school = area("skola", Answer("S1", "S", 3), Answer("S1", "E", 2))
    assert [(f.text, f.informants) for f in school.strengths] == [("Trygg i skolan", ("E", "S"))]
    assert [one.words for one in school.strengths[0].answers] == ["Stämmer ganska bra", "Stämmer helt"]


def test_what_is_seen_differently_is_no_fact_on_either_side() -> None:
    school = area("skola", Answer("S1", "S", 3), Answer("S1", "V1", 1), Answer("S1", "E", 2))
    assert (school.strengths, school.barriers) == ((), ())
    (one,) = school.disputed
    assert one.topic == "Hur trygg eleven känner sig i skolan"
    assert [(its.informant, its.words) for its in one.answers] == [
        ("E", "Stämmer ganska bra"),
        ("V1", "Stämmer lite"),
        ("S", "Stämmer helt"),
    ]


def test_a_free_text_is_there_when_the_worker_has_set_it_and_only_then() -> None:
    answers = Answers([Answer("I17", "E", "Rita"), Answer("Y11", "E", "Bråk")])
    for placed, found in (
        ({}, []),
        ({("I17", "E", "Rita"): UP}, [(UP, "Rita")]),
        ({("I17", "E", "Rita"): None, ("Y11", "E", "Bråk"): DOWN}, [(DOWN, "Bråk")]),
        ({("I17", "E", "Rita"): DOWN}, [(DOWN, "Rita")]),
        ({("I17", "E", "Sjunga"): UP}, []),
    ):
        areas = overview(FORM, answers, View(("E",), "7-9", placed=placed))
        said = [(one.side, one.text) for its in areas for one in (*its.strengths, *its.barriers)]
        assert said == found


def test_each_ticked_choice_is_a_finding_of_its_own() -> None:
    opening = area(
        "oppning",
        Answer("O2", "E", Choices(("raster", "lunch"))),
        Answer("O2", "S", Choices(("raster",))),
    )
    assert [(f.text, f.informants) for f in opening.barriers] == [
        ("Svårast: raster", ("E", "S")),
        ("Svårast: lunch", ("E",)),
    ]


def test_what_was_said_is_counted_in_questions_and_never_summed() -> None:
    family = area(
        "familj",
        Answer("F9", "E", NoAnswer.RATHER_NOT),
        Answer("F5", "V1", NoAnswer.DONT_KNOW),
        Answer("F3", "V1", 3),
        Answer("F4", "V2", NoAnswer.NOT_RELEVANT),
        short=True,
    )
    assert (family.asked, family.answered, family.rather_not, family.dont_know, family.left) == (
        6,
        2,
        1,
        1,
        2,
    )
    assert not hasattr(family, "score")


def test_what_is_answered_beyond_the_short_version_still_counts() -> None:
    assert area("skola", Answer("S12", "E", 0), short=True).barriers[0].text == "Orkar inte med skolarbetet"


def test_an_answer_hidden_by_another_says_nothing() -> None:
    hidden = [Answer("S1", "E", 3), Answer("S2", "E", Choices(("på toaletten",)))]
    assert area("skola", *hidden).barriers == ()
    assert area("skola", Answer("S1", "E", 1), hidden[1]).barriers[1].text == "Otryggt: på toaletten"


def test_a_private_answer_is_marked_for_the_worker() -> None:
    private = Answer("F14", "E", "nej", own_words="Hemligt", may_show_family=True)
    assert area("familj", private).barriers[0].text == "Inte trygg hemma"
    assert area("familj", private).barriers[0].is_private


def test_a_subject_is_told_as_it_was_said_and_never_the_opposite() -> None:
    said = Matrix({"Svenska": {"Jag trivs": 0, "Jag hinner": 1}, "Bild": {"Jag trivs": 3}})
    school = area("skola", Answer("S11", "E", said), Answer("S11", "S", Matrix({"Engelska": {"Trivs": 1}})))
    assert [one.text for one in school.barriers] == [
        "Svårare: Svenska (trivs inte så bra, hinner inte)",
        "Svårare: Engelska (trivs inte så bra)",
    ]
    assert [one.text for one in school.strengths] == ["Fungerar: Bild"]
