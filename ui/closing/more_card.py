"""Mer: what helped most, what each thinks of the support, and in åk 9 whether the pupil may begin gymnasiet."""

from __future__ import annotations

from db.records import ClosingView
from desktop.closing.outcomes import QUESTIONS, UPPER_SECONDARY, VIEWS
from ui.closing.desk import ClosingDesk, choice
from ui.widgets.frame.card import Card
from ui.widgets.show.text import hairline, label

_LAST_GRADE = "9"


class MoreOfClosing(Card):
    """Everything here may be left empty: nothing is chosen beforehand, and *ej svarat* is an answer too."""

    def __init__(self, desk: ClosingDesk) -> None:
        super().__init__(desk.tr("Mer"))
        self.setObjectName("more-card")
        self._desk = desk
        self.body.addWidget(desk.text("helped_most", self.tr("Det här hjälpte mest"), lines=2))
        views = desk.session.db.closing_views.of(desk.id)
        if views:
            self.body.addWidget(label(self.tr("Vad tyckte ni om stödet? Det skrivs bara i akten."), "small"))
        for one in views:
            self.body.addWidget(hairline())
            self.body.addWidget(label(one.name or self.tr("Vårdnadshavare"), "strong"))
            self._ask(one)
        if self._leaves_school():
            self.body.addWidget(hairline())
            self.body.addWidget(
                choice(
                    desk,
                    "upper_secondary",
                    self.tr("Behörig till gymnasiet"),
                    ((word, code) for code, word in UPPER_SECONDARY.items()),
                )
            )

    def _ask(self, one: ClosingView) -> None:
        rows: list[tuple[str, object]] = [(self.tr("Ej svarat"), None)]
        rows += [(word, value) for value, word in enumerate(VIEWS)]
        for name, title in QUESTIONS.items():
            made = choice(self._desk, name, title, rows, one)
            made.control.call(f"{one.name}: {title}")
            self.body.addWidget(made)

    def _leaves_school(self) -> bool:
        case = self._desk.session.db.cases.get(self._desk.closing.case_id)
        now = self._desk.session.db.schoolings.current(case.pupil_id)
        return now is not None and now.grade == _LAST_GRADE
