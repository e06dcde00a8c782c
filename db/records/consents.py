"""Samtycke till informationsdelning: party × category × direction × period × signatory.

A waiver of secrecy, not consent under data protection law: withdrawing stops sharing, it erases nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from db.clock import now
from db.ids import new_id
from db.records.states import ConsentStage, Direction, Ended, SignatureKind


@dataclass(frozen=True, kw_only=True)
class Consent:
    """One version of a consent. From the first signature (`locked_at`) what was signed for cannot change.

    Whether it holds is never stored: it follows from signatures, dates and withdrawals (`desktop.consent.state`).
    """

    id: str = field(default_factory=new_id)
    case_id: str
    number: int = 1
    version: int = 1
    stage: ConsentStage = "draft"
    purpose: str = ""
    how: str = ""
    not_shared: str = ""
    valid_from: date
    valid_until: date
    information_given_on: date | None = None
    information_language: str = ""
    interpreter: str = ""
    original_kept: str = ""
    child_stance: str = ""  # code in the list barnets_installning
    child_reason: str = ""
    child_words: str = ""
    child_asked_by: str = ""
    child_asked_on: date | None = None
    override_ground: str = ""  # why it holds though a signature is missing
    override_at: datetime | None = None
    override_by: str = ""
    created_at: datetime = field(default_factory=now)
    updated_at: datetime = field(default_factory=now)
    locked_at: datetime | None = None
    content_hash: str = ""
    branch: str = ""  # see Assessment
    override_kind: str = ""  # code in the list grund
    override_decided_by: str = ""  # who decided it, by name; `override_by` wrote it down
    override_decided_on: date | None = None
    ended_on: date | None = None  # from this day nothing is shared on it
    ended_how: Ended = ""
    ended_note: str = ""  # with whom it was agreed


@dataclass(frozen=True, kw_only=True)
class ConsentParty:
    """Who may be talked with. `code` is in the list `part`; `name` and `unit` say who, concretely."""

    id: str = field(default_factory=new_id)
    consent_id: str
    code: str
    name: str = ""
    unit: str = ""
    school_id: str | None = None
    not_this: str = ""
    sort_order: int = 0


@dataclass(frozen=True, kw_only=True)
class ConsentCell:
    """What may be shared with a party. No row: not shared. Codes in the lists `kategori` and `riktning`."""

    id: str = field(default_factory=new_id)
    consent_id: str
    party_id: str
    category: str
    direction: Direction


@dataclass(frozen=True, kw_only=True)
class Signatory:
    """Somebody whose signature the consent needs (`required`), or who may sign (the pupil).

    `signer`: V1, V2 … or E.
    """

    id: str = field(default_factory=new_id)
    consent_id: str
    contact_id: str | None = None
    signer: str
    name: str
    role: str = ""
    required: bool = True
    kind: SignatureKind = ""
    signed_on: date | None = None
    refused_on: date | None = None
    reminded_on: date | None = None
    oral_how: str = ""
    oral_identity: str = ""
    registered_by: str = ""
    sort_order: int = 0


@dataclass(frozen=True, kw_only=True)
class Withdrawal:
    """What was taken back, when and how. `party_id` and `category` None: all of it. Never changed."""

    id: str = field(default_factory=new_id)
    consent_id: str
    party_id: str | None = None
    category: str | None = None
    by_whom: str = ""
    how: str = ""
    received_at: datetime = field(default_factory=now)
    received_by: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Disclosure:
    """Information that crossed an authority's border, and the ground for it. Never changed."""

    id: str = field(default_factory=new_id)
    case_id: str
    shared_at: datetime = field(default_factory=now)
    what: str
    category: str = ""
    recipient: str = ""
    how: str = ""
    ground: str = "samtycke"  # code in the list grund
    ground_note: str = ""
    consent_id: str | None = None
    made_by: str = ""
