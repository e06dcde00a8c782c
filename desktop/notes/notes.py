"""Notes: begun, saved while writing, signed for good. Correcting them: `amending`; earlier states: `versions`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from db.chain.seals import note_seal
from db.clock import here, now
from db.records import Meeting, Note
from db.records.states import NoteCategory
from db.tables.database import Database
from desktop import spans
from desktop.chain.locked import chain
from desktop.content import lists
from desktop.drafts import unread
from desktop.errors import UserError
from desktop.notes.authors import refuse_others, writes
from desktop.notes.headings import without_empty
from desktop.notes.protected import listed_name
from desktop.notes.versions import keep_version
from desktop.session.here import school_here
from desktop.session.session import Session

SCRATCH_DAYS = 30
"""How long a minnesstöd lives unless something else is chosen."""


def kinds(category: NoteCategory = "journal") -> list[tuple[str, str]]:
    """Return (code, name in lists) of the kinds of note that belong to a category."""
    found = [item.code for item in lists().items("anteckning") if item.extra.get("slag") == category]
    return [(code, listed_name(code)) for code in found]


def begin_note(
    session: Session,
    case_id: str,
    kind: str = "samtal_elev",
    *,
    scratch: bool = False,
    meeting: Meeting | None = None,
) -> Note:
    """Put an empty draft in the case and return it, so that the first letter already has a place to live.

    A note about a meeting takes its day, time, place and people, and the meeting remembers its note.
    """
    local = here()
    note = Note(
        case_id=case_id,
        category="minnesstod" if scratch else "journal",
        kind="minnesstod" if scratch else kind,
        event_on=session.today(),
        event_time=local.strftime("%H:%M"),
        school_id=school_here(session) or None,
        purge_on=session.today() + timedelta(days=SCRATCH_DAYS) if scratch else None,
        written_by=writes(session),
    )
    if meeting is not None:
        note = replace(
            note,
            event_on=meeting.held_on,
            event_time=meeting.starts_at,
            place=meeting.place,
            present=meeting.who,
            school_id=meeting.school_id,
        )
    with session.change(
        "notes",
        *(("meetings",) if meeting else ()),
        event="note_begun",
        subject_id=case_id,
        object_id=note.id,
    ) as db:
        db.notes.add(note)
        if meeting is not None:
            db.meetings.put(replace(meeting, note_id=note.id))
    return note


def save_note(session: Session, note: Note) -> Note:
    """Write a draft as it stands; a state at least five minutes old is kept beside it. Returns what was written.

    Raises `UserError` when the day is changed to one that cannot be meant, or the draft is somebody else's.
    """
    refuse_others(session, note)
    if spans.doubt("note", note.event_on, session.today()):
        spans.hold("note", note.event_on, session.today(), was=session.db.notes.get(note.id).event_on)
    if note.purge_on and spans.doubt("purge", note.purge_on, session.today()):
        spans.hold("purge", note.purge_on, session.today(), was=session.db.notes.get(note.id).purge_on)
    saved = replace(note, updated_at=now())
    with session.change("notes") as db:
        keep_version(db, saved)
        return db.notes.put(saved)


def discard_note(session: Session, note: Note) -> None:
    """Put a draft in the bin; an empty one leaves no trace. Raises `UserError` for a signed note."""
    if note.status == "signed":
        raise UserError(
            "Anteckningen är signerad",
            safe="Den står kvar som den är.",
            do="Något som är fel rättas med Rätta, så att båda går att läsa.",
        )
    refuse_others(session, note, throwing=True)
    with session.change("notes", event="note_discarded", subject_id=note.case_id, object_id=note.id) as db:
        db.notes.put(replace(note, discarded_at=now()))


def restore_note(session: Session, note: Note) -> Note:
    """Fetch a draft back from the bin."""
    with session.change("notes", event="note_restored", subject_id=note.case_id, object_id=note.id) as db:
        return db.notes.put(replace(note, discarded_at=None))


def sign_note(session: Session, note: Note) -> Note:
    """Lock the note for good, chained to what was locked before it in its case. Raises `UserError` if it is empty.

    Headings that were offered and have nothing under them are not signed: nobody wrote them.
    """
    refuse_others(session, note)
    note = replace(note, body=without_empty(note.body))
    if not note.body.strip():
        raise UserError(
            "Anteckningen är tom",
            safe="Inget har ändrats.",
            do="Skriv vad som hände, eller tryck på Kasta.",
        )
    if note.category != "journal":
        raise UserError(
            "Ett minnesstöd signeras inte",
            safe="Texten är kvar.",
            do="Välj Gör till journalanteckning om den hör hemma i journalen.",
        )
    if note.event_on > session.today():
        raise UserError(
            "Datumet har inte varit än",
            safe="Texten är sparad som utkast.",
            do="Ändra datumet till den dag det hände.",
        )
    spans.hold("note", note.event_on, session.today())
    unread.refuse(session, unread.form(note.case_id, "anteckning", note.id))
    with session.change(
        "notes", "cases", event="note_signed", subject_id=note.case_id, object_id=note.id
    ) as db:
        locked = replace(note, status="signed", signed_at=now(), signed_by=session.worker.name)
        locked = replace(locked, signed_for=session.acting_for)
        signed = db.notes.put(replace(locked, content_hash=note_seal(locked)))
        chain(session, "anteckning", note.id)
        _touch(db, note.case_id, note.event_on)
    return signed


def _touch(db: Database, case_id: str, day: date) -> None:
    case = db.cases.get(case_id)
    if case.last_contact_on is None or case.last_contact_on < day:
        db.cases.put(replace(case, last_contact_on=day))


def promote_note(session: Session, note: Note, kind: str = "bedomning") -> Note:
    """Make a minnesstöd a journal draft. Raises `UserError` when it is somebody else's."""
    refuse_others(session, note)
    with session.change("notes", event="note_promoted", subject_id=note.case_id, object_id=note.id) as db:
        return db.notes.put(replace(note, category="journal", kind=kind, purge_on=None, updated_at=now()))


def mark_transferred(session: Session, note: Note) -> Note:
    """Note that a signed note has been carried over to the municipality's system of record."""
    with session.change("notes", event="note_transferred", subject_id=note.case_id, object_id=note.id) as db:
        return db.notes.put(replace(note, transferred_at=now()))
