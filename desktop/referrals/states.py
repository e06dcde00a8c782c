"""Where a referral stands and when to ask again: pure rules on the record and what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal, get_args

from db.records import Referral, ReferralAddition
from db.records.states import ReferralKind

ReferralState = Literal["draft", "waiting", "answered", "ended", "given_up"]
"""*Utkast → lämnad → besvarad → avslutad*, or *avbruten*."""
REFERRAL_STATES: tuple[ReferralState, ...] = get_args(ReferralState)

NO_ANSWER_YET = frozenset({"mottaget", "vantelista", "inget_svar"})
"""Answers that decide nothing: one goes on waiting."""


def first_check(kind: ReferralKind, given: date) -> date:
    """Return the day to ask for an answer unless another is chosen: 14 days for oro, 21 for a SIP, else 30."""
    return given + timedelta(days=14 if kind == "oro" else 21 if kind == "sip" else 30)


def state_of_referral(referral: Referral, beside: Sequence[ReferralAddition]) -> ReferralState:
    """Return where it stands; `beside` is what was added to it, the oldest first."""
    if referral.status == "utkast":
        return "draft"
    if referral.status == "avbruten" or any(one.kind == "avbruten" for one in beside):
        return "given_up"
    if any(one.kind == "avslutad" for one in beside):
        return "ended"
    has_answer = any(one.kind == "svar" and one.answer not in NO_ANSWER_YET for one in beside)
    return "answered" if has_answer else "waiting"


def sip_started(referral: Referral, beside: Sequence[ReferralAddition]) -> date | None:
    """Return the day of the first SIP meeting that was answered with, None while there is none.

    That is what counts as a SIP in the statistics: one with a meeting, not one that was asked for.
    """
    if referral.kind != "sip" or referral.status != "lamnad":
        return None
    return next((one.happened_on for one in beside if one.answer == "sip_mote" and one.happened_on), None)


def next_check(referral: Referral, beside: Sequence[ReferralAddition]) -> date | None:
    """Return the day to ask again, None where nothing is waited for.

    What was said last holds. An answer that decides leaves no day unless it names one; one that does not leaves the
    day that was.
    """
    if state_of_referral(referral, beside) not in ("waiting", "answered"):
        return None
    day = referral.follow_on
    for one in beside:
        is_final = one.kind == "svar" and one.answer not in NO_ANSWER_YET
        if one.next_on is not None or one.kind == "kontroll" or is_final:
            day = one.next_on
    return day
