"""The twelve pupils of the design picture, in a real vault, for page tests and photographs."""

from __future__ import annotations

from datetime import date, timedelta

from db.records import STEPS, Case, CaseStep, Contact, Meeting, School, SchoolContact, Withdrawal
from db.records.states import StepStatus
from desktop.session.session import Session
from tests.builders import (
    DAY,
    a_consent,
    a_guardian,
    a_note,
    a_plan,
    a_pupil,
    a_school,
    a_schooling,
    a_signatory,
    a_task,
)

SCHOOLS = ("Lindåsskolan", "Kompassen", "Björkbacka skola")
# name, class, school, step, consent, days to next, days since contact
PUPILS = (
    ("Ailo Kuhmunen", "5A", 0, 2, "active", 2, 12),
    ("Ali Karimi", "9C", 1, 4, "active", -4, 15),
    ("Amina Warsame", "7B", 2, 4, "partial", 7, 5),
    ("Elias Lindqvist", "4B", 0, 0, "missing", 1, 1),
    ("Freja Niemi", "8B", 2, 3, "active", 8, 1),
    ("Maja Sundström", "6A", 2, 7, "expired", 57, 92),
    ("Nikola Petrović", "9A", 1, 5, "withdrawn", 6, 8),
    ("Oskar Berg Johansson", "8A", 2, 1, "missing", 0, 0),
    ("Selam Tesfay", "6C", 0, 2, "active", 0, 7),
    ("Viktor Kovalenko", "8C", 1, 4, "active", 9, 6),
    ("Wilma Åkerlund", "7A", 0, 6, "active", 10, 4),
    ("Zahra Ahmadi", "9B", 2, 4, "expiring", 2, 12),
)


def fill(session: Session) -> dict[str, Case]:
    """Store the twelve; return their cases by name."""
    made = {}
    with session.change("cases") as db:
        schools = [db.schools.add(a_school(name=name)) for name in SCHOOLS]
        for place, (name, class_, school, step, consent, ahead, ago) in enumerate(PUPILS):
            first, _, last = name.partition(" ")
            born = date(2011, 12, 10) if first == "Viktor" else date(2013, 1, 3)
            pupil = db.pupils.add(a_pupil(first_names=first, last_name=last, birth_date=born))
            schooling = a_schooling(pupil.id, schools[school].id, class_name=class_, grade=class_[0])
            db.schoolings.add(schooling)
            case = Case(
                number=f"26-{place + 1:03d}",
                pupil_id=pupil.id,
                opened_on=date(2026, 9, 2),
                emblem_colour=place % 8,
                emblem_pattern=place % 5,
                last_contact_on=DAY - timedelta(days=ago),
            )
            made[name] = db.cases.add(case)
            _steps(session, case, step)
            _consent(session, case, consent)
            if step > 3:
                db.plans.add(a_plan(case.id, status="signed", next_on=DAY + timedelta(days=ahead)))
            else:
                at = DAY + timedelta(days=ahead)
                db.meetings.add(Meeting(case_id=case.id, held_on=at, starts_at="10:30", title="Samtal"))
        db.tasks.add(a_task(case_id=made["Amina Warsame"].id, due_on=DAY - timedelta(days=1)))
        db.notes.add(a_note(made["Freja Niemi"].id))
    return made


def a_family(session: Session, case: Case) -> School:
    """Store guardians, others around and an earlier school around a pupil; return the earlier school."""
    with session.change("contacts") as db:
        old = db.schools.add(a_school(name="Tallbackens friskola", organiser_type="fristaende"))
        earlier = a_schooling(
            case.pupil_id,
            old.id,
            class_name="6C",
            grade="6",
            started_on=date(2020, 8, 18),
            ended_on=date(2026, 6, 10),
        )
        db.schoolings.add(earlier)
        checked = {"custody_checked_on": date(2026, 9, 2), "language": "somaliska"}
        db.contacts.add(
            a_guardian(
                case.pupil_id,
                needs_interpreter=True,
                interpreter_note="samma tolk varje gång",
                phone="070-174 06 01",
                **checked,
            )
        )
        db.contacts.add(
            a_guardian(
                case.pupil_id,
                name="Abdi Nur",
                relation="pappa",
                informant="V2",
                contact_rule="forsiktigt",
                contact_note="ring efter klockan 17",
                hidden_for="Hodan: adressen",
                **checked,
            )
        )
        _others(session, case)
    return old


def _others(session: Session, case: Case) -> None:
    now = session.db.schoolings.current(case.pupil_id)
    assert now is not None
    others = (
        ("Sahra Nur", "slakt", "moster", ""),
        ("Lisa Holm", "annan_vuxen", "", "biblioteket"),
        ("Emma Dahl", "bup", "", "BUP Älvbro"),
    )
    for name, role, relation, organisation in others:
        session.db.contacts.add(
            Contact(
                pupil_id=case.pupil_id, name=name, role=role, relation=relation, organisation=organisation
            )
        )
    ended = Contact(
        pupil_id=case.pupil_id,
        name="Karin Ek",
        role="kontaktfamilj",
        started_on=date(2024, 1, 1),
        ended_on=date(2026, 5, 31),
    )
    session.db.contacts.add(ended)
    for name, role in (("Peter Ek", "mentor"), ("Anna Lund", "skolkurator")):
        session.db.school_contacts.add(SchoolContact(school_id=now.school_id, name=name, role=role))


def _steps(session: Session, case: Case, now: int) -> None:
    for place, code in enumerate(STEPS[: now + 1]):
        status: StepStatus = "pagar" if place == now else "klar"
        session.db.case_steps.add(CaseStep(case_id=case.id, step=code, status=status, started_on=DAY))


def _consent(session: Session, case: Case, state: str) -> None:
    if state == "missing":
        return
    until = {"expired": DAY - timedelta(days=9), "expiring": DAY + timedelta(days=2)}.get(
        state, date(2027, 9, 8)
    )
    consent = session.db.consents.add(a_consent(case.id, stage="printed", valid_until=until))
    session.db.signatories.add(a_signatory(consent.id, kind="papper", signed_on=date(2026, 9, 9)))
    if state == "partial":
        session.db.signatories.add(a_signatory(consent.id, signer="V2", name="Abdi Nur"))
    if state == "withdrawn":
        session.db.withdrawals.add(Withdrawal(consent_id=consent.id))
