"""A document on its way out: to whom it may go, what the guard says, and how it is remembered once it has left."""

from __future__ import annotations

from db.records import Case, Print
from db.records.events import LogEvent
from db.records.states import Document, PrintHow, PrintLevel
from desktop.consent import versions as consents
from desktop.consent.around import has_custody
from desktop.errors import UserError
from desktop.paper.choices import Choice, choices, levels
from desktop.paper.drawing import draw, keep
from desktop.session.here import school_here
from desktop.session.session import Session
from desktop.sharing.disclosed import disclose
from desktop.sharing.guard import is_of_age, may_give, need_cover
from desktop.sharing.recipients import FAMILY, PUPIL, RECORD, Recipient, as_recipient
from desktop.sharing.situation import situation_of
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
    "avslut": Matter(("plan", "narvaro")),
    "journal": Matter(("plan", "narvaro", "kartlaggning")),
    "handelser": Matter(("plan", "narvaro", "kartlaggning")),
}
"""What each document gives away, as the guard asks about it."""

_ALONE = ("E", "V1")
"""A paper for the record may hold what anybody has said alone."""


def recipients(session: Session, case_id: str) -> list[Recipient]:
    """Return who a document can be for: the family and each guardian, the parties of the consent, the own record.

    The parties are those of the version that holds, else of the latest, those at the school of the day first. From
    eighteen the pupil is the family.
    """
    situation, today = situation_of(session, case_id), session.today()
    standing = situation.standing(today)
    told = next((version for version, state in standing if state.holds), standing[0][0] if standing else None)
    here = school_here(session)
    parties = [as_recipient(one) for one in told.parties] if told else []
    if here:
        parties.sort(key=lambda one: one.school_id != here)
    if is_of_age(situation, today):
        return [PUPIL, *parties, RECORD]
    guardians = [
        Recipient("guardian", one.name, one.id) for one in situation.contacts if has_custody(one, today)
    ]
    return [FAMILY, *guardians, *parties, RECORD]


def written(session: Session, case_id: str, text: str) -> Recipient:
    """Return who somebody typed in is: a party by name, so that its row decides, then a guardian, else another."""
    name = " ".join(text.split())
    known = recipients(session, case_id)
    for kind in ("party", "guardian"):
        for one in known:
            if one.kind == kind and name.casefold() in (one.name.casefold(), one.told.casefold()):
                return one
    return Recipient("other", name)


def matter(choice: Choice, level: PrintLevel) -> Matter:
    """Return what a document gives away at a level; the record's holds what was said alone."""
    its = _MATTERS[choice.kind]
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
