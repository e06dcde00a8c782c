"""Vidare stöd: oro, ansökan, SIP, vård. What went to whom, on which ground, and what came back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from db.clock import now
from db.ids import new_id
from db.records.states import (
    ChildKnows,
    FamilyKnows,
    ReferralAddedKind,
    ReferralAnswer,
    ReferralChannel,
    ReferralGround,
    ReferralKind,
    ReferralStatus,
)


@dataclass(frozen=True, kw_only=True)
class Referral:
    """One referral of a case, locked when it is handed over or given up; what comes after stands beside it.

    `to_code` is a code in the list `part`, `categories` codes of the list `kategori` with a space between. Times are
    `HH:MM`. The signed note in the journal has the same id. What the texts are about goes by `kind`: for a report of
    concern `what` is what was seen and heard, `wishes` the child's words, `ongoing` earlier concern, `thought` one's
    own thought and `did` what was done; else why both are needed, what child and family want, what goes on already,
    what lacks, and who could do what (`Vem: vad; när`, one a line). Law: SoL 19 kap. 1 § (duty to report), SoL 10
    kap. and HSL 16 kap. 4 § (SIP); to be verified as `lagrum.toml` says.
    """

    id: str = field(default_factory=new_id)
    case_id: str
    kind: ReferralKind
    status: ReferralStatus = "utkast"
    title: str = ""  # for `annan`, what it is
    to_code: str = ""
    to_unit: str = ""
    to_person: str = ""
    channel: ReferralChannel = ""
    given_on: date | None = None
    given_time: str = ""
    written: str = ""  # how and when it was given in writing too
    seen_on: date | None = None
    seen_time: str = ""
    seen_place: str = ""
    what: str = ""
    who_said: str = ""
    wishes: str = ""
    question: str = ""  # for an oro: what the child was asked, word for word
    child_words: str = ""  # for another kind: the child's words that stand first on its paper
    take_up: str = ""  # what child and family want to take up at the meeting
    leave_out: str = ""  # what they do not want to talk about there: never on another's paper
    thought: str = ""
    ongoing: str = ""
    siblings: str = ""
    safe_now: str = ""
    comfort: str = ""  # what makes the child feel safe
    reach: str = ""  # how the child can be reached in a safe way
    did: str = ""
    consulted: str = ""
    invited: str = ""  # for a SIP: who should be there, one a line
    goals: str = ""  # lineages of the plan's goals that it is about, a space between
    ground: ReferralGround = "samtycke"
    categories: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    decided_words: str = ""
    family_knows: FamilyKnows = ""
    family_why: str = ""
    child_knows: ChildKnows = ""
    child_how: str = ""
    follow_on: date | None = None
    not_watched: str = ""  # bevakas inte, därför att
    aborted_reason: str = ""
    created_at: datetime = field(default_factory=now)
    updated_at: datetime = field(default_factory=now)
    signed_at: datetime | None = None
    signed_by: str = ""
    signed_for: str = ""
    content_hash: str = ""


@dataclass(frozen=True, kw_only=True)
class ReferralAddition:
    """What was written beside a referral that is handed over. `next_on`: the next day to ask.

    `happened_on` is when the answer came, or the day of the SIP meeting; `diary` the receiver's diarienummer.
    """

    id: str = field(default_factory=new_id)
    referral_id: str
    kind: ReferralAddedKind
    answer: ReferralAnswer = ""
    happened_on: date | None = None
    words: str = ""
    diary: str = ""
    coordinator: str = ""
    next_on: date | None = None
    signed_at: datetime = field(default_factory=now)
    signed_by: str = ""
    signed_for: str = ""
    content_hash: str = ""
