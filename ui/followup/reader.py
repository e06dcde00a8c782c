"""A signed or cancelled follow-up, read: what was said, how it went, what was decided, and its corrections beside."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.clock import day_of
from db.records import FollowUp
from desktop import dates
from desktop.content import lists
from desktop.followup.family import level_words
from desktop.session.session import Session
from ui.chain.seal_banner import SealBanner
from ui.look.metrics import column, row
from ui.widgets.frame.card import Card
from ui.widgets.frame.one_scroll import ScrolledPart
from ui.widgets.input.buttons import Button
from ui.widgets.show.chip import Chip
from ui.widgets.show.quote import Quote
from ui.widgets.show.text import label


class FollowUpReader(QWidget):
    """Everything as it was signed. Nothing here can be changed; a correction stands beside."""

    print_asked = Signal(str)  # the follow-up's id
    correction_asked = Signal(str)
    left = Signal()

    def __init__(self, session: Session, follow_up: FollowUp) -> None:
        super().__init__()
        self._session, self.follow_up = session, follow_up
        inside = QWidget()
        inside.setProperty("surface", "clear")
        self._whole = column(inside, gap=12)
        self._whole.addWidget(self._acts())
        seal = SealBanner()
        seal.check(session, [("uppfoljning", follow_up.id)])
        self._whole.addWidget(seal)
        for card in (self._head(), self._goals(), self._promises(), self._said(), self._corrections()):
            if card is not None:
                self._whole.addWidget(card)
        self._whole.addStretch(1)
        whole = column(self, gap=0, margins=(24, 0, 24, 16))
        self.area = ScrolledPart(inside)
        whole.addWidget(self.area)

    def _acts(self) -> QWidget:
        host = QWidget()
        line = row(host, gap=8)
        back = Button(self.tr("Alla uppföljningar"), "link", "caret-left", small=True)
        back.setObjectName("back")
        back.clicked.connect(self.left)
        correct = Button(self.tr("Rätta"), "quiet", "pencil-simple")
        correct.setObjectName("correct")
        correct.clicked.connect(lambda: self.correction_asked.emit(self.follow_up.id))
        line.addWidget(back)
        line.addStretch(1)
        line.addWidget(correct)
        if self.follow_up.status == "signerad":
            out = Button(self.tr("Skriv ut"), "quiet", "printer")
            out.setObjectName("print")
            out.clicked.connect(lambda: self.print_asked.emit(self.follow_up.id))
            line.addWidget(out)
        return host

    def _head(self) -> Card:
        one = self.follow_up
        held = one.held_on if one.status == "signerad" else one.due_on
        day = dates.long(held) if held else ""
        card = Card(self.tr("Uppföljning {0}, {1}").format(one.number, day))
        card.setObjectName("read-head")
        is_signed = one.status == "signerad"
        state = (self.tr("Signerad"), "ok") if is_signed else (self.tr("Inställd"), "warn")
        chip = Chip(about=self.tr("Uppföljning"))
        chip.show_state(*state, "lock-outline")
        card.add_head(chip)
        if one.child_words.strip():
            card.body.addWidget(Quote(one.child_words.strip(), self.tr("Elevens egna ord")))
        if one.signed_at is not None:
            words = self.tr("Signerad {0} av {1}.") if is_signed else self.tr("Inställd {0} av {1}.")
            card.body.addWidget(
                label(words.format(dates.full(day_of(one.signed_at)), one.signed_by), "small")
            )
        _add(card, self.tr("Varför det ställdes in"), one.cancelled_reason)
        return card

    def _goals(self) -> Card | None:
        db = self._session.db
        rows = db.follow_up_goals.of(self.follow_up.id)
        if not rows:
            return None
        card = Card(self.tr("Målen"))
        card.setObjectName("read-goals")
        for number, judged in enumerate(rows, 1):
            goal = db.goals.get(judged.goal_id)
            card.body.addWidget(label(f"{number}. {goal.wording}", "strong", wrap=True))
            then, now = (level_words(goal, level) for level in (judged.level_then, judged.level))
            if judged.is_not_judged:
                said = self.tr("Inte bedömt i dag: {0}").format(judged.why_not)
            else:
                said = self.tr("Nu: {0}.").format(now)
            if then:
                said = f"{self.tr('Då: {0}.').format(then)} {said}"
            card.body.addWidget(label(said, wrap=True))
            if judged.sentence.strip():
                card.body.addWidget(label(judged.sentence, "small", wrap=True))
        return card

    def _promises(self) -> Card | None:
        db = self._session.db
        lines = [one for one in db.follow_up_measures.of(self.follow_up.id) if one.kept]
        if not lines:
            return None
        words = {
            "gjort": self.tr("Ja"),
            "delvis": self.tr("Delvis"),
            "inte_an": self.tr("Inte än"),
            "inte_aktuell": self.tr("Börjar senare"),
        }
        card = Card(self.tr("Gjorde vi det vi lovade?"))
        card.setObjectName("read-promises")
        for line in lines:
            measure = db.measures.get(line.measure_id)
            why = lists().label("uppfoljning_varfor", line.why) if line.why else ""
            said = ". ".join(part for part in (words[line.kept], why, line.what_now.strip()) if part)
            who = f" ({measure.who.strip()})" if measure.who.strip() else ""
            card.body.addWidget(label(f"{measure.what.strip()}{who}: {said}", wrap=True))
        return card

    def _said(self) -> Card:
        one, card = self.follow_up, Card(self.tr("Det vi kom fram till"))
        card.setObjectName("read-said")
        decisions = {
            "": "",
            "fortsatt": self.tr("Vi fortsätter som planen säger."),
            "andra_planen": self.tr("Vi ändrar planen."),
            "avsluta": self.tr("Vi avslutar stödet."),
            "paus": self.tr("Vi gör en paus."),
        }
        _add(card, self.tr("Det här fungerade"), one.worked)
        _add(card, self.tr("Det här fungerade inte"), one.not_worked)
        _add(card, self.tr("Det här ändrar vi"), one.changes)
        _add(card, self.tr("Det här fortsätter vi med"), one.keeps)
        _add(card, self.tr("Hemma säger"), one.home_words)
        _add(card, self.tr("Skolan säger"), one.school_words)
        _add(card, self.tr("Närvaro"), one.attendance_words)
        _add(card, self.tr("Beslut"), f"{decisions[one.decision]} {one.decision_reason}".strip())
        day = one.next_on or one.pause_until
        at = f" {dates.clock(one.next_time)}" if one.next_time else ""
        place = f", {one.next_place}" if one.next_place else ""
        _add(
            card,
            self.tr("Nästa gång"),
            f"{dates.long(day)} {day.year}{at}{place}" if day else one.no_more_reason,
        )
        people = self._session.db.follow_up_people.of(one.id)
        there = [person.name for person in people if person.how not in ("", "inte_med")]
        _add(card, self.tr("Var med"), ", ".join(there))
        return card

    def _corrections(self) -> Card | None:
        found = self._session.db.follow_up_corrections.of(self.follow_up.id)
        if not found:
            return None
        card = Card(self.tr("Rättelser"))
        card.setObjectName("read-corrections")
        for one in found:
            struck = self.tr("”{0}” gäller inte. ").format(one.struck) if one.struck else ""
            card.body.addWidget(label(f"{struck}{one.added}", wrap=True))
            who = self.tr("{0}, {1}. Skäl: {2}").format(
                dates.full(day_of(one.signed_at)), one.signed_by, one.reason
            )
            card.body.addWidget(label(who, "small", wrap=True))
        return card


def _add(card: Card, heading: str, text: str) -> None:
    if text.strip():
        card.body.addWidget(label(heading, "caption", "text2"))
        card.body.addWidget(label(text.strip(), wrap=True))
