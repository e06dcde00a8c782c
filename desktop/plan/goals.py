"""Goals: each answers to something in the kartläggning. How many may be active is counted in `most_goals`."""

from __future__ import annotations

from db.records import Goal, GoalFactor
from db.records.states import GoalStatus
from desktop.plan import most_goals
from desktop.plan.parts import add_part, draft, save_part
from desktop.plan.sources import Source
from desktop.session.session import Session

PRIVATE_LABEL = "Något som sagts enskilt"
"""What stands in the plan for a factor that was asked about in private: that, and never what it was."""


def add_goal(session: Session, plan_id: str, wording: str = "") -> Goal:
    """Add an active goal. Raises `UserError` when there are already as many as the rules allow."""
    return add_part(session, Goal(plan_id=plan_id, wording=wording))


def goal_from_barrier(session: Session, plan_id: str, barrier: Source) -> Goal:
    """Add a goal that answers to a barrier. The wording is left to the child; nothing private is copied."""
    with session.change("goals", "goal_factors"):
        goal = add_goal(session, plan_id)
        link_factor(session, goal, barrier)
    return goal


def link_factor(session: Session, goal: Goal, source: Source) -> GoalFactor:
    """Say that a goal answers to a barrier in the kartläggning; saying so twice is saying so once."""
    known = [one for one in session.db.goal_factors.of(goal.plan_id) if one.goal_id == goal.id]
    same = next((one for one in known if one.question_id == source.question_id), None)
    if same:
        return same
    label = PRIVATE_LABEL if source.is_private else source.text
    with draft(session, goal.plan_id, "goal_factors") as (db, _):
        return db.goal_factors.add(
            GoalFactor(plan_id=goal.plan_id, goal_id=goal.id, question_id=source.question_id, label=label)
        )


def unlink_factor(session: Session, factor: GoalFactor) -> None:
    """Take back that a goal answers to a barrier."""
    with draft(session, factor.plan_id, "goal_factors") as (db, _):
        db.goal_factors.remove(factor.id)


def set_goal_status(session: Session, goal: Goal, status: GoalStatus) -> Goal:
    """Say that a goal is active, reached or ended. Raises `UserError` when a fourth would be active."""
    return save_part(session, goal, status=status)


def remove_goal(session: Session, goal: Goal) -> None:
    """Take a goal away with its measures and what it answers to."""
    with draft(session, goal.plan_id, "goals", "measures", "goal_factors") as (db, _):
        for measure in db.measures.of(goal.plan_id):
            if measure.goal_id == goal.id:
                db.measures.remove(measure.id)
        for factor in db.goal_factors.of(goal.plan_id):
            if factor.goal_id == goal.id:
                db.goal_factors.remove(factor.id)
        db.goals.remove(goal.id)


def active_goals(session: Session, plan_id: str) -> list[Goal]:
    """Return the goals being worked on, in their order."""
    return most_goals.active(session.db.goals.of(plan_id))
