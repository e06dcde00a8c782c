"""Who it is about: schools, pupils, guardians and everyone around them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from db.clock import now
from db.ids import new_id
from db.records.states import ContactRule, Custody, IdentityKind, LegalSex, OrganiserType, PupilUnit

GUARDIAN_ROLES = ("vardnadshavare", "sarskild_vh")
"""Roles (codes in the list `kontaktroll`) that carry legal custody and therefore a signature."""


@dataclass(frozen=True, kw_only=True)
class School:
    """A school the worker visits. `organiser_type` decides which secrecy text is printed."""

    id: str = field(default_factory=new_id)
    name: str
    organiser_type: OrganiserType = "kommunal"
    organiser: str = ""
    municipality: str = ""
    unit_code: str = ""  # skolenhetskod, eight digits
    address: str = ""
    phone: str = ""
    note: str = ""
    ended_on: date | None = None
    created_at: datetime = field(default_factory=now)


@dataclass(frozen=True, kw_only=True)
class SchoolContact:
    """Somebody who works at a school, for a period. `role` is a code in the list `kontaktroll`."""

    id: str = field(default_factory=new_id)
    school_id: str
    name: str
    role: str = "ovrig"
    phone: str = ""
    email: str = ""
    note: str = ""
    started_on: date | None = None
    ended_on: date | None = None


class Named:
    """What is made of a pupil's names, wherever they have been read."""

    __slots__ = ()

    first_names: str
    last_name: str
    calling_name: str

    @property
    def first_name(self) -> str:
        """The name the pupil wants to be called by; empty where only a last name is known."""
        return self.calling_name.strip() or next(iter(self.first_names.split()), "")

    @property
    def called(self) -> str:
        """What the pupil goes under: the name it wants to be called by, where nobody knows that the last name."""
        return self.first_name or self.last_name.strip()

    @property
    def full_name(self) -> str:
        """First names and last name, as on paper."""
        return f"{self.first_names} {self.last_name}".strip()

    @property
    def initials(self) -> str:
        """One or two capitals for the emblem."""
        first = self.first_name[:1]
        return f"{first}{self.last_name[:1]}".upper()


@dataclass(frozen=True, kw_only=True)
class Pupil(Named):
    """A child or youth. The identity number may be missing; it is stored as twelve characters without dash."""

    id: str = field(default_factory=new_id)
    first_names: str
    last_name: str
    calling_name: str = ""
    pronoun: str = ""
    identity_kind: IdentityKind = "saknas"
    identity_number: str = ""
    birth_date: date | None = None
    legal_sex: LegalSex = "uppgift_saknas"  # for statistics only
    address: str = ""
    phone: str = ""
    language: str = ""
    needs_interpreter: bool = False
    interpreter_note: str = ""
    note: str = ""
    is_protected: bool = (
        False  # skyddade personuppgifter: the name is an alias, nothing that can be traced is kept
    )
    duplicate_reason: str = ""  # why the pupil was created though a similar one existed
    created_at: datetime = field(default_factory=now)
    attendance_unit: PupilUnit = ""  # what its attendance is counted in


@dataclass(frozen=True, kw_only=True)
class Schooling:
    """A pupil's time at one school. History is kept: a change of school ends one row and starts another."""

    id: str = field(default_factory=new_id)
    pupil_id: str
    school_id: str
    school_form: str = "grundskola"
    grade: str = ""  # F, 1–9, gy1–gy3
    class_name: str = ""
    mentor: str = ""
    started_on: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Sibling:
    """Two pupils of this vault who are siblings. One row a pair: it is read from both."""

    id: str = field(default_factory=new_id)
    pupil_id: str
    sibling_id: str
    noted_at: datetime = field(default_factory=now)


@dataclass(frozen=True, kw_only=True)
class Contact:
    """A guardian or another person around the pupil, for a period; ended roles stay visible.

    `role` is a code in the list `kontaktroll`. `informant` is V1, V2, … for guardians, fixed once given, so that
    an answer always belongs to the same person.
    """

    id: str = field(default_factory=new_id)
    pupil_id: str
    name: str
    role: str
    relation: str = ""  # mamma, pappa, moster …
    informant: str | None = None
    custody: Custody = ""
    custody_checked_on: date | None = None
    organisation: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    language: str = ""
    needs_interpreter: bool = False
    interpreter_note: str = ""
    contact_rule: ContactRule = "ok"
    contact_note: str = ""
    hidden_for: str = ""  # who may not be shown this person's details, in words
    note: str = ""
    sort_order: int = 0
    started_on: date | None = None
    ended_on: date | None = None

    @property
    def is_guardian(self) -> bool:
        """Whether the role carries custody and has not ended."""
        return self.role in GUARDIAN_ROLES and self.ended_on is None

    @property
    def called(self) -> str:
        """First name, for lists and among the informants."""
        return (self.name.split() or [self.name])[0]
