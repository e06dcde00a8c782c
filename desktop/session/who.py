"""Vem är du?: who works in an open vault after the enhetschef's code, or on a computer it has not been on.

Log, signatures and papers bear that person from then on, with the owner beside. Nothing older is re-attributed.
"""

from __future__ import annotations

from datetime import date

from db.records import StandIn
from db.records.states import StandInReason
from desktop import spans
from desktop.errors import UserError
from desktop.names import clean, fold
from desktop.session import settings
from desktop.session.session import Session
from desktop.session.settings import Arrival

REASONS: dict[StandInReason, str] = {
    "sjuk": "Sjuk",
    "ledig": "Ledig",
    "slutat": "Har slutat",
    "tillsyn": "Tillsyn",
    "annat": "Annat",
}
"""Why somebody works in the owner's place, in the order it is offered."""


def is_asked(session: Session) -> bool:
    """Tell whether nothing may be seen before somebody has said who they are."""
    return session.vault.key.by_chief or settings.arrival(session.db).is_unanswered


def earlier(session: Session) -> list[StandIn]:
    """Return those who have stood in before, each once as they were last, the latest first."""
    found: dict[str, StandIn] = {}
    for one in session.db.stand_ins.latest_first():
        found.setdefault(one.name, one)
    return list(found.values())


def go_on_as_owner(session: Session) -> None:
    """Let whoever is there be the owner, as they say; logged. Raises `UserError`."""
    session.act_as(None)
    with session.change("settings", event="owner_named") as db:
        settings.write(db, Arrival())


def go_on_as_stand_in(
    session: Session, name: str, title: str, reason: StandInReason, until: date | None
) -> StandIn:
    """Let a stand-in work until the vault is locked; logged in her name. Raises `UserError`.

    The name of one who has been here before is spelled as it was, so that her drafts are hers.
    """
    name, title = clean(name), clean(title)
    if not name or not title:
        raise UserError("Skriv ditt namn och din titel", "De står i loggen och under det du signerar.")
    if session.owner.name and fold(name) == fold(session.owner.name):
        raise UserError(
            "Det är arkivets ägare",
            do=f"Är du {session.owner.name}, välj det överst. Annars skriv ditt eget namn.",
        )
    if until is None:
        raise UserError("Skriv till och med när du vikarierar", "Högst sex månader framåt.")
    spans.hold("stand_in", until, session.today())
    known = next((one.name for one in earlier(session) if fold(one.name) == fold(name)), name)
    stand_in = StandIn(name=known, title=title, reason=reason, until=until)
    session.act_as(stand_in)
    try:
        with session.change(
            "stand_ins", "settings", event="stand_in_named", object_id=stand_in.id, detail=reason
        ) as db:
            db.stand_ins.add(stand_in)
            settings.write(db, Arrival())
    except UserError:
        session.wait_for_name()
        raise
    return stand_in


def named(name: str, stood_in_for: str) -> str:
    """Return who it was, as on papers and screens: `Karolina Ström, vikarie för Karin Lund`."""
    return f"{name}, vikarie för {stood_in_for}" if stood_in_for else name


def title_of(session: Session, name: str) -> str:
    """Return the title of one who has signed here: a stand-in's own, else the owner's."""
    known = {one.name: one.title for one in earlier(session)}
    return known.get(name, session.owner.title)


def draft_of(name: str, *, inside: bool = False) -> str:
    """Return whose draft it is: `Karins utkast`; `inside` a sentence where there is no name."""
    first = name.split()[0] if name.split() else ""
    if not first:
        return "någon annans utkast" if inside else "Någon annans utkast"
    return f"{first}{'' if first.endswith(('s', 'x', 'z')) else 's'} utkast"
