"""A case with a signed plan, whose follow-up can be held, on whatever day the test stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any

from db.clock import standing_at
from db.records import Case, FollowUp, LadderStep, Plan
from desktop.demo.story import on_day
from desktop.followup import planning, signing, writing
from desktop.plan import verbs as plans
from desktop.session.session import Session
from tests import stories

PLANNED = date(2026, 9, 2)


@contextmanager
def standing_on(session: Session, day: date, hour: int = 15) -> Iterator[None]:
    """Let it be that day, for the clock and for the session."""
    with standing_at(datetime.combine(day, time(hour)).astimezone()), on_day(session, day):
        yield


def a_planned_case(session: Session, next_on: date = date(2026, 10, 14)) -> Case:
    """Amina and her guardians, with a plan signed on 2 September and followed up on 14 October."""
    with standing_on(session, PLANNED):
        case = stories.a_family_case(session)
        a_signed_plan(session, case.id, next_on)
    return case


def a_signed_plan(session: Session, case_id: str, next_on: date) -> Plan:
    """Write a plan, or the next version of it, and sign it."""
    plan = plans.start_plan(session, case_id)
    if plan.version == 1:
        goal = plans.add_goal(session, plan.id, "Jag är på plats till första lektionen tre dagar i veckan")
        levels = ("ingen dag", "en eller två dagar", "tre dagar", "fyra dagar", "alla dagar")
        names = ("minus2", "minus1", "zero", "plus1", "plus2")
        plans.save_part(session, goal, current_level=-2, **dict(zip(names, levels, strict=True)))
        for what, who in (("Möter vid biblioteket", "Lisa Holm"), ("Ringer 06.30", "Sahra Nur")):
            measure = plans.add_measure(session, goal, "mottagande", what)
            plans.save_part(session, measure, who=who, when_text="varje dag")
        plans.add_part(session, LadderStep(plan_id=plan.id, what="Till biblioteket", is_current=True))
    plans.save_fields(
        session,
        plan.id,
        child_words="Jag vill vara med på bilden.",
        next_on=next_on,
        next_time="15:00",
        next_place="Rum B12",
    )
    return plans.sign_plan(session, plan.id)


def filled(session: Session, follow_up: FollowUp, **own: Any) -> FollowUp:
    """Fill in a draft so that it can be signed; `own` are fields that the test cares about."""
    said: dict[str, Any] = {
        "child_words": "Det är bättre när Lisa väntar.",
        "child_words_shown": True,
        "worked": "Lisa vid dörren.",
        "changes": "Sahra påminner om väskan när hon ringer.",
        "decision": "fortsatt",
    }
    db = session.db
    goals = [
        (one, {"level": -1, "sentence": "Två dagar förra veckan."})
        for one in db.follow_up_goals.of(follow_up.id)
    ]
    measures = [(one, {"kept": "gjort"}) for one in db.follow_up_measures.of(follow_up.id)]
    people = [(one, {"how": "plats"}) for one in db.follow_up_people.of(follow_up.id)]
    return writing.save_all(session, follow_up.id, said | own, [*goals, *measures, *people])


def held(session: Session, case_id: str, day: date, next_on: date | None, **own: Any) -> FollowUp:
    """Hold a follow-up on a day and sign it the same day."""
    with standing_on(session, day):
        follow_up = planning.begin(session, case_id, day)
        filled(session, follow_up, next_on=next_on, **own)
        return signing.sign(session, follow_up.id)
