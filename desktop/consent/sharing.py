"""Får jag dela? Answers for one party and one category, in words, from the consent that holds today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from db.records import ConsentParty
from desktop import dates
from desktop.consent.state import ConsentState, cover, state_of_case
from desktop.content import lists
from desktop.session.session import Session

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
    """Return who a party is: the name given, else what kind of party it is."""
    return party.name or lists().label("part", party.code)


def may_share(session: Session, case_id: str, party_id: str, category: str) -> Ruling:
    """Return whether something of a category may be given to a party today, and why not."""
    state = state_of_case(session, case_id)
    unheld = _unheld(state)
    if unheld:
        return unheld
    assert state.consent is not None
    db = session.db
    party = next((one for one in db.consent_parties.of(state.consent.id) if one.id == party_id), None)
    what = lists().label("kategori", category).lower()
    if party is None:
        return Ruling(
            "not_covered", "Mottagaren finns inte i samtycket, och det gäller bara dem som står där."
        )
    found = cover(db.consent_cells.of(state.consent.id), db.withdrawals.of(state.consent.id)).get(
        (party_id, category)
    )
    name = party_name(party)
    if found is None or not (found.gives or found.withdrawn):
        return Ruling("not_covered", f"{name} har inte samtycke för {what}.")
    if found.withdrawn:
        return Ruling("withdrawn", f"Samtycket för {name} och {what} är återkallat.")
    limit = f" Inte detta: {party.not_this}." if party.not_this else ""
    return Ruling("covered", f"{name} får veta det som gäller {what}.{limit}")


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
