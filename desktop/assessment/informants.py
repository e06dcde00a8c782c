"""Whose answers they are: prepared from the pupil, the guardians and the school when a round begins."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from db.records import Assessment, Informant, Schooling
from desktop.assessment.answers import writing
from desktop.errors import UserError
from desktop.forms.informants import PUPIL, SCHOOL
from desktop.names import clean
from desktop.session.session import Session


def prepare_informants(session: Session, assessment: Assessment) -> list[Informant]:
    """Return the informants of a round, E, V1, V2 … and S; a guardian who has come since is added.

    The school has no name until someone has said who answers for it. A signed round is left as it is.
    """
    db = session.db
    there = db.informants.of(assessment.id)
    if db.assessments.get(assessment.id).status == "signed":
        return there
    known = {one.informant for one in there}
    new = [one for one in _wanted(session, assessment) if one.informant not in known]
    if new:
        with session.change("informants"):
            db.informants.add_all(new)
    return db.informants.of(assessment.id)


def name_school(session: Session, assessment: Assessment, name: str, role: str) -> Informant:
    """Say who answers for the school. Raises `UserError` without a name."""
    said = clean(name)
    if not said:
        raise UserError(
            "Skriv vem som svarar för skolan",
            "Namn och roll står vid svaren, så att alla vet vems de är.",
            "Inget har ändrats.",
            "Skriv ett namn, till exempel mentorns.",
        )
    return save_informant(session, assessment, SCHOOL, name=said, role=clean(role))


def save_informant(
    session: Session,
    assessment: Assessment,
    informant: str,
    *,
    name: str | None = None,
    role: str | None = None,
    answered_on: date | None = None,
    how: str | None = None,
    interpreter: str | None = None,
) -> Informant:
    """Write some of what is known of one informant; what is left out stays."""
    given: dict[str, Any] = {
        "name": name,
        "role": role,
        "answered_on": answered_on,
        "how": how,
        "interpreter": interpreter,
    }
    changed = {key: value for key, value in given.items() if value is not None}
    with writing(session, assessment, "informants") as db:
        row = next(one for one in db.informants.of(assessment.id) if one.informant == informant)
        return db.informants.put(replace(row, **changed))


def school_suggestion(session: Session, case_id: str) -> tuple[str, str]:
    """Return name and role of the one who most likely answers for the school: the mentor."""
    schooling = _schooling(session, case_id)
    return (schooling.mentor, "mentor") if schooling and schooling.mentor else ("", "")


def called(informant: Informant) -> str:
    """Return the first name an informant goes under; the school is the school."""
    if informant.informant == SCHOOL:
        return "Skolan"
    return (informant.name.split() or [informant.name])[0]


def _wanted(session: Session, assessment: Assessment) -> list[Informant]:
    pupil = session.db.pupils.get(session.db.cases.get(assessment.case_id).pupil_id)
    informants = [Informant(assessment_id=assessment.id, informant=PUPIL, name=pupil.called, role="elev")]
    informants += [
        Informant(
            assessment_id=assessment.id,
            informant=one.informant,
            contact_id=one.id,
            name=one.name,
            role=one.relation or "vårdnadshavare",
            interpreter=one.language if one.needs_interpreter else "",
        )
        for one in session.db.contacts.guardians(pupil.id)
        if one.informant
    ]
    return [*informants, Informant(assessment_id=assessment.id, informant=SCHOOL, name="", role="")]


def _schooling(session: Session, case_id: str) -> Schooling | None:
    return session.db.schoolings.current(session.db.cases.get(case_id).pupil_id)
