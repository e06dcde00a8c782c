"""The first start: what is still missing in a new vault, and the verbs that fill it in.

A start that was cut short goes on at the first missing step after the next unlock. The vault itself comes
with the passphrase; everything here is about one that exists.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from db.records import School
from db.records.states import OrganiserType
from desktop.errors import UserError
from desktop.names import fold
from desktop.safety import codes
from desktop.session.session import Session
from desktop.session.settings import prefer, save_office, save_worker


class Step(Enum):
    """The steps, in order. The first two have no vault yet."""

    WELCOME = "welcome"
    PASSPHRASE = "passphrase"  # noqa: S105  # the name of a step
    CODE = "code"
    WORKER = "worker"
    SCHOOLS = "schools"
    PHONES = "phones"


@dataclass(frozen=True)
class NewSchool:
    """A school as typed in the first start."""

    name: str
    is_independent: bool = False


def next_step(session: Session) -> Step | None:
    """Return the first step that is missing, or None when the start is over."""
    if session.choices.first_start_done:
        return None
    if not session.choices.code_proved_on:
        return Step.CODE
    if not session.owner.name:
        return Step.WORKER
    return Step.PHONES if session.db.schools.count() else Step.SCHOOLS


def passphrase_was_chosen(session: Session, level: int) -> None:
    """Keep the day the passphrase was chosen and how strong it was, 1 to 4."""
    prefer(session, passphrase_set_on=session.today().isoformat(), passphrase_strength=level)


def code_was_proved(session: Session) -> None:
    """Keep the day the recovery code was typed back from the paper."""
    codes.was_proved(session)


def save_who(session: Session, name: str, municipality: str, **more: str) -> None:
    """Keep who the user is and where. `more` holds fields of `Worker` and `Office`. Raises `UserError`."""
    if not name.strip():
        raise UserError("Skriv ditt namn", "Det står på papper till familjerna och i loggen.")
    if not municipality.strip():
        raise UserError("Skriv kommunens namn", "Det står i brevhuvudet och i informationstexterna.")
    about_worker = {key: more[key].strip() for key in ("title", "phone") if key in more}
    about_office = {key: more[key].strip() for key in ("board", "team") if key in more}
    with session.change("settings"):
        save_worker(session, name=name.strip(), **about_worker)
        save_office(session, municipality=municipality.strip(), **about_office)


def add_schools(session: Session, schools: Sequence[NewSchool]) -> None:
    """Add the schools that are not there yet, by name. Raises `UserError` when there would be none at all."""
    known = {fold(school.name) for school in session.db.schools.all()}
    wanted = [school for school in schools if school.name.strip()]
    if not wanted and not known:
        raise UserError(
            "Lägg till minst en skola", "Den skola du är på nu räcker. Fler kan läggas till senare."
        )
    with session.change("schools", event="schools_added") as db:
        for school in wanted:
            name = school.name.strip()
            if fold(name) in known:
                continue
            known.add(fold(name))
            kind: OrganiserType = "fristaende" if school.is_independent else "kommunal"
            db.schools.add(School(name=name, organiser_type=kind, municipality=session.office.municipality))


def finish(session: Session) -> None:
    """Say that the first start is over."""
    prefer(session, first_start_done=True)
