"""Schools the worker visits, and who works there."""

from __future__ import annotations

from db.records import School, SchoolContact
from desktop import spans
from desktop.errors import UserError
from desktop.names import fold
from desktop.people.contacts import check_period, check_person, cleaned
from desktop.session.session import Session


def save_school(session: Session, school: School) -> School:
    """Add or change a school. Raises `UserError` without a name, or when another has the same name.

    One with a last day goes out of lists to choose from and stays in every history.
    """
    tidy = cleaned(school)
    if not tidy.name:
        raise UserError("Skriv skolans namn", "", "Inget har ändrats.")
    was = session.db.schools.find(tidy.id)
    spans.hold("period", tidy.ended_on, session.today(), was=was.ended_on if was else None)
    same = [one for one in session.db.schools.current() if fold(one.name) == fold(tidy.name)]
    if tidy.ended_on is None and any(one.id != tidy.id for one in same):
        raise UserError(
            "Skolan finns redan",
            "Det finns en skola med samma namn i listan.",
            "Inget har ändrats.",
            "Öppna den, eller skriv ort efter namnet.",
        )
    with session.change("schools", event="school_saved", object_id=tidy.id) as db:
        return db.schools.save(tidy)


def save_school_contact(session: Session, contact: SchoolContact) -> SchoolContact:
    """Add or change somebody who works at a school. Raises `UserError` without a name or with a wrong period."""
    tidy = cleaned(contact)
    check_person(tidy.name, tidy.started_on, tidy.ended_on)
    check_period(session, "period", tidy, session.db.school_contacts.find(tidy.id))
    with session.change("school_contacts", event="school_contact_saved", object_id=tidy.id) as db:
        return db.school_contacts.save(tidy)


def looks_like_unit_code(text: str) -> bool:
    """Return whether a skolenhetskod has its eight digits; an empty one is fine."""
    return not text or (len(text) == 8 and text.isascii() and text.isdigit())
