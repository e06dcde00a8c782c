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
        ({"kort_for": ["gy"]}, "kort_for"),
        ({"kort": True, "kort_for": ["E"]}, "kort_for"),
        ({"kort": True, "kort_for": ["S"]}, "kort_for"),
        ({"kort": True, "kort_for": ["gy"], "alder": ["F-3"]}, "kort_for"),
        ({"alder_vuxen": ["9-12"]}, "alder_vuxen"),
        ({"typ": "flerval", "alternativ": ["a"], "alternativ_alder": {"gy": ["b"]}}, "alternativ_alder"),
        ({"typ": "flerval", "alternativ": ["a"], "alternativ_alder": {"gy": []}}, "alternativ_alder"),
        (
            {"typ": "flerval", "alternativ": ["a", "b"], "inget": "b", "alternativ_alder": {"gy": ["a"]}},
            "alternativ_alder",
        ),
        ({"typ": "matris", "kolumner": ["a", "b"], "kolumner_hinder": ["inte a"]}, "kolumner_hinder"),
        ({"forslag": "resurs"}, "forslag"),
        ({"typ": "fritext", "forslag": "bra"}, "forslag"),
        ({"gemensamt": "Vi."}, "gemensamt"),
        ({"hinder_pa_papper": False, "polaritet": "0"}, "hinder_pa_papper"),
        ({"galler_inte": "ja"}, "galler_inte"),
        ({"erbjud": ["Q9"]}, "erbjud"),
        ({"erbjud": ["Q1"]}, "erbjud"),
        ({"text_elev": "Hur mår {elev_fornamn}?"}, "text_elev"),
        ({"text_elev_alder": {"gy": "Hur mår {elev_fornamn}?"}}, "text_elev_alder"),
        ({"text_vuxen": "{elev_fornamn}s dag?"}, "text_vuxen"),
        ({"text_vuxen": "{elev}?"}, "text_vuxen"),
        ({"som_resurs": "{elev_fornamn} mår bra"}, "som_resurs"),
        ({"typ": "flerval", "alternativ": ["som {elev_fornamn}"]}, "alternativ"),
        ({"folj": [{"id": "x", "text": "{elev_fornamn}?", "typ": "fritext"}]}, "folj x"),
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


def test_a_way_on_leads_only_to_what_is_private_for_all() -> None:
    with pytest.raises(FormError, match="inte enskild"):
        built(Q1=question(erbjud=["Q2"]), Q2=question(enskilt_for=["E"]))
    assert built(Q1=question(erbjud=["Q2"]), Q2=question(enskilt=True)).question("Q1").offers == ("Q2",)


def test_a_question_may_wait_only_for_one_that_the_same_people_get_in_the_short_version() -> None:
    with pytest.raises(FormError, match="kortversionen"):
        built(Q1=question(kort=True, kort_for=["V"]), Q2=question(kort=True, visa_om=waits("Q1")))
    built(
        Q1=question(kort=True, kort_for=["V", "gy"]),
        Q2=question(kort=True, kort_for=["V"], visa_om=waits("Q1")),
    )


RETIRED = {"omrade": "a", "typ": "ja-nej", "perspektiv": ["S"], "till": "0", "ersatt_av": ["Q1"], "skal": "?"}


def retiring(**changes: Any) -> Form:
    kept = {key: value for key, value in {**RETIRED, **changes}.items() if value is not None}
    question_id = kept.pop("id", "Q0")
    meta = {"id": "prov", "rubrik": "Prov", "version": "1"}
    tables = {"meta": meta, "omrade": {"a": {"rubrik": "A"}}, "fraga": {"Q1": question()}}
    return build({**tables, "utgatt": {question_id: kept}}, SCALES, CODES)


def test_a_question_no_longer_asked_says_where_it_stood_and_where_it_went() -> None:
    kept = retiring().retired["Q0"]
    assert (kept.area, kept.kind, kept.informants, kept.last_version) == ("a", "ja-nej", ("S",), "0")
    assert (kept.replaced_by, kept.reason) == (("Q1",), "?")
    assert retiring(ersatt_av=None).retired["Q0"].replaced_by == ()


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"id": "Q1"}, ""),
        ({"omrade": "b"}, "omrade"),
        ({"ersatt_av": ["Q9"]}, "ersatt_av"),
        ({"typ": "skal"}, "typ"),
        ({"till": None}, "till"),
        ({"skal": " "}, "skal"),
        ({"farg": "röd"}, "farg"),
    ],
)
def test_what_is_no_longer_asked_is_refused_by_key_when_it_is_wrong(
    changes: dict[str, Any], key: str
) -> None:
    with pytest.raises(FormError) as refused:
        retiring(**changes)
    assert (refused.value.table, refused.value.key) == (f"utgatt.{changes.get('id', 'Q0')}", key)


def test_times_are_whole_or_not_there() -> None:
    tables = {"meta": {"id": "prov", "rubrik": "Prov", "version": "1"}, "omrade": {"a": {"rubrik": "A"}}}
    with pytest.raises(FormError) as refused:
        build({**tables, "fraga": {"Q1": question()}, "tid": {"skala": 45}}, SCALES, CODES)
    assert refused.value.table == "tid"
    assert built(Q1=question()).times is None
