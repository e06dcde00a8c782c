"""One builder a record: filled in with something harmless, whatever a test cares about given by name."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from db.records import (
    Assessment,
    Case,
    Consent,
    ConsentCell,
    ConsentParty,
    Contact,
    Goal,
    Measure,
    Note,
    Plan,
    Pupil,
    School,
    Schooling,
    Signatory,
    Task,
)

DAY = date(2026, 11, 24)
"""The tests' today: a Tuesday."""


def at_hour(hour: int, minute: int = 0) -> datetime:
    """Return that hour of the tests' today on the wall here, aware; for `standing_at`."""
    return datetime.combine(DAY, time(hour, minute)).astimezone()


def a_school(**given: Any) -> School:
    return School(**{"name": "Björkbacka skola", "municipality": "Älvbro", **given})


def a_pupil(**given: Any) -> Pupil:
    filled = {
        "first_names": "Amina",
        "last_name": "Warsame",
        "birth_date": date(2013, 1, 3),
        "legal_sex": "flicka",
    }
    return Pupil(**{**filled, **given})


def a_schooling(pupil_id: str, school_id: str, **given: Any) -> Schooling:
    filled = {"grade": "7", "class_name": "7B", "mentor": "Peter Ek", "started_on": date(2026, 8, 18)}
    return Schooling(**{"pupil_id": pupil_id, "school_id": school_id, **filled, **given})


def a_guardian(pupil_id: str, **given: Any) -> Contact:
    filled = {
        "name": "Hodan Warsame",
        "role": "vardnadshavare",
        "relation": "mamma",
        "informant": "V1",
        "custody": "gemensam",
    }
    return Contact(**{"pupil_id": pupil_id, **filled, **given})


def a_case(pupil_id: str, **given: Any) -> Case:
    return Case(**{"pupil_id": pupil_id, "number": "26-014", "opened_on": date(2026, 9, 2), **given})


def a_note(case_id: str, **given: Any) -> Note:
    return Note(**{"case_id": case_id, "event_on": DAY, "body": "Vi pratade om bussen.", **given})


def a_task(**given: Any) -> Task:
    return Task(**{"what": "Ring Abdi om samtycket", **given})


def an_assessment(case_id: str, **given: Any) -> Assessment:
    filled = {"form_id": "kartlaggning", "form_version": "1", "form_hash": "0" * 64, "started_on": DAY}
    return Assessment(**{"case_id": case_id, **filled, **given})


def a_plan(case_id: str, **given: Any) -> Plan:
    filled = {"child_words": "Jag vill kunna vara i skolan utan att magen gör ont."}
    return Plan(**{"case_id": case_id, **filled, **given})


def a_goal(plan_id: str, **given: Any) -> Goal:
    return Goal(**{"plan_id": plan_id, "wording": "Jag är på plats till första lektionen", **given})


def a_measure(plan_id: str, **given: Any) -> Measure:
    return Measure(**{"plan_id": plan_id, "what": "Möter vid biblioteket", "who": "Lisa Holm", **given})


def a_consent(case_id: str, **given: Any) -> Consent:
    filled = {"valid_from": date(2026, 9, 9), "valid_until": date(2027, 9, 8)}
    return Consent(**{"case_id": case_id, **filled, **given})


def a_party(consent_id: str, **given: Any) -> ConsentParty:
    return ConsentParty(**{"consent_id": consent_id, "code": "mentor", "name": "Peter Ek", **given})


def a_cell(consent_id: str, party_id: str, **given: Any) -> ConsentCell:
    filled = {"category": "narvaro", "direction": "bada"}
    return ConsentCell(**{"consent_id": consent_id, "party_id": party_id, **filled, **given})


def a_signatory(consent_id: str, **given: Any) -> Signatory:
    return Signatory(**{"consent_id": consent_id, "signer": "V1", "name": "Hodan Warsame", **given})
