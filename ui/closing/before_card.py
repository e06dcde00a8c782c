"""Innan du avslutar: what must be dealt with, each with its way there, and what is still to come."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.records import ClosingDuty
from desktop.closing import checks, writing
from desktop.closing.checks import Beforehand
from desktop.session.session import Session
from ui.closing.desk import ClosingDesk
from ui.look.metrics import column, row
from ui.widgets.frame.card import Card
from ui.widgets.frame.clear import clear
from ui.widgets.input.buttons import Button
from ui.widgets.input.combo import Combo
from ui.widgets.input.line import LineEdit
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import hairline, label
from ui.window.place import Place


class BeforeCard(Card):
    """Two kinds: what is left to do, and what is only told."""

    went = Signal(object)  # Place

    def __init__(self, desk: ClosingDesk) -> None:
        super().__init__(desk.tr("Innan du avslutar"))
        self.setObjectName("before")
        self._desk = desk
        self._session: Session = desk.session
        self._rows = column(gap=8)
        self.body.addLayout(self._rows)
        self.acts: list[Button] = []
        self.choices: list[Combo] = []
        self._duties: tuple[str, ...] | None = None
        self.refresh()

    def refresh(self) -> None:
        """Look again at what is left."""
        writing.sync(self._session, self._desk.id)
        found = checks.before(self._session, self._desk.closing)
        left = sum(one.must for one in found)
        said = self.tr("{0} av {1} kvar").format(left, len(found)) if left else self.tr("inget kvar")
        self.set_number(said)
        self.setAccessibleName(self.tr("Innan du avslutar, {0}").format(said))
        clear(self._rows)
        self.acts, self.choices = [], []
        for place, one in enumerate(found):
            if place:
                self._rows.addWidget(hairline())
            self._rows.addWidget(self._line(one))
        for duty in self._session.db.closing_duties.of(self._desk.id):
            if self._rows.count():
                self._rows.addWidget(hairline())
            self._rows.addWidget(self._duty(duty))
        if not found:
            self._rows.addWidget(label(self.tr("Inget i ärendet väntar."), "body", "text2"))

    def take_focus(self) -> bool:
        """Put the focus on the first thing that is left."""
        target = next(iter((*self.acts, *self.choices)), None)
        if target is not None:
            target.setFocus()
        return target is not None

    def _line(self, one: Beforehand) -> QWidget:
        made = QWidget()
        across = row(made, gap=8)
        across.addWidget(IconLabel("warning", "warn", 18) if one.must else IconLabel("info", "text2", 18))
        words = column(gap=0)
        words.addWidget(label(one.text, "strong" if one.must else "body", wrap=True))
        words.addWidget(label(one.more, "small", wrap=True))
        across.addLayout(words, 1)
        if one.page:
            act = Button(self.tr("Öppna"), "link", small=True)
            act.setObjectName(f"open-{one.page}")
            act.setAccessibleName(self.tr("Öppna: {0}").format(one.text))
            place = Place(one.page, self._desk.closing.case_id, one.detail)
            act.clicked.connect(lambda: self.went.emit(place))
            across.addWidget(act)
            if one.must:
                self.acts.append(act)
        return made

    def _duty(self, duty: ClosingDuty) -> QWidget:
        made = QWidget()
        whole = column(made, gap=4)
        whole.addWidget(label(duty.what, "strong", wrap=True))
        line = row(gap=8)
        combo = Combo()
        done = [(self.tr("Klar"), "gjord")] if duty.kind == "uppgift" else []
        combo.fill(
            [
                (self.tr("Välj vad som händer"), ""),
                *done,
                (self.tr("Utgår"), "utgar"),
                (self.tr("Behålls till boosterträffen"), "booster"),
                (self.tr("Lämnas över till"), "overlamnad"),
            ]
        )
        combo.choose(duty.choice)
        combo.setObjectName(f"choice:{duty.id}")
        combo.call(self.tr("Vad händer med {0}").format(duty.what))
        whom = LineEdit(duty.to_whom, self.tr("Vem"))
        whom.setObjectName(f"to_whom:{duty.id}")
        whom.setAccessibleName(self.tr("Vem tar över {0}").format(duty.what))
        whom.setVisible(duty.choice == "overlamnad")
        combo.activated.connect(lambda _: self._choose(duty, str(combo.data())))
        whom.written.connect(lambda words: self._desk.later(duty, "to_whom", words))
        whom.editingFinished.connect(self._desk.flush)
        line.addWidget(combo, 1)
        line.addWidget(whom, 1)
        whole.addLayout(line)
        self.choices.append(combo)
        return made

    def _choose(self, duty: ClosingDuty, chosen: str) -> None:
        if self._desk.now(duty, choice=chosen):
            self.refresh()
