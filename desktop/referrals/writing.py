"""Writing a referral while it is a draft: begun empty, saved as it is typed, taken away if nothing was written."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from db.clock import here, now
from db.records import Referral
from db.records.states import ReferralKind
from desktop import spans
from desktop.errors import UserError
from desktop.referrals.states import first_check
from desktop.session.session import Session

_NEVER = frozenset(
    {
        *("id", "case_id", "kind", "status", "aborted_reason", "created_at", "updated_at"),
        *("signed_at", "signed_by", "signed_for", "content_hash"),
    }
)
WRITTEN = frozenset(one.name for one in fields(Referral)) - _NEVER
"""What may be written while it is a draft."""

_DAYS: dict[str, spans.DayKind] = {
    "seen_on": "note",
    "given_on": "note",
    "decided_on": "note",
    "follow_on": "follow_up",
}
_TEXTS = (
    *("title", "to_unit", "to_person", "written", "seen_place", "what", "who_said", "wishes", "question"),
    *(
        "child_words",
        "take_up",
        "leave_out",
        "thought",
        "ongoing",
        "siblings",
        "safe_now",
        "comfort",
        "reach",
    ),
    *("did", "consulted", "invited", "decided_by", "decided_words", "family_why", "child_how", "not_watched"),
)
RECEPTION = "soc_myndighet"
"""Who a report of concern goes to, in the list `part`."""


def begin_referral(session: Session, case_id: str, kind: ReferralKind) -> Referral:
    """Put an empty draft in the case; a draft of that kind that is there is gone on with instead.

    Oro is begun without asking for anything: the ground is the duty to report, the receiver the reception.
    """
    drafts = [one for one in session.db.referrals.of(case_id) if one.status == "utkast"]
    found = next((one for one in drafts if one.kind == kind and kind != "annan"), None)
    if found is not None:
        return found
    today, is_oro = session.today(), kind == "oro"
    made = Referral(
        case_id=case_id,
        kind=kind,
        to_code={"oro": RECEPTION, "ansokan": RECEPTION, "utredning": RECEPTION, "bup": "bup"}.get(kind, ""),
        ground="anmalningsplikt" if is_oro else "samtycke",
        given_on=today,
        seen_on=today if is_oro else None,
        seen_time=here().strftime("%H:%M") if is_oro else "",
        follow_on=first_check(kind, today),
    )
    with session.change("referrals", event="referral_begun", subject_id=case_id, object_id=made.id) as db:
        return db.referrals.add(made)


def save_referral(session: Session, referral_id: str, values: dict[str, Any]) -> Referral:
    """Write fields of a draft. Raises `UserError` when it is locked or a day cannot be meant."""
    if not values.keys() <= WRITTEN:
        raise ValueError(f"not written here: {sorted(values.keys() - WRITTEN)}")
    was = session.db.referrals.get(referral_id)
    refuse_locked(was)
    for name, kind in _DAYS.items():
        if name in values:
            spans.hold(kind, values[name], session.today(), was=getattr(was, name))
    changed = replace(was, **values)
    if changed == was:
        return was
    with session.change("referrals") as db:
        return db.referrals.put(replace(changed, updated_at=now()))


def drop_empty(session: Session, referral_id: str) -> bool:
    """Take a draft away in which nothing was written; return whether it was."""
    one = session.db.referrals.find(referral_id)
    if one is None or one.status != "utkast" or any(getattr(one, name).strip() for name in _TEXTS):
        return False
    with session.change(
        "referrals", event="referral_discarded", subject_id=one.case_id, object_id=one.id
    ) as db:
        db.referrals.remove(one.id)
    return True


def refuse_locked(referral: Referral) -> None:
    """Raise `UserError` unless it is a draft."""
    if referral.status != "utkast":
        raise UserError(
            "Det är redan lämnat eller avstått",
            "Det som är låst går inte att ändra.",
            "Det står kvar som det är.",
            "Skriv en rättelse bredvid om något blev fel.",
        )
