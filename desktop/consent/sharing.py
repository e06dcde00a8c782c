"""Who the parties of a consent are, in words. What they may be given is for `desktop.sharing.guard` to say."""

from __future__ import annotations

from db.records import ConsentParty
from desktop.content import lists
from desktop.names import fold

_OTHER = "annan"


def party_name(party: ConsentParty) -> str:
    """Return who a party is: the unit, and what kind of party where the unit does not say it; never a person.

    Whoever works there may change, and the consent holds on. Only `annan` without a unit goes by its name. The words
    of the list stand as they are: BUP is never bup.
    """
    kind, unit = lists().label("part", party.code), party.unit
    if party.code == _OTHER:
        return unit or party.name or kind
    return unit if fold(kind) in fold(unit) else ", ".join(part for part in (kind, unit) if part)


def contact_of(party: ConsentParty) -> str:
    """Return who to turn to at a party, or nothing."""
    return party.name if party.name != party_name(party) else ""


def party_in_full(party: ConsentParty) -> str:
    """Return a party with its contact, for a list to choose from: two teachers are two parties of one name."""
    contact = contact_of(party)
    return f"{party_name(party)} ({contact})" if contact else party_name(party)
