"""Where each section of a plan stands: done, begun, lacking something, or empty."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from db.records import Plan
from desktop.plan.checks import Gap
from desktop.session.session import Session

SECTIONS = (
    "words",
    "strengths",
    "situation",
    "goals",
    "ladder",
    "morning",
    "sharing",
    "follow_up",
    "people",
)
"""The sections in the order of the paper."""

SectionState = Literal["done", "part", "missing", "empty"]


def states(session: Session, plan: Plan, gaps: Iterable[Gap]) -> dict[str, SectionState]:
    """Return where every section stands; `gaps` is what `plans.missing` says."""
    lacking = {gap.section for gap in gaps}
    begun = _begun(session, plan)
    found: dict[str, SectionState] = {}
    for section in SECTIONS:
        if section in lacking:
            found[section] = "part" if begun[section] else "missing"
        else:
            found[section] = "done" if begun[section] else "empty"
    return found


def _begun(session: Session, plan: Plan) -> dict[str, bool]:
    db = session.db
    strengths = [one for one in db.plan_points.of(plan.id) if one.kind == "strength" and one.text.strip()]
    return {
        "words": bool(plan.child_words.strip() or plan.child_missing_reason.strip()),
        "strengths": bool(strengths),
        "situation": bool(plan.situation.strip()),
        "goals": bool(db.goals.of(plan.id)),
        "ladder": bool(db.ladder_steps.of(plan.id)),
        "morning": bool(plan.morning_plan.strip() or plan.stop_plan.strip()),
        "sharing": bool(plan.shared.strip() or plan.private.strip()),
        "follow_up": bool(plan.next_on or plan.next_place.strip()),
        "people": any(one.approved for one in db.participants.of(plan.id)),
    }
