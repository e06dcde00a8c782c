"""A signed plan as text: nothing looks like a field, and nothing can be changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

from db.records import Plan
from desktop.content import texts
from ui.look.metrics import row
from ui.plan.approval import Approval
from ui.plan.desk import Desk
from ui.plan.goals.read_goal import ReadGoal
from ui.plan.section import Section
from ui.plan.signatures import how_words
from ui.widgets.frame.card import Card
from ui.widgets.frame.columns import Columns
from ui.widgets.show.chip import Chip
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.long_words import breakable
from ui.widgets.show.quote import Quote
from ui.widgets.show.text import hairline, label


class ReadView(Section):
    """One signed version from the child's words to who took part. Empty parts leave no trace, as on paper."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setObjectName("signed-plan")

    def shape(self) -> object:
        """Follow the version, and what may be noted about it after signing."""
        plan, db = self.desk.plan, self.desk.session.db
        handed = db.referrals.handed(plan.case_id)
        return plan, db.progress.of(plan.case_id), db.participants.of(plan.id), handed

    def fill(self) -> None:
        """Build the cards in the order of the paper."""
        plan = self.desk.plan
        self._words(plan)
        self._points(plan)
        now = "\n".join(part for part in (plan.situation.strip(), plan.attendance.strip()) if part)
        self._text("plan.nulage", now)
        self._text("plan.langsiktigt", plan.long_term_goal)
        for number, goal in enumerate(self.desk.session.db.goals.of(plan.id), start=1):
            self.whole.addWidget(ReadGoal(self.desk, plan, goal, number))
        self._ladder(plan)
        self._text("plan.morgon", plan.morning_plan)
        self._text("plan.stopp", plan.stop_plan)
        self._text("plan.stod_skola", plan.school_support)
        self._text("plan.dela", plan.shared)
        self._text("plan.privat", plan.private)
        self._text("plan.sakerhet", plan.risk, Chip(self.tr("Bara i akten"), "neutral", "folder"))
        self._people(plan)

    def _words(self, plan: Plan) -> None:
        pupil = self.desk.session.db.pupils.get(self.desk.session.db.cases.get(plan.case_id).pupil_id)
        card = Card(texts().get("plan.viktigast_elev"))
        card.body.addWidget(_said(plan.child_words, plan.child_missing_reason, pupil.called, "elev"))
        self.whole.addWidget(card)
        said = [
            one
            for one in self.desk.session.db.plan_words.of(plan.id)
            if one.words.strip() or one.missing_reason.strip()
        ]
        if said:
            home = Card(texts().get("plan.viktigast_hem"))
            for one in said:
                who = f"{one.name}, {one.role}" if one.role else one.name
                home.body.addWidget(_said(one.words, one.missing_reason, who, "vh"))
            self.whole.addWidget(home)

    def _points(self, plan: Plan) -> None:
        points = [one for one in self.desk.session.db.plan_points.of(plan.id) if one.text.strip()]
        cards = []
        for kind, key, icon, tone in (
            ("strength", "plan.styrkor", "plus-circle", "ok"),
            ("barrier", "plan.hinder", "minus-circle", "text2"),
        ):
            rows = [point.text for point in points if point.kind == kind]
            if rows:
                cards.append((_list_card(texts().get(key), rows, icon, tone), 1, 240))
        if cards:
            self.whole.addWidget(Columns(cards))

    def _text(self, key: str, text: str, chip: Chip | None = None) -> None:
        if text.strip():
            card = Card(texts().get(key))
            if chip:
                card.add_head(chip)
            card.body.addWidget(reading(text))
            self.whole.addWidget(card)

    def _ladder(self, plan: Plan) -> None:
        steps = self.desk.session.db.ladder_steps.of(plan.id)
        if not steps:
            return
        card = Card(texts().get("plan.trappa"))
        for number, step in enumerate(steps, start=1):
            line = row(gap=8)
            line.addWidget(label(f"{self.tr('Steg')} {number}", "strong", wrap=False))
            parts = [step.what, step.when_text, step.who_meets]
            line.addWidget(reading(", ".join(part.strip() for part in parts if part.strip())), 1)
            if step.is_current:
                line.addWidget(Chip(self.tr("Här är vi nu"), "info", "map-pin"))
            card.body.addLayout(line)
            for key, words in (("plan.steg_plan_b", step.plan_b), ("plan.steg_vidare", step.criterion)):
                if words.strip():
                    card.body.addWidget(label(f"{texts().get(key)}: {words.strip()}", "small"))
        self.whole.addWidget(card)

    def _people(self, plan: Plan) -> None:
        card = Card(texts().get("plan.deltog"))
        ways = how_words(self)
        for place, one in enumerate(self.desk.session.db.participants.of(plan.id)):
            if place:
                card.body.addWidget(hairline())
            who = f"{one.name}, {one.role}" if one.role else one.name
            words = label(f"{who} ({ways[one.how].lower()})")
            card.body.addWidget(Columns([(words, 1, 220), (Approval(self.desk, one), 1, 330)]))
        self.whole.addWidget(card)


def reading(text: str) -> QLabel:
    """Return text for reading, as it was written."""
    return label(breakable(text.strip()), "reading")


def _said(text: str, reason: str, who: str, informant: str) -> QWidget:
    if text.strip():
        return Quote(text.strip(), who, informant)
    return label(f"{who}. {texts().get('plan.ej_med')} {reason.strip()}", "reading")


def _list_card(title: str, rows: Sequence[str], icon: str, tone: str) -> Card:
    card = Card(title)
    for text in rows:
        line = row(gap=8)
        mark = IconLabel(icon, tone, 16)
        line.addWidget(mark)
        line.addWidget(reading(text), 1)
        card.body.addLayout(line)
    card.body.addStretch(1)
    return card
