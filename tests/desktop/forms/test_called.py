"""The pupil's name in the words of the form."""

from __future__ import annotations

import pytest

from desktop import content
from desktop.forms.called import PLACE, filled, named
from desktop.forms.informants import AGE_GROUPS
from desktop.forms.wording import asked, follow_up_wording

FORM = content.form()


@pytest.mark.parametrize(
    ("text", "home", "school"),
    [
        ("{elev_fornamn} verkar trygg.", "Ditt barn verkar trygg.", "Eleven verkar trygg."),
        ("Hur mår {elev_fornamn}?", "Hur mår ditt barn?", "Hur mår eleven?"),
        ("Nu: {elev_fornamn} sover.", "Nu: ditt barn sover.", "Nu: eleven sover."),
        ("Berätta. {elev_fornamn} kan det.", "Berätta. Ditt barn kan det.", "Berätta. Eleven kan det."),
        ("Utan plats.", "Utan plats.", "Utan plats."),
    ],
)
def test_without_a_name_it_is_the_child_at_home_and_the_pupil_at_school(
    text: str, home: str, school: str
) -> None:
    assert named(text, "", "ditt barn") == named(text, "  ", "ditt barn") == home
    assert named(text, "") == school


@pytest.mark.parametrize("called", ["Amina", "al-Hassan", "Li {elev_fornamn}", "\\1", "Åke"])
def test_the_name_stands_as_it_is_written(called: str) -> None:
    assert named("{elev_fornamn} ser {elev_fornamn}.", called) == f"{called} ser {called}."


@pytest.mark.parametrize("called", ["Amina", ""])
def test_no_brace_is_put_before_anybody(called: str) -> None:
    form = filled(FORM, called)
    for question in form.questions:
        together: tuple[str, ...] = (
            question.shared,
            question.shared_not,
            question.differs,
            question.guidance,
        )
        for who in ("E", "V1", "S"):
            for age in AGE_GROUPS:
                together += (asked(question, who, age).wording,)
            together += tuple(follow_up_wording(one, who) for one in question.follow_ups)
        assert not [text for text in together if "{" in text or "}" in text], question.id


def test_a_guardian_and_the_school_meet_each_their_own_word_also_where_they_share_the_text() -> None:
    form = filled(FORM, "")
    question = form.question("S1")
    assert asked(question, "V1", "7-9").wording == "Ditt barn verkar trygg i skolan."
    assert asked(question, "S", "7-9").wording == "Eleven verkar trygg i skolan."
    kept = next(one for one in form.question("S31").follow_ups if one.id == "S31_kvar")
    assert follow_up_wording(kept, "V1") == "Vad gör att ditt barn ändå går kvar?"
    assert follow_up_wording(kept, "S") == "Vad gör att eleven ändå går kvar?"
    assert follow_up_wording(kept, "E") == "Vad gör att du ändå går kvar?"


def test_nothing_that_is_stored_as_an_answer_is_changed() -> None:
    for was, now in zip(FORM.questions, filled(FORM, "Amina").questions, strict=True):
        assert (now.options, now.columns, now.columns_adult) == (was.options, was.columns, was.columns_adult)
        assert (now.text_pupil, now.text_by_age) == (was.text_pupil, was.text_by_age)
    assert any(PLACE in one.text_adult for one in FORM.questions)
