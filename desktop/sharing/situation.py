"""All that the guard looks at: a case's consents in every version, the people and the schools, as they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from db.clock import day_of
from db.records import (
    Case,
    Consent,
    ConsentCell,
    ConsentParty,
    Contact,
    Pupil,
    Schooling,
    Signatory,
    Withdrawal,
)
from desktop.consent.around import Around, around_on, closing_moment, said_no
from desktop.consent.state import ConsentState, state_of
from desktop.session.session import Session


@dataclass(frozen=True)
class Version:
    """One version of a consent with everything under it."""

    consent: Consent
    signatories: tuple[Signatory, ...]
    withdrawals: tuple[Withdrawal, ...]
    parties: tuple[ConsentParty, ...]
    cells: tuple[ConsentCell, ...]

    def as_of(self, day: date) -> Version:
        """Return it as it stood at the end of a day: what came later has not happened."""
        consent = self.consent
        if consent.override_at is not None:
            decided = consent.override_decided_on or day_of(consent.override_at)
            consent = replace(consent, override_at=consent.override_at if decided <= day else None)
        if consent.stage == "ended" and consent.ended_on is not None and consent.ended_on > day:
            consent = replace(consent, stage="printed")
        taken = tuple(one for one in self.withdrawals if day_of(one.received_at) <= day)
        signing = tuple(_signed_by(one, day) for one in self.signatories)
        return replace(self, consent=consent, signatories=signing, withdrawals=taken)

    def has_held(self, day: date) -> bool:
        """Return whether it had come to hold by a day, whatever has happened to it since."""
        needed = [one for one in self.signatories if one.required]
        signed = [one for one in needed if one.kind]
        is_whole = bool(signed) and (len(signed) == len(needed) or self.consent.override_at is not None)
        refused = any(one.refused_on and not one.kind for one in self.signatories)
        return is_whole and not refused and self.consent.valid_from <= day


@dataclass(frozen=True)
class Situation:
    """One case. `schools`: id → name. `versions`: the latest first."""

    case: Case
    pupil: Pupil
    contacts: tuple[Contact, ...]
    schoolings: tuple[Schooling, ...]
    schools: Mapping[str, str]
    versions: tuple[Version, ...]
    closed_at: datetime | None = None

    def around(self, day: date) -> Around:
        """Return how it stands around the consents on a day."""
        parties = [party for one in self.versions for party in one.parties]
        return around_on(day, self.case, self.pupil, self.contacts, self.schoolings, parties, self.closed_at)

    def standing(self, day: date) -> list[tuple[Version, ConsentState]]:
        """Return each version that has not been replaced by a day, with where it stands, the latest first."""
        found: list[tuple[Version, ConsentState]] = []
        around = self.around(day)
        then = [one.as_of(day) for one in self.versions]
        answers = [(one.consent, one.signatories) for one in then]
        held: set[int] = set()
        for one in then:
            consent = one.consent
            if consent.number not in held:
                before = said_no(consent, answers)
                state = state_of(consent, one.signatories, one.withdrawals, day, around, before)
                found.append((one, state))
            if one.has_held(day):
                held.add(consent.number)
        return found

    def school_on(self, day: date) -> str:
        """Return the name of the school the pupil goes to on a day, or the empty text."""
        for one in self.schoolings:
            has_begun = one.started_on is None or one.started_on <= day
            if has_begun and (one.ended_on is None or one.ended_on >= day):
                return self.schools.get(one.school_id, "")
        return ""


def situation_of(session: Session, case_id: str) -> Situation:
    """Read what the guard looks at. Raises `LookupError` without such a case."""
    db = session.db
    case = db.cases.get(case_id)
    schoolings = db.schoolings.of(case.pupil_id)
    versions = tuple(
        Version(
            one,
            tuple(db.signatories.of(one.id)),
            tuple(db.withdrawals.of(one.id)),
            tuple(db.consent_parties.of(one.id)),
            tuple(db.consent_cells.of(one.id)),
        )
        for one in db.consents.of(case_id)
    )
    return Situation(
        case,
        db.pupils.get(case.pupil_id),
        tuple(db.contacts.of(case.pupil_id)),
        tuple(schoolings),
        {one.school_id: db.schools.get(one.school_id).name for one in schoolings},
        versions,
        closing_moment(db, case),
    )


def _signed_by(one: Signatory, day: date) -> Signatory:
    if one.signed_on is not None and one.signed_on > day:
        one = replace(one, kind="", signed_on=None)
    if one.refused_on is not None and one.refused_on > day:
        one = replace(one, refused_on=None)
    return one
