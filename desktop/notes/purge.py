"""What goes by itself: drafts that have lain in the bin, and minnesstöd past their last day.

Never on the word of the computer's clock alone (`desktop.log.clocks`), and a minnesstöd never without a warning
first: it stands among the duties for a week, and goes earliest three days after that was first to be seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from db.clock import day_of, now
from db.records import Note
from db.records.views import ListedNote
from db.tables.database import Database
from desktop.drafts import unread
from desktop.log import clocks
from desktop.log.clocks import Clocks
from desktop.session.session import Session

BIN_DAYS = 30
"""How long, at the least, a discarded draft can be fetched back."""

WARNED_FOR = 7
"""Days before its last one that a minnesstöd begins to stand among the duties."""

LEAST_WARNED = 3
"""Days it has stood there, at the least, before it goes: whoever was away is warned first."""


def last_day(note: Note | ListedNote, seen: Clocks) -> date | None:
    """Return the last day a minnesstöd stands, None for what has none: its own, or later if nobody was warned."""
    if note.purge_on is None:
        return None
    warned = seen.since(note.purge_on - timedelta(days=WARNED_FOR + 1))
    first = warned[0] if warned else seen.today
    is_due = note.purge_on - timedelta(days=WARNED_FOR) <= seen.today
    return max(note.purge_on, first + timedelta(days=LEAST_WARNED)) if is_due else note.purge_on


def warned_of(session: Session) -> list[tuple[Note, date]]:
    """Return the minnesstöd that go within a week, or should have gone, each with its last day."""
    soon = session.db.notes.to_purge(session.today() + timedelta(days=WARNED_FOR + 1))
    if not soon:
        return []
    seen = clocks.of(session)
    return [(note, last_day(note, seen) or seen.today) for note in soon]


def last_days(session: Session, notes: Iterable[Note | ListedNote]) -> dict[str, date]:
    """Return the last day of each minnesstöd among these, by its id: the day its chip says."""
    scratch = [note for note in notes if note.purge_on is not None]
    seen = clocks.of(session) if scratch else None
    days = {note.id: last_day(note, seen) for note in scratch if seen is not None}
    return {id: day for id, day in days.items() if day is not None}


def empty_bin(session: Session, seen: Clocks | None = None) -> int:
    """Remove drafts that have lain in the bin for thirty days; return how many went."""
    oldest = now() - timedelta(days=BIN_DAYS)
    old = [note for note in session.db.notes.binned() if note.discarded_at and note.discarded_at < oldest]
    if not old:
        return 0
    seen = seen or clocks.of(session)
    gone = [note for note in old if note.discarded_at and seen.may_delete(day_of(note.discarded_at))]
    if gone:
        with session.change("notes", "meetings", "drafts", event="bin_emptied", detail=str(len(gone))) as db:
            _remove(session, db, gone)
    return len(gone)


def purge_scratch(session: Session, seen: Clocks | None = None) -> int:
    """Remove the minnesstöd whose last day has been, each with its row in the log; return how many went."""
    old = session.db.notes.to_purge(session.today())
    if not old:
        return 0
    seen = seen or clocks.of(session)
    gone = [note for note in old if _has_gone(note, seen, session.today())]
    for note in gone:
        about = {"subject_id": note.case_id, "object_id": note.id}
        with session.change("notes", "meetings", "drafts", event="scratch_purged", **about) as db:
            _remove(session, db, [note])
    return len(gone)


def _has_gone(note: Note, seen: Clocks, today: date) -> bool:
    last = last_day(note, seen)
    return last is not None and last < today and seen.may_delete(day_of(note.created_at))


def _remove(session: Session, db: Database, gone: Sequence[Note]) -> None:
    """Take notes away with their versions, and what cannot be read in them; a meeting lets go of its note."""
    for note in gone:
        for meeting in db.meetings.about(note.id):
            db.meetings.put(replace(meeting, note_id=None))
        unread.drop(session, unread.form(note.case_id, "anteckning", note.id))
        for version in db.note_versions.of(note.id):
            db.note_versions.remove(version.id)
        db.notes.remove(note.id)
