"""People around a pupil: guardians, each an informant of their own, others by role and period. Nobody is deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any, TypeVar

from db.records import GUARDIAN_ROLES, Contact, Pupil, School, SchoolContact, Schooling
from db.tables.database import Database
from desktop import spans
from desktop.errors import UserError
from desktop.names import clean, clean_lines
from desktop.session.session import Session

R = TypeVar("R", Contact, Pupil, School, Schooling, SchoolContact)
Period = Contact | SchoolContact | Schooling
_LONG = ("note", "contact_note", "address")


def cleaned(record: R) -> R:
    """Return the record with every text fit to store: one line each, except notes and addresses."""
    texts: dict[str, Any] = {
        field.name: (clean_lines if field.name in _LONG else clean)(value)
        for field in fields(record)
        if isinstance(value := getattr(record, field.name), str)
    }
    return replace(record, **texts)


def save_contact(session: Session, contact: Contact) -> Contact:
    """Add or change a person around a pupil. A guardian is given V1, V2 … once, and keeps it for ever.

    With a last day the role is ended: the person stays visible, greyed. Without one it is taken up again.

    Raises `UserError` without a name, when the role ends before it begins, or for a new day that cannot be.
    """
    tidy = cleaned(contact)
    check_person(tidy.name, tidy.started_on, tidy.ended_on)
    check_days(session, tidy, session.db.contacts.find(tidy.id))
    with session.change("contacts", event="contact_saved", subject_id=tidy.pupil_id, object_id=tidy.id) as db:
        return db.contacts.save(with_informant(db, tidy))


def with_informant(db: Database, contact: Contact) -> Contact:
    """Return the contact with its informant code: the one it has, or the next if it is a guardian."""
    stored = db.contacts.find(contact.id)
    if stored is not None and stored.informant:
        return replace(contact, informant=stored.informant)
    if contact.role not in GUARDIAN_ROLES:
        return replace(contact, informant=None)
    return replace(contact, informant=_next_informant(db.contacts.of(contact.pupil_id)))


def change_school(session: Session, schooling: Schooling) -> Schooling:
    """Let a pupil begin somewhere; where they went before ends the day before and stays as history.

    Raises `UserError` for a day that cannot be.
    """
    began = schooling.started_on or session.today()
    check_period(session, "schooling", schooling, session.db.schoolings.find(schooling.id))
    new = replace(cleaned(schooling), started_on=began)
    with session.change(
        "schoolings", event="school_changed", subject_id=new.pupil_id, object_id=new.id
    ) as db:
        for old in db.schoolings.of(new.pupil_id):
            if old.ended_on is None and old.id != new.id:
                last = max(old.started_on or began, began - timedelta(days=1))
                db.schoolings.put(replace(old, ended_on=last))
        return db.schoolings.save(new)


def change_schooling(session: Session, schooling: Schooling) -> Schooling:
    """Write class, grade or mentor at a school the pupil goes or has gone to. Raises `UserError` for a wrong day."""
    tidy = cleaned(schooling)
    check_period(session, "schooling", tidy, session.db.schoolings.find(tidy.id))
    with session.change(
        "schoolings", event="schooling_saved", subject_id=tidy.pupil_id, object_id=tidy.id
    ) as db:
        return db.schoolings.put(tidy)


def check_person(name: str, started_on: date | None, ended_on: date | None) -> None:
    """Raise `UserError` without a name, or when a period ends before it begins."""
    if not name:
        raise UserError(
            "Skriv ett namn",
            "Ett namn eller en roll räcker, till exempel Mormor.",
            "Inget har ändrats.",
        )
    if started_on and ended_on and ended_on < started_on:
        raise UserError(
            "Slutet ligger före början", "Titta på datumen.", "Inget har ändrats.", "Skriv om ett av dem."
        )


def check_days(session: Session, contact: Contact, was: Contact | None) -> None:
    """Raise `UserError` for a day about a person that cannot be meant and is not in the vault (`was`) already."""
    checked = was.custody_checked_on if was else None
    spans.hold("custody", contact.custody_checked_on, session.today(), was=checked)
    check_period(session, "period", contact, was)


def check_period(session: Session, kind: spans.DayKind, now: Period, was: Period | None) -> None:
    """Raise `UserError` for a first or last day that cannot be meant and is not in the vault (`was`) already."""
    today = session.today()
    spans.hold(kind, now.started_on, today, was=was.started_on if was else None)
    spans.hold(kind, now.ended_on, today, was=was.ended_on if was else None)


def _next_informant(contacts: Iterable[Contact]) -> str:
    taken = [int(one.informant[1:]) for one in contacts if one.informant]
    return f"V{max(taken, default=0) + 1}"
