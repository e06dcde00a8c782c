"""Elever: the whole caseload as one list, with saved lists over it and a search in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from desktop.cases import caseload
from desktop.cases.caseload import Filter, ListRow
from desktop.people import duplicates
from desktop.session.here import school_here
from desktop.session.session import Session
from ui.look.metrics import column, row, width
from ui.look.theme import theme
from ui.page.page import Page
from ui.people.pupil.list_choice import ListChoice
from ui.people.pupil.pupil_columns import columns, left_out
from ui.widgets.frame.card import Card
from ui.widgets.frame.head import PageHead
from ui.widgets.frame.one_scroll import OneScroll
from ui.widgets.input.buttons import Button
from ui.widgets.input.search_box import SearchBox
from ui.widgets.show.empty import EmptyState
from ui.widgets.show.table import Table
from ui.widgets.show.text import label
from ui.window.place import Place

if TYPE_CHECKING:
    from ui.people.pupil.new_pupil import NewPupilDialog


class PupilsPage(Page):
    """`place.detail` may be `new` (open the search for a new pupil) or the key of a saved list."""

    uses: ClassVar[frozenset[str]] = frozenset(
        ("cases", "pupils", "schoolings", "schools", "case_steps", "tasks", "meetings", "notes")
    ) | {"plans", "follow_ups", "consents", "signatories", "withdrawals", "contacts", "settings"}

    def __init__(self, session: Session, place: Place, host: QWidget | None = None) -> None:
        super().__init__(session, place, host)
        self._rows: list[ListRow] = []
        self._closed: list[ListRow] | None = None
        self._suggested: str | None = None  # case id
        self._dialog: NewPupilDialog | None = None
        self.search = SearchBox(self.tr("Namn, klass eller nummer"), self.tr("Sök bland eleverna"))
        self.new = Button(self.tr("Ny elev"), "primary", "user-plus")
        self.lists = ListChoice()
        self._stage = QWidget(self)
        self._card = Card(flush=True, parent=self._stage)
        self.table = Table(columns(), self.tr("Elever"), self._card)
        self._build()
        self._connect()
        if place.detail in caseload.FILTERS:
            self.lists.choose(place.detail)
        self.refresh()
        if place.detail == "new":
            QTimer.singleShot(0, self, self.open_new)

    def refresh(self) -> None:
        """Read every case again; the chosen row stays chosen."""
        self._rows, self._closed = caseload.rows(self.session), None
        self.lists.show_counts(caseload.counts(self._rows), self.session.db.schools.current())
        self._show()

    def do_main(self) -> None:
        """Look for a new pupil, whichever list shows."""
        self.open_new()

    def chosen_case(self) -> str | None:
        """Return the case of the chosen row, for keys that act on it."""
        found = self.table.current()
        return found.case_id if isinstance(found, ListRow) else None

    def state(self) -> dict[str, str]:
        """Return list, search and chosen row, and whether a new pupil was being written."""
        is_new = self._dialog is not None and self._dialog.isVisible()
        return {
            "list": self.lists.key(),
            "search": self.search.text(),
            "case": self.chosen_case() or "",
            "new": "1" if is_new else "",
        }

    def restore(self, state: dict[str, str]) -> None:
        """Show the same list, search and row again."""
        self.lists.choose(state.get("list", "open"))
        self.search.setText(state.get("search", ""))
        self._show()
        self.table.select(lambda found: found.case_id == state.get("case"))
        if state.get("new"):
            QTimer.singleShot(0, self, self.open_new)

    def flush(self) -> None:
        """Keep what is being written about a new pupil."""
        if self._dialog is not None:
            self._dialog.flush()

    @Slot()
    def open_new(self) -> None:
        """Open the search that a new pupil begins with."""
        from ui.people.pupil.new_pupil import (
            NewPupilDialog,  # late: the list must stand before anything else is read
        )

        if self._dialog is not None and self._dialog.isVisible():
            return
        self._dialog = NewPupilDialog(self, self.session, self.search.text())
        self._dialog.opened.connect(self._open)
        self._dialog.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out columns there is no room for."""
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        inside = QWidget()
        column(self).addWidget(
            OneScroll(inside, [self.table])
        )  # first: what is put into it later is polished once
        whole = column(inside, gap=12, margins=(24, 16, 24, 16))
        head = PageHead(self.tr("Elever"))
        head.add_act(width(self.search, 200, 280))
        head.set_primary(self.new)
        self.new.setObjectName("new-pupil")
        self.search.setObjectName("search")
        self.search.list_ = self.table
        whole.addWidget(head)
        whole.addWidget(self.lists)
        whole.addWidget(self._stage, 1)
        self._build_stage()
        foot = row(gap=12)
        self._count = label("", "small")
        self._note = label("", "small")
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight)
        foot.addWidget(self._count, 1)
        foot.addWidget(self._note, 1)
        whole.addLayout(foot)
        self.setFocusProxy(self.table)

    def _build_stage(self) -> None:
        """Make the place where the list stands, or what is said when there is none."""
        self._stack = QStackedLayout(self._stage)
        self._card.setAccessibleName(self.tr("Elever"))
        self._card.body.addWidget(self.table)
        self.table.setObjectName("pupils")
        self.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.empty = EmptyState(
            self.tr(
                "Här samlas de elever du arbetar med. Börja med att söka, så att ingen läggs in två gånger."
            ),
            self.tr("Ny elev"),
        )
        self.nothing = EmptyState("")
        for part in (self._card, self.empty, self.nothing):
            self._stack.addWidget(part)

    def _connect(self) -> None:
        self.search.searched.connect(self._show)
        self.lists.chosen.connect(self._show)
        self.table.opened.connect(lambda found: self._open(found.case_id))
        self.new.clicked.connect(self.open_new)
        self.empty.acted.connect(self.open_new)
        self.nothing.acted.connect(self._on_nothing)
        theme.changed.connect(self._fit)

    @Slot()
    def _show(self) -> None:
        key, query = self.lists.key(), self.search.text()
        if key == "closed" and self._closed is None:
            self._closed = caseload.rows(self.session, "closed")
        source = self._closed if key == "closed" else self._rows
        found = caseload.pick(source or [], key, query, self.lists.school_id())
        here = school_here(self.session)
        rank = (lambda one: _rank(one, query, here)) if query.strip() or here else None
        self.table.set_rows(found, key=lambda one: one.case_id, rank=rank)
        self._say(len(found), key)
        if found:
            self._stack.setCurrentIndex(0)
            if not self.table.currentIndex().isValid():
                self.table.setCurrentIndex(self.table.rows.index(0, 0))
        elif not self._rows and key == "open" and not query.strip():
            self._stack.setCurrentIndex(1)
        else:
            self._say_nothing(query)
            self._stack.setCurrentIndex(2)

    def _say(self, count: int, key: Filter) -> None:
        pupils = self.tr("1 elev.") if count == 1 else self.tr("{0} elever.").format(count)
        self._count.setText(
            self.tr("{0} Enter öppnar, Ctrl+N skriver en anteckning.").format(pupils) if count else ""
        )
        note = (
            self.tr("Bara avslutade ärenden visas")
            if key == "closed"
            else self.tr("Avslutade ärenden visas inte")
        )
        school = self.session.db.schools.find(school_here(self.session))
        first = self.tr("Elever i {0} står först.").format(_cut(school.name)) if school else ""
        self._note.setText(f"{first} {note}".strip())
        if self.search.text():
            self.search.say_count(pupils)

    def _say_nothing(self, query: str) -> None:
        """Say that nothing was found, and whom the user may have meant."""
        self._suggested = None
        if not query.strip():
            self.nothing.say(self.tr("Ingen elev står i den här listan just nu."), self.tr("Visa alla öppna"))
            return
        words = self.tr("Inget hittades på ”{0}”.").format(_cut(query))
        by_pupil = {one.facts.pupil_id: one for one in self._rows}
        near = [
            by_pupil[one.pupil_id]
            for one in duplicates.search(self.session, query)
            if one.pupil_id in by_pupil
        ]
        if near:
            called = _cut(near[0].facts.called)
            self._suggested = near[0].case_id
            self.nothing.say(
                self.tr("{0} Menade du {1}?").format(words, called), self.tr("Visa {0}").format(called)
            )
        else:
            self.nothing.say(words, self.tr("Sök som ny elev"))

    @Slot()
    def _on_nothing(self) -> None:
        if self._suggested:
            self._open(self._suggested)
        elif self.search.text().strip():
            self.open_new()
        else:
            self.lists.choose("open")
            self._show()

    @Slot(str)
    def _open(self, case_id: str) -> None:
        self.went.emit(Place("case", case_id))

    @Slot()
    def _fit(self) -> None:
        room = self.width() * 100 // theme.zoom - 50
        self.table.leave_out(left_out(room))


def _rank(one: ListRow, query: str, here: str) -> tuple[int, bool]:
    """Order better hits first, and among equals the pupils of the school the user is at today."""
    return one.nearness(query) or 0 if query.strip() else 0, bool(here) and one.facts.school_id != here


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else f"{words[:39]}…"
