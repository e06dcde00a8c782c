"""What a follow-up lacks before it can be signed: told one by one, each with the field it is written in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from db.records import FollowUp
from desktop import dates
from desktop.cases.next_day import next_day
from desktop.followup.in_force import plan_on
from desktop.session.session import Session

EARLY = timedelta(days=14)
"""A follow-up held so long before the day that was due, or longer, clears it only when somebody says so."""


@dataclass(frozen=True)
class Lacking:
    """Something to fill in. `field` is a field of the follow-up, or `level:<row id>`, `kept:<row id>`."""

    text: str
    field: str


def missing(session: Session, follow_up: FollowUp) -> list[Lacking]:
    """Return what signing demands and is not there, in the order of the screen."""
    return [
        *_of_the_child(follow_up),
        *_of_the_plan(session, follow_up),
        *_of_what_is_said(follow_up),
        *_of_the_next(session, follow_up),
        *_of_the_meeting(session, follow_up),
    ]


def clears(session: Session, follow_up: FollowUp) -> date | None:
    """Return the day that must be asked about before signing: it was due much later. None when nothing is asked."""
    due = next_day(session, follow_up.case_id)
    if due is None or due.day is None or follow_up.held_on is None or follow_up.replaces_due is not None:
        return None
    return due.day if follow_up.held_on < due.day - EARLY else None


def _of_the_child(follow_up: FollowUp) -> Iterator[Lacking]:
    if follow_up.child_words.strip():
        return
    if not follow_up.child_absence:
        yield Lacking("Elevens egna ord, eller varför de saknas", "child_words")
    elif not follow_up.child_how.strip():
        yield Lacking("Hur ni ändå tog reda på vad eleven tycker", "child_how")


def _of_the_plan(session: Session, follow_up: FollowUp) -> Iterator[Lacking]:
    for number, goal in enumerate(session.db.follow_up_goals.of(follow_up.id), 1):
        if goal.level is None and not goal.is_not_judged:
            yield Lacking(f"Var ni är nu med mål {number}", f"level:{goal.id}")
        elif goal.is_not_judged and not goal.why_not.strip():
            yield Lacking(f"Varför mål {number} inte bedöms i dag", f"why_not:{goal.id}")
    for row in session.db.follow_up_measures.of(follow_up.id):
        if not row.kept:
            measure = session.db.measures.get(row.measure_id)
            yield Lacking(f"Om det blev gjort: {measure.what or measure.who}", f"kept:{row.id}")


def _of_what_is_said(follow_up: FollowUp) -> Iterator[Lacking]:
    said = (follow_up.worked, follow_up.not_worked, follow_up.changes, follow_up.keeps)
    if not any(text.strip() for text in said):
        yield Lacking("En rad om vad som fungerade, eller vad ni ändrar", "worked")
    if not follow_up.decision:
        yield Lacking("Vad ni bestämde", "decision")
    elif follow_up.decision == "paus" and not follow_up.decision_reason.strip():
        yield Lacking("Varför det blir paus", "decision_reason")


def _of_the_next(session: Session, follow_up: FollowUp) -> Iterator[Lacking]:
    """The next day is needed, but where it is closed, said that there are no more, or the one that was due stands."""
    today = session.today()
    if follow_up.decision == "avsluta" or follow_up.replaces_due is False:
        return
    if follow_up.decision == "paus":
        if follow_up.pause_until is None:
            yield Lacking("Skriv till vilken dag pausen är.", "pause_until")
        elif follow_up.pause_until < today:
            yield Lacking("Pausens sista dag har redan varit.", "pause_until")
        return
    if follow_up.next_on is None:
        if not follow_up.no_more_reason.strip():
            yield Lacking("Skriv vilken dag ni ses.", "next_on")
    elif follow_up.next_on < today or (follow_up.held_on and follow_up.next_on <= follow_up.held_on):
        yield Lacking("Nästa dag har redan varit.", "next_on")


def _of_the_meeting(session: Session, follow_up: FollowUp) -> Iterator[Lacking]:
    held, today = follow_up.held_on, session.today()
    if held is None:
        yield Lacking("Vilken dag ni sågs", "held_on")
    elif held > today:
        yield Lacking(f"Mötet är {dates.plain(held, today)} och har inte varit än", "held_on")
    elif plan_on(session, follow_up.case_id, held) is None:
        yield Lacking("Mötet är före planen. Skriv en dag efter att den signerades", "held_on")
    was_there = any(one.how not in ("", "inte_med") for one in session.db.follow_up_people.of(follow_up.id))
    if not was_there and follow_up.how != "skriftligt":
        yield Lacking("Vilka som var med", "people")
