"""A row of the list: what it is called where others may see it, to whom and when, the next check, where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from db.records import Referral, ReferralAddition
from desktop import dates
from desktop.notes.protected import NAME
from desktop.referrals import words
from desktop.referrals.states import next_check, state_of_referral
from desktop.session.session import Session
from ui.people.family.person_row import ChipFacts, PersonFacts


def _tr(text: str) -> str:
    return QCoreApplication.translate("Referrals", text)


def chip_of(session: Session, referral: Referral, beside: Sequence[ReferralAddition]) -> ChipFacts:
    """Return word, tone and icon of where it stands."""
    state = state_of_referral(referral, beside)
    if state in ("waiting", "answered"):
        meets = [one for one in beside if one.answer == "sip_mote" and one.happened_on]
        if meets and meets[-1].happened_on and meets[-1].happened_on >= session.today():
            return _tr("Möte bokat"), "info", "calendar-check"
    if state == "waiting" and next_check(referral, beside) is None:
        return _tr("Skickad"), "info", "arrow-right"
    return {
        "draft": (_tr("Utkast"), "neutral", "pencil-simple"),
        "waiting": (_tr("Väntar på svar"), "warn", "hourglass-medium"),
        "answered": (_tr("Besvarad"), "ok", "check-circle"),
        "ended": (_tr("Avslutad"), "ok", "check-circle"),
        "given_up": (_tr("Avstått"), "neutral", "x"),
    }[state]


def row_facts(session: Session, referral: Referral, beside: Sequence[ReferralAddition]) -> PersonFacts:
    """Return what the row shows. An oro is named when it is opened, and not before (decision 24)."""
    today, is_oro = session.today(), referral.kind == "oro"
    given = dates.plain(referral.given_on, today) if referral.given_on else ""
    to = "" if is_oro else words.to_whom(referral)
    day = next_check(referral, beside)
    is_late = day is not None and day < today
    lines = [_tr("Återkoppling {0}").format(dates.plain(day, today))] if day is not None else []
    return PersonFacts(
        NAME if is_oro else words.called(referral),
        ", ".join(part for part in (to, given) if part),
        lines,
        [chip_of(session, referral, beside)],
        tones={0: "danger"} if is_late else {},
    )
