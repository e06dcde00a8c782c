"""What a consent is judged beside: the case, the pupil's age, the guardians and the school as they stand on a day.

A consent is never changed by what happens around it, but it may end with the case, stop speaking for a school that
the pupil has left, or have to be gone through again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from db.records import (
    GUARDIAN_ROLES,
    Case,
    Consent,
    ConsentParty,
    Contact,
    Pupil,
    Schooling,
    Signatory,
)
from db.tables.database import Database


@dataclass(frozen=True)
class Around:
    """How it stands around one consent on a day. What is None is not known and doubts nothing.

    `closed_at`: when the closing that stands was signed, None for one of before closings were records.
    `guardians`: ids of the contacts that carry custody. `left`: consent id → party id → last day at a school that
    the pupil has left.
    """

    closed_on: date | None = None
    is_closed: bool = False
    born: date | None = None
    guardians: frozenset[str] | None = None
    left: Mapping[str, Mapping[str, date]] = field(default_factory=dict)
    closed_at: datetime | None = None


NOTHING = Around()


def school_left(school_id: str | None, schoolings: Iterable[Schooling], day: date) -> date | None:
    """Return the last day at a school that the pupil has gone to and by `day` has left; None otherwise.

    A school that the pupil has not come to yet has not been left.
    """
    theirs = [
        one
        for one in schoolings
        if one.school_id == school_id and (one.started_on is None or one.started_on <= day)
    ]
    if school_id is None or not theirs:
        return None
    ends = [one.ended_on for one in theirs if one.ended_on is not None and one.ended_on < day]
    return max(ends) if len(ends) == len(theirs) else None


def around_on(
    day: date,
    case: Case,
    pupil: Pupil,
    contacts: Iterable[Contact],
    schoolings: Iterable[Schooling],
    parties: Iterable[ConsentParty],
    closed_at: datetime | None = None,
) -> Around:
    """Return how it stands around a case's consents on a day, from what is known of it."""
    places = list(schoolings)
    left: dict[str, dict[str, date]] = defaultdict(dict)
    for party in parties:
        if (last := school_left(party.school_id, places, day)) is not None:
            left[party.consent_id][party.id] = last
    guardians = frozenset(one.id for one in contacts if has_custody(one, day))
    is_closed = case.status == "closed" and (case.closed_on is None or case.closed_on <= day)
    closed_on = case.closed_on if is_closed else None
    return Around(closed_on, is_closed, pupil.birth_date, guardians, left, closed_at if is_closed else None)


def closing_moment(db: Database, case: Case) -> datetime | None:
    """Return when the closing that a case stands closed by was signed."""
    signed = db.closings.signed(case.id) if case.status == "closed" else []
    return signed[0].signed_at if signed else None


def has_custody(contact: Contact, day: date) -> bool:
    """Return whether somebody carries custody on a day; from the day it ends they do not."""
    has_begun = contact.started_on is None or contact.started_on <= day
    goes_on = contact.ended_on is None or contact.ended_on > day
    return contact.role in GUARDIAN_ROLES and has_begun and goes_on


def of_case(db: Database, case_id: str, day: date) -> Around:
    """Return how it stands around a case's consents on a day."""
    case = db.cases.get(case_id)
    pupil_id = case.pupil_id
    parties = [party for one in db.consents.of(case_id) for party in db.consent_parties.of(one.id)]
    return around_on(
        day,
        case,
        db.pupils.get(pupil_id),
        db.contacts.of(pupil_id),
        db.schoolings.of(pupil_id),
        parties,
        closing_moment(db, case),
    )


def of_all(db: Database, day: date) -> dict[str, Around]:
    """Return how it stands around the consents of every case that has one, in three questions to the vault."""
    guardians: dict[str, set[str]] = defaultdict(set)
    for id, pupil_id in db.contacts.with_custody(day):
        guardians[pupil_id].add(id)
    left: dict[str, dict[str, dict[str, date]]] = defaultdict(lambda: defaultdict(dict))
    for case_id, consent_id, party_id, last in db.consent_parties.left(day):
        left[case_id][consent_id][party_id] = date.fromisoformat(last)
    found = {}
    for id, status, closed, pupil_id, born, signed in db.consents.cases():
        is_closed = status == "closed"
        found[id] = Around(
            date.fromisoformat(closed) if is_closed and closed else None,
            is_closed,
            date.fromisoformat(born) if born else None,
            frozenset(guardians[pupil_id]),
            left.get(id, {}),
            datetime.fromisoformat(signed) if is_closed and signed else None,
        )
    return found


def person(one: Signatory) -> str:
    """Return what is the same for one person in every version: the contact, else the line and the name."""
    return one.contact_id or f"{one.signer}:{one.name}"


def said_no(consent: Consent, earlier: Iterable[tuple[Consent, Iterable[Signatory]]]) -> frozenset[str]:
    """Return the persons whose latest answer before a version was no: it stands until they answer otherwise."""
    place = (consent.number, consent.version)
    before = [one for one in earlier if (one[0].number, one[0].version) < place]
    answers: dict[str, bool] = {}
    for _, signatories in sorted(before, key=lambda one: (one[0].number, one[0].version)):
        for one in signatories:
            if one.kind or one.refused_on:
                answers[person(one)] = bool(one.kind)
    return frozenset(who for who, is_yes in answers.items() if not is_yes)
