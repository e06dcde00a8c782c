"""Notes: begun, saved while writing, signed for good, corrected by amendment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from db.chain.seals import amendment_seal, note_seal
from db.clock import here, now
from db.records import Amendment, Meeting, Note, NoteVersion
from db.records.states import NoteCategory
from db.tables.database import Database
from desktop import spans
from desktop.chain.locked import chain
from desktop.content import lists
from desktop.drafts import unread
from desktop.errors import UserError
from desktop.notes.authors import refuse_others, writes
from desktop.session.session import Session

BIN_DAYS = 30
"""How long a discarded draft can be fetched back."""

SCRATCH_DAYS = 30
"""How long a minnesstöd lives unless something else is chosen."""

VERSION_EVERY = timedelta(minutes=5)
"""How far apart the kept states of a draft are."""


def kinds(category: NoteCategory = "journal") -> list[tuple[str, str]]:
    """Return (code, label) of the kinds of note that belong to a category."""
    return [
        (item.code, item.label) for item in lists().items("anteckning") if item.extra.get("slag") == category
    ]


def template(kind: str) -> str:
    """Return the headings a note of this kind begins with."""
    found = {item.code: str(item.extra.get("mall", "")) for item in lists().items("anteckning")}
    return found.get(kind, "").strip()


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
        school_id=session.choices.school_of_the_day or None,
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
    saved = replace(note, updated_at=now())
    with session.change("notes") as db:
        _keep_version(db, saved)
        return db.notes.put(saved)


def _keep_version(db: Database, saved: Note) -> None:
    """Keep what stands in the vault, if that was saved long enough after the state kept last."""
    kept_at = db.note_versions.latest_at(saved.id)
    if kept_at is not None and saved.updated_at - kept_at < VERSION_EVERY:
        return  # not even read: it may be a million letters
    before = db.notes.get(saved.id)
    if before.body.strip() and (kept_at is None or before.updated_at - kept_at >= VERSION_EVERY):
        db.note_versions.add(NoteVersion(note_id=before.id, body=before.body, saved_at=before.updated_at))


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


def empty_bin(session: Session) -> int:
    """Remove drafts that have lain in the bin for thirty days, and minnesstöd past their last day."""
    oldest = now() - timedelta(days=BIN_DAYS)
    gone = [note for note in session.db.notes.binned() if note.discarded_at and note.discarded_at < oldest]
    if not gone:
        return 0
    with session.change("notes", event="bin_emptied", detail=str(len(gone))) as db:
        for note in gone:
            for version in db.note_versions.of(note.id):
                db.note_versions.remove(version.id)
            db.notes.remove(note.id)
    return len(gone)


def sign_note(session: Session, note: Note) -> Note:
    """Lock the note for good, chained to what was locked before it in its case.

    Raises `UserError` if it is empty, somebody else's, or its day cannot be meant.
    """
    refuse_others(session, note)
    if not note.body.strip() or note.body.strip() == template(note.kind):
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


def amend_note(session: Session, note: Note, struck: str, added: str, reason: str) -> Amendment:
    """Add a correction: `struck` (a passage of the note as it stood, or empty) gives way to `added`.

    Raises `UserError` when nothing is added, the reason is missing or the passage is not in the note.
    """
    if not added.strip() or not reason.strip():
        raise UserError(
            "Rättelsen är inte klar",
            safe="Den signerade anteckningen är orörd.",
            do="Skriv vad som ska stå i stället och varför.",
        )
    if struck and struck not in note.body:
        raise UserError(
            "Stycket finns inte i anteckningen",
            safe="Den signerade anteckningen är orörd.",
            do="Markera det som är fel i anteckningen och tryck på Rätta igen.",
        )
    with session.change("amendments", event="note_amended", subject_id=note.case_id, object_id=note.id) as db:
        amendment = Amendment(
            note_id=note.id,
            struck=struck,
            added=added.strip(),
            reason=reason.strip(),
            signed_by=session.worker.name,
            signed_for=session.acting_for,
        )
        made = db.amendments.add(replace(amendment, content_hash=amendment_seal(amendment)))
        chain(session, "rattelse", made.id)
    return made


def promote_note(session: Session, note: Note, kind: str = "bedomning") -> Note:
    """Make a minnesstöd a journal draft. Raises `UserError` when it is somebody else's."""
    refuse_others(session, note)
    with session.change("notes", event="note_promoted", subject_id=note.case_id, object_id=note.id) as db:
        return db.notes.put(replace(note, category="journal", kind=kind, purge_on=None, updated_at=now()))


def mark_transferred(session: Session, note: Note) -> Note:
    """Note that a signed note has been carried over to the municipality's system of record."""
    with session.change("notes", event="note_transferred", subject_id=note.case_id, object_id=note.id) as db:
        return db.notes.put(replace(note, transferred_at=now()))
