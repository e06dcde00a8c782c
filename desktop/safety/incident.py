"""What lay on a computer that is lost: numbers, moments and protection, and never a name of a pupil.

A lost computer prints nothing. So the sheet is made beforehand; and what a copy knows of the computer it was made
on is kept when the copy is restored on another, which can then print it.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from db.log.chain import Log, Wanted
from db.records.events import LogEvent
from db.tables.database import Database
from desktop.backup.facts import term
from desktop.safety.facts import OPENED
from desktop.session import settings
from desktop.session.session import Session
from desktop.session.settings import Computer, Incident, prefer


def here(session: Session, known: Computer) -> Incident:
    """Return what lies on this computer now; `known` is what is known of the computer itself."""
    return gather(session.db, session.log, known)


def elsewhere(session: Session) -> Incident | None:
    """Return what lay on the computer the restored copy was made on; None when nothing was restored here."""
    kept = settings.incident(session.db)
    return kept if kept.as_of else None


def keep_where_from(db: Database, log: Log, made_at: datetime) -> None:
    """Keep what a copy knows of its computer, and forget that computer: another may be under it now.

    Call it in the restored vault, in a transaction, before anything is written there.
    """
    as_of = made_at.isoformat(timespec="seconds")
    settings.write(db, gather(db, log, settings.computer(db), as_of))
    settings.write(db, Computer())


def gather(db: Database, log: Log, computer: Computer, as_of: str = "") -> Incident:
    """Return the numbers as they stand in a database. With `as_of` it is a copy of that moment."""
    choices, copies = settings.read(db)[2], settings.copies(db)
    return Incident(
        as_of=as_of,
        pupils=db.pupils.count(),
        protected=db.pupils.protected(),
        others=db.contacts.count(),
        cases=db.cases.count(),
        notes=db.notes.count(),
        consents=db.consents.count(),
        opened_at=_last(log, *OPENED),
        locked_at=_last(log, "locked"),
        copied_at=as_of or copies.made_at,
        place=_name(copies.place),
        place_at=copies.place_made_at,
        strength=choices.passphrase_strength,
        passphrase_set_on=choices.passphrase_set_on,
        idle_minutes=choices.idle_minutes,
        **asdict(computer),
    )


def is_old(session: Session) -> bool:
    """Tell whether the sheet has not been made this term."""
    made = session.choices.incident_printed_on
    return not made or made < term(session.today()).isoformat()


def note_left(session: Session, how: str) -> None:
    """Log that the sheet was printed (`skrivare`) or saved (`fil`), and keep the day."""
    event: LogEvent = "incident_printed" if how == "skrivare" else "incident_saved"
    with session.change("settings", event=event):
        prefer(session, incident_printed_on=session.today().isoformat())


def _last(log: Log, *events: LogEvent) -> str:
    found = log.find(Wanted(events=events), limit=1)
    return found[0].utc if found else ""


def _name(place: str) -> str:
    """Return the last part of a path of any system."""
    return place.replace("\\", "/").rstrip("/").rpartition("/")[2]
