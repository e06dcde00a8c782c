"""Which pupils are listed: saved lists as pills, and behind *Fler urval* the closed ones and one school at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from db.records import School
from db.records.states import one_of
from desktop.cases.caseload import FILTERS, Filter
from ui.look.metrics import row
from ui.widgets.input.buttons import Button
from ui.widgets.input.pills import Pills


class ListChoice(QWidget):
    """One saved list at a time; a school narrows it further."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.pills = Pills(
            (
                ("open", self.tr("Alla öppna"), None),
                ("no_plan", self.tr("Utan plan"), None),
                ("silent", self.tr("Ingen kontakt på 14 dagar"), None),
                ("consent", self.tr("Samtycke att se över"), None),
                ("late", self.tr("Uppföljning försenad"), None),
                ("closed", self.tr("Avslutade"), None),
            ),
            self.tr("Urval"),
        )
        self.more = Button(self.tr("Fler urval"), "link", "funnel")
        self.more.setObjectName("more-lists")
        self._menu = QMenu(self)
        self._schools = QActionGroup(self)
        self._schools.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        self._closed = self._menu.addAction(self.tr("Avslutade ärenden"))
        self._build()
        self.pills.chosen.connect(self._on_pill)
        self._closed.triggered.connect(self._on_closed)
        self._schools.triggered.connect(self._on_school)

    def key(self) -> Filter:
        """Return the saved list."""
        return one_of(FILTERS, self.pills.key())

    def school_id(self) -> str:
        """Return the school chosen, empty for all."""
        chosen = self._schools.checkedAction()
        return str(chosen.data()) if chosen else ""

    def choose(self, key: str) -> None:
        """Show another saved list without telling."""
        self.pills.choose(key)
        self._show_closed()

    def show_counts(self, counts: Mapping[Filter, int], schools: Sequence[School]) -> None:
        """Show how many rows each list has, and which schools there are."""
        for key, count in counts.items():
            self.pills.set_count(key, None if key == "closed" else count)
        kept = self.school_id()
        for action in self._schools.actions():
            self._menu.removeAction(action)
            self._schools.removeAction(action)
        for school in schools:
            action = QAction(school.name.replace("&", "&&"), self._schools)
            action.setCheckable(True)
            action.setData(school.id)
            action.setChecked(school.id == kept)
            self._menu.addAction(action)
        self._name()

    def _build(self) -> None:
        whole = row(self, gap=12)
        whole.addWidget(self.pills, 1)
        whole.addWidget(self.more)
        self._menu.addSeparator()
        self.more.setMenu(self._menu)
        self._show_closed()

    @Slot()
    def _on_pill(self) -> None:
        self._show_closed()
        self.chosen.emit()

    @Slot()
    def _on_closed(self) -> None:
        self.choose("closed")
        self.chosen.emit()

    @Slot()
    def _on_school(self) -> None:
        self._name()
        self.chosen.emit()

    def _show_closed(self) -> None:
        """Show the pill for closed cases only while it is chosen."""
        self.pills.show_pill("closed", self.key() == "closed")

    def _name(self) -> None:
        chosen = self._schools.checkedAction()
        self.more.set_text(chosen.text().replace("&&", "&") if chosen else self.tr("Fler urval"))
