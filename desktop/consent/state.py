"""Whether a consent holds today: never stored, always worked out from signatures, dates and withdrawals.

A consent to share is a waiver of secrecy (OSL 10 kap. 1 § and 12 kap. 2 §). With joint custody the program asks
for both guardians (the municipality's default) and says *delvis* until both have signed. A no is a no: while one
stands, nothing is shared on the other's yes, and no other ground takes its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from db.records import Consent, ConsentCell, Signatory, Withdrawal
from desktop import dates
from desktop.consent import around as arounds
from desktop.consent.around import NOTHING, Around, person, said_no
from desktop.content import rules
from desktop.session.session import Session

StateKey = Literal[
    "active", "partial", "refused", "expiring", "expired", "ended", "withdrawn", "missing", "draft"
]
"""Where a consent stands on a day; never stored."""

ConsentDoubt = Literal["custody", "own_line", "of_age"]
"""Why it has to be gone through again: other guardians, the pupil signs too, the pupil alone decides."""

OF_AGE = 18
"""Years; from then on the pupil alone disposes over the secrecy."""


@dataclass(frozen=True)
class ConsentState:
    """How a consent stands. `waiting`: who has not signed; `refused`: who has said no, there or before.

    `left`: party id → last day at the school that the pupil has left, whose rows ended with it.
    """

    key: StateKey
    consent: Consent | None = None
    waiting: tuple[Signatory, ...] = ()
    partly_withdrawn: bool = False
    refused: tuple[Signatory, ...] = ()
    doubts: tuple[ConsentDoubt, ...] = ()
    left: Mapping[str, date] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """Whether anything may be shared on it today."""
        return self.key in ("active", "expiring") and "of_age" not in self.doubts

    @property
    def shown_key(self) -> StateKey:
        """The key that a chip shows: what the pupil, being of age, has taken over has run out."""
        return "expired" if self.key in ("active", "expiring") and not self.holds else self.key

    @property
    def needs_a_look(self) -> bool:
        """Whether it has to be gone through again though it holds: other school, guardians or age."""
        return self.holds and bool(self.doubts or self.left)

    @property
    def is_over(self) -> bool:
        """Whether it once held, or could have, and no longer does."""
        return self.key in ("expired", "ended", "withdrawn")


MISSING = ConsentState("missing")
_NONE_LEFT: Mapping[str, date] = {}


def state_of(
    consent: Consent,
    signatories: Iterable[Signatory],
    withdrawals: Iterable[Withdrawal],
    today: date,
    around: Around = NOTHING,
    before: Collection[str] = (),
) -> ConsentState:
    """Return where one version of a consent stands on a day.

    It is running out as many days before its last as the rules say (`[samtycke] paminn_dagar`). `before`: the
    persons (`around.person`) whose latest answer to an earlier version was no.
    """
    withdrawn, signing = list(withdrawals), list(signatories)
    needed = [one for one in signing if one.required]
    waiting = tuple(one for one in needed if not one.kind)
    refused = tuple(one for one in signing if not one.kind and (one.refused_on or person(one) in before))
    return ConsentState(
        _key(consent, needed, waiting, refused, withdrawn, today, around),
        consent,
        waiting,
        bool(withdrawn),
        refused,
        doubts(consent, signing, today, around),
        around.left.get(consent.id, _NONE_LEFT),
    )


def _key(
    consent: Consent,
    needed: Collection[Signatory],
    waiting: Collection[Signatory],
    refused: Collection[Signatory],
    withdrawn: Iterable[Withdrawal],
    today: date,
    around: Around,
) -> StateKey:
    if any(one.party_id is None and one.category is None for one in withdrawn):
        return "withdrawn"
    ran_out_before = around.closed_on is not None and consent.valid_until < around.closed_on
    ends = around.is_closed and not ran_out_before and not is_after_closing(consent, around)
    if consent.stage == "ended" or ends:
        return "ended"
    if refused:
        return "refused"
    if today > consent.valid_until:
        return "expired"
    if (waiting and not consent.override_at) or not needed or len(waiting) == len(needed):
        return "partial" if len(waiting) < len(needed) else "draft"
    if today < consent.valid_from:
        return "draft"
    soon = consent.valid_until - today <= timedelta(days=rules().consent.remind)
    return "expiring" if soon else "active"


def is_after_closing(consent: Consent, around: Around) -> bool:
    """Tell whether a consent was drawn up on a closed case, for its booster: the closing did not end that."""
    return around.closed_at is not None and consent.created_at >= around.closed_at


def doubts(
    consent: Consent, signing: list[Signatory], today: date, around: Around
) -> tuple[ConsentDoubt, ...]:
    """Return why a consent that has been signed has to be gone through again on a day."""
    if consent.locked_at is None:
        return ()
    age = dates.age(around.born, today) if around.born else 0
    own = [one for one in signing if one.signer == "E"]
    if age >= OF_AGE:
        return () if any(one.kind for one in own) else ("of_age",)
    found: list[ConsentDoubt] = []
    lines = {one.contact_id for one in signing if one.signer != "E"}
    if around.guardians is not None and None not in lines and lines != around.guardians:
        found.append("custody")
    if age >= rules().consent.pupil_signs_from and not own:
        found.append("own_line")
    return tuple(found)


def state_here(session: Session, consent: Consent) -> ConsentState:
    """Return where one version stands today, whatever the case's other versions say."""
    db, today = session.db, session.today()
    others = [(one, db.signatories.of(one.id)) for one in db.consents.of(consent.case_id)]
    return state_of(
        consent,
        db.signatories.of(consent.id),
        db.withdrawals.of(consent.id),
        today,
        arounds.of_case(db, consent.case_id, today),
        said_no(consent, others),
    )


def state_of_case(session: Session, case_id: str) -> ConsentState:
    """Return where the case's consent stands: the version that holds, else the latest."""
    db, today = session.db, session.today()
    signing = [(one, db.signatories.of(one.id)) for one in db.consents.of(case_id)]
    if not signing:
        return MISSING
    around = arounds.of_case(db, case_id, today)
    return _telling(
        [
            state_of(one, signs, db.withdrawals.of(one.id), today, around, said_no(one, signing))
            for one, signs in signing
            if one.stage != "replaced"
        ]
    )


def state_of_all(session: Session) -> dict[str, ConsentState]:
    """Return the state of every case that has a consent, in six questions to the vault."""
    db, today = session.db, session.today()
    signatories: dict[str, list[Signatory]] = defaultdict(list)
    for signatory in db.signatories.all():
        signatories[signatory.consent_id].append(signatory)
    withdrawals: dict[str, list[Withdrawal]] = defaultdict(list)
    for withdrawal in db.withdrawals.all():
        withdrawals[withdrawal.consent_id].append(withdrawal)
    versions: dict[str, list[tuple[Consent, list[Signatory]]]] = defaultdict(list)
    for consent in db.consents.select("ORDER BY number DESC, version DESC"):
        versions[consent.case_id].append((consent, signatories[consent.id]))
    around = arounds.of_all(db, today) if versions else {}
    found: dict[str, ConsentState] = {}
    for case_id, signing in versions.items():
        states = [
            state_of(one, signs, withdrawals[one.id], today, around[case_id], said_no(one, signing))
            for one, signs in signing
            if one.stage != "replaced"
        ]
        found[case_id] = _telling(states)
    return found


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
