"""Samtycke för boosterträffen: a new one on the closed case, since every other ended with the support.

It is as narrow as what it is for: attendance alone, from the school to the team, from the closing until 30 days after
the meeting. Nothing of it holds before those who are asked have signed, as with any consent.
"""

from __future__ import annotations

from datetime import timedelta

from db.records import Consent, ConsentCell, ConsentParty
from desktop import dates
from desktop.consent import around as arounds
from desktop.consent.state import is_after_closing, state_here
from desktop.consent.versions import TABLES, signatories_for
from desktop.content import rules, texts
from desktop.errors import UserError
from desktop.session.session import Session

AFTERWARDS = timedelta(days=30)
"""How long after the meeting the school's figures may still come."""


def booster_consent(session: Session, case_id: str) -> Consent | None:
    """Return the latest consent that was drawn up after the closing, None where there is none."""
    around = arounds.of_case(session.db, case_id, session.today())
    drawn_up = (one for one in session.db.consents.of(case_id) if is_after_closing(one, around))
    return next((one for one in drawn_up if one.ended_how != "avslut"), None)


def start_booster_consent(session: Session, case_id: str) -> Consent:
    """Draw it up as a draft under a new number; what is there already and not over is returned as it is.

    Raises `UserError` where the case was not closed by an act, no booster is planned, or the pupil has no school.
    """
    db, case = session.db, session.db.cases.get(case_id)
    present = booster_consent(session, case_id)
    if present is not None and not state_here(session, present).is_over:
        return present
    planned, now = db.boosters.planned(case_id), db.schoolings.current(case.pupil_id)
    closed_at = arounds.of_case(db, case_id, session.today()).closed_at
    if planned is None or now is None or closed_at is None or case.closed_on is None:
        raise UserError(
            "Det finns inget att fråga om",
            "Samtycket gäller närvaron från skolan inför boosterträffen.",
            "Inget har ändrats.",
            "Boka träffen och skriv in skolan först.",
        )
    longest = dates.months_on(case.closed_on, rules().consent.longest) - timedelta(days=1)
    made = Consent(
        case_id=case_id,
        number=max((one.number for one in db.consents.of(case_id)), default=0) + 1,
        purpose=texts().get("samtycke.syfte_booster"),
        how=texts().get("samtycke.hur_booster"),
        valid_from=case.closed_on,
        valid_until=min(planned.planned_on + AFTERWARDS, longest),
        original_kept=session.office.originals_kept,
    )
    party = ConsentParty(
        consent_id=made.id,
        code="mentor",
        name=now.mentor,
        unit=db.schools.get(now.school_id).name,
        school_id=now.school_id,
    )
    with session.change(*TABLES, event="consent_begun", subject_id=case_id, object_id=made.id):
        db.consents.add(made)
        db.consent_parties.add(party)
        db.consent_cells.add(
            ConsentCell(consent_id=made.id, party_id=party.id, category="narvaro", direction="ta_emot")
        )
        for one in signatories_for(session, case, made):
            db.signatories.add(one)
    return made
