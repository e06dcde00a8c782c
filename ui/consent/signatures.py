"""Who has said yes, who is waited for, and what the child thinks."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from db.records import Consent, Signatory
from desktop import dates
from desktop.content import lists
from desktop.session.session import Session
from ui.look.metrics import column, row
from ui.paper.original import OriginalLink
from ui.widgets.frame.card import Card
from ui.widgets.frame.clear import clear
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import hairline, label


class SignaturesCard(Card):
    """One line a person, then the child's own stance."""

    stance_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(self.tr("Underskrifter"), self.tr("Barnets inställning"))
        self.setObjectName("signatures")
        self._session = session
        self._lines = QWidget()
        self._column = column(self._lines, gap=0)
        self.original = OriginalLink(session)
        self.body.addWidget(self._lines)
        self.body.addWidget(self.original, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.acted.connect(self.stance_asked)

    def show_consent(self, consent: Consent, pupil: str, refused: Collection[str] = ()) -> None:
        """Show another version. `refused`: the ids of those who have said no, here or to an earlier version."""
        self.original.show_thing("samtycke", consent.id)
        clear(self._column)
        for one in self._session.db.signatories.of(consent.id):
            self._add(one.name, one.role, *self._standing(one, one.id in refused))
        stance = lists().label("barnets_installning", consent.child_stance) if consent.child_stance else ""
        asked = dates.plain(consent.child_asked_on, self._session.today()) if consent.child_asked_on else ""
        said = ", ".join(part for part in (stance, asked) if part) or self.tr("inte ifyllt")
        icon = ("check-circle", "ok") if stance else ("circle-dashed", "warn")
        self._add(pupil, self.tr("barnets inställning"), said, icon, "" if stance else "warn")

    def _standing(self, one: Signatory, is_refused: bool) -> tuple[str, tuple[str, str], str]:
        """Return words, (icon, tone) and the words' tone."""
        today = self._session.today()
        if one.kind and one.signed_on:
            how = self.tr("på papper") if one.kind == "papper" else self.tr("muntligt")
            return f"{dates.plain(one.signed_on, today)}, {how}", ("check-circle", "ok"), ""
        if one.refused_on:
            said = self.tr("sa nej {0}").format(dates.plain(one.refused_on, today))
            return said, ("prohibit", "danger"), "danger"
        if is_refused:
            return self.tr("har sagt nej"), ("prohibit", "danger"), "danger"
        if one.reminded_on:
            said = self.tr("påmind {0}").format(dates.plain(one.reminded_on, today))
            return said, ("circle-dashed", "warn"), "warn"
        if one.required:
            return self.tr("väntar"), ("circle-dashed", "warn"), "warn"
        return self.tr("kan skriva under"), ("circle-dashed", "neutral"), ""

    def _add(self, name: str, role: str, said: str, icon: tuple[str, str], tone: str) -> None:
        line = QWidget()
        across = row(line, gap=10, margins=(0, 8, 0, 8))
        across.addWidget(IconLabel(icon[0], icon[1], 18))
        words = column(gap=0)
        words.addWidget(label(name, "strong"))
        words.addWidget(label(role, "small"))
        across.addLayout(words, 1)
        across.addWidget(label(said, "small", tone or None, wrap=False))
        self._column.addWidget(hairline())
        self._column.addWidget(line)
