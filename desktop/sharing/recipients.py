"""Who something may be given to: the family, somebody in it, a party, the unit's own record, somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from db.records import ConsentParty
from desktop.consent.sharing import party_name

RecipientKind = Literal["family", "guardian", "pupil", "record", "party", "other"]


@dataclass(frozen=True)
class Recipient:
    """One recipient. The unit is the party and the named worker its contact: `code` (list `part`) and place decide.

    `contact_id` for a guardian or another person around the pupil; `unit` where somebody else works, if known.
    """

    kind: RecipientKind
    name: str = ""
    contact_id: str | None = None
    code: str = ""
    school_id: str | None = None
    unit: str = ""

    @property
    def told(self) -> str:
        """Name and unit, as a print or a disclosure remembers them."""
        return ", ".join(dict.fromkeys(part for part in (self.name, self.unit) if part))


FAMILY = Recipient("family", "Familjen")
PUPIL = Recipient("pupil", "Eleven")
RECORD = Recipient("record", "Egna akten")


def as_recipient(party: ConsentParty) -> Recipient:
    """Return a party of a consent as somebody to give to: the person where one is named, else the unit."""
    return Recipient(
        "party", party.name or party_name(party), code=party.code, school_id=party.school_id, unit=party.unit
    )


def is_at(party: ConsentParty, recipient: Recipient) -> bool:
    """Return whether a recipient stands in a row: the function at the same place, else the same unit or name."""
    has_name = bool(recipient.name) and recipient.name.casefold() in (
        party.name.casefold(),
        party_name(party).casefold(),
    )
    if recipient.code:
        if party.code != recipient.code or not _is_same_place(party, recipient):
            return False
        return has_name or bool(party.unit or party.school_id)
    if recipient.unit:
        # At a school the function decides; elsewhere the unit is enough.
        return party.school_id is None and party.unit.casefold() == recipient.unit.casefold()
    return has_name and recipient.contact_id is None


def nearest(parties: Sequence[ConsentParty], recipient: Recipient) -> list[ConsentParty]:
    """Return those that name the recipient's own place, where any does: `BUP Norr` has its own row beside `BUP`."""
    at_place = [
        one
        for one in parties
        if (recipient.school_id and one.school_id == recipient.school_id)
        or (recipient.unit and one.unit.casefold() == recipient.unit.casefold())
    ]
    return at_place or list(parties)


def _is_same_place(party: ConsentParty, recipient: Recipient) -> bool:
    if party.school_id and recipient.school_id:
        return party.school_id == recipient.school_id
    return not (party.unit and recipient.unit) or party.unit.casefold() == recipient.unit.casefold()
