"""The fields about a person around the pupil: a guardian, or anyone else."""

from __future__ import annotations

from dataclasses import replace

from db.records import GUARDIAN_ROLES, Contact
from db.records.states import CONTACT_RULES, CUSTODIES, one_of
from desktop.session.session import Session
from ui.people.choices import contact_rules, custodies, roles
from ui.people.ending import EndingButton
from ui.people.fields import FieldGroup, combo
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField
from ui.widgets.input.line import LineEdit
from ui.widgets.input.plain_text import PlainText
from ui.widgets.paint.marks import CheckBox


class PersonFields(FieldGroup):
    """`is_guardian` asks for custody and offers only the roles that carry it; `is_short` asks for the least."""

    def __init__(self, session: Session, *, is_guardian: bool, is_short: bool = False) -> None:
        super().__init__()
        self._is_guardian, self._is_short = is_guardian, is_short
        self._ending: EndingButton | None = None
        found = [row for row in roles() if (row[1] in GUARDIAN_ROLES) == is_guardian]
        self.name, self.relation, self.organisation = LineEdit(), LineEdit(), LineEdit()
        self.role: Combo = combo(found)
        self.custody: Combo = combo(custodies())
        self.rule: Combo = combo(contact_rules())
        self.checked = DateField(session.today, "custody")
        self.began, self.ended = DateField(session.today, "period"), DateField(session.today, "period")
        self.phone, self.email, self.language = LineEdit(), LineEdit(), LineEdit()
        self.interpreter_note, self.rule_note, self.hidden = LineEdit(), LineEdit(), LineEdit()
        self.address, self.note = PlainText(lines=1, compact=True), PlainText(lines=2, compact=True)
        self._build()

    def show_contact(self, contact: Contact) -> None:
        """Show what is known."""
        texts = {
            self.name: contact.name,
            self.relation: contact.relation,
            self.organisation: contact.organisation,
            self.phone: contact.phone,
            self.email: contact.email,
            self.language: contact.language,
            self.interpreter_note: contact.interpreter_note,
            self.rule_note: contact.contact_note,
            self.hidden: contact.hidden_for,
        }
        for line, text in texts.items():
            line.setText(text)
        self.role.choose(contact.role)
        self.custody.choose(contact.custody)
        self.rule.choose(contact.contact_rule)
        self.checked.set_date(contact.custody_checked_on)
        self.began.set_date(contact.started_on)
        self.ended.set_date(contact.ended_on)
        if self._ending is not None:
            self._ending.show_for(is_stored=bool(contact.name))
        self.interpreter.setChecked(contact.needs_interpreter)
        self.address.set_text(contact.address)
        self.note.set_text(contact.note)

    def contact(self, old: Contact) -> Contact:
        """Return `old` with what is written now."""
        return replace(
            old,
            name=self.name.text(),
            role=str(self.role.data()),
            relation=self.relation.text(),
            custody=one_of(CUSTODIES, self.custody.data()) if self._is_guardian else "",
            custody_checked_on=self.checked.date() if self._is_guardian else None,
            organisation=self.organisation.text(),
            phone=self.phone.text(),
            email=self.email.text(),
            address=self.address.text(),
            language=self.language.text(),
            needs_interpreter=self.interpreter.isChecked(),
            interpreter_note=self.interpreter_note.text(),
            contact_rule=one_of(CONTACT_RULES, self.rule.data()),
            contact_note=self.rule_note.text(),
            hidden_for=self.hidden.text(),
            note=self.note.text(),
            started_on=self.began.date(),
            ended_on=self.ended.date(),
        )

    def is_fit(self) -> bool:
        """Show what cannot be read, and return whether everything can."""
        is_named = bool(self.name.text().strip())
        words = self.tr("Skriv ett namn. En roll räcker, till exempel Mormor.")
        self.fields["name"].set_error("" if is_named else words)
        return self.days_are_fit() and is_named

    def _build(self) -> None:
        self.add("name", self.tr("Namn"), self.name)
        if self._is_guardian:
            self.add(
                "relation", self.tr("Relation"), self.relation, self.tr("Till exempel mamma eller moster")
            )
            self.add("custody", self.tr("Vårdnad"), self.custody)
            if not self._is_short:
                self.add("custody_checked_on", self.tr("Vårdnaden kontrollerad"), self.checked, optional=True)
                self.add("role", self.tr("Roll"), self.role)
        else:
            self.add("role", self.tr("Roll"), self.role)
            self.add("relation", self.tr("Relation"), self.relation, optional=True)
            self.add("organisation", self.tr("Arbetsplats"), self.organisation, optional=True)
        self.add("phone", self.tr("Telefon"), self.phone, optional=True)
        if not self._is_short:
            self.add("email", self.tr("E-post"), self.email, optional=True)
        self.add("language", self.tr("Språk"), self.language, optional=True)
        self.interpreter: CheckBox = self.add_box("needs_interpreter", self.tr("Behöver tolk"))
        if not self._is_short:
            self._add_rules()
        self.arrange()

    def _add_rules(self) -> None:
        self.add("interpreter_note", self.tr("Om tolken"), self.interpreter_note, optional=True)
        self.add("address", self.tr("Adress"), self.address, optional=True)
        self.add("contact_rule", self.tr("Kontakt"), self.rule)
        self.add("contact_note", self.tr("Om kontakten"), self.rule_note, optional=True)
        help_ = self.tr("Vem som inte får se uppgifterna, till exempel den andra vårdnadshavaren")
        self.add("hidden_for", self.tr("Visas inte för"), self.hidden, help_, optional=True, is_wide=True)
        self.add("started_on", self.tr("Från och med"), self.began, optional=True)
        words = (self.tr("Avsluta rollen"), self.tr("Ta upp rollen igen"))
        self._ending = self.add_last_day(self.tr("Till och med"), self.ended, *words)
        self.add("note", self.tr("Bra att veta"), self.note, optional=True, is_wide=True)
