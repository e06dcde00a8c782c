"""A case with one of every kind of locked thing, told through the real verbs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from db.clock import day_of
from db.records import Case, Disclosure
from desktop.assessment import rounds as assessments
from desktop.chain.locked import chain
from desktop.closing import act, booster
from desktop.consent import acts as consent_acts
from desktop.followup.signing import correct
from desktop.forms.answers import Answer
from desktop.notes import notes
from desktop.notes.amending import amend_note
from desktop.paper.kept.signing import refuse_consent
from desktop.plan import verbs as plans
from desktop.referrals.beside import add_answer
from desktop.session.session import Session
from tests.builders import DAY, a_case, a_pupil
from tests.desktop.closing.closing import closed
from tests.desktop.followup.holding import held, standing_on
from tests.desktop.plan.planning import ready
from tests.desktop.referrals.handing_over import an_oro_handed
from tests.stories import a_running_case

KINDS = (
    *("anteckning", "samtycke", "underskrift", "rattelse", "nej", "aterkallelse", "kartlaggning", "plan"),
    "delning",
)
"""In the order they are locked."""


def everything(session: Session) -> Case:
    """Return the case, with nine links."""
    case = a_running_case(session)
    note = session.db.notes.select("WHERE case_id = ? AND status = 'signed'", case.id)[0]
    amend_note(session, note, "schemat", "kalendern", "fel ord")
    consent = session.db.consents.of(case.id)[0]
    consent_acts.refuse(session, session.db.signatories.of(consent.id)[1], DAY)
    at = datetime(2026, 11, 24, 9, tzinfo=UTC)
    consent_acts.withdraw(session, consent, by_whom="Hodan", how="telefon", received_at=at)
    begun = assessments.start_assessment(session, case.id)
    assessments.save_answer(session, begun, Answer("S1", "E", 2))
    assessments.save_summary(session, begun, known="Lektionerna går bra.")
    assessments.sign_assessment(session, begun)
    plans.sign_plan(session, ready(session, case.id)[0].id)
    a_disclosure(session, case.id)
    return case


def a_paper_answered_on(session: Session, case: Case) -> None:
    """Keep a paper of the consent, and register a no on it: three more links, of which two tell of the paper."""
    signatory = session.db.signatories.of(session.db.consents.of(case.id)[0].id)[1]
    refuse_consent(session, signatory, DAY)


def a_follow_up_corrected(session: Session, case: Case) -> None:
    """Hold and sign a follow-up of the plan, and correct it: two more links."""
    plan = session.db.plans.current(case.id)
    assert plan is not None
    assert plan.signed_at is not None
    day = day_of(plan.signed_at) + timedelta(days=1)
    signed = held(session, case.id, day, day + timedelta(days=28))
    correct(session, signed, "Två dagar.", "Fel ord")


def a_referral_answered(session: Session, case: Case) -> None:
    """Hand over a report of concern, and write what was answered: four more links with its note and disclosure."""
    add_answer(session, an_oro_handed(session, case.id).id, "mottaget", "Tack", diary="26-1")


def a_closing_taken_back(session: Session, case: Case) -> None:
    """Close the case, let the booster be declined, and take the closing back: three more links."""
    plan = session.db.plans.current(case.id)
    after = day_of(plan.signed_at) if plan is not None and plan.signed_at is not None else session.today()
    with standing_on(session, after + timedelta(days=2)):
        for note in session.db.notes.drafts_in(case.id):
            notes.discard_note(session, note)
        closed(session, case.id, unfinished_reason="Vi hann inte.")
        planned = session.db.boosters.planned(case.id)
        assert planned is not None
        booster.decline(session, planned.id, "avbojd", "Allt är bra.")
        act.undo(session, case.id, "Fel elev.")


def a_disclosure(session: Session, case_id: str) -> Disclosure:
    """Register that something was shared, as its verb will."""
    with session.change("disclosures") as db:
        shared = db.disclosures.add(Disclosure(case_id=case_id, what="Närvaro", made_by="Karin Lund"))
        chain(session, "delning", shared.id)
    return shared


def another_case(session: Session, number: str, signed: int) -> Case:
    """Return a case of another pupil with so many signed notes."""
    with session.change("cases") as db:
        case = db.cases.add(a_case(db.pupils.add(a_pupil(first_names="Bo")).id, number=number))
    for text in range(signed):
        a_signed_note(session, case.id, f"Samtal {text}")
    return case


def a_signed_note(session: Session, case_id: str, body: str) -> str:
    """Sign a note and return its id."""
    return notes.sign_note(session, replace(notes.begin_note(session, case_id), body=body)).id
