"""A document on its way out: to whom it may go, what the guard says, and how it is remembered once it has left."""

from __future__ import annotations

from db.records import Case, Print
from db.records.events import LogEvent
from db.records.states import Document, PrintHow, PrintLevel
from desktop.consent import versions as consents
from desktop.errors import UserError
from desktop.paper.choices import Choice, choices, levels
from desktop.paper.drawing import draw, keep
from desktop.session.session import Session
from desktop.sharing.choosing import recipients, written
from desktop.sharing.disclosed import disclose
from desktop.sharing.guard import may_give, need_cover
from desktop.sharing.recipients import RECORD, Recipient
from desktop.sharing.verdicts import Matter, Verdict

__all__ = [
    "Choice",
    "choices",
    "draw",
    "file_name",
    "keep",
    "levels",
    "matter",
    "may_leave",
    "need_leave",
    "note_left",
    "recipients",
    "remember",
    "written",
]

_MATTERS: dict[Document, Matter] = {
    "handlingsplan": Matter(("plan",)),
    "kartlaggning": Matter(("kartlaggning",)),
    "samtycke": Matter(any_row=True),
    "informationsblad": Matter(),
    "uppfoljning": Matter(("plan", "narvaro")),
    "underlag": Matter(("plan", "narvaro", "kartlaggning", "hem", "halsa")),
    "avslut": Matter(("plan", "narvaro")),
    "journal": Matter(("plan", "narvaro", "kartlaggning")),
    "handelser": Matter(("plan", "narvaro", "kartlaggning")),
}
"""What each document gives away, as the guard asks about it; an underlag until it is chosen what it is about."""

_ALONE = ("E", "V1")
"""A paper for the record may hold what anybody has said alone."""


def matter(choice: Choice, level: PrintLevel) -> Matter:
    """Return what a document gives away at a level; the record's holds what was said alone."""
    its = Matter(choice.about) if choice.about else _MATTERS[choice.kind]
    is_record = level == "akt" and level in levels(choice)
    return Matter(its.categories, _ALONE, its.any_row) if is_record else its


def may_leave(
    session: Session, case_id: str, choice: Choice, level: PrintLevel, recipient: Recipient
) -> Verdict:
    """Ask the guard whether a document may be given to somebody today."""
    return may_give(session, case_id, recipient, matter(choice, level))


def need_leave(
    session: Session, case_id: str, choice: Choice, level: PrintLevel, recipient: Recipient
) -> Verdict:
    """Return the guard's yes, before anything is printed or saved. Raises `UserError` with its reason for a no."""
    if recipient.kind == "other" and not recipient.name:
        raise UserError(
            "Skriv vem papperet är till",
            safe="Inget har lämnats ut.",
            do="Skriv namnet, eller välj i listan.",
        )
    return need_cover(session, case_id, recipient, matter(choice, level))


def file_name(session: Session, case_id: str, choice: Choice) -> str:
    """Return a name that says nothing about anyone: `26-014-handlingsplan-2.pdf`, a copy's `…-2-kopia.pdf`."""
    case = session.db.cases.get(case_id)
    return f"{case.number}-{choice.kind}-{choice.version}{'-kopia' if choice.is_copy else ''}.pdf"


def remember(
    session: Session,
    case: Case,
    choice: Choice,
    *,
    level: PrintLevel,
    recipient: Recipient,
    copies: int,
    pages: int,
    how: PrintHow,
    is_locked: bool = False,
) -> Print:
    """Note that a document left the program; `how` is `skrivare` or `fil`. To a party it is a disclosure too.

    `is_locked`: the file has a password; the log says which it was.

    Raises `UserError` for what the guard does not cover: nothing is then noted, so ask `need_leave` before.
    """
    found = need_leave(session, case.id, choice, level, recipient)
    made = Print(
        case_id=case.id,
        document=choice.kind,
        subject_id=choice.id,
        version=choice.version,
        level=level,
        recipient=recipient.told,
        copies=copies,
        pages=pages,
        how=how,
        made_by=session.worker.name,
    )
    event: LogEvent = "printed" if how == "skrivare" else "exported_locked" if is_locked else "exported"
    with session.change(
        "prints", event=event, subject_id=case.id, object_id=choice.id, detail=choice.kind
    ) as db:
        db.prints.add(made)
        ways = {"skrivare": "På papper", "fil": "Som fil"}
        what = f"{choice.label}."
        disclose(session, case.id, recipient, matter(choice, level), found, what=what, how=ways[how])
        if choice.kind == "samtycke":
            consents.note_printed(session, db.consents.get(choice.id))
    return made


def note_left(
    session: Session,
    case_id: str,
    choice: Choice,
    *,
    copies: int,
    pages: int,
    how: PrintHow,
    is_locked: bool = False,
) -> Print:
    """Note that a document left the program for the own record, where nobody else can have it."""
    return remember(
        session,
        session.db.cases.get(case_id),
        choice,
        level="akt",
        recipient=RECORD,
        copies=copies,
        pages=pages,
        how=how,
        is_locked=is_locked,
    )
