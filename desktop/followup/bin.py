"""A draft that is thrown away lies in the bin for thirty days, as a note's does, and can be fetched back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from db.clock import day_of, now
from db.records import FollowUp
from db.tables.database import Database
from desktop.drafts import unread
from desktop.errors import UserError
from desktop.followup.planning import TABLES
from desktop.followup.writing import refuse_locked
from desktop.log import clocks
from desktop.log.clocks import Clocks
from desktop.session.session import Session

BIN_DAYS = 30
"""How long, at the least, a draft that was thrown away can be fetched back."""


def discard(session: Session, follow_up_id: str) -> FollowUp:
    """Put a draft in the bin. Raises `UserError` for what is no draft."""
    follow_up = session.db.follow_ups.get(follow_up_id)
    refuse_locked(follow_up)
    with session.change(
        "follow_ups", event="follow_up_discarded", subject_id=follow_up.case_id, object_id=follow_up.id
    ) as db:
        return db.follow_ups.put(replace(follow_up, status="kastad", discarded_at=now()))


def fetch_back(session: Session, follow_up_id: str) -> FollowUp:
    """Take a draft out of the bin. Raises `UserError` when another is being written."""
    follow_up = session.db.follow_ups.get(follow_up_id)
    if session.db.follow_ups.draft(follow_up.case_id) is not None:
        raise UserError(
            "Det finns redan ett utkast",
            "Bara en uppföljning åt gången kan skrivas.",
            "Inget har ändrats.",
            "Signera eller kasta den först.",
        )
    with session.change(
        "follow_ups", event="follow_up_fetched_back", subject_id=follow_up.case_id, object_id=follow_up.id
    ) as db:
        return db.follow_ups.put(replace(follow_up, status="utkast", discarded_at=None, updated_at=now()))


def empty_bin(session: Session, seen: Clocks | None = None) -> int:
    """Remove the drafts that have lain in the bin for thirty days; return how many went."""
    oldest = now() - timedelta(days=BIN_DAYS)
    old = [one for one in session.db.follow_ups.binned() if one.discarded_at and one.discarded_at < oldest]
    if not old:
        return 0
    seen = seen or clocks.of(session)
    gone = [one for one in old if one.discarded_at and seen.may_delete(day_of(one.discarded_at))]
    if gone:
        with session.change(*TABLES, "drafts", event="follow_ups_purged", detail=str(len(gone))) as db:
            for one in gone:
                _remove(session, db, one)
    return len(gone)


def _remove(session: Session, db: Database, one: FollowUp) -> None:
    unread.drop(session, unread.form(one.case_id, "uppfoljning", one.id))
    for goal in db.follow_up_goals.of(one.id):
        db.follow_up_goals.remove(goal.id)
    for measure in db.follow_up_measures.of(one.id):
        db.follow_up_measures.remove(measure.id)
    for person in db.follow_up_people.of(one.id):
        db.follow_up_people.remove(person.id)
    db.follow_ups.remove(one.id)
