"""Underskrifter: who took part, and who has said yes, on paper or orally."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from db.records import Participant
from db.records.states import Attended
from desktop.content import texts
from desktop.plan import verbs as plans
from desktop.plan.sources import people
from ui.look.metrics import column, row
from ui.plan.approval import Approval
from ui.plan.order import RowActs
from ui.plan.section import Section, focus_on, group, line_field, named
from ui.widgets.frame.card import Card
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.flow import Flow
from ui.widgets.input.buttons import Button
from ui.widgets.input.combo import Combo
from ui.widgets.input.field import Field
from ui.widgets.show.text import hairline, label


class PeopleSection(Section):
    """Those who made the plan. A signature is not what makes it hold; that they took part is."""

    def rows(self) -> list[Participant]:
        """Return those who took part."""
        return self.desk.session.db.participants.of(self.desk.plan_id)

    def shape(self) -> object:
        """Follow who there is, and who has said yes."""
        return [(one.id, one.approved, one.approved_on) for one in self.rows()]

    def fill(self) -> None:
        """Build a row for each."""
        card = Card(self.tr("De här var med och gjorde planen"))
        card.body.addWidget(label(texts().get("plan.underskrift_hjalp"), "small"))
        for number, one in enumerate(self.rows(), start=1):
            card.body.addWidget(hairline())
            card.body.addWidget(self._row(one, number))
        card.body.addWidget(self._acts())
        self.whole.addWidget(card)

    def _row(self, one: Participant, number: int) -> QWidget:
        desk, session = self.desk, self.desk.session
        about = self.tr("Deltagare {0}").format(number)
        host = group(f"{about}, {one.name}" if one.name else about)
        whole = column(host, gap=8)
        name = line_field(desk, "name", self.tr("Namn"), one)
        role = line_field(desk, "role", self.tr("Roll"), one)
        whole.addWidget(Columns([(name, 4, 170), (role, 3, 120), (self._how(one), 3, 130)]))
        line = row(gap=8)
        line.addWidget(Approval(desk, one), 1)
        line.addWidget(
            RowActs(
                host,
                one.id,
                self.tr("deltagare {0}").format(number),
                lambda by: desk.do(lambda: plans.move_part(session, one, by)),
                lambda: self.take_away(one),
            )
        )
        whole.addLayout(line)
        return host

    def _how(self, one: Participant) -> Field[Combo]:
        combo = Combo()
        combo.fill([(words, code) for code, words in how_words(self).items()])
        combo.choose(one.how)
        named(combo, "how", one)
        combo.activated.connect(
            lambda: self.desk.do(lambda: plans.save_part(self.desk.session, one, how=str(combo.data())))
        )
        return Field(self.tr("Var med"), combo)

    def _acts(self) -> QWidget:
        present = {one.name for one in self.rows()}
        left = [one for one in people(self.desk.session, self.desk.plan.case_id) if one[0] not in present]
        host = QWidget()
        line = Flow(host, gap=8)
        add = Button(self.tr("Lägg till någon"), "link", "plus", small=True)
        add.setObjectName("add-participant")
        add.clicked.connect(lambda: self._add("", ""))
        line.addWidget(add)
        for place, (name, role, _) in enumerate(left[:3]):
            one = Button(f"{name}, {role}", "pill", "plus", small=True)
            one.setObjectName(f"add-participant-{place}")
            one.setAccessibleName(self.tr("Lägg till {0}, {1}").format(name, role))
            one.clicked.connect(partial(self._add, name, role))
            line.addWidget(one)
        return host

    def _add(self, name: str, role: str) -> None:
        one = Participant(plan_id=self.desk.plan_id, name=name, role=role)
        if self.desk.do(lambda: plans.add_part(self.desk.session, one)) and not name:
            focus_on(self, f"name:{one.id}")


def how_words(widget: QWidget) -> dict[Attended, str]:
    """Return the ways to take part, in words."""
    return {
        "plats": widget.tr("På plats"),
        "telefon": widget.tr("På telefon"),
        "skarm": widget.tr("På skärm"),
        "inte_med": widget.tr("Var inte med"),
    }
