"""Guardians in the form for a new pupil: none, one or several."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from db.records import Contact
from desktop.session.session import Session
from ui.look.metrics import column, row
from ui.people.family.person_fields import PersonFields
from ui.widgets.input.buttons import Button
from ui.widgets.show.text import hairline, label


class GuardianList(QWidget):
    """Each guardian is a group of fields that can be taken away again."""

    edited = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._parts: list[tuple[QWidget, PersonFields]] = []
        self._whole = column(self, gap=12)
        self.more = Button(self.tr("Lägg till vårdnadshavare"), "quiet", "plus", small=True)
        self.more.setObjectName("add-guardian")
        foot = row(gap=0)
        foot.addWidget(self.more)
        foot.addStretch(1)
        self._whole.addLayout(foot)
        self.more.clicked.connect(self._on_more)

    def people(self) -> list[PersonFields]:
        """Return the groups of fields, in order."""
        return [fields for _, fields in self._parts]

    def contacts(self, pupil_id: str) -> tuple[Contact, ...]:
        """Return the guardians that have a name."""
        blank = Contact(pupil_id=pupil_id, name="", role="vardnadshavare")
        made = [
            fields.contact(Contact(pupil_id=pupil_id, name="", role=blank.role, sort_order=place))
            for place, fields in enumerate(self.people())
        ]
        return tuple(contact for contact in made if contact.name.strip())

    def values(self) -> list[dict[str, Any]]:
        """Return what is written, a dictionary a guardian."""
        return [fields.values() for fields in self.people()]

    def show_values(self, values: list[dict[str, Any]]) -> None:
        """Show what `values` gave before."""
        for part, _ in self._parts:
            part.deleteLater()
        self._parts.clear()
        for one in values:
            self.add().show_values(one)

    def add(self) -> PersonFields:
        """Add an empty group; returns it."""
        part = QWidget()
        whole = column(part, gap=8)
        head = row(gap=8)
        place = len(self._parts) + 1
        head.addWidget(label(self.tr("Vårdnadshavare {0}").format(place), "h3"), 1)
        away = Button(self.tr("Ta bort"), "link", "trash", small=True)
        away.setAccessibleName(self.tr("Ta bort vårdnadshavare {0}").format(place))
        head.addWidget(away)
        fields = PersonFields(self._session, is_guardian=True, is_short=True)
        whole.addWidget(hairline())
        whole.addLayout(head)
        whole.addWidget(fields)
        self._parts.append((part, fields))
        self._whole.insertWidget(len(self._parts) - 1, part)
        away.clicked.connect(lambda: self._take_away(part))
        fields.on_edited(self.edited.emit)
        return fields

    def _take_away(self, part: QWidget) -> None:
        self._parts = [pair for pair in self._parts if pair[0] is not part]
        part.hide()
        part.deleteLater()
        self.more.setFocus()
        self.edited.emit()

    @Slot()
    def _on_more(self) -> None:
        self.add().name.setFocus()
