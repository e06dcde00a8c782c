"""Somebody around the pupil: new, or changed. Taking away is ending the role, with a date."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from db.records import GUARDIAN_ROLES, Contact, SchoolContact
from desktop.drafts.dialogs import DraftOf
from desktop.errors import UserError
from desktop.people.contacts import save_contact
from desktop.people.schools import save_school_contact
from desktop.session.session import Session
from ui.dialogs.form_sheet import FormSheet
from ui.people.family.person_fields import PersonFields
from ui.people.school.school_fields import SchoolContactFields


def unreadable() -> UserError:
    """Return what is said when a field cannot be read; the field says which."""
    return UserError("Något går inte att läsa", "Titta på de röda fälten.", "Inget har ändrats.")


class ContactDialog(FormSheet):
    """A guardian or another person, by role and period."""

    def __init__(self, parent: QWidget, session: Session, contact: Contact) -> None:
        is_guardian = contact.role in GUARDIAN_ROLES
        title = self.tr("Vem är vårdnadshavaren?") if is_guardian else self.tr("Vem är personen?")
        super().__init__(parent, title, self.tr("Spara"), wide=True)
        self.setObjectName("contact-dialog")
        self._session, self._contact = session, contact
        self.fields = PersonFields(session, is_guardian=is_guardian)
        self.fields.show_contact(contact)
        self.close_form(self.fields)
        self.fields.name.setFocus()
        kind = "vardnadshavare" if is_guardian else "person"
        self.keep_draft(session, DraftOf(kind, contact.pupil_id, "contacts", contact.id))

    def perform(self) -> None:
        """Store the person. Raises `UserError`."""
        if not self.fields.is_fit():
            raise unreadable()
        save_contact(self._session, self.fields.contact(self._contact))


class SchoolContactDialog(FormSheet):
    """Somebody who works at a school."""

    def __init__(self, parent: QWidget, session: Session, contact: SchoolContact) -> None:
        super().__init__(parent, self.tr("Vem arbetar på skolan?"), self.tr("Spara"), wide=True)
        self.setObjectName("school-contact-dialog")
        self._session, self._contact = session, contact
        self.fields = SchoolContactFields(session)
        self.fields.show_contact(contact)
        self.close_form(self.fields)
        self.fields.name.setFocus()
        kind = "skolans-person"
        self.keep_draft(session, DraftOf(kind, contact.school_id, "school_contacts", contact.id))

    def perform(self) -> None:
        """Store the person. Raises `UserError`."""
        if not self.fields.is_fit():
            raise unreadable()
        save_school_contact(self._session, self.fields.contact(self._contact))
