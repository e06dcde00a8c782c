"""The rules a–f of the family's summary, each by itself, on a small form that has the third-person sentences."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop import content
from desktop.forms.agreement import MOST_LINES, Agreement, agreement, standing, told, who_says
from desktop.forms.answers import Answer, Answers, Choices, Matrix, Value
from desktop.forms.definition import Form, NoAnswer, Question
from desktop.forms.derive import Side
from desktop.forms.family import family_view
from desktop.forms.placing import NOTHING, Placed, proposals
from tests.desktop.forms.test_build import built, question

NAMES = {"E": "Amina", "V1": "Hodan", "V2": "Abdi", "S": "Skolan"}
ALL = ["E", "V", "S"]

_SENTENCES = {
    "TRYGG": (
        "{elev_fornamn} känner sig trygg i skolan.",
        "{elev_fornamn} känner sig inte trygg i skolan.",
        "hur trygg {elev_fornamn} känner sig i skolan",
    ),
    "ORO": ("{elev_fornamn} är orolig inför skolan.", "", "hur orolig {elev_fornamn} är inför skolan"),
    "GAR": ("Med rätt hjälp går det.", "", "om det går"),
}


def _form() -> Form:
    made = built(
        TRYGG=question(perspektiv=ALL, som_resurs="Trygg i skolan", som_hinder="Inte trygg i skolan"),
        ORO=question(perspektiv=ALL, polaritet="-", som_hinder="Orolig inför skolan"),
        GAR=question(perspektiv=ALL, som_resurs="Tror att det går", som_hinder="Svårt att tro på"),
        SVAR=question(
            perspektiv=ALL,
            typ="flerval",
            skala=None,
            polaritet="-",
            som_hinder="Svårast",
            alternativ=["mornar", "raster", "annat"],
        ),
        STOD=question(
            perspektiv=ALL, typ="ja-nej", skala=None, som_resurs="Får stöd", som_hinder="Får inte stöd"
        ),
        BRA=question(perspektiv=ALL, typ="fritext", skala=None),
        AMNE=question(
            perspektiv=ALL,
            typ="matris",
            kolumner=["Jag trivs", "Jag hinner"],
            som_resurs="Fungerar",
            som_hinder="Svårare",
        ),
        ENSKILD=question(
            perspektiv=ALL, enskilt=True, som_resurs="Lugnt hemma", som_hinder="Inte lugnt hemma"
        ),
    )
    return replace(made, questions=tuple(map(_worded, made.questions)))


def _worded(one: Question) -> Question:
    shared, shared_not, differs = _SENTENCES.get(one.id, ("", "", ""))
    turned = ("trivs inte", "hinner inte") if one.id == "AMNE" else ()
    seen = one.id != "GAR"
    return replace(
        one,
        shared=shared,
        shared_not=shared_not,
        differs=differs,
        columns_barrier=turned,
        barrier_on_paper=seen,
    )


FORM = _form()


def found(
    *answers: Answer, pupil_shown: bool = True, placed: Placed = NOTHING, form: Form = FORM
) -> Agreement:
    view = family_view(form, Answers(answers), pupil_shown=pupil_shown)
    return agreement(form, view, "7-9", called="Amina", placed=placed)


def said(question_id: str, **values: Value) -> list[Answer]:
    return [Answer(question_id, who, value) for who, value in values.items()]


def lines(of: Agreement) -> list[tuple[Side, str]]:
    return [(one.side, told(one, NAMES)) for one in (*of.resources, *of.good, *of.hard)]


NONE = Agreement((), (), (), (), ())


def test_rule_a_all_on_one_side_and_within_a_step_is_one_sentence_in_the_third_person() -> None:
    assert lines(found(*said("TRYGG", E=2, V1=3, S=2))) == [
        (Side.STRENGTH, "Amina känner sig trygg i skolan.")
    ]
    assert lines(found(*said("TRYGG", E=0, V1=1))) == [
        (Side.BARRIER, "Amina känner sig inte trygg i skolan.")
    ]
    assert lines(found(*said("ORO", E=3, S=2))) == [(Side.BARRIER, "Amina är orolig inför skolan.")]


def test_an_absent_problem_is_no_resource() -> None:
    assert found(*said("ORO", E=0, S=1)) == NONE
    assert found(*said("ORO", E=0)) == NONE
    assert found(*said("STOD", E=NoAnswer.DONT_KNOW)) == NONE


def test_rule_b_two_steps_apart_is_a_track_the_widest_first_and_nothing_else() -> None:
    apart = found(*said("TRYGG", E=3, V1=1), *said("ORO", E=0, V1=3))
    assert [(row.question.id, row.difference) for row in apart.far] == [("ORO", 3), ("TRYGG", 2)]
    assert replace(apart, far=()) == NONE


def test_rule_c_one_step_across_the_middle_is_a_line_with_who_says_what() -> None:
    near = found(*said("TRYGG", E=2, V1=1, S=2))
    (one,) = near.near
    assert one.topic == "Hur trygg Amina känner sig i skolan"
    assert who_says(one, NAMES) == "Amina och skolan säger ganska, Hodan säger lite."
    assert replace(near, near=()) == NONE


def test_a_yes_and_a_no_are_never_two_facts() -> None:
    near = found(*said("STOD", E="nej", S="ja"))
    assert [who_says(one, NAMES) for one in near.near] == ["Amina säger nej, skolan säger ja."]
    assert replace(near, near=()) == NONE
    assert lines(found(*said("STOD", E="ja", S="ja"))) == [(Side.STRENGTH, "Får stöd.")]


def test_a_subject_that_works_for_one_and_not_for_another_is_never_two_facts() -> None:
    works, not_works = (
        Matrix({"Bild": {"Jag trivs": 3, "Jag hinner": 3}}),
        Matrix({"Bild": {"Jag hinner": 0}}),
    )
    near = found(*said("AMNE", E=not_works, S=works))
    assert [(one.topic, who_says(one, NAMES)) for one in near.near] == [
        ("Bild", "Amina säger hinner inte, skolan säger fungerar.")
    ]
    assert lines(found(*said("AMNE", E=not_works))) == [(Side.BARRIER, "Amina: Svårare: Bild: hinner inte.")]


def test_rule_d_one_voice_alone_stands_with_its_name_after_what_is_shared() -> None:
    alone = found(*said("TRYGG", V1=0), *said("ORO", E=3, V1=3), *said("STOD", S="nej"))
    assert lines(alone) == [
        (Side.BARRIER, "Amina är orolig inför skolan."),
        (Side.BARRIER, "Hodan: Inte trygg i skolan."),
        (Side.BARRIER, "Skolan: Får inte stöd."),
    ]


def test_the_worker_may_take_a_line_away_and_pick_another() -> None:
    form = built(**{f"Q{n}": question(perspektiv=ALL, som_resurs=f"Bra {n}") for n in range(9)})
    answers = [one for n in range(9) for one in said(f"Q{n}", E=3, V1=3)]
    good = found(*answers, form=form).good
    assert [one.text for one in standing(good, {})] == [f"Bra {n}." for n in range(MOST_LINES)]
    taken = standing(good, {good[0].place: None})
    assert [one.text for one in taken] == [f"Bra {n}." for n in range(1, MOST_LINES + 1)]
    picked = standing(good, {good[8].place: Side.STRENGTH})
    assert [one.text for one in picked] == [*(f"Bra {n}." for n in range(MOST_LINES - 1)), "Bra 8."]


def test_ticks_that_all_share_are_a_line_and_the_rest_say_whose_each_is() -> None:
    both, one = Choices(("mornar", "raster")), Choices(("mornar",))
    assert lines(found(*said("SVAR", E=both, V1=one, S=one))) == [
        (Side.BARRIER, "Svårast: mornar."),
        (Side.BARRIER, "Svårast: raster (Amina)."),
    ]


def test_rule_e_free_text_says_nothing_until_the_worker_has_set_it() -> None:
    answers = [
        Answer("BRA", "E", "Att rita", may_show_family=True),
        Answer("SVAR", "V1", Choices(("annat",), "bussen"), may_show_family=True),
    ]
    assert found(*answers) == NONE
    placed: Placed = {("BRA", "E", "Att rita"): Side.STRENGTH, ("SVAR", "V1", "bussen"): Side.BARRIER}
    assert lines(found(*answers, placed=placed)) == [
        (Side.STRENGTH, "Amina: ”Att rita”"),
        (Side.BARRIER, "Hodan: ”bussen”"),
    ]
    neither: Placed = dict.fromkeys(placed, None)
    assert found(*answers, placed=neither) == NONE
    kept = [replace(one, may_show_family=False) for one in answers]
    assert found(*kept, placed=placed) == NONE


def test_what_is_laid_before_the_worker_has_its_source_and_the_side_that_was_asked_about() -> None:
    answers = Answers(
        [
            Answer("BRA", "S", " Att  rita "),
            Answer("BRA", "E", "Inget."),
            Answer("SVAR", "E", Choices(("annat",), "bussen")),
            Answer("TRYGG", "E", 3, "Lisa"),
        ]
    )
    assert [(one.place, one.proposed) for one in proposals(FORM, answers)] == [
        (("SVAR", "E", "bussen"), Side.BARRIER),
        (("BRA", "S", "Att rita"), Side.STRENGTH),
    ]


def test_a_barrier_that_is_only_the_workers_is_no_line() -> None:
    assert found(*said("GAR", E=0)) == NONE
    assert lines(found(*said("GAR", E=3, V1=3))) == [(Side.STRENGTH, "Med rätt hjälp går det.")]


ANSWERS: dict[str, st.SearchStrategy[Value]] = {
    **dict.fromkeys(("TRYGG", "ORO", "GAR", "ENSKILD"), st.integers(0, 3)),
    "SVAR": st.lists(st.sampled_from(["mornar", "raster"]), unique=True).map(lambda one: Choices(tuple(one))),
    "STOD": st.sampled_from(["ja", "nej"]),
    "BRA": st.sampled_from(["Rita", "Sova"]),
    "AMNE": st.integers(0, 3).map(lambda level: Matrix({"Bild": {"Jag trivs": level}})),
}
ROUNDS = st.fixed_dictionaries(
    {
        (key, who): st.one_of(st.none(), values)
        for key, values in ANSWERS.items()
        for who in ("E", "V1", "V2", "S")
    }
)
PLACED: Placed = {
    ("BRA", who, words): Side.STRENGTH for who in ("E", "V1", "V2", "S") for words in ("Rita", "Sova")
}


def _all(given_: dict[tuple[str, str], Value]) -> list[Answer]:
    return [Answer(key, who, value, may_show_family=True) for (key, who), value in given_.items()]


@settings(deadline=None, max_examples=60)
@given(ROUNDS)
def test_rule_f_an_uncleared_pupil_is_in_no_row_count_or_sentence(
    said_: dict[tuple[str, str], Value],
) -> None:
    answers = _all(said_)
    others = [one for one in answers if one.informant != "E"]
    kept = found(*answers, pupil_shown=False, placed=PLACED)
    assert kept == found(*others, pupil_shown=True, placed=PLACED)


@settings(deadline=None, max_examples=60)
@given(ROUNDS)
def test_no_matter_stands_in_two_places_and_nothing_private_anywhere(
    said_: dict[tuple[str, str], Value],
) -> None:
    assert_no_matter_twice(found(*_all(said_), placed=PLACED))


def assert_no_matter_twice(of: Agreement) -> None:
    """A question is a line on one side, a track or a line of what is nearly alike."""
    on_scale = [one for one in (*of.good, *of.hard) if one.question.kind in ("skala", "ja-nej")]
    ids = [*(one.question.id for one in on_scale), *(row.question.id for row in of.far)]
    ids += [one.question.id for one in of.near if one.question.kind in ("skala", "ja-nej")]
    assert len(set(ids)) == len(ids)
    sides: dict[str, set[Side]] = {}
    for one in (*of.good, *of.hard):
        sides.setdefault(f"{one.question.id} {one.text}", set()).add(one.side)
    assert all(len(its) == 1 for its in sides.values())
    everyone = [one.question for one in (*of.resources, *of.good, *of.hard)]
    everyone += [*(row.question for row in of.far), *(one.question for one in of.near)]
    assert not [one.id for one in everyone if one.is_private_for_all]


def test_a_form_from_before_the_sentences_says_its_few_words() -> None:
    form = content.form()
    view = family_view(form, Answers(said("S1", E=2, V1=3)), pupil_shown=True)
    (line,) = agreement(form, view, "7-9", called="Amina").good
    assert told(line, NAMES).startswith(("Trygg i skolan.", "Amina känner sig trygg"))
