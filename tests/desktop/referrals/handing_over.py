"""Referrals that are ready to be handed over, and that are."""

from __future__ import annotations

from typing import Any

from db.records import Referral
from db.records.states import ReferralKind
from desktop.referrals import handing, writing
from desktop.session.session import Session


def a_ready(session: Session, case_id: str, kind: ReferralKind = "oro", **given: Any) -> Referral:
    """Write all that is needed; `given` are fields to have otherwise."""
    draft = writing.begin_referral(session, case_id, kind)
    fields: dict[str, Any] = {
        "what": "”Jag vågar inte gå hem.”",
        "to_unit": "",
        "to_person": "Maria Sand",
        "given_time": "09:40",
        "channel": "telefon",
    }
    if kind == "oro":
        fields |= {"family_knows": "vet_inte", "family_why": "Mottagningen gör det", "did": "Stannade kvar"}
    return writing.save_referral(session, draft.id, fields | given)


def an_oro_handed(session: Session, case_id: str) -> Referral:
    """Hand over a report of concern."""
    return handing.hand_over(session, a_ready(session, case_id).id)
