"""Which goals of the plan a referral is about, told from both sides. A goal is the same in every version of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from db.records import Goal, Referral
from db.records.states import ReferralKind
from desktop.followup.in_force import goals_of, signed_plans
from desktop.session.session import Session

LINKED: tuple[ReferralKind, ...] = ("sip", "utredning")
"""The kinds that may be about goals; never an oro, since a plan lies before the family."""


def goals_to_link(session: Session, referral: Referral) -> list[Goal]:
    """Return the goals to choose among: those of the plan that holds, and what was chosen before in their place."""
    if referral.kind not in LINKED:
        return []
    signed = signed_plans(session, referral.case_id)
    now = goals_of(session, signed[0]) if signed else []
    known = {one.lineage for one in now}
    return [*now, *(one for one in _chosen(session, referral) if one.lineage not in known)]


def linked_goals(session: Session, referral: Referral) -> tuple[str, ...]:
    """Return what the goals it is about say, as the latest signed version has them, in the plan's order."""
    return tuple(one.wording.strip() for one in _chosen(session, referral))


def about_goals(session: Session, case_id: str) -> Mapping[str, list[Referral]]:
    """Return by a goal's lineage what has been handed over that is about it, the latest first."""
    found: dict[str, list[Referral]] = defaultdict(list)
    for one in session.db.referrals.of(case_id):
        if one.status == "lamnad" and one.kind in LINKED:
            for lineage in one.goals.split():
                found[lineage].append(one)
    return found


def _chosen(session: Session, referral: Referral) -> list[Goal]:
    wanted = set(referral.goals.split())
    found: dict[str, Goal] = {}
    for plan in signed_plans(session, referral.case_id) if wanted else ():
        for goal in session.db.goals.of(plan.id):
            if goal.lineage in wanted:
                found.setdefault(goal.lineage, goal)
    return list(found.values())
