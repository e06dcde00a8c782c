"""What a follow-up is about: the version of the plan that was in force that day, its goals and its measures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from db.clock import day_of
from db.records import FollowUp, Goal, Measure, Plan
from desktop.plan.progress import level_now, status_now
from desktop.session.session import Session

OVER = frozenset({"klar", "avbruten", "avbojd"})
"""States of a measure that is no longer promised."""


def signed_plans(session: Session, case_id: str) -> list[Plan]:
    """Return every version that was ever signed, the latest signed first."""
    signed = [one for one in session.db.plans.of(case_id) if one.status != "draft"]
    return sorted(signed, key=lambda one: one.signed_at or one.created_at, reverse=True)


def plan_on(session: Session, case_id: str, day: date, kept: str | None = None) -> Plan | None:
    """Return the version in force on a day, None when none was signed yet.

    On a day when one was replaced both were: then `kept` stands, the one that was followed up already.
    """
    signed = [one for one in signed_plans(session, case_id) if day_of(one.signed_at or one.created_at) <= day]
    if not signed:
        return None
    later = next((at for at, one in enumerate(signed) if one.id == kept), 0)
    was_replaced_on = day_of(signed[later - 1].signed_at or signed[later - 1].created_at) if later else None
    return signed[later] if was_replaced_on is None or was_replaced_on >= day else signed[0]


def goals_of(session: Session, plan: Plan) -> list[Goal]:
    """Return the goals that a follow-up judges: those that go on, in the plan's order."""
    return [one for one in session.db.goals.of(plan.id) if one.status == "active" and one.wording.strip()]


def measures_of(session: Session, plan: Plan) -> list[Measure]:
    """Return what was promised and is not over, in the plan's order."""
    found = [one for one in session.db.measures.of(plan.id) if one.what.strip() or one.who.strip()]
    return [one for one in found if status_now(session, plan, one) not in OVER]


def levels_then(session: Session, plan: Plan, before: FollowUp | None) -> Mapping[str, int | None]:
    """Return by lineage where each goal stood the time before: at the last follow-up, else as the plan says."""
    judged = (
        {one.lineage: one.level for one in session.db.follow_up_goals.of(before.id) if one.level is not None}
        if before
        else {}
    )
    return {
        goal.lineage: judged.get(goal.lineage, level_now(session, plan, goal))
        for goal in session.db.goals.of(plan.id)
    }


def before(session: Session, follow_up: FollowUp) -> FollowUp | None:
    """Return the signed follow-up that was held last before this one."""
    held = follow_up.held_on or session.today()
    earlier = [
        one
        for one in session.db.follow_ups.signed(follow_up.case_id)
        if one.id != follow_up.id and one.held_on is not None and one.held_on <= held
    ]
    return earlier[-1] if earlier else None
