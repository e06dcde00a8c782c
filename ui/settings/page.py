"""Settings: one column of cards. Changes apply at once and say that they have been saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from db.clock import here
from desktop import content
from desktop.drafts.dialogs import DraftOf
from desktop.session.owner import refusal
from desktop.session.settings import (
    LONGEST_IDLE,
    SHORTEST_IDLE,
    prefer,
    save_idle_minutes,
    save_office,
    save_worker,
)
from ui.dialogs.form_draft import FormDraft
from ui.look.metrics import column, grid, width
from ui.look.tokens import ZOOMS
from ui.page.page import Page
from ui.settings.phones import phone_fields
from ui.widgets.frame.card import Card
from ui.widgets.frame.head import PageHead
from ui.widgets.frame.one_scroll import OneScroll, ScrolledPart
from ui.widgets.input.combo import Combo
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.segments import Segments
from ui.widgets.paint.marks import CheckBox
from ui.widgets.show.banner import Banner
from ui.widgets.show.rows import FactRow
from ui.widgets.show.saved import SavedLabel
from ui.widgets.show.text import label
from ui.window import capture
from ui.window.place import Place
from ui.window.sharing_bar import SharingSwitch

if TYPE_CHECKING:
    from desktop.session.session import Session

_WIDEST = 820  # design pixels; fields longer than that are harder to read

Fields = dict[str, Field[LineEdit]]


class SettingsPage(Page):
    """Who you are, telephone numbers, look, locking, schools, and faults in the municipality's own texts."""

    uses: ClassVar[frozenset[str]] = frozenset({"settings"})

    def __init__(self, session: Session, place: Place, host: QWidget | None = None) -> None:
        super().__init__(session, place, host)
        self._saved = SavedLabel()
        self._worker, self._office = self._who_fields()
        self._phones = phone_fields(session.office)
        self._scheme = Segments(
            [
                ("system", self.tr("Som datorn")),
                ("light", self.tr("Ljust")),
                ("dark", self.tr("Mörkt")),
                ("contrast", self.tr("Hög kontrast")),
            ],
            self.tr("Färger"),
        )
        self._zoom = Combo()
        self._minutes = Combo()
        self._minimise = CheckBox(self.tr("Lås också när fönstret minimeras"))
        self._owners = Banner()
        self._build()
        self._connect()
        self.refresh()
        lines = {name: one.control for name, one in (self._worker | self._office | self._phones).items()}
        self._draft = FormDraft(self, self.tr("Inställningar"), session, DraftOf("installningar"), lines)
        if self._draft.line is not None:
            self._cards.insertWidget(0, self._draft.line)

    def refresh(self) -> None:
        """Show what holds, without touching a field that is being written in."""
        choices = self.session.choices
        self._scheme.choose(choices.scheme)
        self._zoom.choose(choices.zoom)
        self._minutes.choose(choices.idle_minutes)
        self._minimise.setChecked(choices.lock_on_minimise)

    def flush(self) -> None:
        """Write what has been changed in the fields."""
        if self.session.stand_in is not None:
            return
        worker = _changed(self._worker, self.session.worker)
        if worker:
            save_worker(self.session, **worker)
        office = _changed(self._office | self._phones, self.session.office)
        if office:
            save_office(self.session, **office)
        if worker or office:
            self._saved.saved(here())
        self._draft.renew()

    def _who_fields(self) -> tuple[Fields, Fields]:
        worker, office = self.session.owner, self.session.office
        mine: Fields = {
            "name": Field(self._about_owner(), LineEdit(worker.name)),
            "title": Field(self.tr("Titel"), LineEdit(worker.title)),
            "phone": Field(self.tr("Telefon"), LineEdit(worker.phone), optional=True),
            "email": Field(self.tr("E-post"), LineEdit(worker.email), optional=True),
        }
        ours: Fields = {
            "municipality": Field(self.tr("Kommun"), LineEdit(office.municipality)),
            "board": Field(self.tr("Nämnd"), LineEdit(office.board)),
            "team": Field(self.tr("Enhet eller team"), LineEdit(office.team)),
            "data_protection_contact": Field(
                self.tr("Dataskyddsombud"), LineEdit(office.data_protection_contact)
            ),
            "originals_kept": Field(
                self.tr("Här förvaras underskrivna original"), LineEdit(office.originals_kept)
            ),
            "system_of_record": Field(
                self.tr("Kommunens verksamhetssystem"), LineEdit(office.system_of_record)
            ),
        }
        for name, field in (mine | ours).items():
            field.control.setObjectName(name)
        return mine, ours

    def _about_owner(self) -> str:
        return self.tr("Ditt namn") if self.session.stand_in is None else self.tr("Arkivets ägare")

    def _build(self) -> None:
        all_ = QWidget()
        whole = column(all_, gap=12, margins=(24, 16, 24, 16))
        head = PageHead(self.tr("Inställningar"), self.tr("Ändringar gäller genast."))
        head.add_chip(self._saved)
        whole.addWidget(head)
        inside = width(QWidget(), most=_WIDEST)
        cards = self._cards = column(inside, gap=12)
        cards.addWidget(self._owners)
        for card in (self._who_card(), self._phone_card(), self._look_card(), self._lock_card()):
            cards.addWidget(card)
        self._leave_to_owner()
        cards.addWidget(self._schools_card())
        cards.addWidget(self._content_card())
        cards.addStretch(1)
        part = ScrolledPart(inside)
        whole.addWidget(part, 1)
        column(self).addWidget(OneScroll(all_, [part]))

    def _leave_to_owner(self) -> None:
        """Let a stand-in read what only the owner changes, and say so."""
        error = refusal(self.session)
        if error is None:
            return
        rest = self.tr("Färger och storlek ändrar du själv.")
        self._owners.say("neutral", f"{error.title}.", f"{error.what} {rest}")
        for field in (self._worker | self._office | self._phones).values():
            field.control.setReadOnly(True)
        for control in (self._minutes, self._minimise):
            control.setEnabled(False)

    def _connect(self) -> None:
        for field in (self._worker | self._office | self._phones).values():
            field.control.editingFinished.connect(self.flush)
        self._scheme.chosen.connect(self._on_scheme)
        self._zoom.activated.connect(self._on_zoom)
        self._minutes.activated.connect(self._on_minutes)
        self._minimise.toggled.connect(self._on_minimise)

    def _who_card(self) -> Card:
        is_owner = self.session.stand_in is None
        card = Card(self.tr("Du och din arbetsplats") if is_owner else self.tr("Ägaren och arbetsplatsen"))
        card.body.addWidget(label(self.tr("Namnet står på papper till familjerna och i loggen."), "small"))
        card.body.addLayout(_two_by_two(self._worker | self._office))
        return card

    def _phone_card(self) -> Card:
        card = Card(self.tr("Telefonlista"))
        card.body.addWidget(label(self.tr("Numren visas i säkerhetsrutan, också utan nät."), "small"))
        card.body.addLayout(_two_by_two(self._phones))
        return card

    def _look_card(self) -> Card:
        card = Card(self.tr("Utseende"))
        self._zoom.setObjectName("zoom")
        self._zoom.fill([(f"{step} %", step) for step in ZOOMS])
        card.body.addWidget(label(self.tr("Färger"), "small"))
        card.body.addWidget(self._scheme)
        card.body.addWidget(
            Field(
                self.tr("Storlek"), width(self._zoom, 120, 160), self.tr("Ctrl + och Ctrl − gör samma sak.")
            )
        )
        return card

    def _lock_card(self) -> Card:
        card = Card(self.tr("Låsning"))
        self._minutes.setObjectName("idle-minutes")
        self._minimise.setObjectName("lock-on-minimise")
        self._minutes.fill([(str(count), count) for count in range(SHORTEST_IDLE, LONGEST_IDLE + 1)])
        words = self.tr("Minuter utan att du rör tangentbord eller mus")
        card.body.addWidget(Field(words, width(self._minutes, 120, 160)))
        card.body.addWidget(self._minimise)
        card.body.addWidget(SharingSwitch(capture.current()))
        return card

    def _schools_card(self) -> Card:
        card = Card(self.tr("Skolor"), self.tr("Öppna skolorna"))
        card.setObjectName("schools")
        names = [school.name for school in self.session.db.schools.current()]
        card.body.addWidget(label(", ".join(names) or content.texts().get("tomt.skolor")))
        card.acted.connect(self._on_schools)
        return card

    def _content_card(self) -> Card:
        """What is wrong in the municipality's own files, each with file, line and key."""
        card = Card(self.tr("Kommunens egna texter"))
        problems = content.problems()
        version = self.tr("Reglerna har version {0}.").format(content.rules().version)
        if not problems:
            card.body.addWidget(
                label(self.tr("Inga fel. Egna texter läggs i mappen kommun bredvid arkivet."), "small")
            )
            card.body.addWidget(label(version, "small"))
            return card
        card.body.addWidget(
            label(
                self.tr("Programmet använder sin egen text där det är fel. Inget i ärendena påverkas."),
                "small",
            )
        )
        for problem in problems:
            where = self.tr("{file}, rad {line}").format(file=problem.file, line=problem.line)
            key = f" · {problem.key}" if problem.key else ""
            card.body.addWidget(FactRow(f"{where}{key}", icon="warning", second=problem.message))
        card.body.addWidget(label(version, "small"))
        return card

    @Slot(str)
    def _on_scheme(self, scheme: str) -> None:
        prefer(self.session, scheme=scheme)

    @Slot()
    def _on_zoom(self) -> None:
        prefer(self.session, zoom=int(str(self._zoom.data())))

    @Slot()
    def _on_minutes(self) -> None:
        save_idle_minutes(self.session, int(str(self._minutes.data())))

    @Slot()
    def _on_minimise(self) -> None:
        prefer(self.session, lock_on_minimise=self._minimise.isChecked())

    @Slot()
    def _on_schools(self) -> None:
        self.went.emit(Place("schools"))


def _two_by_two(fields: Fields) -> QGridLayout:
    cells = grid(gap=12)
    for place, field in enumerate(fields.values()):
        cells.addWidget(field, place // 2, place % 2)
    cells.setColumnStretch(0, 1)
    cells.setColumnStretch(1, 1)
    return cells


def _changed(fields: Fields, kept: object) -> dict[str, str]:
    typed = {name: field.control.text().strip() for name, field in fields.items()}
    return {name: text for name, text in typed.items() if text != getattr(kept, name)}
