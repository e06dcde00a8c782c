"""The second half of *Ny elev*: the form. What is written is kept in the vault while it is written."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from db.records import Case, Pupil, Schooling
from desktop import content
from desktop.cases import intake as pupils
from desktop.cases.intake import Registration
from desktop.drafts import drafts
from desktop.session.session import Session
from ui.look.metrics import column
from ui.people.family.guardian_list import GuardianList
from ui.people.pupil.intake_fields import IntakeFields
from ui.people.pupil.known_list import KnownList
from ui.people.pupil.pupil_fields import PupilFields
from ui.people.school.schooling_fields import SchoolingFields
from ui.widgets.input.autosave import Autosave
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.paint.marks import CheckBox
from ui.widgets.show.banner import Banner
from ui.widgets.show.saved import SavedLabel
from ui.widgets.show.text import hairline, label


class NewPupilForm(QWidget):
    """Everything known on the first day. Raises nothing by itself; `registration` gives what is written."""

    opened = Signal(str)  # case id of somebody alike
    refused = Signal(bool)  # protected identity was ticked, or unticked, where it may not be registered

    def __init__(self, session: Session, saved: SavedLabel) -> None:
        super().__init__()
        self._session = session
        self._blank = Pupil(first_names="", last_name="")
        self.protected = CheckBox(self.tr("Eleven har skyddade personuppgifter"))
        self.protected.setObjectName("is_protected")
        self.stop = Banner()
        self.pupil = PupilFields(session, is_short=True)
        self.school = SchoolingFields(session)
        self.guardians = GuardianList(session)
        self.intake = IntakeFields(session, is_short=True)
        self.alike = QWidget()
        self.known = KnownList()
        self.reason = LineEdit()
        self.autosave = Autosave(self._keep, saved, self)
        self._build()
        self._connect()

    def show_names(self, first: str, last: str, number: str) -> None:
        """Begin with what was typed in the search."""
        self.pupil.first.setText(first)
        self.pupil.last.setText(last)
        self.pupil.number.setText(number)

    def resume(self) -> None:
        """Show what was written before."""
        kept = drafts.kept(self._session, drafts.NEW_PUPIL)
        self.pupil.show_values(kept.get("pupil", {}))
        self.school.show_values(kept.get("school", {}))
        self.guardians.show_values(kept.get("guardians", []))
        self.intake.show_values(kept.get("intake", {}))
        self.reason.setText(str(kept.get("reason", "")))
        self.autosave.forget()

    def values(self) -> dict[str, Any]:
        """Return everything that is written."""
        return {
            "pupil": self.pupil.values(),
            "school": self.school.values(),
            "guardians": self.guardians.values(),
            "intake": self.intake.values(),
            "reason": self.reason.text(),
        }

    def is_fit(self) -> bool:
        """Show what cannot be read, and return whether everything can."""
        people = [fields for fields in self.guardians.people() if fields.name.text().strip()]
        parts = [self.pupil.is_fit(), self.school.is_fit(), self.intake.is_fit()]
        return all([*parts, *(fields.is_fit() for fields in people)])

    def registration(self) -> Registration:
        """Return pupil, school, guardians and case as written."""
        pupil = self._written(as_far_as_read=self.protected.isChecked())
        case = Case(number="", pupil_id=pupil.id, opened_on=self._session.today())
        schooling = self.school.schooling(Schooling(pupil_id=pupil.id, school_id=""))
        return Registration(
            pupil=pupil,
            case=self.intake.case(case),
            schooling=schooling if schooling.school_id else None,
            guardians=self.guardians.contacts(pupil.id),
        )

    def _written(self, *, as_far_as_read: bool) -> Pupil:
        """Return the pupil as written; with protected identity only the names."""
        pupil = self.pupil.pupil(self._blank, as_far_as_read=as_far_as_read)
        if not self.protected.isChecked():
            return pupil
        return Pupil(id=pupil.id, first_names=pupil.first_names, last_name=pupil.last_name, is_protected=True)

    def show_alike(self) -> bool:
        """Show who is here already and may be the same; return whether there is anyone."""
        found = pupils.alike(self._session, self._written(as_far_as_read=True))
        self.known.show_known(found)
        self.alike.setVisible(bool(found))
        return bool(found)

    def _build(self) -> None:
        whole = column(self, gap=12)
        whole.addWidget(self.protected)
        whole.addWidget(self.stop)
        whole.addWidget(self.pupil)
        self._rest = QWidget()
        rest = column(self._rest, gap=12)
        for title, part in (
            (self.tr("Skolan"), self.school),
            (self.tr("Vårdnadshavare"), self.guardians),
            (self.tr("Varför nu"), self.intake),
        ):
            rest.addWidget(hairline())
            rest.addWidget(label(title, "h2"))
            rest.addWidget(part)
        whole.addWidget(self._rest)
        whole.addWidget(self.alike)
        alike = column(self.alike, gap=8)
        alike.addWidget(hairline())
        alike.addWidget(label(self.tr("Eleven kan redan finnas"), "h2"))
        alike.addWidget(self.known)
        self.reason.setObjectName("duplicate_reason")
        alike.addWidget(Field(self.tr("Skäl att skapa ändå"), self.reason, self.tr("Skälet sparas.")))
        self.alike.hide()

    def _connect(self) -> None:
        touch = self.autosave.touch
        for group in (self.pupil, self.school, self.intake):
            group.on_edited(touch)
        self.guardians.edited.connect(touch)
        self.reason.textChanged.connect(touch)
        self.known.opened.connect(self.opened)
        self.protected.toggled.connect(self._on_protected)
        for line in (self.pupil.last, self.pupil.number):
            line.editingFinished.connect(self._on_name)

    def _keep(self) -> None:
        if not self.protected.isChecked():
            drafts.keep(self._session, drafts.NEW_PUPIL, self.values())
            for group in (self.pupil, self.school, self.intake):
                group.refuse_unread()

    @Slot()
    def _on_name(self) -> None:
        if self.pupil.first.text().strip() and self.pupil.last.text().strip():
            self.show_alike()

    @Slot(bool)
    def _on_protected(self, is_protected: bool) -> None:
        """Refuse in words, or ask for an alias and nothing more; nothing written is kept."""
        is_refused = is_protected and pupils.protected_is_refused()
        if is_protected:
            self.autosave.forget()
            drafts.drop(self._session, drafts.NEW_PUPIL)
        self.pupil.setVisible(not is_refused)
        self.pupil.show_only(("first_names", "last_name") if is_protected else ())
        self._rest.setVisible(not is_protected)
        if is_refused:
            error = content.error("skyddad")
            self.stop.say("danger", f"{error.title}.", f"{error.what} {error.safe} {error.do}")
            self.alike.hide()
        elif is_protected:
            words = self.tr("Skriv ett påhittat namn. Nummer, adress och skola sparas inte.")
            self.stop.say("private", self.tr("Bara ett alias sparas."), words)
        else:
            self.stop.clear()
        self.refused.emit(is_refused)
