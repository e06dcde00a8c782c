"""Gällande nästa datum: the one next day of a case, which every list, card, duty, step and paper reads."""

from __future__ import annotations

from db.records.views import NextDay
from desktop.session.session import Session


def next_day(session: Session, case_id: str) -> NextDay | None:
    """Return the day that holds in a case, None when nothing is planned.

    It is `next_on` of whichever was signed last: the plan's version, a follow-up, or one that was cancelled for a new
    day. A follow-up that closes, or says that there are no more, leaves no day.
    """
    found = session.db.follow_ups.next_of(case_id)
    return found if found is not None and found.day is not None else None


def next_days(session: Session) -> dict[str, NextDay]:
    """Return the day that holds in every case that has one, by case id."""
    return {id: found for id, found in session.db.follow_ups.all_next().items() if found.day is not None}
