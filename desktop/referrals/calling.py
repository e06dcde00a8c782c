"""Who should be there when a SIP is made, and of each whether the consent lets the team talk with them."""

from __future__ import annotations

from dataclasses import dataclass

from db.records import Referral
from desktop.names import fold
from desktop.session.session import Session
from desktop.sharing.choosing import written
from desktop.sharing.guard import verdict
from desktop.sharing.recipients import Recipient
from desktop.sharing.situation import Situation, situation_of
from desktop.sharing.verdicts import Matter

_FAMILY = ("family", "guardian", "pupil")


@dataclass(frozen=True)
class CalledTo:
    """One who should be there, as written. `is_covered` is None for the pupil and the guardians: they need no row."""

    name: str
    is_covered: bool | None


def called_to(session: Session, referral: Referral) -> list[CalledTo]:
    """Return those written, in their order; without chosen categories it is asked whether they have any row."""
    names = [" ".join(line.split()) for line in referral.invited.splitlines() if line.strip()]
    if not names:
        return []
    situation = situation_of(session, referral.case_id)
    categories = tuple(referral.categories.split())
    matter = Matter(categories) if categories else Matter(any_row=True)
    found = []
    for name in names:
        asked = _who(session, situation, name)
        is_covered = (
            None
            if not asked
            else any(verdict(situation, one, matter, session.today()).is_covered for one in asked)
        )
        found.append(CalledTo(name, is_covered))
    return found


def _who(session: Session, situation: Situation, name: str) -> list[Recipient]:
    """Return whom a name may mean, as the guard knows them; none for the family: `Maria Sand, BUP Norr` is a unit."""
    pupil = situation.pupil
    if fold(name) in (fold(pupil.called), fold(pupil.full_name)):
        return []
    told = written(session, situation.case.id, name)
    if told.kind in _FAMILY or _is_guardian(situation, name):
        return []
    person, _, unit = name.rpartition(", ")
    return [told, Recipient("other", person, unit=unit), Recipient("other", person)] if person else [told]


def _is_guardian(situation: Situation, name: str) -> bool:
    guardians = [one for one in situation.contacts if one.is_guardian]
    return any(fold(name) in (fold(one.called), fold(one.name)) for one in guardians)
