"""The line of a case: every event, the latest first, and what is picked of it by kind and between two days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from db.records import Case
from desktop.dates import full
from desktop.events import ended, given, process, school, written
from desktop.events.event import KINDS, CaseEvent, EventKind
from desktop.session.session import Session

READERS = (
    written.notes,
    written.follow_ups,
    written.meetings,
    process.case_itself,
    process.tasks,
    process.assessments,
    process.plans,
    given.consents,
    given.disclosures,
    given.prints,
    school.attendance,
    school.breaks,
    ended.closings,
    ended.boosters,
    ended.answers_to_referrals,
)
"""What is read of a case. What is built later adds its reader."""

USES = frozenset(
    ("notes", "amendments", "follow_ups", "follow_up_people", "follow_up_corrections", "meetings", "cases")
) | frozenset(
    ("case_steps", "step_changes", "tasks", "assessments", "informants", "answers", "clearances", "askings")
) | frozenset(
    ("case_documents", "plans", "goals", "measures", "participants", "progress", "consents", "signatories")
) | frozenset(
    ("withdrawals", "disclosures", "prints", "attendance_weeks", "attendance_sources", "attendance_snapshots")
) | frozenset(
    ("calendar_spans", "schoolings", "closings", "closing_undoings", "boosters", "referrals", "referral_additions")
)  # fmt: skip
"""The tables it is read from."""


@dataclass(frozen=True)
class Picked:
    """Which events are asked for: of one kind or all, from one day to another, both included."""

    kind: EventKind | None = None
    first: date | None = None
    last: date | None = None

    def has(self, event: CaseEvent) -> bool:
        """Return whether an event is among them."""
        return self.kind in (None, event.kind) and self.is_within(event)

    def is_within(self, event: CaseEvent) -> bool:
        """Return whether an event lies between the days, whatever it is."""
        return (self.first or date.min) <= event.day <= (self.last or date.max)

    @property
    def days(self) -> str:
        """The days in words: `1 till 24 november 2026`, `från 3 maj 2026`, empty for all."""
        if self.first is None or self.last is None:
            return (
                f"från {full(self.first)}" if self.first else f"till {full(self.last)}" if self.last else ""
            )
        return between(self.first, self.last)


def between(first: date, last: date) -> str:
    """Return two days in words, month and year once where both have them: `1 till 24 november 2026`."""
    if first == last:
        return full(first)
    begun = full(first)
    if first.year == last.year:
        begun = begun.removesuffix(f" {first.year}")
        if first.month == last.month:
            begun = str(first.day)
    return f"{begun} till {full(last)}"


def events(session: Session, case_id: str) -> list[CaseEvent]:
    """Return all that has happened in a case, the latest first."""
    case = session.db.cases.get(case_id)
    found = [event for reader in READERS for event in reader(session, case)]
    return sorted(found, key=lambda event: event.order, reverse=True)


def picked(every: Iterable[CaseEvent], which: Picked) -> list[CaseEvent]:
    """Return those that are asked for, in the order they came."""
    return [one for one in every if which.has(one)]


def counts(every: Iterable[CaseEvent], which: Picked) -> dict[EventKind, int]:
    """Return how many of each kind lie between the days asked for."""
    found = Counter(one.kind for one in every if which.is_within(one))
    return {kind: found[kind] for kind in KINDS}


def begins(case: Case) -> date:
    """Return the day the line is told from: the opening of the case, or the enrolment where that came before."""
    return min(case.enrolled_on or case.opened_on, case.opened_on)
