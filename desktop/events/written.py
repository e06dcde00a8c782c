"""What was written and held: notes with their corrections, follow-ups with theirs, meetings that have been."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Amendment, Case, FollowUp, Note
from desktop import dates
from desktop.dates import full
from desktop.events.event import CaseEvent, EventPart, by, joined, opening, part, when
from desktop.notes.protected import NAME, is_protected, opened_name
from desktop.notes.text import holds
from desktop.session.session import Session

_HOW = {"mote": "", "telefon": "på telefon", "hembesok": "hembesök", "skriftligt": "skriftligt"}
_DECISIONS = {
    "fortsatt": "Vi fortsätter som planen säger.",
    "andra_planen": "Vi ändrar planen.",
    "avsluta": "Vi avslutar stödet.",
    "paus": "Vi gör en paus.",
}
_SILENCES = {"avbojde": "Skolan avböjde att svara.", "svarade_inte": "Skolan har inte svarat."}
ELSEWHERE = "Det som står i den visas när du öppnar den i journalen."


def notes(session: Session, case: Case) -> Iterator[CaseEvent]:
    """Yield journal notes and drafts, and each correction on the day it was made. Minnesstöd are no events."""
    corrections: dict[str, list[Amendment]] = {}
    for one in session.db.amendments.in_case(case.id):
        corrections.setdefault(one.note_id, []).append(one)
    for note in session.db.notes.of(case.id):
        if note.category == "journal":
            made = corrections.get(note.id, [])
            yield _note(session, note, made)
            yield from (_correction(session, note, one) for one in made)


def _note(session: Session, note: Note, made: list[Amendment]) -> CaseEvent:
    hidden = is_protected(note.kind)
    text = "" if hidden else holds(note.body, made).strip()
    is_signed = note.status == "signed"
    paragraphs = [" ".join(one.split()) for one in text.split("\n\n")]
    return CaseEvent(
        "journal",
        note.event_on,
        NAME if hidden else opened_name(note.kind),
        "notebook",
        "journal",
        note.id,
        at=note.event_time,
        moment=note.created_at.isoformat(),
        sentence=opening(text),
        who=by(session, note.signed_by or note.written_by or session.worker.name),
        mark="transferred" if note.transferred_at else "signed" if is_signed else "draft",
        facts="" if hidden else joined(note.place, note.present),
        parts=(EventPart(ELSEWHERE),) if hidden else tuple(EventPart(one) for one in paragraphs if one),
        is_protected=hidden,
        id=note.id,
    )


def _correction(session: Session, note: Note, one: Amendment) -> CaseEvent:
    hidden = is_protected(note.kind)
    day, at = when(one.signed_at)
    name = NAME if hidden else opened_name(note.kind)
    parts = (
        (EventPart(ELSEWHERE),)
        if hidden
        else (
            *part("Gäller inte", one.struck),
            *part("Gäller i stället" if one.struck else "Tillägg", one.added),
            *part("Skäl", one.reason),
        )
    )
    return CaseEvent(
        "journal",
        day,
        f"Rättelse av {name[:1].lower()}{name[1:]} {dates.full(note.event_on)}",
        "arrow-counter-clockwise",
        "journal",
        note.id,
        at=at,
        moment=one.signed_at.isoformat(),
        sentence="" if hidden else opening(one.added),
        who=by(session, one.signed_by),
        mark="signed",
        parts=parts,
        is_protected=hidden,
        id=one.id,
    )


def follow_ups(session: Session, case: Case) -> Iterator[CaseEvent]:
    """Yield the follow-ups held, begun and cancelled, and each correction on the day it was made."""
    for one in session.db.follow_ups.of(case.id):
        if one.status == "installd":
            yield _cancelled(session, one)
        elif one.status in ("utkast", "signerad"):
            yield _held(session, one)
        for said in session.db.follow_up_corrections.of(one.id):
            day, at = when(said.signed_at)
            yield CaseEvent(
                "moten",
                day,
                f"Rättelse av uppföljning {one.number}",
                "arrow-counter-clockwise",
                "followup",
                one.id,
                at=at,
                moment=said.signed_at.isoformat(),
                sentence=" ".join(said.added.split()),
                who=by(session, said.signed_by),
                mark="signed",
                parts=(
                    *part("Gäller inte", said.struck),
                    *part("Gäller i stället" if said.struck else "Tillägg", said.added),
                    *part("Skäl", said.reason),
                ),
                id=said.id,
            )


def _held(session: Session, one: FollowUp) -> CaseEvent:
    people = session.db.follow_up_people.of(one.id)
    came = [who.name for who in people if who.how not in ("", "inte_med")]
    decided = f"{_DECISIONS.get(one.decision, '')} {one.decision_reason}".strip()
    school = one.school_words or _SILENCES.get(one.school_silence, "")
    return CaseEvent(
        "moten",
        one.held_on or when(one.created_at)[0],
        f"Uppföljning {one.number}",
        "target",
        "followup",
        one.id if one.status == "signerad" else "",
        at=one.held_time,
        moment=one.created_at.isoformat(),
        sentence=" ".join((one.child_words or one.attendance_words or decided).split()),
        who=by(session, one.signed_by or session.worker.name),
        mark="signed" if one.status == "signerad" else "draft",
        facts=joined(_HOW[one.how], one.place, *came),
        parts=(
            *part("Eleven", one.child_words, is_quote=True),
            *part("Hemma", one.home_words),
            *part("Skolan", school),
            *part("Det fungerar", one.worked),
            *part("Det fungerar inte", one.not_worked),
            *part("Närvaro", one.attendance_words),
            *part("Vi ändrar", one.changes),
            *part("Vi behåller", one.keeps),
            *part("Beslut", decided),
            *part("Nästa gång", full(one.next_on) if one.next_on else one.no_more_reason),
        ),
        id=one.id,
    )


def _cancelled(session: Session, one: FollowUp) -> CaseEvent:
    day, at = when(one.signed_at or one.updated_at)
    new = f"Ny dag: {full(one.next_on)}." if one.next_on else ""
    return CaseEvent(
        "moten",
        day,
        "Uppföljning inställd",
        "prohibit",
        "followup",
        at=at,
        moment=one.created_at.isoformat(),
        sentence=f"{one.cancelled_reason.strip()} {new}".strip(),
        who=by(session, one.signed_by or session.worker.name),
        parts=(*part("Varför", one.cancelled_reason), *part("", new)),
        id=one.id,
    )


def meetings(session: Session, case: Case) -> Iterator[CaseEvent]:
    """Yield the meetings that have been and that no note tells of: such a note stands for its meeting."""
    for one in session.db.meetings.of(case.id, session.today()):
        yield CaseEvent(
            "moten",
            one.held_on,
            one.title,
            "users",
            "case",
            at=one.starts_at,
            moment=one.created_at.isoformat(),
            sentence=joined(one.place, one.who),
            facts=joined(one.place, one.who, f"tolk {one.interpreter}" if one.interpreter else ""),
            parts=(EventPart("Ingen anteckning är skriven om mötet."),),
            id=one.id,
        )
