"""The line over all follow-ups: a row a goal, a dot a follow-up with its level in words and a sentence.

What was noted on the plan between two meetings is a dot of its own, *utan uppföljning*. Read in a few questions,
however many follow-ups there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.records import FollowUp, Goal
from desktop.attendance.compared import kept
from desktop.attendance.figures import percent
from desktop.followup.family import level_words
from desktop.followup.in_force import signed_plans
from desktop.plan.progress import taken_back
from desktop.session.session import Session


@dataclass(frozen=True)
class Dot:
    """Where a goal stood one day. `follow_up_id` is empty for what was noted beside; `level` None for not judged."""

    day: date
    follow_up_id: str
    level: int | None
    words: str
    sentence: str = ""


@dataclass(frozen=True)
class GoalLine:
    """A goal through all versions of the plan, by its latest words, its dots the oldest first."""

    lineage: str
    wording: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True)
class Line:
    """`attendance` is per cent by the follow-up's id, where there was a figure."""

    held: tuple[FollowUp, ...]
    goals: tuple[GoalLine, ...]
    attendance: dict[str, int]


def line_of(session: Session, case_id: str) -> Line:
    """Return the line of a case; only what is signed is in it."""
    db = session.db
    held = db.follow_ups.signed(case_id)
    goals = _goals(session, case_id)
    dots: dict[str, list[Dot]] = {lineage: [] for lineage in goals}
    rows = db.follow_up_goals.of_all(one.id for one in held)
    for one in held:
        for row in rows[one.id]:
            if row.lineage in goals and one.held_on is not None:
                words = level_words(goals[row.lineage], row.level)
                said = row.sentence if row.level is not None else row.why_not
                dots[row.lineage].append(Dot(one.held_on, one.id, row.level, words, said.strip()))
    noted = db.progress.of(case_id)
    gone = taken_back(noted)
    for note in noted:
        is_beside = note.subject == "goal" and note.follow_up_id is None and note.takes_back is None
        if is_beside and note.id not in gone and note.value and note.lineage in goals:
            level = int(note.value)
            words = level_words(goals[note.lineage], level)
            dots[note.lineage].append(Dot(note.noted_on, "", level, words, note.sentence.strip()))
    lines = tuple(
        GoalLine(lineage, goal.wording, tuple(sorted(dots[lineage], key=lambda dot: dot.day)))
        for lineage, goal in goals.items()
    )
    return Line(tuple(held), lines, _attendance(session, held))


def _goals(session: Session, case_id: str) -> dict[str, Goal]:
    """Return every goal that was ever signed, by lineage, as the latest version words it."""
    found: dict[str, Goal] = {}
    for plan in signed_plans(session, case_id):
        for goal in session.db.goals.of(plan.id):
            if goal.wording.strip():
                found.setdefault(goal.lineage, goal)
    return found


def _attendance(session: Session, held: list[FollowUp]) -> dict[str, int]:
    taken = {one.snapshot_id: one.id for one in held if one.snapshot_id}
    if not taken:
        return {}
    case_id = held[0].case_id
    found = {}
    for snapshot in session.db.attendance_snapshots.of(case_id):
        shares = kept(snapshot) if snapshot.id in taken else None
        if shares is not None:
            found[taken[snapshot.id]] = percent(shares.present)
    return found
