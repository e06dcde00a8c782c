"""Earlier states of a draft: kept while it is written, compared, fetched back. A signed note has none to fetch."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from db.clock import now
from db.records import Note, NoteVersion
from db.tables.database import Database
from desktop.errors import UserError
from desktop.session.session import Session

VERSION_EVERY = timedelta(minutes=5)
"""How far apart the kept states of a draft are."""


def keep_version(db: Database, saved: Note) -> None:
    """Keep what stands in the vault, if that was saved long enough after the state kept last."""
    kept_at = db.note_versions.latest_at(saved.id)
    if kept_at is not None and _is_soon_after(kept_at, saved.updated_at):
        return  # not even read: it may be a million letters
    before = db.notes.get(saved.id)
    if before.body.strip() and (kept_at is None or not _is_soon_after(kept_at, before.updated_at)):
        db.note_versions.add(NoteVersion(note_id=before.id, body=before.body, saved_at=before.updated_at))


def _is_soon_after(kept_at: datetime, moment: datetime) -> bool:
    """Tell whether less than the time between two states has gone; a clock set back is no reason to keep none."""
    return timedelta(0) <= moment - kept_at < VERSION_EVERY


def earlier(session: Session, note: Note) -> list[NoteVersion]:
    """Return the earlier states of a draft that differ from what stands, the latest first; none of a signed note."""
    if session.db.notes.get(note.id).status == "signed":
        return []
    return [one for one in session.db.note_versions.of(note.id) if one.body != note.body]


def fetch_back(session: Session, note: Note, version: NoteVersion) -> Note:
    """Let a draft read as it did in an earlier state. What stands in it now becomes a state of its own first.

    Raises `UserError` when the note has been signed meanwhile.
    """
    stands = session.db.notes.get(note.id)
    if stands.status == "signed":
        raise UserError(
            "Anteckningen är signerad",
            safe="Den står kvar som den är.",
            do="Något som är fel rättas med Rätta, så att båda går att läsa.",
        )
    with session.change("notes", event="note_fetched_back", subject_id=note.case_id, object_id=note.id) as db:
        if stands.body.strip():
            db.note_versions.add(NoteVersion(note_id=note.id, body=stands.body, saved_at=stands.updated_at))
        return db.notes.put(replace(stands, body=version.body, updated_at=now()))
