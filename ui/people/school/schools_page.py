"""Skolor: where the worker goes, who runs each school, and who works there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from db.records import School, SchoolContact
from desktop.names import swedish
from desktop.session.session import Session
from ui.dialogs.sheet import Sheet
from ui.look.metrics import column
from ui.page.page import Page
from ui.people.choices import organiser_types
from ui.people.fact_list import fact_rows, of_school
from ui.people.family.contact_dialog import SchoolContactDialog
from ui.people.family.person_facts import of_school_contact
from ui.people.family.person_row import PersonRow
from ui.people.list_card import ListCard
from ui.people.school.calendar_card import CalendarCard
from ui.people.school.school_dialog import SchoolDialog
from ui.widgets.frame.card import Card
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.head import PageHead
from ui.widgets.frame.scroll import scrolled
from ui.widgets.input.buttons import Button
from ui.widgets.show.empty import EmptyState
from ui.widgets.show.long_words import breakable
from ui.widgets.show.row_model import Column
from ui.widgets.show.table import Table
from ui.window.place import Place


@dataclass(frozen=True)
class SchoolRow:
    """A school and how many open cases have their pupil there."""

    school: School
    pupils: int


class SchoolsPage(Page):
    """`place.detail` may be a school's id."""

    uses: ClassVar[frozenset[str]] = frozenset(
        {"schools", "school_contacts", "schoolings", "cases"} | {"calendar_spans"}
    )

    def __init__(self, session: Session, place: Place, host: QWidget | None = None) -> None:
        super().__init__(session, place, host)
        self.new = Button(self.tr("Ny skola"), "primary", "plus")
        self.table = Table(self._columns(), self.tr("Skolor"))
        self.facts = ListCard("", self.tr("Ändra"), "")
        self.people = ListCard(
            self.tr("Kontakter"), self.tr("Lägg till"), self.tr("Ingen på skolan är inlagd än.")
        )
        self.calendar = CalendarCard(session)
        self.empty = EmptyState(
            self.tr(
                "Här står skolorna du besöker. Huvudmannen avgör vilken text om sekretess som skrivs ut."
            ),
            self.tr("Ny skola"),
        )
        self._build()
        self._connect()
        self.refresh()
        if place.detail:
            self.table.select(lambda row: row.school.id == place.detail)

    def refresh(self) -> None:
        """Read the schools again; the chosen one stays chosen."""
        db = self.session.db
        here = Counter(row.school_id for row in db.caseload.rows(self.session.today()))
        schools = sorted(db.schools.all(), key=lambda one: (one.ended_on is not None, swedish(one.name)))
        self.table.set_rows(
            [SchoolRow(school, here[school.id]) for school in schools], key=lambda row: row.school.id
        )
        self._stack.setCurrentIndex(0 if schools else 1)
        if schools and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self._show_school()

    def state(self) -> dict[str, str]:
        """Return the chosen school."""
        school = self._school()
        return {"school": school.id if school else ""}

    def restore(self, state: dict[str, str]) -> None:
        """Choose it again."""
        self.table.select(lambda row: row.school.id == state.get("school"))

    def _columns(self) -> tuple[Column, ...]:
        kinds = {value: word for word, value in organiser_types()}

        def tone(row: SchoolRow) -> str | None:
            return "text3" if row.school.ended_on else None

        return (
            Column(
                self.tr("Skola"),
                lambda row: row.school.name,
                "strong",
                tip=lambda row: row.school.name,
                tone=tone,
                width=200,
                stretch=True,
            ),
            Column(self.tr("Huvudman"), lambda row: kinds[row.school.organiser_type], tone=tone, width=116),
            Column(self.tr("Kommun"), lambda row: row.school.municipality, tone=tone, width=104),
            Column(
                self.tr("Elever"),
                lambda row: str(row.pupils) if row.pupils else "",
                sort=lambda row: row.pupils,
                is_right=True,
                width=80,
            ),
        )

    def _build(self) -> None:
        whole = column(self, gap=12, margins=(24, 16, 24, 16))
        head = PageHead(self.tr("Skolor"))
        head.set_primary(self.new)
        self.new.setObjectName("new-school")
        whole.addWidget(head)
        stage = QWidget()
        self._stack = QStackedLayout(stage)
        whole.addWidget(stage, 1)
        card = Card(flush=True)
        card.setAccessibleName(self.tr("Skolor"))
        card.body.addWidget(self.table)
        self.table.setObjectName("schools")
        side = QWidget()
        cards = column(side, gap=12)
        cards.addWidget(self.facts)
        cards.addWidget(self.calendar)
        cards.addWidget(self.people)
        cards.addStretch(1)
        self._stack.addWidget(scrolled(Columns([(card, 3, 500), (side, 2, 340)])))
        self._stack.addWidget(self.empty)
        self.facts.act.setObjectName("edit-school")
        self.people.act.setObjectName("add-school-contact")
        self.people.act.setAccessibleName(self.tr("Kontakter: Lägg till"))
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.new.clicked.connect(self._on_new)
        self.empty.acted.connect(self._on_new)
        self.table.chosen.connect(self._show_school)
        self.table.opened.connect(self._on_edit)
        self.facts.acted.connect(self._on_edit)
        self.people.acted.connect(self._on_add)
        self.calendar.opened.connect(self._show)

    def _school(self) -> School | None:
        row = self.table.current()
        return row.school if isinstance(row, SchoolRow) else None

    @Slot()
    def _show_school(self) -> None:
        school = self._school()
        if school is None:
            return
        self.facts.set_title(breakable(school.name))
        self.facts.act.setAccessibleName(self.tr("Ändra {0}").format(school.name))
        self.facts.show_rows(fact_rows(of_school(school)))
        self.people.show_rows(self._person(one) for one in self.session.db.school_contacts.at(school.id))
        self.calendar.show_school(school.id)

    def _person(self, contact: SchoolContact) -> PersonRow:
        made = PersonRow(of_school_contact(contact), self.tr("Ändra"))
        made.act.setObjectName(f"edit-{contact.id}")
        made.acted.connect(lambda: self._show(SchoolContactDialog(self, self.session, contact)))
        return made

    def _show(self, dialog: Sheet) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_new(self) -> None:
        blank = School(name="", municipality=self.session.office.municipality)
        dialog = SchoolDialog(self, self.session, blank)
        dialog.accepted.connect(lambda: self.table.select(lambda row: row.school == dialog.saved))
        self._show(dialog)

    @Slot()
    def _on_edit(self) -> None:
        school = self._school()
        if school is not None:
            self._show(SchoolDialog(self, self.session, school))

    @Slot()
    def _on_add(self) -> None:
        school = self._school()
        if school is not None:
            contact = SchoolContact(school_id=school.id, name="", role="skolkurator")
            self._show(SchoolContactDialog(self, self.session, contact))
