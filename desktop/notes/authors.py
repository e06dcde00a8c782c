"""Whose a draft is: a stand-in writes her own, and reads what the owner or another stand-in has begun."""

from __future__ import annotations

from db.records import Note
from db.records.views import ListedNote
from desktop.errors import UserError
from desktop.session.session import Session
from desktop.session.who import draft_of


def writes(session: Session) -> str:
    """Return what stands in `written_by` of what is begun now: the stand-in's name, empty for the owner."""
    return session.stand_in.name if session.stand_in else ""


def is_own(session: Session, note: Note | ListedNote) -> bool:
    """Tell whether a draft or minnesstöd was begun by the person who works here now."""
    return note.written_by == writes(session)


def may_throw(session: Session, note: Note | ListedNote) -> bool:
    """Tell whether it may go in the bin: one's own, and for the owner what a stand-in left behind."""
    return is_own(session, note) or session.stand_in is None


def owner_of(session: Session, note: Note | ListedNote) -> str:
    """Return the name of the one whose draft it is."""
    return note.written_by or session.owner.name


def in_words(session: Session, note: Note | ListedNote) -> str:
    """Return whose draft it is, as `Karins utkast`; empty for one's own."""
    return "" if is_own(session, note) else draft_of(owner_of(session, note))


def refuse_others(session: Session, note: Note, *, throwing: bool = False) -> None:
    """Raise `UserError` when a draft is somebody else's to change, sign or throw away."""
    if may_throw(session, note) if throwing else is_own(session, note):
        return
    raise UserError(
        f"Det är {draft_of(owner_of(session, note), inside=True)}",
        f"Bara {owner_of(session, note)} kan ändra eller signera det.",
        "Utkastet står kvar som det är.",
        "Skriv en egen anteckning. Du kan läsa och kopiera det som står här.",
    )
