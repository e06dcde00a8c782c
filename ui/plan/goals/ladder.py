"""Trappan: the way back a step at a time, with a plan B for each."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from db.records import LadderStep
from desktop.content import texts
from desktop.plan import verbs as plans
from ui.look.metrics import column, row
from ui.plan.order import RowActs
from ui.plan.section import Section, focus_on, line_field, named, text_field
from ui.widgets.frame.card import Card
from ui.widgets.frame.columns import Columns
from ui.widgets.input.buttons import Button
from ui.widgets.paint.marks import RadioButton
from ui.widgets.show.text import hairline, label

MOST = 5  # as many as the picture on paper has room for


class LadderSection(Section):
    """Steps in order; one of them may be where we are now."""

    def rows(self) -> list[LadderStep]:
        """Return the steps in their order."""
        return self.desk.session.db.ladder_steps.of(self.desk.plan_id)

    def shape(self) -> object:
        """Follow which steps there are, their order, and which is now."""
        return [(one.id, one.is_current) for one in self.rows()]

    def fill(self) -> None:
        """Build a row for each step."""
        card = Card(self.tr("Trappan: ett steg i taget"))
        card.body.addWidget(label(texts().get("plan.trappa_hjalp"), "small"))
        rows = self.rows()
        for number, step in enumerate(rows, start=1):
            if number > 1:
                card.body.addWidget(hairline())
            card.body.addWidget(self._row(step, number))
        if len(rows) > MOST:
            card.body.addWidget(
                label(self.tr("Fler än fem steg skrivs ut som en lista i stället för en bild."), "small")
            )
        add = Button(self.tr("Lägg till steg"), "link", "plus", small=True)
        add.setObjectName("add-step")
        add.clicked.connect(self._add)
        line = row(gap=0)
        line.addWidget(add)
        line.addStretch(1)
        card.body.addLayout(line)
        self.whole.addWidget(card)

    def _row(self, step: LadderStep, number: int) -> QWidget:
        desk, session = self.desk, self.desk.session
        host = QWidget()
        whole = column(host, gap=8)
        head = row(gap=8)
        head.addWidget(label(self.tr("Steg {0}").format(number), "h3", wrap=False))
        now = RadioButton(self.tr("Här är vi nu"))
        now.setChecked(step.is_current)
        now.setAccessibleName(self.tr("Steg {0}: här är vi nu").format(number))
        now.toggled.connect(partial(self._stand_on, step))
        named(now, "current", step)
        head.addWidget(now)
        head.addStretch(1)
        head.addWidget(
            RowActs(
                host,
                step.id,
                self.tr("steg {0}").format(number),
                lambda by: desk.do(lambda: plans.move_part(session, step, by)),
                lambda: self.take_away(step),
            )
        )
        whole.addLayout(head)
        whole.addWidget(text_field(desk, "what", self.tr("Vad"), step, lines=1))
        when = line_field(desk, "when_text", self.tr("När"), step)
        meets = line_field(desk, "who_meets", self.tr("Vem möter"), step)
        whole.addWidget(Columns([(when, 1, 170), (meets, 1, 170)]))
        plan_b = line_field(desk, "plan_b", self.tr("Om det inte går"), step, optional=True)
        further = line_field(desk, "criterion", self.tr("Vidare när"), step, optional=True)
        whole.addWidget(Columns([(plan_b, 1, 170), (further, 1, 170)]))
        return host

    def _stand_on(self, step: LadderStep, is_on: bool) -> None:
        if is_on:
            self.desk.do(lambda: plans.stand_on(self.desk.session, step))

    def _add(self) -> None:
        made: list[LadderStep] = []
        step = LadderStep(plan_id=self.desk.plan_id)
        if self.desk.do(lambda: made.append(plans.add_part(self.desk.session, step))):
            focus_on(self, f"what:{step.id}")
