"""The journal and the line of events between two days, out of the vault, for the unit's own record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from db.clock import day_of, now
from db.records import Amendment, Case, Note
from desktop import dates
from desktop.content import texts
from desktop.events import line
from desktop.events.event import KINDS, CaseEvent
from desktop.events.line import Picked
from desktop.notes.protected import is_protected, opened_name
from desktop.notes.text import BODY, Passage, corrected
from desktop.paper import values as papers
from desktop.paper.builders.shared import letterhead, paper_pupil
from desktop.session.session import Session
from desktop.session.who import named

_ENDS = tuple(".,;:!?")
"""Marks that belong to the words before them."""


def journal_paper(session: Session, case_id: str, first: date, last: date) -> papers.JournalPaper:
    """Return every locked note whose day lies between two days, both included, the oldest first, and what happened.

    Drafts are counted; minnesstöd are no part of the journal.
    """
    case = session.db.cases.get(case_id)
    within = [
        one
        for one in reversed(session.db.notes.of(case_id))
        if one.category == "journal" and first <= one.event_on <= last
    ]
    locked = sorted(
        (one for one in within if one.status == "signed"),
        key=lambda one: (one.event_on, one.event_time, one.created_at),
    )
    made: dict[str, list[Amendment]] = {}
    for one in session.db.amendments.in_case(case_id):
        made.setdefault(one.note_id, []).append(one)
    other = [
        one for one in _oldest_first(session, case_id, Picked(None, first, last)) if one.kind != "journal"
    ]
    return _paper(
        session,
        case,
        line.between(first, last),
        notes=tuple(_note(note, made.get(note.id, [])) for note in locked),
        drafts=sum(1 for one in within if one.status == "draft"),
        events=tuple(map(_event, other)),
    )


def events_paper(session: Session, case_id: str, which: Picked) -> papers.JournalPaper:
    """Return the events that are picked, the oldest first; what is not written to the end is counted, not printed."""
    case = session.db.cases.get(case_id)
    found = _oldest_first(session, case_id, which, with_drafts=True)
    kind = KINDS[which.kind] if which.kind else "Allt"
    days = which.days or line.between(line.begins(case), session.today())
    return _paper(
        session,
        case,
        days,
        drafts=sum(1 for one in found if one.mark == "draft"),
        events=tuple(_event(one) for one in found if one.mark != "draft"),
        chosen=kind,
    )


def _paper(
    session: Session,
    case: Case,
    days: str,
    *,
    notes: tuple[papers.JournalNote, ...] = (),
    drafts: int,
    events: tuple[papers.JournalEvent, ...],
    chosen: str = "",
) -> papers.JournalPaper:
    return papers.JournalPaper(
        letterhead=letterhead(session),
        pupil=paper_pupil(session, case),
        case_number=case.number,
        days=days,
        made=_moment(now()),
        made_by=session.worker.name or "okänd",
        notes=notes,
        drafts=drafts,
        events=events,
        chosen=chosen,
    )


def _oldest_first(
    session: Session, case_id: str, which: Picked, *, with_drafts: bool = False
) -> list[CaseEvent]:
    found = line.picked(line.events(session, case_id), which)[::-1]
    return found if with_drafts else [one for one in found if one.mark != "draft"]


def _event(one: CaseEvent) -> papers.JournalEvent:
    day = f"{dates.plain(one.day, one.day)} {one.day.year}"
    return papers.JournalEvent(f"{day} {dates.clock(one.at)}".strip(), one.title, one.sentence)


def _note(note: Note, made: list[Amendment]) -> papers.JournalNote:
    at = f", kl. {dates.clock(note.event_time)}" if note.event_time else ""
    return papers.JournalNote(
        when=f"{dates.full(note.event_on)}{at}",
        kind=opened_name(note.kind),
        place=note.place.strip(),
        present=note.present.strip(),
        paragraphs=tuple(_paragraphs(corrected(note.body, made), {one.id: one for one in made})),
        locked=_locked(note),
        is_apart=is_protected(note.kind),
    )


def _locked(note: Note) -> str:
    assert note.signed_at is not None
    who = named(note.signed_by, note.signed_for)
    begun, day = day_of(note.created_at), day_of(note.signed_at)
    if begun == day:
        told = f"Skriven och låst {_moment(note.signed_at)}, {who}."
    else:
        told = f"Skriven {_moment(note.created_at)}, låst {_moment(note.signed_at)}, {who}."
    if note.transferred_at is not None:
        return f"{told} Överförd {dates.full(day_of(note.transferred_at))}."
    return f"{told} Inte överförd."


def _moment(moment: datetime) -> str:
    return f"{dates.full(day_of(moment))} kl. {dates.clock(moment)}"


def _paragraphs(
    passages: Iterable[Passage], made: dict[str, Amendment]
) -> Iterator[tuple[papers.JournalPiece, ...]]:
    """Yield a note's paragraphs, each correction as one of its own right after what it strikes, with its reason."""
    now_in, told = BODY, set[str]()
    pieces: list[papers.JournalPiece] = []
    for passage in _closed(passages):
        source = passage.source if passage.source is not None else now_in
        if source != now_in:
            yield from _ended(pieces, made.get(now_in))
            pieces, now_in = [], source
            if source in made:
                pieces.append(_lead(made[source]))
                told.add(source)
        for place, text in enumerate(passage.text.split("\n\n")):
            if place:
                yield from _ended(pieces, None)
                pieces = []
            if text.strip():
                pieces.append(papers.JournalPiece(text.strip("\n"), is_struck=passage.kind == "struck"))
    yield from _ended(pieces, made.get(now_in))
    for one in made.values():
        if one.id not in told:  # it strikes, and says nothing instead
            yield from _ended([_lead(one), papers.JournalPiece(f"”{one.struck}” gäller inte.")], one)


def _closed(passages: Iterable[Passage]) -> list[Passage]:
    """Let the mark that ends a struck sentence stand by it: what goes on after a correction begins with a word."""
    made: list[Passage] = []
    for passage in passages:
        mark = passage.text[:1]
        goes_on = passage.kind == "plain" and passage.source == BODY and mark in _ENDS
        if mark and goes_on and made and made[-1].source not in (None, BODY):
            place = max((at for at, one in enumerate(made, 1) if one.source == BODY), default=0)
            made.insert(place, Passage(mark, "plain", BODY, passage.at))
            made.append(Passage(passage.text[1:].lstrip(" "), "plain", BODY, passage.at + 1))
        else:
            made.append(passage)
    return made


def _lead(one: Amendment) -> papers.JournalPiece:
    who = named(one.signed_by, one.signed_for)
    return papers.JournalPiece(f"Rättat {_moment(one.signed_at)} av {who}:", is_lead=True)


def _ended(
    pieces: list[papers.JournalPiece], correction: Amendment | None
) -> Iterator[tuple[papers.JournalPiece, ...]]:
    if not any(one.text.strip() for one in pieces):
        return
    if correction is None:
        yield tuple(pieces)
        return
    reason = (
        papers.JournalPiece(texts("sv").get("journal.skal"), is_lead=True),
        papers.JournalPiece(correction.reason.strip()),
    )
    ends = pieces[-1].text.rstrip()[-1:] in (*_ENDS, "”", ")")
    yield (*pieces, *(() if ends else (papers.JournalPiece("."),)), *reason)
