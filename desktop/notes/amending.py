"""Rätta: a correction of a signed note, at its place and for good; a correction can be corrected in its turn."""

from __future__ import annotations

from dataclasses import replace

from db.chain.seals import amendment_seal
from db.records import Amendment, Note
from desktop.chain.locked import chain
from desktop.errors import UserError
from desktop.notes.text import StruckAt, places
from desktop.session.session import Session

_SAFE = "Den signerade anteckningen är orörd."


def amend_note(
    session: Session, note: Note, struck: str, added: str, reason: str, place: StruckAt | None = None
) -> Amendment:
    """Add a correction: `struck`, a passage that holds, gives way to `added`; empty when words are only added.

    `place` says which passage when the words stand in several. Raises `UserError` when there is nothing to correct
    or to add, the reason is missing, the passage is not in the note, or it is and nobody has said which.
    """
    if not (added.strip() or struck.strip()) or not reason.strip():
        raise UserError(
            "Rättelsen är inte klar", safe=_SAFE, do="Skriv vad som ska stå i stället och varför."
        )
    at = _place(session, note, struck, place) if struck else None
    amendment = Amendment(
        note_id=note.id,
        struck=struck,
        added=added.strip(),
        reason=reason.strip(),
        signed_by=session.worker.name,
        signed_for=session.acting_for,
        struck_of=at.source if at else "",
        struck_at=at.at if at else None,
    )
    with session.change("amendments", event="note_amended", subject_id=note.case_id, object_id=note.id) as db:
        made = db.amendments.add(replace(amendment, content_hash=amendment_seal(amendment)))
        chain(session, "rattelse", made.id)
    return made


def struck_places(session: Session, note: Note, words: str) -> list[StruckAt]:
    """Return where the words stand in a signed note as it reads now, its corrections among it."""
    return places(note.body, session.db.amendments.of(note.id), words)


def _place(session: Session, note: Note, struck: str, wanted: StruckAt | None) -> StruckAt:
    found = struck_places(session, note, struck)
    if wanted is not None:
        found = [one for one in found if (one.source, one.at) == (wanted.source, wanted.at)]
    if not found:
        raise UserError(
            "Stycket finns inte i anteckningen",
            safe=_SAFE,
            do="Markera det som är fel i anteckningen och tryck på Rätta igen. Rätta en del i taget.",
        )
    if len(found) > 1:
        raise UserError("Orden står på flera ställen", safe=_SAFE, do="Välj vilket ställe det gäller.")
    return found[0]
