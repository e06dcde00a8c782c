"""Taking a pupil in: search first, then one act that stores pupil, school, guardians and case together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from db.records import Case, Contact, Pupil, Schooling
from desktop import content, dates, spans
from desktop.cases.cases import open_case
from desktop.drafts import drafts
from desktop.errors import UserError
from desktop.people import identity
from desktop.people.contacts import check_days, check_period, check_person, cleaned, with_informant
from desktop.people.duplicates import Candidate, similar
from desktop.session.session import Session


@dataclass(frozen=True, kw_only=True)
class Registration:
    """What the form for a new pupil holds. Everything points at `pupil.id`."""

    pupil: Pupil
    case: Case
    schooling: Schooling | None = None
    guardians: tuple[Contact, ...] = ()


@dataclass(frozen=True)
class Known:
    """Somebody who is here already, in words: name, facts in a line, why they may be the same, their latest case."""

    pupil: Pupil
    facts: str
    why: str
    case: Case | None

    @property
    def line(self) -> str:
        """Name and facts in one line."""
        return ", ".join(part for part in (self.pupil.full_name, self.facts) if part)


def register(session: Session, new: Registration, duplicate_reason: str = "") -> Case:
    """Store a new pupil and open a case for it. Nothing is stored when it fails.

    Raises `UserError` without a name, for protected identity where the municipality does not allow it, and when
    somebody alike is here and no reason is given for creating yet another.
    """
    pupil = _checked(session, new.pupil, duplicate_reason)
    school = None if pupil.is_protected else new.schooling
    guardians = [cleaned(one) for one in new.guardians if one.name.strip() and not pupil.is_protected]
    for one in guardians:
        check_person(one.name, one.started_on, one.ended_on)
        check_days(session, one, None)
    if school is not None:
        check_period(session, "schooling", school, None)
    with session.change(
        "pupils", "schoolings", "contacts", "drafts", event="pupil_created", object_id=pupil.id
    ) as db:
        db.pupils.add(pupil)
        if school is not None:
            db.schoolings.add(replace(cleaned(school), started_on=school.started_on or session.today()))
        for one in guardians:
            db.contacts.add(with_informant(db, one))
        case = open_case(session, new.case, school.school_id if school else "")
        drafts.drop(session, drafts.NEW_PUPIL)
    return case


def change_pupil(session: Session, pupil: Pupil) -> Pupil:
    """Write what is known of a pupil. Raises `UserError` without a name, or for a new birthday that cannot be."""
    tidy = cleaned(pupil)
    _check_name(tidy)
    was = session.db.pupils.find(pupil.id)
    spans.hold("pupil_birth", tidy.birth_date, session.today(), was=was.birth_date if was else None)
    with session.change("pupils", event="pupil_changed", object_id=tidy.id) as db:
        return db.pupils.put(tidy)


def protected_is_refused() -> bool:
    """Return whether a pupil with skyddade personuppgifter may not be registered here."""
    return not content.rules().protected.registering_allowed


def alike(session: Session, pupil: Pupil) -> list[Known]:
    """Return who is here already and may be the same pupil, the likeliest first."""
    name = pupil.full_name
    found = similar(session, name, pupil.identity_number, pupil.birth_date)
    return [known(session, one) for one in found if one.pupil_id != pupil.id]


def with_same_number(session: Session, pupil: Pupil) -> list[Known]:
    """Return the others who have the same identity number; each is to be named on the screen."""
    others = session.db.pupils.with_number(pupil.identity_number)
    return [known(session, Candidate(one.id, 0, same_number=True)) for one in others if one.id != pupil.id]


def known(session: Session, candidate: Candidate) -> Known:
    """Return a candidate in words."""
    db = session.db
    pupil = db.pupils.get(candidate.pupil_id)
    case = next(iter(db.cases.of(pupil.id)), None)
    now = db.schoolings.current(pupil.id)
    school = db.schools.find(now.school_id) if now else None
    facts = [now.class_name or now.grade if now else "", school.name if school else ""]
    facts.append(f"född {dates.full(pupil.birth_date)}" if pupil.birth_date else "")
    if case is not None:
        facts.append(f"ärende {case.number}" + (", avslutat" if case.status == "closed" else ""))
    return Known(pupil, ", ".join(fact for fact in facts if fact), _why(candidate), case)


def doubt_in_words(found: identity.Identity) -> str:
    """Return what makes a number worth another look; never a reason to stop."""
    return {
        "": "",
        "length": "Numret har inte tio eller tolv tecken. Det sparas som du skrev det.",
        "date": "Numret börjar inte med en dag som finns. Det sparas ändå.",
        "future": "Födelsedagen ligger framåt i tiden. Det sparas ändå.",
        "serial": "Siffrorna 000 före den sista delas inte ut till någon. Titta en gång till. Det sparas ändå.",
        "check": "Kontrollsiffran stämmer inte. Titta en gång till. Det sparas ändå.",
    }[found.doubt]


def _checked(session: Session, given: Pupil, duplicate_reason: str) -> Pupil:
    pupil = replace(cleaned(given), duplicate_reason=duplicate_reason.strip())
    if pupil.is_protected and protected_is_refused():
        raise content.error("skyddad")
    _check_name(pupil)
    if pupil.is_protected:
        pupil = _untraceable(pupil)
    spans.hold("pupil_birth", pupil.birth_date, session.today())
    found = alike(session, pupil)
    if found and not pupil.duplicate_reason:
        raise content.error("dubbel", antal=len(found))
    return pupil


def _check_name(pupil: Pupil) -> None:
    if not pupil.full_name:
        raise UserError(
            "Skriv elevens namn", "Förnamn eller efternamn räcker.", "Det du har skrivit finns kvar."
        )


def _untraceable(pupil: Pupil) -> Pupil:
    """Return the pupil with an alias and nothing that leads to a place or a number."""
    blank = Pupil(first_names=pupil.first_names, last_name=pupil.last_name, is_protected=True)
    return replace(blank, id=pupil.id, duplicate_reason=pupil.duplicate_reason)


def _why(candidate: Candidate) -> str:
    if candidate.same_number:
        return "Samma nummer"
    if candidate.apart == 0:
        return "Samma namn och födelsedag" if candidate.same_birth_date else "Samma namn"
    return "Liknande namn, samma födelsedag" if candidate.same_birth_date else "Liknande namn"
