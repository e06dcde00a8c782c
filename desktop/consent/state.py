"""Whether a consent holds today: never stored, always worked out from signatures, dates and withdrawals.

A consent to share is a waiver of secrecy (OSL 10 kap. 1 § and 12 kap. 2 §). With joint custody the program asks
for both guardians (the municipality's default) and says *delvis* until both have signed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from db.records import Consent, ConsentCell, Signatory, Withdrawal
from desktop.content import rules
from desktop.session.session import Session

StateKey = Literal["active", "partial", "expiring", "expired", "withdrawn", "missing", "draft"]
"""Where a consent stands on a day; never stored."""


@dataclass(frozen=True)
class ConsentState:
    """How a consent stands. `waiting`: who has not signed."""

    key: StateKey
    consent: Consent | None = None
    waiting: tuple[Signatory, ...] = ()
    partly_withdrawn: bool = False

    @property
    def holds(self) -> bool:
        """Whether anything may be shared on it today."""
        return self.key in ("active", "expiring")


MISSING = ConsentState("missing")


def state_of(
    consent: Consent,
    signatories: Iterable[Signatory],
    withdrawals: Iterable[Withdrawal],
    today: date,
) -> ConsentState:
    """Return where one version of a consent stands on a day.

    It is running out as many days before its last as the rules say (`[samtycke] paminn_dagar`).
    """
    withdrawn = list(withdrawals)
    if any(one.party_id is None and one.category is None for one in withdrawn):
        return ConsentState("withdrawn", consent)
    if consent.stage == "ended" or today > consent.valid_until:
        return ConsentState("expired", consent)
    needed = [one for one in signatories if one.required]
    waiting = tuple(one for one in needed if not one.kind)
    found = ConsentState("active", consent, waiting, bool(withdrawn))
    if (waiting and not consent.override_at) or not needed:
        signed = len(waiting) < len(needed)
        return replace(found, key="partial" if signed else "draft")
    if today < consent.valid_from:
        return replace(found, key="draft")
    soon = consent.valid_until - today <= timedelta(days=rules().consent.remind)
    return replace(found, key="expiring" if soon else "active")


def state_of_case(session: Session, case_id: str) -> ConsentState:
    """Return where the case's consent stands: the version that holds, else the latest."""
    db = session.db
    found = [
        state_of(one, db.signatories.of(one.id), db.withdrawals.of(one.id), session.today())
        for one in db.consents.of(case_id)
        if one.stage != "replaced"
    ]
    return _telling(found)


def state_of_all(session: Session) -> dict[str, ConsentState]:
    """Return the state of every case that has a consent, in three questions to the vault."""
    db = session.db
    signatories: dict[str, list[Signatory]] = defaultdict(list)
    for signatory in db.signatories.all():
        signatories[signatory.consent_id].append(signatory)
    withdrawals: dict[str, list[Withdrawal]] = defaultdict(list)
    for withdrawal in db.withdrawals.all():
        withdrawals[withdrawal.consent_id].append(withdrawal)
    found: dict[str, list[ConsentState]] = defaultdict(list)
    for consent in db.consents.select("WHERE stage <> 'replaced' ORDER BY number DESC, version DESC"):
        state = state_of(consent, signatories[consent.id], withdrawals[consent.id], session.today())
        found[consent.case_id].append(state)
    return {case_id: _telling(states) for case_id, states in found.items()}


def _telling(states: list[ConsentState]) -> ConsentState:
    """Return the state to show: one that holds before a newer draft, else the latest version's."""
    return next((one for one in states if one.holds), states[0] if states else MISSING)


@dataclass(frozen=True)
class Cover:
    """Whether a piece of information may be given to, or taken from, a party."""

    gives: bool
    receives: bool
    withdrawn: bool = False


def cover(cells: Iterable[ConsentCell], withdrawals: Iterable[Withdrawal]) -> dict[tuple[str, str], Cover]:
    """Return what each filled cell (party id, category) allows, withdrawals taken away."""
    taken = [(one.party_id, one.category) for one in withdrawals]
    found = {}
    for cell in cells:
        gone = any(
            party in (None, cell.party_id) and category in (None, cell.category) for party, category in taken
        )
        found[cell.party_id, cell.category] = Cover(
            gives=not gone and cell.direction in ("lamna", "bada"),
            receives=not gone and cell.direction in ("ta_emot", "bada"),
            withdrawn=gone,
        )
    return found
