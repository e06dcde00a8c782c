"""From the tables of a form file to a `Form`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from desktop.forms import conditions
from desktop.forms.definition import Area, FollowUp, Form, Question, Retired, Scale, Times
from desktop.forms.informants import KINDS
from desktop.forms.keys import (
    FOLLOW_UP,
    FOLLOW_UP_NEEDS,
    QUESTION,
    QUESTION_NEEDS,
    RETIRED,
    RETIRED_NEEDS,
    TIMES,
    FormError,
    fields,
)
from desktop.forms.soundness import check_conditions, check_offers, check_question, check_retired

RawScales = Mapping[str, Mapping[str, list[str]]]
Codes = Mapping[str, tuple[str, str]]


def build(tables: Mapping[str, Any], scales: RawScales, codes: Codes) -> Form:
    """Return the form in `tables`. Raises `FormError` naming table and key.

    `scales` by id and age, `codes` the words of "vet inte" and the like for a pupil and for an adult.
    """
    made = {name: _scale(name, words) for name, words in scales.items()}
    areas = tuple(_area(area_id, raw) for area_id, raw in tables["omrade"].items())
    questions = {key: build_question(key, raw, made) for key, raw in tables["fraga"].items()}
    known = {area.id for area in areas}
    for question in questions.values():
        if question.area not in known:
            raise FormError(f"fraga.{question.id}", "omrade", "Området finns inte.")
    check_conditions(questions)
    check_offers(questions)
    retired = {key: _retired(key, raw) for key, raw in tables.get("utgatt", {}).items()}
    check_retired(retired, questions, known)
    meta = tables["meta"]
    return Form(
        id=meta["id"],
        title=meta["rubrik"],
        version=meta["version"],
        reviewed=meta.get("granskad", "nej"),
        hash=content_hash(tables, scales),
        areas=areas,
        questions=tuple(q for area in areas for q in questions.values() if q.area == area.id),
        codes=codes,
        retired=retired,
        times=Times(**fields("tid", tables["tid"], TIMES, tuple(TIMES))) if "tid" in tables else None,
    )


def build_question(question_id: str, raw: Mapping[str, Any], scales: Mapping[str, Scale]) -> Question:
    """Return one question, sound in itself. Raises `FormError`."""
    table = f"fraga.{question_id}"
    made = fields(table, raw, QUESTION, QUESTION_NEEDS)
    made["follow_ups"] = tuple(_follow_up(table, one, scales) for one in made.get("follow_ups", ()))
    if "show_if" in made:
        made["show_if"] = conditions.read(table, raw["visa_om"])
    if "scale" in made:
        made["scale"] = _known_scale(table, made["scale"], scales)
    is_private = made.pop("private", False)
    if is_private and "private_for" in made:
        raise FormError(table, "enskilt_for", "Skriv antingen enskilt eller enskilt_for.")
    if not set(made.get("private_for", ())) <= set(made["informants"]):
        raise FormError(table, "enskilt_for", "Någon där får inte frågan.")
    private_for = KINDS if is_private else made.pop("private_for", ())
    question = Question(id=question_id, private_for=private_for, **made)
    check_question(question)
    return question


def content_hash(tables: Mapping[str, Any], scales: RawScales) -> str:
    """Return the SHA-256 of a form's content in one canonical writing; comments and layout do not count."""
    content = {"form": tables, "scales": scales}
    written = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _area(area_id: str, raw: Mapping[str, Any]) -> Area:
    return Area(area_id, raw["rubrik"], raw.get("beskrivning", ""))


def _retired(question_id: str, raw: Mapping[str, Any]) -> Retired:
    made = fields(f"utgatt.{question_id}", raw, RETIRED, RETIRED_NEEDS)
    return Retired(**{"replaced_by": (), **made})


def _scale(name: str, words: Mapping[str, list[str]]) -> Scale:
    return Scale(name, {age: tuple(levels) for age, levels in words.items()})


def _follow_up(table: str, raw: Mapping[str, Any], scales: Mapping[str, Scale]) -> FollowUp:
    made = fields(table, raw, FOLLOW_UP, FOLLOW_UP_NEEDS)
    if "scale" in made:
        made["scale"] = _known_scale(table, made["scale"], scales)
    return FollowUp(**made)


def _known_scale(table: str, name: str, scales: Mapping[str, Scale]) -> Scale:
    if name not in scales:
        raise FormError(table, "skala", f"Skalan {name} finns inte.")
    return scales[name]
