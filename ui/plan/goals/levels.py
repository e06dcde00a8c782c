"""The five worded levels of a goal. The figures are the worker's: the family never meets them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QGroupBox, QWidget

from db.records import Goal
from desktop.content import lists
from desktop.plan import verbs as plans
from desktop.plan.checks import LEVELS
from ui.look.metrics import column, height, row, width
from ui.plan.desk import Desk
from ui.plan.section import named
from ui.widgets.frame.shown import show_if
from ui.widgets.input.line import LineEdit
from ui.widgets.paint.marks import RadioButton
from ui.widgets.show.chip import Chip
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import hairline, label

SIGNS = ("−2", "−1", "0", "+1", "+2")
FIRST = -2
GOAL = 2  # the place of level 0


class Levels(QGroupBox):
    """Five rows: sign, words, where it is now. Level 0 is the goal: filled, with a flag."""

    def __init__(self, desk: Desk, goal: Goal) -> None:
        super().__init__()
        self.setProperty("bare", "true")
        self.setAccessibleName(self.tr("Fem steg, från som nu till mycket bättre än målet"))
        self.desk, self.goal = desk, goal
        self._items = lists().items("malsteg")
        self._now = QButtonGroup(self)
        self._chips: list[Chip] = []
        self._lines: list[LineEdit] = []
        frame = QFrame()
        frame.setProperty("card", "true")
        rows = column(frame, gap=0, margins=1)
        for place in range(len(LEVELS)):
            if place:
                rows.addWidget(hairline())
            rows.addWidget(self._row(place))
        column(self, gap=0).addWidget(frame)
        self._now.idClicked.connect(self._on_now)
        self.show_now(goal.current_level)

    def show_now(self, level: int | None) -> None:
        """Mark where it is now; nowhere while nobody has said."""
        place = None if level is None else level - FIRST
        for number, chip in enumerate(self._chips):
            show_if(number == place, chip)
        if place is not None:
            self._now.button(place).setChecked(True)

    def _row(self, place: int) -> QWidget:
        host = height(QWidget(), 32)
        whole = row(host, gap=8, margins=(10, 0, 8, 0))
        if place == GOAL:
            host.setProperty("surface", "selected")
            host.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        whole.addWidget(width(label(SIGNS[place], "strong" if place == GOAL else "body", wrap=False), 24))
        whole.addWidget(self._line(place), 1)
        chip = Chip(self.tr("Nu"), "info", "map-pin")
        self._chips.append(chip)
        whole.addWidget(chip)
        if place == GOAL:
            whole.addWidget(IconLabel("flag", "primary", 16))
        whole.addWidget(self._radio(place))
        return host

    def _line(self, place: int) -> LineEdit:
        field, item = LEVELS[place], self._items[place]
        line = LineEdit(str(getattr(self.goal, field)), str(item.extra.get("fraga", "")))
        line.setProperty("bare", "true")
        line.setAccessibleName(f"{SIGNS[place]}, {item.label}")
        line.setToolTip(item.label)
        if place == GOAL:
            line.setProperty("strong", True)
        named(line, field, self.goal)
        line.written.connect(lambda words: self.desk.later(self.goal, field, words))
        line.editingFinished.connect(self.desk.flush)
        self._lines.append(line)
        return line

    def _radio(self, place: int) -> RadioButton:
        radio = RadioButton()
        radio.setAccessibleName(self.tr("Läget nu är {0}").format(SIGNS[place]))
        radio.setToolTip(self.tr("Här är vi nu"))
        named(radio, f"now{place}", self.goal)
        self._now.addButton(radio, place)
        return radio

    def _on_now(self, place: int) -> None:
        goal, level = self.goal, place + FIRST
        self.show_now(level)
        self.desk.do(lambda: plans.save_part(self.desk.session, goal, current_level=level))
