"""A draft of a plan that can be signed."""

from __future__ import annotations

from datetime import timedelta

from db.records import Goal, Measure, Plan
from desktop.plan import verbs as plans
from desktop.session.session import Session
from tests.builders import DAY


def ready(session: Session, case_id: str) -> tuple[Plan, Goal, Measure]:
    """Return a draft that can be signed."""
    plan = plans.start_plan(session, case_id)
    goal = plans.add_goal(session, plan.id, "Jag är på plats till första lektionen")
    measure = plans.add_measure(session, goal, "mottagande", "Lisa möter vid biblioteket")
    measure = plans.save_part(session, measure, who="Lisa Holm", when_text="tis och tors")
    plan = plans.save_fields(
        session,
        plan.id,
        child_words="Jag vill vara med på bilden.",
        next_on=DAY + timedelta(days=7),
        next_time="15:30",
        next_place="Biblioteket",
    )
    return plan, goal, measure
