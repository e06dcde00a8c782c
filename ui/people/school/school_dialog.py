"""A school: new, or changed. It is never taken away; one stops visiting it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from db.records import School
from desktop.drafts.dialogs import DraftOf
from desktop.people.schools import save_school
from desktop.session.session import Session
from ui.dialogs.form_sheet import FormSheet
from ui.people.family.contact_dialog import unreadable
from ui.people.school.school_fields import SchoolFields


class SchoolDialog(FormSheet):
    """`saved` is the school as stored, once it is."""

    def __init__(self, parent: QWidget, session: Session, school: School) -> None:
        super().__init__(parent, self.tr("Vilken skola är det?"), self.tr("Spara"), wide=True)
        self.setObjectName("school-dialog")
        self._session, self._school = session, school
        self.saved: School | None = None
        self.fields = SchoolFields(session)
        self.fields.show_school(school)
        self.close_form(self.fields)
        self.fields.name.setFocus()
        self.keep_draft(session, DraftOf("skola", "", "schools", school.id))

    def perform(self) -> None:
        """Store the school. Raises `UserError`."""
        if not self.fields.is_fit():
            raise unreadable()
        self.saved = save_school(self._session, self.fields.school(self._school))
