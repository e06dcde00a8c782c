"""Händelser: what has happened in a case, in order; pills by kind, a period, and the event whole beside the line."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from db.records.states import one_of
from desktop.dates import MONTHS, full
from desktop.events import line
from desktop.events.event import KINDS, CaseEvent
from desktop.events.line import Picked
from desktop.session.session import Session
from ui.case.views import CaseViews
from ui.events.event_list import EventList
from ui.events.period import Period
from ui.events.whole import EventWhole
from ui.look.metrics import column, row, width
from ui.page.page import Page
from ui.widgets.frame.card import Card
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.head import PageHead
from ui.widgets.frame.one_scroll import OneScroll
from ui.widgets.input.buttons import Button
from ui.widgets.input.pills import Pills
from ui.widgets.show.announce import announce
from ui.widgets.show.empty import EmptyState
from ui.window.place import Place

ALL = "allt"


class EventsPage(Page):
    """One case's line. `place.detail` is the id of an event to show."""

    uses: ClassVar[frozenset[str]] = line.USES
    rereads: ClassVar[bool] = True

    def __init__(self, session: Session, place: Place, host: QWidget | None = None) -> None:
        super().__init__(session, place, host)
        assert place.case_id is not None
        self._case_id = place.case_id
        self._every: list[CaseEvent] = []
        self._chosen = place.detail or ""
        self.head = PageHead(self.tr("Händelser"))
        self.views = CaseViews(place.case_id, "events")
        self.print = Button(self.tr("Skriv ut urvalet"), "quiet", "printer")
        self.write = Button(self.tr("Ny anteckning"), "primary", "note-pencil")
        words = [(ALL, self.tr("Allt"), 0), *((kind, word, 0) for kind, word in KINDS.items())]
        self.pills = Pills(words, self.tr("Vad som visas"))
        self.period = Period(session.today)
        self.list, self.whole = EventList(), EventWhole()
        self.nothing = EmptyState(self.tr("Inget av det slaget."), self.tr("Visa allt"))
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the case again; the event chosen stays."""
        self._every = line.events(self.session, self._case_id)
        case = self.session.db.cases.get(self._case_id)
        pupil = self.session.db.pupils.get(case.pupil_id)
        begun, today = case.enrolled_on or case.opened_on, self.session.today()
        since = f"{begun.day} {MONTHS[begun.month - 1]}" if begun.year == today.year else full(begun)
        count = len(self._every)
        counted = self.tr("1 händelse") if count == 1 else self.tr("{0} händelser").format(count)
        told = (
            self.tr("från inskrivningen {0} till i dag")
            if case.enrolled_on
            else self.tr("från {0} till i dag")
        )
        self.head.set_facts(" · ".join((pupil.full_name, told.format(since), counted)))
        self._show()

    def state(self) -> dict[str, str]:
        """Return what is shown and which event is chosen."""
        return {"kind": self.pills.key(), "period": self.period.state(), "event": self._chosen}

    def restore(self, state: dict[str, str]) -> None:
        """Show it again."""
        kind = state.get("kind", ALL)
        self.pills.choose(kind if kind in KINDS else ALL)
        self.period.restore(state.get("period", ""))
        self._chosen = state.get("event", "")
        self._show()

    def take_focus(self) -> bool:
        """The list is walked at once."""
        to = self.list if self.shown() else self.nothing.act
        to.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def picked(self) -> Picked:
        """Return which events are shown."""
        key = self.pills.key()
        first, last = self.period.days()
        return Picked(None if key == ALL else one_of(tuple(KINDS), key), first, last)

    def shown(self) -> list[CaseEvent]:
        """Return the events that are shown, the latest first."""
        return line.picked(self._every, self.picked())

    def _show(self) -> None:
        which = self.picked()
        counted = line.counts(self._every, which)
        self.pills.set_count(ALL, sum(counted.values()))
        for kind, count in counted.items():
            self.pills.set_count(kind, count)
            self.pills.show_pill(kind, bool(count) or kind == which.kind)
        shown = line.picked(self._every, which)
        self.print.setEnabled(bool(shown))
        now = self.list.show_events(shown, self._chosen)
        self._stack.setCurrentIndex(0 if shown else 1)
        self._set_whole(now)

    def _set_whole(self, event: CaseEvent | None) -> None:
        self._chosen = event.id if event is not None else ""
        self.whole.show_event(event)

    def _build(self) -> None:
        inside = QWidget()
        inside.setProperty("surface", "bg")
        column(self, gap=0).addWidget(OneScroll(inside, [self.list, self.whole.part]))
        whole = column(inside, gap=12, margins=(24, 16, 24, 16))
        self.write.setObjectName("write")
        self.print.setObjectName("print-events")
        self.head.add_act(self.views)
        self.head.add_act(self.print)
        self.head.set_primary(self.write)
        whole.addWidget(self.head)
        filters = row(gap=8)
        filters.addWidget(self.pills, 1)
        filters.addWidget(width(self.period, 150, 150), 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(filters)
        whole.addWidget(self.period.days_below)
        stage = QWidget()
        self._stack = QStackedLayout(stage)
        card = Card(flush=True)
        card.setAccessibleName(self.tr("Händelser"))
        whole.addWidget(Columns([(stage, 774, 420), (self.whole, 320, 260)]), 1)
        self._stack.addWidget(card)
        self._stack.addWidget(self.nothing)
        card.body.addWidget(self.list)
        self.setFocusProxy(self.list)
        for pane, proxy in ((card, self.list), (self.whole, self.whole.open)):
            pane.setProperty("pane", True)
            pane.setFocusProxy(proxy)

    def _connect(self) -> None:
        self.views.went.connect(self.went)
        self.write.clicked.connect(lambda: self.went.emit(Place("journal", self._case_id, "new")))
        self.print.clicked.connect(self._print)
        self.pills.chosen.connect(self._on_filter)
        self.period.changed.connect(self._on_filter)
        self.nothing.acted.connect(self._on_all)
        self.list.picked.connect(self._set_whole)
        self.list.opened.connect(self._open)
        self.whole.opened.connect(self._open)

    @Slot()
    def _on_filter(self) -> None:
        self._show()
        count = len(self.shown())
        announce(self, self.tr("1 händelse") if count == 1 else self.tr("{0} händelser").format(count))

    @Slot()
    def _on_all(self) -> None:
        self.pills.choose(ALL)
        self.period.restore("")
        self._show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _print(self) -> None:
        from ui.paper.between_sheet import print_events  # QtPdf, some 20 ms: only when pages are to be shown

        print_events(self, self.session, self._case_id, self.picked())

    @Slot(object)
    def _open(self, event: CaseEvent) -> None:
        self.went.emit(Place(event.page, self._case_id, event.detail or None))
