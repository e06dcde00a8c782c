"""Cases as they are met: just begun, with a family, in the middle of the process; told through the real verbs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from db.records import AttendanceSource, AttendanceWeek, Case, Consent, Meeting
from desktop.cases import steps
from desktop.cases.tasks import add_task, plan_meeting
from desktop.consent import acts as consent_acts
from desktop.consent import versions as consents
from desktop.notes import notes
from desktop.session import settings
from desktop.session.session import Session
from tests import builders
from tests.builders import DAY

WEEKS = ((38, 22), (42, 20), (35, 24), (44, 20), (50, 20), (52, 23), (58, 20), (61, 20))


def a_new_case(session: Session, **given: Any) -> Case:
    """A pupil and a case, nothing else; `given` are fields of the case."""
    with session.change("pupils", "cases") as db:
        pupil = db.pupils.add(builders.a_pupil())
        return db.cases.add(builders.a_case(pupil.id, **given))


def a_family_case(session: Session, **given: Any) -> Case:
    """Amina in 7B, both her guardians, and a worker with a name; `given` are fields of the case."""
    with session.change("pupils", "schools", "schoolings", "contacts", "cases", "settings") as db:
        settings.write(db, settings.Worker(name="Karin Lund"))
        school = db.schools.add(builders.a_school())
        pupil = db.pupils.add(builders.a_pupil())
        db.schoolings.add(builders.a_schooling(pupil.id, school.id))
        db.contacts.add(builders.a_guardian(pupil.id))
        db.contacts.add(builders.a_guardian(pupil.id, name="Abdi Nur", relation="pappa", informant="V2"))
        return db.cases.add(builders.a_case(pupil.id, **given))


def a_running_case(session: Session) -> Case:
    """Amina in 7B: guardians who answer separately, notes, a half-signed consent, a plan draft, weeks, tasks."""
    case = a_family_case(session)
    with session.change("attendance_weeks", "attendance_sources", "settings") as db:
        source = db.attendance_sources.add(AttendanceSource(pupil_id=case.pupil_id))
        settings.write(db, settings.Worker(name="Karin Lund", phone="070-174 06 12"))
        settings.write(db, settings.Office(municipality="Älvbro kommun"))
        for number, (present, excused) in enumerate(WEEKS, 36):
            week = AttendanceWeek(
                pupil_id=case.pupil_id,
                year=2026,
                week=number,
                source_id=source.id,
                unit="procent",
                offered=100,
                present=present,
                excused=excused,
                unexcused=100 - present - excused,
            )
            db.attendance_weeks.add(week)
    steps.begin(session, case.id, "aktualisering")
    steps.finish(session, case.id, "aktualisering")
    note = replace(notes.begin_note(session, case.id, "hembesok"), event_on=date(2026, 11, 19))
    notes.sign_note(session, replace(note, body="Amina visade schemat hon gjort med Lisa."))
    notes.save_note(session, replace(notes.begin_note(session, case.id, "telefon"), body="Hodan ringer."))
    add_task(session, "Ring Abdi om samtycket", DAY - timedelta(days=1), case.id)
    add_task(session, "Begär pedagogisk utredning", DAY + timedelta(days=3), case.id)
    now = session.db.schoolings.current(case.pupil_id)
    school_id = now.school_id if now else None
    meeting = Meeting(case_id=case.id, school_id=school_id, held_on=DAY, starts_at="08:15", title="Möte")
    plan_meeting(session, meeting)
    a_half_signed_consent(session, case)
    return session.db.cases.get(case.id)


def a_half_signed_consent(session: Session, case: Case) -> Consent:
    """One guardian of two has signed."""
    consent = consents.start_consent(session, case.id)
    for party in session.db.consent_parties.of(consent.id)[:2]:
        consents.set_cell(session, consent, party.id, "narvaro", "bada")
        consents.set_cell(session, consent, party.id, "plan", "lamna")
    consent_acts.sign(session, session.db.signatories.of(consent.id)[0], "papper", DAY)
    return session.db.consents.get(consent.id)
