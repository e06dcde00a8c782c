"""The wall of the closing: what of it the family may read. It is decided here and nowhere else.

The child's words only where the child has said yes; never the reason's code, the note, how a goal was judged, what
became of tasks and meetings, why drafts were left or why nobody meets again. Goals and measures come through the
plan's own wall.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from db.records import Closing, Goal, Measure, Plan
from db.records.states import ChildAbsence
from desktop.attendance import snapshots
from desktop.attendance.compared import kept
from desktop.consent.state import state_of_case
from desktop.followup.attendance import family_sentence, of_ten
from desktop.followup.family import level_words
from desktop.followup.in_force import signed_plans
from desktop.plan.family import family_plan
from desktop.plan.progress import status_now
from desktop.session.session import Session

DONE = frozenset({"pagar", "klar"})
"""States of a measure that was done, or is being done."""


@dataclass(frozen=True)
class FamilyEnd:
    """A goal as it began and as it is now, in its own words; empty for what nobody has judged."""

    wording: str
    then_words: str
    now_words: str


@dataclass(frozen=True)
class FamilyPerson:
    """Who does what from now on."""

    who: str
    organisation: str
    what: str
    by_when: str


@dataclass(frozen=True, kw_only=True)
class FamilyClosing:
    """A closing as the family may read it. A type of its own: a `Closing` does not fit in its place.

    `hours` are school hours of ten, None without figures. `consent_ends` is None where no consent was in force.
    """

    number: int
    closed_on: date
    child_words: str
    child_absence: ChildAbsence
    goals: tuple[FamilyEnd, ...]
    done: tuple[str, ...]
    helped_most: str
    people: tuple[FamilyPerson, ...]
    early_signs: str
    attendance_words: str
    hours: int | None
    booster_on: date | None
    booster_time: str
    booster_place: str
    consent_ends: date | None
    is_draft: bool


def family_closing(session: Session, closing: Closing) -> FamilyClosing:
    """Return a closing as the family may read it."""
    words, hours = _attendance(session, closing)
    return FamilyClosing(
        number=closing.number,
        closed_on=closing.closed_on or session.today(),
        child_words=closing.child_words.strip() if closing.child_words_shown else "",
        child_absence="" if closing.child_words.strip() else closing.child_absence,
        goals=tuple(_goals(session, closing)),
        done=tuple(_done(session, closing.case_id)),
        helped_most=closing.helped_most.strip(),
        people=tuple(
            FamilyPerson(one.who.strip(), one.organisation.strip(), one.what.strip(), one.by_when.strip())
            for one in session.db.closing_people.of(closing.id)
            if one.what.strip()
        ),
        early_signs=closing.early_signs.strip(),
        attendance_words=words,
        hours=hours,
        booster_on=closing.booster_on,
        booster_time=closing.booster_time,
        booster_place=closing.booster_place.strip(),
        consent_ends=_consent_ends(session, closing),
        is_draft=closing.status != "signerad",
    )


def began(session: Session, case_id: str) -> dict[str, Goal]:
    """Return every goal by lineage as the first signed version had it."""
    found: dict[str, Goal] = {}
    for plan in reversed(signed_plans(session, case_id)):
        for goal in family_plan(session, plan).content.goals:
            if goal.wording.strip():
                found.setdefault(goal.lineage, goal)
    return found


def _goals(session: Session, closing: Closing) -> Iterator[FamilyEnd]:
    first = began(session, closing.case_id)
    for row in session.db.closing_goals.of(closing.id):
        goal = session.db.goals.get(row.goal_id)
        start = first.get(goal.lineage, goal)
        then = level_words(start, row.level_then) or start.now_text.strip()
        yield FamilyEnd(goal.wording, then, level_words(goal, row.level))


def _done(session: Session, case_id: str) -> Iterator[str]:
    """Yield what was done, the first promised first; a measure is named once however many versions had it."""
    plans = signed_plans(session, case_id)
    latest: dict[str, tuple[Plan, Measure]] = {}
    for plan in reversed(plans):
        for measure in family_plan(session, plan).content.measures:
            if measure.what.strip():
                latest[measure.lineage] = (plan, measure)
    said = (one.what.strip() for plan, one in latest.values() if status_now(session, plan, one) in DONE)
    yield from dict.fromkeys(said)


def _attendance(session: Session, closing: Closing) -> tuple[str, int | None]:
    day = closing.closed_on or session.today()
    if closing.snapshot_id is not None:
        taken = session.db.attendance_snapshots.get(closing.snapshot_id)
    else:
        taken = snapshots.count(session, closing.case_id, "avslut", day)
    found = kept(taken)
    if found is None:
        return "", None
    return family_sentence(session, closing.case_id, taken), of_ten(found.present)


def _consent_ends(session: Session, closing: Closing) -> date | None:
    """Return the day on which a yes to sharing ends with the case."""
    if closing.status != "signerad":
        holds = state_of_case(session, closing.case_id).holds
        return (closing.closed_on or session.today()) if holds else None
    db = session.db
    ended = [one for one in db.consents.of(closing.case_id) if one.ended_how == "avslut"]
    was_in_force = (all(who.kind for who in db.signatories.of(one.id)) for one in ended if one.locked_at)
    return closing.closed_on if any(was_in_force) else None
