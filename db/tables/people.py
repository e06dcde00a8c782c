"""Questions about schools, pupils and the people around them.

Names are put in order here and not in SQL, whose own order is that of code points: Öberg would stand after Łukasz.
"""

from __future__ import annotations

from datetime import date

from db.records import GUARDIAN_ROLES, Contact, Pupil, School, SchoolContact, Schooling, Sibling
from db.swedish import Key, by_name, swedish
from db.tables.table import Table


class Schools(Table[School]):
    """All schools."""

    name = "schools"
    record = School

    def current(self) -> list[School]:
        """Return the schools still visited, in Swedish order of name."""
        return sorted(self.select("WHERE ended_on IS NULL"), key=lambda one: swedish(one.name))


class SchoolContacts(Table[SchoolContact]):
    """People who work at the schools."""

    name = "school_contacts"
    record = SchoolContact

    def at(self, school_id: str) -> list[SchoolContact]:
        """Return everyone at a school, those still there first, in Swedish order of name."""
        everyone = self.select("WHERE school_id = ? ORDER BY rowid", school_id)
        return sorted(everyone, key=lambda one: (one.ended_on is not None, by_name(one.name)))


class Pupils(Table[Pupil]):
    """All pupils."""

    name = "pupils"
    record = Pupil

    def with_number(self, identity_number: str) -> list[Pupil]:
        """Return the pupils that have this identity number; the empty number matches nobody."""
        return self.select("WHERE identity_number = ? AND identity_number <> ''", identity_number)

    def protected(self) -> int:
        """Return how many have a protected identity."""
        return self.count("WHERE is_protected = 1")

    def names(self) -> list[tuple[str, str, str, str, str, str | None]]:
        """Return id, first names, last name, calling name, identity number and birth date (ISO) of every pupil.

        Nothing is joined in SQL: with wiped memory each new text there costs more than the row.
        """
        return self.ask(
            "SELECT id, first_names, last_name, calling_name, identity_number, birth_date FROM pupils"
        )


class Siblings(Table[Sibling]):
    """Which pupils here are siblings."""

    name = "pupil_siblings"
    record = Sibling

    def of(self, pupil_id: str) -> list[Sibling]:
        """Return the pairs a pupil is one of, the first noted first."""
        return self.select(
            "WHERE pupil_id = ? OR sibling_id = ? ORDER BY noted_at, rowid", pupil_id, pupil_id
        )


class Schoolings(Table[Schooling]):
    """Where each pupil goes and has gone."""

    name = "schoolings"
    record = Schooling

    def of(self, pupil_id: str) -> list[Schooling]:
        """Return a pupil's schools, the present one first."""
        return self.select(
            "WHERE pupil_id = ? ORDER BY ended_on IS NOT NULL, started_on DESC, rowid DESC", pupil_id
        )

    def current(self, pupil_id: str) -> Schooling | None:
        """Return where the pupil goes now."""
        return self.first(
            "WHERE pupil_id = ? AND ended_on IS NULL ORDER BY started_on DESC, rowid DESC", pupil_id
        )

    def on(self, pupil_id: str, day: date) -> Schooling | None:
        """Return where the pupil went on a day."""
        return self.first(
            "WHERE pupil_id = ? AND (started_on IS NULL OR started_on <= ?) AND (ended_on IS NULL OR ended_on >= ?)"
            " ORDER BY started_on DESC",
            pupil_id,
            day,
            day,
        )


class Contacts(Table[Contact]):
    """Guardians and others around the pupils."""

    name = "contacts"
    record = Contact

    def of(self, pupil_id: str) -> list[Contact]:
        """Return everyone around a pupil: guardians first (V1, V2 …), ended roles last, else by name."""
        return sorted(self.select("WHERE pupil_id = ? ORDER BY rowid", pupil_id), key=_place)

    def guardians(self, pupil_id: str) -> list[Contact]:
        """Return the present guardians in their fixed order (V1, V2 …)."""
        return [contact for contact in self.of(pupil_id) if contact.is_guardian]

    def with_custody(self, day: date) -> list[tuple[str, str]]:
        """Return id and pupil of everyone who carries custody on a day."""
        roles = ", ".join("?" for _ in GUARDIAN_ROLES)
        return self.ask(
            f"SELECT id, pupil_id FROM contacts WHERE role IN ({roles})"
            " AND (started_on IS NULL OR started_on <= ?) AND (ended_on IS NULL OR ended_on > ?)",
            *GUARDIAN_ROLES,
            day,
            day,
        )


def _place(contact: Contact) -> tuple[bool, bool, Key, int, Key]:
    informant = contact.informant
    return (
        contact.ended_on is not None,
        informant is None,
        swedish(informant or ""),
        contact.sort_order,
        by_name(contact.name),
    )
