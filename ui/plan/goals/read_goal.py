"""A goal in a signed plan: its steps, its measures, and how it goes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from db.records import Goal, Plan, Referral
from desktop import dates
from desktop.content import texts
from desktop.plan import verbs as plans
from desktop.plan.checks import LEVELS
from desktop.referrals.linked import about_goals
from desktop.referrals.words import called, to_whom
from ui.look.metrics import column, row
from ui.plan.desk import Desk
from ui.plan.goals.goal_card import state_chip
from ui.plan.goals.history import ProgressHistory
from ui.plan.goals.levels import FIRST, GOAL
from ui.plan.goals.progress import ProgressForm
from ui.plan.measures.measure_row import columns_of, heads, measure_parts
from ui.widgets.frame.card import Card
from ui.widgets.input.buttons import Button
from ui.widgets.show.chip import Chip
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import hairline, label
from ui.window.place import Place


class ReadGoal(Card):
    """Read only. *Anteckna hur det går* writes beside the signed rows, never in them."""

    def __init__(self, desk: Desk, plan: Plan, goal: Goal, number: int) -> None:
        super().__init__()
        self.set_title(self.tr("Mål {0}").format(number))
        self._desk, self._plan, self._goal = desk, plan, goal
        if goal.status != "active":
            self.add_head(state_chip(goal))
        self.body.addWidget(label(goal.wording, "lead"))
        self._facts()
        self._levels()
        self._measures()
        self._support()
        if plan.status == "signed":
            self._progress()

    def _facts(self) -> None:
        goal = self._goal
        for key, words in (
            ("plan.mal_marks", goal.noticed),
            ("plan.mal_nu", goal.now_text),
            ("plan.mal_till", goal.target_text),
            ("plan.mal_senast", dates.long(goal.due_on) if goal.due_on else ""),
        ):
            if words.strip():
                self.body.addWidget(label(f"{texts().get(key)}: {words.strip()}"))
        if goal.why.strip():
            self.body.addWidget(label(self.tr("Viktigt därför att: {0}").format(goal.why.strip())))

    def _levels(self) -> None:
        now = plans.level_now(self._desk.session, self._plan, self._goal)
        for place, field in enumerate(LEVELS):
            words = str(getattr(self._goal, field)).strip()
            is_now = now is not None and now - FIRST == place
            if not words and not is_now:
                continue
            host = QWidget()
            line = row(host, gap=8, margins=(8, 2, 8, 2))
            line.addWidget(
                IconLabel("flag" if place == GOAL else "circle", "primary" if place == GOAL else "text3", 16)
            )
            line.addWidget(label(words or self.tr("Utan ord"), "strong" if place == GOAL else "body"), 1)
            if is_now:
                line.addWidget(Chip(self.tr("Nu"), "info", "map-pin"))
            self.body.addWidget(host)

    def _measures(self) -> None:
        session, today = self._desk.session, self._desk.today()
        rows = [
            one for one in self._desk.session.db.measures.of(self._plan.id) if one.goal_id == self._goal.id
        ]
        if not rows:
            return
        table = column(gap=0)
        table.addWidget(label(texts().get("plan.vem_gor_vad"), "h3"))
        table.addWidget(heads())
        for measure in rows:
            table.addWidget(hairline())
            status = plans.status_now(session, self._plan, measure)
            table.addWidget(columns_of(measure_parts(measure, status, today)))
        self.body.addLayout(table)

    def _support(self) -> None:
        """Tell what has been handed on about this goal, and where it stands; an oro is never about one."""
        about = about_goals(self._desk.session, self._plan.case_id).get(self._goal.lineage, [])
        for one in about:
            given = dates.full(one.given_on) if one.given_on else ""
            said = ", ".join(part for part in (called(one), to_whom(one), given) if part)
            host = QWidget()
            line = row(host, gap=8)
            line.addWidget(label(self.tr("Vidare stöd: {0}").format(said)), 1)
            line.addWidget(self._open_support(one, said))
            self.body.addWidget(host)

    def _open_support(self, referral: Referral, said: str) -> Button:
        made = Button(self.tr("Öppna"), "link", small=True)
        made.setObjectName(f"open-support:{referral.id}")
        made.setAccessibleName(self.tr("Öppna: {0}").format(said))
        place = Place("referrals", self._plan.case_id, referral.id)
        made.clicked.connect(lambda: self._desk.went.emit(place))
        return made

    def _progress(self) -> None:
        self.body.addWidget(ProgressHistory(self._desk, self._plan, self._goal))
        self._form = ProgressForm(self._desk, self._plan, self._goal)
        self._form.hide()
        self._act = Button(self.tr("Anteckna hur det går"), "link", "pencil-line", small=True)
        self._act.setObjectName(f"note-progress:{self._goal.id}")
        self._act.clicked.connect(self._open)
        line = row(gap=0)
        line.addWidget(self._act)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addWidget(self._form)
        if self._form.draft.line is not None:  # begun and not noted
            self._act.hide()
            self._form.show()

    def _open(self) -> None:
        self._act.hide()
        self._form.show()
        self._form.begin()
