"""Nästa gång: what comes next in a case. A meeting that is over, or a day that has been, is never next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from db.records import Meeting
from db.records.views import NextDay
from desktop.cases.next_day import next_day
from desktop.session.here import hour
from desktop.session.session import Session

UNTOLD = timedelta(days=14)
"""How long a meeting that no note tells of is still offered to be written about."""


@dataclass(frozen=True)
class Coming:
    """What is next: `at` is `HH:MM` or empty. `meeting` when it is a planned meeting, else it is the follow-up.

    `is_booster` when it is the follow-up of a closed case.
    """

    day: date
    at: str
    what: str
    place: str
    meeting: Meeting | None = None
    is_booster: bool = False


def next_in(session: Session, case_id: str) -> Coming | None:
    """Return the first meeting or follow-up of a case that is not over, None when nothing is planned."""
    today = session.today()
    meeting = session.db.meetings.next_in(case_id, today, hour())
    follow_up = next_day(session, case_id)
    day = follow_up.day if follow_up is not None else None
    if follow_up is not None and day is not None and day >= today:
        is_first = meeting is None or (day, follow_up.time) <= (meeting.held_on, meeting.starts_at)
        if is_first:
            return _of(follow_up, day)
    if meeting is None:
        return None
    return Coming(meeting.held_on, meeting.starts_at, meeting.title, meeting.place, meeting)


def missed(session: Session, case_id: str) -> Coming | None:
    """Return a follow-up or booster whose day has been and that has not got a new one, else None."""
    found = next_day(session, case_id)
    day = found.day if found is not None else None
    return _of(found, day) if found is not None and day is not None and day < session.today() else None


def _of(found: NextDay, day: date) -> Coming:
    what = "Boosterträff" if found.is_booster else ""
    return Coming(day, found.time, what, found.place, is_booster=found.is_booster)


def ahead(session: Session, case_id: str | None = None) -> list[Meeting]:
    """Return every meeting that is not over, in time order, of one case or of all."""
    return session.db.meetings.ahead(session.today(), hour(), case_id)


def untold(session: Session, case_id: str | None = None) -> list[Meeting]:
    """Return the meetings of the last fourteen days that are over and no note tells of, the latest first."""
    today, at = session.today(), hour()
    found = session.db.meetings.untold(today - UNTOLD, today)
    over = [
        one for one in found if one.held_on < today or (one.starts_at and (one.ends_at or one.starts_at) < at)
    ]
    return [one for one in over if case_id in (None, one.case_id)]
