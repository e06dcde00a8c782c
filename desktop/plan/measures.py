"""Measures: what is done, by whom, when. From the catalogue or in own words."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from db.records import Goal, Measure
from db.records.states import Actor
from desktop.content import lists
from desktop.plan.parts import add_part, save_part
from desktop.session.session import Session

ACTORS: tuple[Actor, ...] = get_args(Actor)
"""Where the responsible person stands; the order of the groups on paper."""

_ACTOR_OF: dict[str, Actor] = {
    "skola": "skola",
    "socialtjanst": "socialtjanst",
    "familj": "hemma",
    "annan": "annan",
}


def add_measure(session: Session, goal: Goal, code: str = "", what: str = "") -> Measure:
    """Add a measure to a goal, filled from the catalogue when a code is given."""
    measure = Measure(plan_id=goal.plan_id, goal_id=goal.id, what=what)
    return add_part(session, _filled(measure, code) if code else measure)


def measure_from_catalogue(session: Session, measure: Measure, code: str) -> Measure:
    """Give a measure a code. What has been written stays; an empty text takes the catalogue's label."""
    filled = _filled(measure, code) if code else measure
    return save_part(session, measure, code=code, what=filled.what, actor=filled.actor, level=filled.level)


def _filled(measure: Measure, code: str) -> Measure:
    item = lists().item("insats", code)
    own_step = code == "eget_atagande"
    return replace(
        measure,
        code=code,
        actor="elev" if own_step else _ACTOR_OF.get(str(item.extra.get("utforare")), "annan"),
        level=int(item.extra.get("niva", measure.level)),
        what=measure.what if measure.what.strip() else item.label,
    )
