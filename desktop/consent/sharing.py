"""Who the parties of a consent are, in words. What they may be given is for `desktop.sharing.guard` to say."""

from __future__ import annotations

from db.records import ConsentParty
from desktop.content import lists


def party_name(party: ConsentParty) -> str:
    """Return who a party is: the name given, else what kind of party it is."""
    return party.name or lists().label("part", party.code)
