"""Whom something about a case can be for, to choose among: whether it may be given is for the guard to say."""

from __future__ import annotations

from desktop.consent.around import has_custody
from desktop.session.here import school_here
from desktop.session.session import Session
from desktop.sharing.guard import is_of_age
from desktop.sharing.recipients import FAMILY, PUPIL, RECORD, Recipient, as_recipient
from desktop.sharing.situation import situation_of


def recipients(session: Session, case_id: str) -> list[Recipient]:
    """Return who something can be for: the family and each guardian, the parties of the consent, the own record.

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
