"""What a form must fulfil before anyone is asked anything."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.forms.build import build
from desktop.forms.definition import Form
from desktop.forms.keys import FormError

SCALES = {"stammer": {"standard": ["inte", "lite", "ganska", "helt"]}}
CODES = {"vet_inte": ("Vet inte", "Vet inte")}


def question(**changes: Any) -> dict[str, Any]:
    base = {
        "omrade": "a",
        "typ": "skala",
        "skala": "stammer",
        "perspektiv": ["E", "V"],
        "polaritet": "+",
        "text_elev": "Jag?",
        "text_vuxen": "Eleven?",
    }
    return {key: value for key, value in {**base, **changes}.items() if value is not None}


def built(**questions: dict[str, Any]) -> Form:
    meta = {"id": "prov", "rubrik": "Prov", "version": "1"}
    return build({"meta": meta, "omrade": {"a": {"rubrik": "A"}}, "fraga": questions}, SCALES, CODES)


def waits(question_id: str) -> dict[str, Any]:
    return {"fraga": question_id, "ar": [0, 1]}


def test_a_sound_form_is_built() -> None:
    form = built(Q1=question(), Q2=question(visa_om=waits("Q1")))
    assert [q.id for q in form.questions] == ["Q1", "Q2"]


def test_a_comment_changes_nothing_and_a_word_changes_the_hash() -> None:
    assert built(Q1=question()).hash == built(Q1=question()).hash
    assert built(Q1=question()).hash != built(Q1=question(text_elev="Du?")).hash


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"typ": None}, "typ"),
        ({"typ": "skal"}, "typ"),
        ({"perspektiv": ["E", "X"]}, "perspektiv"),
        ({"perspektiv": []}, "perspektiv"),
        ({"polaritet": "plus"}, "polaritet"),
        ({"omrade": "b"}, "omrade"),
        ({"skala": None}, "skala"),
        ({"skala": "okand"}, "skala"),
        ({"text_elev": None}, "text_elev"),
        ({"text_vuxen": None}, "text_vuxen"),
        ({"text_elev": " "}, "text_elev"),
        ({"text_elev_alder": {"9-12": "?"}}, "text_elev_alder"),
        ({"farg": "röd"}, "farg"),
        ({"kort": "ja"}, "kort"),
        ({"typ": "flerval"}, "alternativ"),
        ({"typ": "flerval", "alternativ": ["a", "a"]}, "alternativ"),
        ({"typ": "flerval", "alternativ": ["a"], "inget": "b"}, "inget"),
        ({"typ": "matris"}, "kolumner"),
        ({"sakerhetsruta": "sakerhet_F14"}, "enskilt"),
        ({"folj": [{"id": "x", "text": "?", "typ": "fritext", "vid": [4]}]}, "folj"),
        ({"folj": [{"id": "x", "text": "?", "typ": "flerval"}]}, "folj"),
        ({"folj": [{"id": "x", "text": "?", "typ": "tabell"}]}, "folj"),
        ({"folj": [{"id": "x", "text": "?"}]}, "typ"),
        ({"folj": [{"id": "x", "text": "?", "typ": "fritext"}] * 2}, "folj"),
    ],
)
def test_a_question_with_a_fault_is_refused_by_key(changes: dict[str, Any], key: str) -> None:
    with pytest.raises(FormError) as refused:
        built(Q1=question(**changes))
    assert (refused.value.table, refused.value.key) == ("fraga.Q1", key)


@pytest.mark.parametrize(
    "condition",
    [
        {"fraga": "Q9", "ar": [1]},
        {"fraga": "Q1", "ar": []},
        {"fraga": "Q1", "ar": [4]},
        {"fraga": "Q1", "ar": [True]},
        {"fraga": "Q1"},
        {"fraga": "Q1", "ar": [1], "inte": True},
        {"och": []},
        {"eller": [3]},
        {"inte": 3},
        {"fraga": "T", "ar": ["ja"]},
        {"fraga": "bara_elev", "ar": [1]},
        {"fraga": "bara_stora", "ar": [1]},
    ],
)
def test_a_condition_that_cannot_be_tried_is_refused(condition: dict[str, Any]) -> None:
    with pytest.raises(FormError) as refused:
        built(
            Q1=question(),
            T=question(typ="fritext", skala=None),
            bara_elev=question(perspektiv=["E"]),
            bara_stora=question(alder=["gy"]),
            Q2=question(visa_om=condition),
        )
    assert (refused.value.table, refused.value.key) == ("fraga.Q2", "visa_om")


def test_a_private_question_may_not_be_hidden_by_an_answer() -> None:
    with pytest.raises(FormError, match="känslig"):
        built(Q1=question(), Q2=question(enskilt=True, visa_om=waits("Q1")))


def test_a_short_question_may_not_wait_for_a_long_one() -> None:
    with pytest.raises(FormError, match="kortversionen"):
        built(Q1=question(), Q2=question(kort=True, visa_om=waits("Q1")))


@pytest.mark.parametrize(
    "ring",
    [
        {"Q1": waits("Q1")},
        {"Q1": waits("Q2"), "Q2": waits("Q1")},
        {"Q1": {"inte": waits("Q2")}, "Q2": {"och": [waits("Q3")]}, "Q3": {"eller": [waits("Q1")]}},
    ],
)
def test_questions_that_wait_for_each_other_are_refused(ring: dict[str, Any]) -> None:
    with pytest.raises(FormError, match="väntar på sig själv"):
        built(**{key: question(visa_om=condition) for key, condition in ring.items()})
