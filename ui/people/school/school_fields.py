"""The fields about a school, and about somebody who works there."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot

from db.records import School, SchoolContact
from db.records.states import ORGANISER_TYPES, one_of
from desktop.people.schools import looks_like_unit_code
from desktop.session.session import Session
from ui.people.choices import organiser_types, roles
from ui.people.fields import FieldGroup, combo
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField
from ui.widgets.input.line import LineEdit
from ui.widgets.input.plain_text import PlainText


class SchoolFields(FieldGroup):
    """Name and huvudman are what matters: the huvudman decides the secrecy text on paper."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.name, self.organiser = LineEdit(), LineEdit()
        self.kind: Combo = combo(organiser_types())
        self.municipality, self.code, self.phone = LineEdit(), LineEdit("", "12345678"), LineEdit()
        self.address, self.note = PlainText(lines=1, compact=True), PlainText(lines=2, compact=True)
        self.ended = DateField(session.today, "period")
        self._build()
        self.code.textChanged.connect(self._on_code)

    def show_school(self, school: School) -> None:
        """Show what is known."""
        self.name.setText(school.name)
        self.kind.choose(school.organiser_type)
        self.organiser.setText(school.organiser)
        self.municipality.setText(school.municipality)
        self.code.setText(school.unit_code)
        self.phone.setText(school.phone)
        self.address.set_text(school.address)
        self.note.set_text(school.note)
        self.ended.set_date(school.ended_on)
        self._ending.show_for(is_stored=bool(school.name))

    def school(self, old: School) -> School:
        """Return `old` with what is written now."""
        return replace(
            old,
            name=self.name.text(),
            organiser_type=one_of(ORGANISER_TYPES, self.kind.data()),
            organiser=self.organiser.text(),
            municipality=self.municipality.text(),
            unit_code=self.code.text(),
            phone=self.phone.text(),
            address=self.address.text(),
            note=self.note.text(),
            ended_on=self.ended.date(),
        )

    def is_fit(self) -> bool:
        """Show what cannot be read, and return whether everything can."""
        is_named = bool(self.name.text().strip())
        self.fields["name"].set_error("" if is_named else self.tr("Skriv skolans namn."))
        return self.days_are_fit() and is_named

    def _build(self) -> None:
        self.add("name", self.tr("Skolans namn"), self.name, is_wide=True)
        help_ = self.tr("Avgör vilken text om sekretess som skrivs ut.")
        self.add("organiser_type", self.tr("Huvudman"), self.kind, help_)
        self.add("organiser", self.tr("Huvudmannens namn"), self.organiser, optional=True)
        self.add("municipality", self.tr("Kommun"), self.municipality)
        self.add("unit_code", self.tr("Skolenhetskod"), self.code, optional=True)
        self.add("phone", self.tr("Telefon"), self.phone, optional=True)
        self.add("address", self.tr("Adress"), self.address, optional=True)
        words = (self.tr("Sluta besöka skolan"), self.tr("Besök skolan igen"))
        self._ending = self.add_last_day(self.tr("Besöks inte längre från"), self.ended, *words)
        self.add("note", self.tr("Bra att veta"), self.note, optional=True, is_wide=True)
        self.arrange()

    @Slot()
    def _on_code(self) -> None:
        fits = looks_like_unit_code(self.code.text().strip())
        self.fields["unit_code"].set_help("" if fits else self.tr("Koden brukar ha åtta siffror."))


class SchoolContactFields(FieldGroup):
    """Somebody at the school, by role and period."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.name, self.phone, self.email = LineEdit(), LineEdit(), LineEdit()
        self.role: Combo = combo(roles("skola", "annan"))
        self.note = PlainText(lines=2, compact=True)
        self.began, self.ended = DateField(session.today, "period"), DateField(session.today, "period")
        self.add("name", self.tr("Namn"), self.name)
        self.add("role", self.tr("Roll"), self.role)
        self.add("phone", self.tr("Telefon"), self.phone, optional=True)
        self.add("email", self.tr("E-post"), self.email, optional=True)
        self.add("started_on", self.tr("Från och med"), self.began, optional=True)
        words = (self.tr("Avsluta rollen"), self.tr("Ta upp rollen igen"))
        self._ending = self.add_last_day(self.tr("Till och med"), self.ended, *words)
        self.add("note", self.tr("Bra att veta"), self.note, optional=True, is_wide=True)
        self.arrange()

    def show_contact(self, contact: SchoolContact) -> None:
        """Show what is known."""
        self.name.setText(contact.name)
        self.role.choose(contact.role)
        self.phone.setText(contact.phone)
        self.email.setText(contact.email)
        self.note.set_text(contact.note)
        self.began.set_date(contact.started_on)
        self.ended.set_date(contact.ended_on)
        self._ending.show_for(is_stored=bool(contact.name))

    def contact(self, old: SchoolContact) -> SchoolContact:
        """Return `old` with what is written now."""
        return replace(
            old,
            name=self.name.text(),
            role=str(self.role.data()),
            phone=self.phone.text(),
            email=self.email.text(),
            note=self.note.text(),
            started_on=self.began.date(),
            ended_on=self.ended.date(),
        )

    def is_fit(self) -> bool:
        """Show what cannot be read, and return whether everything can."""
        is_named = bool(self.name.text().strip())
        self.fields["name"].set_error("" if is_named else self.tr("Skriv ett namn."))
        return self.days_are_fit() and is_named
