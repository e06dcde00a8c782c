"""Familj och stöd: guardians, everyone else around the pupil, the pupil, the schools, how the case began."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from db.records import Case, Contact, Pupil, Schooling
from desktop import dates
from desktop.cases.returned import asks_again, last_changed
from desktop.session.session import Session
from ui.dialogs.sheet import Sheet
from ui.look.metrics import column
from ui.page.page import Page
from ui.people.fact_list import fact_rows, of_case, of_pupil, schooling_line
from ui.people.family.contact_dialog import ContactDialog
from ui.people.family.person_facts import of_contact, of_school_contact
from ui.people.family.person_row import PersonFacts, PersonRow
from ui.people.family.returned_card import EarlierCases, ReturnedCard
from ui.people.family.siblings_card import SiblingsCard
from ui.people.family.views import FamilyViews
from ui.people.list_card import ListCard
from ui.people.pupil.pupil_dialog import IntakeDialog, PupilDialog, SchoolingDialog
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.head import PageHead
from ui.widgets.frame.scroll import scrolled
from ui.widgets.input.buttons import Button
from ui.widgets.show.long_words import breakable
from ui.window.place import Place


class FamilyPage(Page):
    """`place.detail` may be `guardian`, `school` or `intake`: what to write first."""

    uses: ClassVar[frozenset[str]] = frozenset(
        {"contacts", "pupils", "pupil_siblings", "schoolings", "schools", "school_contacts", "cases"}
    )
    rereads: ClassVar[bool] = True

    def __init__(self, session: Session, place: Place, host: QWidget | None = None) -> None:
        super().__init__(session, place, host)
        assert place.case_id is not None
        self._case_id = place.case_id
        self.head = PageHead(self.tr("Familj och stöd"))
        self.views = FamilyViews(self._case_id, "family")
        self.guardians = ListCard(
            self.tr("Vårdnadshavare"), self.tr("Lägg till"), self.tr("Ingen vårdnadshavare är inlagd än.")
        )
        self.others = ListCard(
            self.tr("Nätverk"),
            self.tr("Lägg till"),
            self.tr("Släkt, vänner, vård och andra som betyder något för eleven."),
        )
        self.siblings = SiblingsCard(session, self._case_id)
        self.returned = ReturnedCard(session, self._case_id)
        self.earlier = EarlierCases(session, self._case_id)
        self._changed: dict[str, date] = {}
        self.staff = ListCard(
            self.tr("På skolan"), self.tr("Öppna skolor"), self.tr("Ingen på skolan är inlagd än.")
        )
        self.about = ListCard(self.tr("Eleven"), self.tr("Ändra"), "")
        self.schools = ListCard(
            self.tr("Skolgång"), self.tr("Byt skola"), self.tr("Ingen skola är inlagd än.")
        )
        self.intake = ListCard(self.tr("Ärendet"), self.tr("Ändra"), "")
        self.end = Button("", small=True)
        self._build()
        self._connect()
        self.refresh()
        if place.detail:
            QTimer.singleShot(0, self, self._open_asked)

    def refresh(self) -> None:
        """Read everyone again."""
        case, pupil = self._case(), self._pupil()
        db = self.session.db
        self.head.set_facts(self.tr("{0} och de som finns runt omkring").format(breakable(pupil.full_name)))
        self._changed = last_changed(self.session, pupil.id) if asks_again(case) else {}
        people = db.contacts.of(pupil.id)
        self.guardians.show_rows(self._person(one) for one in people if one.informant)
        self.others.show_rows(self._person(one) for one in people if not one.informant)
        for card in (self.siblings, self.returned, self.earlier):
            card.refresh()
        changed = [(self.tr("Senast ändrat"), self._when(pupil.id))]
        self.about.show_rows(fact_rows(of_pupil(self.session, pupil) + changed))
        schoolings = db.schoolings.of(pupil.id)
        self.schools.show_rows(self._school(one) for one in schoolings)
        now = next((one for one in schoolings if one.ended_on is None), None)
        staff = db.school_contacts.at(now.school_id) if now else []
        self.staff.show_rows(self._staff(of_school_contact(one)) for one in staff)
        self.intake.show_rows(fact_rows(of_case(self.session, case)))
        is_open = case.status == "open"
        self.end.set_text(self.tr("Avsluta ärendet") if is_open else self.tr("Visa avslutet"))

    def _build(self) -> None:
        whole = column(self, gap=0)
        inside = QWidget()
        rows = column(inside, gap=12, margins=(24, 16, 24, 16))
        rows.addWidget(self.head)
        rows.addWidget(self.views)
        rows.addWidget(self.returned)
        left, right = QWidget(), QWidget()
        for part, cards in (
            (left, (self.guardians, self.others, self.siblings, self.staff)),
            (right, (self.about, self.schools, self.intake, self.earlier)),
        ):
            stack = column(part, gap=12)
            for card in cards:
                stack.addWidget(card)
            stack.addStretch(1)
        rows.addWidget(Columns([(left, 3, 420), (right, 2, 340)]), 1)
        self.intake.add_head(self.end)
        whole.addWidget(scrolled(inside))
        names = {
            "add-guardian": self.guardians,
            "add-contact": self.others,
            "add-sibling": self.siblings,
            "edit-pupil": self.about,
            "change-school": self.schools,
            "edit-intake": self.intake,
            "to-schools": self.staff,
        }
        for name, card in names.items():
            card.act.setObjectName(name)
            card.act.setAccessibleName(f"{card.accessibleName()}: {card.act.text()}")
        self.end.setObjectName("end-case")

    def _connect(self) -> None:
        self.views.went.connect(self.went)
        self.guardians.acted.connect(lambda: self._open_contact(self._new("vardnadshavare")))
        self.others.acted.connect(lambda: self._open_contact(self._new("slakt")))
        self.siblings.went.connect(self.went)
        self.earlier.went.connect(self.went)
        self.staff.acted.connect(lambda: self.went.emit(Place("schools")))
        self.about.acted.connect(self._open_pupil)
        self.schools.acted.connect(self._open_change)
        self.intake.acted.connect(lambda: self._show(IntakeDialog(self, self.session, self._case())))
        self.end.clicked.connect(self._on_end)

    def _case(self) -> Case:
        return self.session.db.cases.get(self._case_id)

    def _pupil(self) -> Pupil:
        return self.session.db.pupils.get(self._case().pupil_id)

    def _new(self, role: str) -> Contact:
        return Contact(pupil_id=self._pupil().id, name="", role=role, started_on=None)

    def _person(self, contact: Contact) -> PersonRow:
        facts = of_contact(contact)
        made = PersonRow(replace(facts, lines=[*facts.lines, *self._last(contact.id)]), self.tr("Ändra"))
        made.act.setObjectName(f"edit-{contact.id}")
        made.acted.connect(lambda: self._open_contact(contact))
        return made

    def _when(self, id: str) -> str:
        day = self._changed.get(id)
        return dates.full(day) if day is not None else ""

    def _last(self, id: str) -> list[str]:
        """When a row was last changed, while it is asked whether it is right still."""
        when = self._when(id)
        return [self.tr("Senast ändrat {0}").format(when)] if when else []

    def _staff(self, facts: PersonFacts) -> PersonRow:
        made = PersonRow(facts, "")
        made.act.hide()
        return made

    def _school(self, schooling: Schooling) -> PersonRow:
        school = self.session.db.schools.get(schooling.school_id)
        began, ended = schooling.started_on, schooling.ended_on
        period = self.tr("sedan {0}").format(dates.full(began)) if began else ""
        if ended is not None:
            until = self.tr("till {0}").format(dates.full(ended))
            period = f"{dates.full(began)} {until}" if began else until
        lines = [period] if period else []
        lines += self._last(schooling.id)
        facts = PersonFacts(school.name, schooling_line(schooling), lines, is_ended=ended is not None)
        made = PersonRow(facts, self.tr("Ändra"))
        made.act.setObjectName(f"schooling-{schooling.id}")
        made.acted.connect(lambda: self._show(SchoolingDialog(self, self.session, schooling, is_new=False)))
        return made

    def _open_contact(self, contact: Contact) -> None:
        self._show(ContactDialog(self, self.session, contact))

    def _show(self, dialog: Sheet) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _open_pupil(self) -> None:
        dialog = PupilDialog(self, self.session, self._pupil())
        dialog.opened.connect(lambda case_id: self.went.emit(Place("case", case_id)))
        self._show(dialog)

    @Slot()
    def _open_change(self) -> None:
        blank = Schooling(pupil_id=self._pupil().id, school_id="")
        self._show(SchoolingDialog(self, self.session, blank, is_new=True))

    @Slot()
    def _on_end(self) -> None:
        self.went.emit(Place("closing", self._case_id))

    @Slot()
    def _open_asked(self) -> None:
        """Open what a link from a step asked for."""
        now = self.session.db.schoolings.current(self._pupil().id)
        if self.place.detail == "school" and now is not None:
            self._show(SchoolingDialog(self, self.session, now, is_new=False))
        elif self.place.detail == "school":
            self._open_change()
        elif self.place.detail == "guardian":
            self._open_contact(self._new("vardnadshavare"))
        elif self.place.detail == "intake":
            self._show(IntakeDialog(self, self.session, self._case()))
