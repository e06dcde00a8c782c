"""Får jag dela? Answers for one party and one category, in words, from the consent that holds today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from db.records import ConsentParty
from desktop import dates
from desktop.consent.state import ConsentState, cover, state_of_case
from desktop.content import lists
from desktop.names import fold
from desktop.session.session import Session

_OTHER = "annan"
RulingKey = Literal["covered", "not_covered", "expired", "withdrawn"]


@dataclass(frozen=True)
class Ruling:
    """Whether something may be shared. `because` is one or two sentences."""

    key: RulingKey
    because: str

    @property
    def is_covered(self) -> bool:
        """Whether it may be shared."""
        return self.key == "covered"


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


def may_share(session: Session, case_id: str, party_id: str, category: str) -> Ruling:
    """Return whether something of a category may be given to a party today, and why not."""
    state = state_of_case(session, case_id)
    unheld = _unheld(state)
    if unheld:
        return unheld
    assert state.consent is not None
    db = session.db
    party = next((one for one in db.consent_parties.of(state.consent.id) if one.id == party_id), None)
    what = lists().label("kategori", category)
    if party is None:
        return Ruling(
            "not_covered", "Mottagaren finns inte i samtycket, och det gäller bara dem som står där."
        )
    found = cover(db.consent_cells.of(state.consent.id), db.withdrawals.of(state.consent.id)).get(
        (party_id, category)
    )
    name = party_name(party)
    if found is None or not (found.gives or found.withdrawn):
        return Ruling("not_covered", f"{name} har inte samtycke för {_told(what)}.")
    if found.withdrawn:
        return Ruling("withdrawn", f"Samtycket för {name} och {_told(what)} är återkallat.")
    limit = f" Inte detta: {party.not_this}." if party.not_this else ""
    return Ruling("covered", f"{name} får veta det som gäller {_told(what)}.{limit}")


def _told(words: str) -> str:
    return f"”{words}”"


def _unheld(state: ConsentState) -> Ruling | None:
    if state.holds:
        return None
    if state.key == "expired" and state.consent:
        return Ruling("expired", f"Samtycket gällde till {dates.full(state.consent.valid_until)}.")
    if state.key == "withdrawn":
        return Ruling("withdrawn", "Samtycket är återkallat.")
    if state.key == "partial":
        names = " och ".join(one.name for one in state.waiting)
        return Ruling("not_covered", f"En underskrift saknas: {names}.")
    return Ruling("not_covered", "Det finns inget samtycke som gäller i dag.")
