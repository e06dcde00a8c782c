"""Mer om avslutet: what each thinks of the support, and in åk 9 whether the pupil may begin gymnasiet. Folded."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from db.records import ClosingView
from desktop.closing.outcomes import QUESTIONS, UPPER_SECONDARY, VIEWS
from ui.closing.desk import ClosingDesk, choice
from ui.look.metrics import column
from ui.widgets.frame.card import Card
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.show.text import hairline, label

_LAST_GRADE = "9"


class MoreOfClosing(Card):
    """Everything here may be left empty, and *ej svarat* is an answer too; Alt+M opens and closes it."""

    def __init__(self, desk: ClosingDesk) -> None:
        super().__init__()
        self.setObjectName("more-card")
        self.setAccessibleName(self.tr("Mer om avslutet"))
        self._desk = desk
        self.open = Button(self.tr("Mer om avslutet"), "link", "caret-down", small=True)
        self.open.setObjectName("more-open")
        self.open.setToolTip(self.tr("Alt+M"))
        self.inside = QWidget()
        self._fields = column(self.inside, gap=8)
        self.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.inside)
        views = desk.session.db.closing_views.of(desk.id)
        self._compose(views)
        self.open.clicked.connect(self.turn)
        QShortcut(QKeySequence("Alt+M"), self).activated.connect(self.turn)
        answered = any(getattr(one, name) is not None for one in views for name in QUESTIONS)
        self.unfold(is_open=answered or bool(desk.closing.upper_secondary))

    def unfold(self, *, is_open: bool) -> None:
        """Show what is inside, or fold it."""
        show_if(is_open, self.inside)
        self.open.set_icon("caret-up" if is_open else "caret-down")

    def turn(self) -> None:
        """Open or close."""
        self.unfold(is_open=self.inside.isHidden())

    def _compose(self, views: list[ClosingView]) -> None:
        self._fields.addWidget(
            label(self.tr("Vad tyckte ni om stödet? Det skrivs bara i akten."), "small", wrap=True)
        )
        for one in views:
            self._fields.addWidget(hairline())
            self._fields.addWidget(label(one.name or self.tr("Vårdnadshavare"), "strong"))
            self._ask(one)
        if self._leaves_school():
            self._fields.addWidget(hairline())
            ends = ((word, code) for code, word in UPPER_SECONDARY.items())
            self._fields.addWidget(
                choice(self._desk, "upper_secondary", self.tr("Behörig till gymnasiet"), ends)
            )

    def _ask(self, one: ClosingView) -> None:
        rows: list[tuple[str, object]] = [(self.tr("Ej svarat"), None)]
        rows += [(word, value) for value, word in enumerate(VIEWS)]
        asked = []
        for name, title in QUESTIONS.items():
            made = choice(self._desk, name, title, rows, one)
            made.control.call(f"{one.name}: {title}")
            asked.append((made, 1, 240))
        self._fields.addWidget(Columns(asked))

    def _leaves_school(self) -> bool:
        case = self._desk.session.db.cases.get(self._desk.closing.case_id)
        now = self._desk.session.db.schoolings.current(case.pupil_id)
        return now is not None and now.grade == _LAST_GRADE
