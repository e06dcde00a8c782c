"""Whether somebody who took part has said yes: on paper or orally, and which day."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from db.records import Participant, states
from desktop import dates
from desktop.paper.kept import signing
from desktop.plan import verbs as plans
from ui.look.metrics import column, row
from ui.paper.which import ask_which
from ui.plan.desk import Desk
from ui.widgets.input.buttons import Button
from ui.widgets.input.date_field import DateField
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import label


class Approval(QWidget):
    """The day, or two buttons to say it with. Works also after signing, once for each."""

    def __init__(self, desk: Desk, one: Participant) -> None:
        super().__init__()
        self._desk, self._one = desk, one
        self._how: states.Approved | None = None
        self._whole = column(self, gap=8)
        if one.approved:
            self._show_said()
        else:
            self._ask()

    def _show_said(self) -> None:
        one = self._one
        day = dates.full(one.approved_on) if one.approved_on else ""
        on_paper = one.approved == "paper"
        words = self.tr("Skrev under på papper {0}") if on_paper else self.tr("Sa ja muntligt {0}")
        line = row(gap=8)
        line.addWidget(IconLabel("check-circle", "ok", 16))
        line.addWidget(label(words.format(day), "small"), 1)
        if self._desk.plan.status == "draft":
            undo = Button(self.tr("Ångra"), "link", small=True)
            undo.setObjectName(f"unapprove:{one.id}")
            undo.setAccessibleName(self.tr("Ångra godkännandet från {0}").format(one.name))
            undo.clicked.connect(self._take_back)
            line.addWidget(undo)
        self._whole.addLayout(line)

    def _ask(self) -> None:
        line = row(gap=8)
        ways: tuple[tuple[states.Approved, str, str], ...] = (
            ("paper", self.tr("Skrev under"), "pen-nib"),
            ("oral", self.tr("Sa ja muntligt"), "chat-circle-text"),
        )
        for how, words, icon in ways:
            button = Button(words, "quiet", icon, small=True)
            button.setObjectName(f"{how}:{self._one.id}")
            button.setAccessibleName(f"{self._one.name}: {words}")
            button.clicked.connect(partial(self._choose, how))
            line.addWidget(button)
        line.addStretch(1)
        self._whole.addLayout(line)
        self._when = QWidget()
        when = row(self._when, gap=8)
        self._day = DateField(self._desk.today, "approval", needed=True)
        self._day.set_date(self._desk.today())
        self._day.setAccessibleName(self.tr("Vilken dag"))
        note = Button(self.tr("Anteckna"), "quiet", "check", small=True)
        note.setObjectName(f"approve:{self._one.id}")
        note.clicked.connect(self._note)
        when.addWidget(label(self.tr("Vilken dag"), "small", wrap=False))
        when.addWidget(self._day)
        when.addWidget(note)
        when.addStretch(1)
        self._when.hide()
        self._whole.addWidget(self._when)

    def _choose(self, how: states.Approved) -> None:
        self._how = how
        self._when.show()
        self._day.setFocus()

    def _note(self) -> None:
        desk, how = self._desk, self._how
        if how is not None:
            desk.do(lambda: self._approve(how))

    def _approve(self, how: states.Approved) -> None:
        session, one = self._desk.session, self._one
        paper = ask_which(self, session, "handlingsplan", one.plan_id) if how == "paper" else ""
        signing.approve_plan(session, one, how, self._day.day(), paper_id=paper)

    def _take_back(self) -> None:
        desk, one = self._desk, self._one
        desk.do(lambda: plans.save_part(desk.session, one, approved="", approved_on=None))
