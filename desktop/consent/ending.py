"""How a consent ends before its last day: with the case it belongs to, or because those it is about agreed to.

An ended consent never comes back; whoever wants to share again asks the family again.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db.clock import now
from db.records import Consent
from db.records.states import Ended
from db.tables.database import Database
from desktop.consent import around as arounds
from desktop.consent.state import is_after_closing, state_here
from desktop.errors import UserError
from desktop.session.session import Session


def end_by_agreement(session: Session, consent: Consent, day: date | None, agreed_with: str) -> Consent:
    """End a consent on a day that has been, in agreement with somebody. Raises `UserError`."""
    if day is None or day > session.today() or day < consent.valid_from:
        raise UserError(
            "Dagen stämmer inte",
            safe="Samtycket är inte ändrat.",
            do="Skriv en dag från att samtycket började gälla till i dag.",
        )
    if not agreed_with.strip():
        raise UserError(
            "Skriv vem ni kom överens med", safe="Samtycket är inte ändrat.", do="Ett namn räcker."
        )
    if consent.locked_at is None or state_here(session, consent).key in ("ended", "withdrawn"):
        raise UserError("Det finns inget att avsluta", safe="Inget har ändrats.")
    with session.change(
        "consents", event="consent_ended", subject_id=consent.case_id, object_id=consent.id, detail=_AGREED
    ) as db:
        return db.consents.put(_ended(consent, day, _AGREED, agreed_with.strip()))


def end_with_case(session: Session, db: Database, case_id: str, day: date) -> None:
    """End every consent that is not over in a case that closes, drafts too, inside the caller's change.

    One drawn up after an earlier closing (of a case that is still closed) ends today: it has held until now.
    """
    around = arounds.of_case(db, case_id, session.today())
    for consent in db.consents.of(case_id):
        last = session.today() if is_after_closing(consent, around) else day
        if consent.stage not in ("replaced", "ended") and consent.valid_until >= day:
            with session.change(
                "consents", event="consent_ended", subject_id=case_id, object_id=consent.id, detail=_CLOSED
            ):
                db.consents.put(_ended(consent, last, _CLOSED))


_AGREED: Ended = "overenskommelse"
_CLOSED: Ended = "avslut"


def _ended(consent: Consent, day: date, how: Ended, note: str = "") -> Consent:
    return replace(consent, stage="ended", ended_on=day, ended_how=how, ended_note=note, updated_at=now())
