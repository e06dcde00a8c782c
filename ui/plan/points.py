"""A list of short lines: strengths, or what is hardest. Each can be written, moved and taken away."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from db.records import PlanPoint
from db.records.states import PointKind
from desktop.plan import verbs as plans
from ui.look.metrics import row, spaced
from ui.plan.desk import Desk
from ui.plan.order import RowActs
from ui.plan.section import Section, focus_on, named
from ui.widgets.input.buttons import Button
from ui.widgets.input.plain_text import PlainText
from ui.widgets.show.chip_kinds import private_chip
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import label

ICONS: dict[PointKind, tuple[str, str]] = {
    "strength": ("plus-circle", "ok"),
    "barrier": ("minus-circle", "text2"),
}


class Points(Section):
    """The lines of one kind (`strength` or `barrier`)."""

    def __init__(self, desk: Desk, kind: PointKind, one: str, add: str, none: str) -> None:
        super().__init__(desk)
        self._kind, self._one, self._add, self._none = kind, one, add, none
        spaced(self.whole, 0)

    def rows(self) -> list[PlanPoint]:
        """Return the lines in their order."""
        return [
            one for one in self.desk.session.db.plan_points.of(self.desk.plan_id) if one.kind == self._kind
        ]

    def shape(self) -> object:
        """Follow which lines there are, and their order."""
        return [one.id for one in self.rows()]

    def fill(self) -> None:
        """Build a row for each line, and the button for one more."""
        rows = self.rows()
        if not rows:
            self.whole.addWidget(label(self._none, "small"))
        hidden = plans.private_points(self.desk.session, self.desk.plan)
        for number, point in enumerate(rows, start=1):
            self.whole.addWidget(self._row(point, number, is_private=point.id in hidden))
        add = Button(self._add, "link", "plus", small=True)
        add.setObjectName(f"add-{self._kind}")
        add.clicked.connect(self._add_one)
        line = row(gap=0, margins=(0, 4, 0, 0))
        line.addWidget(add)
        line.addStretch(1)
        self.whole.addLayout(line)

    def take(self, text: str, question_id: str = "") -> None:
        """Add a line with a text, from the kartläggning or empty."""
        made = PlanPoint(plan_id=self.desk.plan_id, kind=self._kind, text=text, question_id=question_id)
        if self.desk.do(lambda: plans.add_part(self.desk.session, made)) and not text:
            focus_on(self, f"text:{made.id}")

    def _row(self, point: PlanPoint, number: int, *, is_private: bool) -> QWidget:
        desk, about = self.desk, f"{self._one} {number}"
        host = QWidget()
        line = row(host, gap=8, margins=(0, 4, 0, 4))
        line.addWidget(IconLabel(*ICONS[self._kind], 16))
        text = PlainText(lines=1, most=8, compact=True)
        text.set_text(point.text)
        said = about.capitalize()
        text.setAccessibleName(self.tr("{0}, ur kartläggningen").format(said) if point.question_id else said)
        named(text, "text", point)
        text.textChanged.connect(lambda: desk.later(point, "text", text.text()))
        text.left.connect(desk.flush)
        line.addWidget(text, 1)
        if point.question_id:
            source = IconLabel("chats-teardrop", "text2", 16)
            source.setObjectName(f"source:{point.id}")
            source.setToolTip(self.tr("Ur kartläggningen"))
            line.addWidget(source)
        if is_private:
            chip = private_chip()
            chip.setToolTip(self.tr("Följer inte med på papper till familjen."))
            line.addWidget(chip)
        line.addWidget(
            RowActs(
                host,
                point.id,
                about,
                lambda by: desk.do(lambda: plans.move_part(desk.session, point, by)),
                lambda: self.take_away(point),
            )
        )
        return host

    def _add_one(self) -> None:
        self.take("")
