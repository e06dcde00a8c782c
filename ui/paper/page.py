"""Skriv ut: what, for whom, and the real pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from db.records.states import PRINT_LEVELS, PrintHow, PrintLevel, one_of
from desktop.errors import UserError
from desktop.paper import prints
from desktop.session.session import Session
from ui.assessment.clearance_strip import ClearanceStrip
from ui.dialogs.ask import show_error
from ui.look.metrics import column, row, width
from ui.page.page import Page
from ui.paper.history import PrintHistory
from ui.paper.pages_view import PagesView
from ui.paper.print_acts import PrintActs
from ui.paper.printing import print_pdf
from ui.paper.recipient_field import RecipientField
from ui.paper.save_file import save_pdf
from ui.paper.warnings import PaperWarnings, for_whom, refused
from ui.widgets.frame.one_scroll import OneScroll, ScrolledPart
from ui.widgets.frame.shown import show_if
from ui.widgets.input.combo import Combo
from ui.widgets.input.field import Field
from ui.widgets.input.segments import Segments
from ui.widgets.show.banner import Banner
from ui.widgets.show.emblem import Emblem, Look
from ui.widgets.show.empty import EmptyState
from ui.widgets.show.text import hairline, label
from ui.window.place import Place

if TYPE_CHECKING:
    from desktop.paper.pdf import Printed

SIDE = 420
STACKED = 900  # design px
REST = 250  # ms before the pages are drawn again


class PrintsPage(Page):
    """One case's papers. `place.detail` names the document: `handlingsplan:<id>`."""

    uses: ClassVar[frozenset[str]] = (
        frozenset(("prints", "plans", "consents", "assessments", "signatories", "withdrawals", "schoolings"))
        | {"contacts", "clearances", "placements", "participants", "cases", "kept_papers", "referrals"}
        | {"closings", "follow_ups"}
    )
    rail: ClassVar[bool] = True

    def __init__(self, session: Session, place: Place, host: QWidget | None = None) -> None:
        super().__init__(session, place, host)
        assert place.case_id is not None
        self._case_id = place.case_id
        self._printed: Printed | None = None
        self._choices: list[prints.Choice] = []
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._parts()
        self._build()
        self._connect()
        self._fill(place.detail or "")
        self.refresh()

    def refresh(self) -> None:
        """Read what exists and what has been printed; the document chosen stays."""
        chosen = self.document.data()
        self._fill(str(chosen or ""))
        self.recipient.fill()
        self._history.show_case(self._case_id)
        self._draw()

    def state(self) -> dict[str, str]:
        """Return the document, the level and whom it is for."""
        return {
            "document": str(self.document.data() or ""),
            "level": self.level.key(),
            "to": self.recipient.key(),
            "name": self.recipient.name.text(),
        }

    def restore(self, state: dict[str, str]) -> None:
        """Show that document again."""
        self._fill(state.get("document", ""))
        self.level.choose(state.get("level", "familj"))
        self.recipient.restore(state.get("to", ""), state.get("name", ""))
        self._draw()

    @Slot()
    def _arrange(self) -> None:
        """Put the pages under the choices when there is no room beside them, and the acts under both, in view."""
        is_one = self._area.is_one()
        way = QBoxLayout.Direction.TopToBottom if is_one else QBoxLayout.Direction.LeftToRight
        if self._halves.direction() != way:
            self._halves.setDirection(way)
        width(self._side, None if is_one else SIDE, None if is_one else SIDE)
        acts, place = self._acts, self._whole if is_one else self._column
        if place.indexOf(acts) < 0:
            (self._column if is_one else self._whole).removeWidget(acts)
            place.addWidget(acts)
        acts.stand(is_under=is_one)

    def _parts(self) -> None:
        self.document = Combo()
        self.recipient = RecipientField(self.session, self._case_id)
        self.level = Segments([("familj", self.tr("Familj")), ("akt", self.tr("Akt"))], self.tr("Innehåll"))
        self.clearance = ClearanceStrip(self.session)
        self.told = Banner()
        self.told.acted.connect(lambda: self.went.emit(Place("plan", self._case_id, "follow_up")))
        self._acts = PrintActs()
        self.copies, self.save, self.print = self._acts.copies, self._acts.save, self._acts.print
        self.pages = PagesView()
        self._nothing = EmptyState(self.tr("Sidorna visas här när det som saknas är ifyllt."))
        self._warnings = PaperWarnings()
        self._history = PrintHistory(self.session)
        self.document.setObjectName("document")

    def _build(self) -> None:
        inside = QWidget()
        inside.setProperty("surface", "bg")
        self._halves: QBoxLayout = row(inside, gap=0)
        self._side = QWidget()
        self._side.setProperty("surface", "list_left")
        self._side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side = self._column = column(self._side, gap=0)
        form = QWidget()
        fields = column(form, gap=12, margins=(24, 16, 20, 12))
        fields.addLayout(self._head())
        fields.addWidget(Field(self.tr("Dokument"), self.document))
        fields.addWidget(self.recipient)
        self._level_label = label(self.tr("Innehåll"), "small")
        fields.addWidget(self._level_label)
        fields.addWidget(self.level)
        fields.addWidget(self.clearance)
        fields.addWidget(self.told)
        fields.addWidget(self._warnings)
        fields.addWidget(hairline())
        fields.addWidget(label(self.tr("Tidigare utskrifter"), "h3", level=2))
        fields.addWidget(self._history)
        fields.addStretch(1)
        part = ScrolledPart(form)
        side.addWidget(part, 1)
        self._halves.addWidget(self._side)
        self._halves.addWidget(self.pages, 1)
        self._halves.addWidget(self._nothing, 1)
        self._whole = column(self, gap=0)
        self._area = OneScroll(inside, [part, self.pages], narrow=STACKED)
        self._whole.addWidget(self._area, 1)
        self._area.turned.connect(self._arrange)
        self._arrange()
        for pane in (self._side, self.pages):
            pane.setProperty("pane", True)

    def _head(self) -> QBoxLayout:
        db = self.session.db
        case = db.cases.get(self._case_id)
        pupil = db.pupils.get(case.pupil_id)
        schooling = db.schoolings.current(pupil.id)
        school = db.schools.get(schooling.school_id).name if schooling else ""
        facts = (pupil.full_name, schooling.class_name if schooling else "", school)
        head = row(gap=12)
        head.addWidget(Emblem(pupil.initials, Look(case.emblem_colour, case.emblem_pattern), 40))
        words = column(gap=0)
        words.addWidget(label(self.tr("Skriv ut"), "h1"))
        words.addWidget(label(", ".join(part for part in facts if part), "small"))
        head.addLayout(words, 1)
        return head

    def _connect(self) -> None:
        self._wait.timeout.connect(self._draw)
        self.document.currentIndexChanged.connect(self._on_document)
        self.level.chosen.connect(self._on_level)
        self.recipient.chosen.connect(self._draw)
        self.clearance.noted.connect(self._draw)
        self.copies.currentIndexChanged.connect(lambda _: self._wait.start(REST))
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._save)

    def _fill(self, wanted: str) -> None:
        self._choices = prints.choices(self.session, self._case_id)
        self.document.fill([(one.label, one.key) for one in self._choices])
        self.document.blockSignals(True)
        asked = next((one.key for one in self._choices if one.is_asked_for(wanted)), None)
        if asked is not None:
            self.document.choose(asked)
        self.document.blockSignals(False)
        self._fit_level()

    def _chosen(self) -> prints.Choice | None:
        return next((one for one in self._choices if one.key == self.document.data()), None)

    @Slot()
    def _on_document(self) -> None:
        self._fit_level()
        self._draw()

    @Slot(str)
    def _on_level(self, level: str) -> None:
        """What is for the record is for nobody else until the user says so."""
        if self.recipient.recipient().kind in ("family", "pupil", "record"):
            self.recipient.restore(self.recipient.RECORD if level == "akt" else "", "")
        self._draw()

    def _fit_level(self) -> None:
        choice = self._chosen()
        has_levels = choice is not None and len(prints.levels(choice)) > 1
        show_if(has_levels, self.level, self._level_label)
        is_round = choice is not None and choice.kind == "kartlaggning"
        self.clearance.show_round(self.session.db.assessments.get(choice.id) if choice and is_round else None)

    @Slot()
    def _draw(self) -> None:
        choice = self._chosen()
        if choice is None:
            return
        try:
            self._printed = prints.draw(self.session, choice, self._level(), self._copies())
        except UserError as error:
            self._printed = None
            refused(self.told, error)
        show_if(self._printed is not None, self.pages)
        show_if(self._printed is None, self._nothing)
        self.print.setEnabled(self._printed is not None)
        self.save.setEnabled(self._printed is not None)
        if self._printed is not None:
            self.pages.show_pdf(self._printed.data)
            self._tell(self._printed, choice)
            self.recipient.ask(self.told, choice, self._level())

    def _copies(self) -> int:
        return int(str(self.copies.data() or 1))

    def _level(self) -> PrintLevel:
        return one_of(PRINT_LEVELS, self.level.key()) if not self.level.isHidden() else "familj"

    def _tell(self, printed: Printed, choice: prints.Choice) -> None:
        """Say what the paper leaves out and what it cannot show."""
        self._warnings.show_paper(printed)
        told = for_whom(choice.kind, self._level())
        if told is None:
            self.told.clear()
        else:
            self.told.say("private", *told)

    def _keep(self, choice: prints.Choice, printed: Printed) -> Callable[[], None]:
        return lambda: prints.keep(self.session, choice, printed)

    @Slot()
    def _print(self) -> None:
        choice, printed = self._chosen(), self._printed
        if choice is None or printed is None:
            return
        safe = self.tr("Dokumentet finns kvar i ärendet.")
        do = self.tr("Välj en annan skrivare, spara en låst fil eller skriv ut senare.")
        try:
            self.recipient.need(choice, self._level())
            job = print_pdf(self, printed.data, safe, do, self._keep(choice, printed), has_copies=False)
            if job is not None:
                self._remember(choice, job.pages(), "skrivare")
        except UserError as error:
            show_error(self, error)

    @Slot()
    def _save(self) -> None:
        choice, printed = self._chosen(), self._printed
        if choice is None or printed is None:
            return
        name = prints.file_name(self.session, self._case_id, choice)
        try:
            self.recipient.need(choice, self._level())
            safe = self.tr("Dokumentet är kvar i ärendet.")
            saved = save_pdf(self, printed.data, name, safe, self._keep(choice, printed))
            if saved is not None:
                self._remember(choice, printed.pages, "fil", is_locked=saved == "locked")
        except UserError as error:
            show_error(self, error)

    def _remember(self, choice: prints.Choice, pages: int, how: PrintHow, *, is_locked: bool = False) -> None:
        prints.remember(
            self.session,
            self.session.db.cases.get(self._case_id),
            choice,
            level=self._level(),
            recipient=self.recipient.recipient(),
            copies=self._copies(),
            pages=pages,
            how=how,
            is_locked=is_locked,
        )
