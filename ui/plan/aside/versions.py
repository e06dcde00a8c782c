"""All versions of a plan: every signed one stays and can be read."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from db.clock import day_of
from db.records import Plan
from db.records.views import NextDay
from desktop import dates
from desktop.cases.next_day import next_day
from desktop.chain.locked import fault_of
from desktop.content import texts
from desktop.paper.kept import kept_paper
from desktop.plan import verbs as plans
from desktop.session.who import named
from ui.look.metrics import column
from ui.paper.original import OriginalLink
from ui.plan.desk import Desk
from ui.plan.section import empty, reveal
from ui.plan.word_button import Link
from ui.widgets.frame.card import Card
from ui.widgets.frame.shown import show_if
from ui.widgets.show.text import label


def version_words(widget: QWidget, plan: Plan) -> str:
    """Return `Version 2, signerad 14 oktober 2026` or `Utkast till version 3`."""
    if plan.status == "draft" or plan.signed_at is None:
        return widget.tr("Utkast till version {0}").format(plan.version)
    day = dates.full(day_of(plan.signed_at))
    return widget.tr("Version {0}, signerad {1}").format(plan.version, day)


class Versions(QWidget):
    """Beside a signed plan: what changed in it, and the other versions."""

    version_asked = Signal(str)  # id of a plan

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.changes = Card()
        self.list = Card(self.tr("Versioner"))
        self.seal = Card(self.tr("Signerad"))
        self.meeting = Card(texts().get("plan.uppfoljning"))
        whole = column(self, gap=12)
        for card in (self.meeting, self.seal, self.changes, self.list):
            whole.addWidget(card)
        whole.addStretch(1)

    def refresh(self) -> None:
        """Read again."""
        session, plan = self._desk.session, self._desk.plan
        self._show_seal(plan)
        self._show_meeting(plan)
        changes = plans.changes_since(session, plan)
        show_if(bool(changes), self.changes)
        self.changes.set_title(plans.changed_since(session, plan))
        empty(self.changes.body)
        for sentence in changes:
            self.changes.body.addWidget(label(sentence, "small"))
        empty(self.list.body)
        for one in session.db.plans.of(plan.case_id):
            words = version_words(self, one)
            if one.id == plan.id:
                self.list.body.addWidget(label(self.tr("{0}, visas nu").format(words), "strong"))
                continue
            link = Link(words)
            link.setObjectName(f"version-{one.version}")
            link.clicked.connect(partial(self.version_asked.emit, one.id))
            self.list.body.addWidget(link)
        for card in (self.list, self.changes, self.seal, self.meeting):
            reveal(card.body)

    def _show_meeting(self, plan: Plan) -> None:
        body = self.meeting.body
        empty(body)
        later = next_day(self._desk.session, plan.case_id) if plan.status == "signed" else None
        if plan.status == "signed" and (later is None or not later.is_plans):
            self._show_later(later)
            return
        if plan.next_on:
            body.addWidget(label(dates.long(plan.next_on), "lead"))
        if plan.next_time:
            body.addWidget(label(self.tr("kl. {0}").format(dates.clock(plan.next_time)), "lead"))
        for words in (plan.next_place, plan.next_interpreter, plan.next_called):
            if words.strip():
                body.addWidget(label(words.strip()))

    def _show_later(self, later: NextDay | None) -> None:
        """Show the day that holds since a follow-up, and not the one that the plan had when it was signed."""
        body = self.meeting.body
        if later is None or later.day is None:
            body.addWidget(label(self.tr("Inget inbokat")))
            return
        body.addWidget(label(dates.long(later.day), "lead"))
        if later.time:
            body.addWidget(label(self.tr("kl. {0}").format(dates.clock(later.time)), "lead"))
        for words in (later.place, later.interpreter):
            if words.strip():
                body.addWidget(label(words.strip()))

    def _show_seal(self, plan: Plan) -> None:
        empty(self.seal.body)
        if plan.signed_at is None:
            return
        day = dates.full(day_of(plan.signed_at))
        self.seal.body.addWidget(
            label(self.tr("{0} av {1}").format(day, named(plan.signed_by, plan.signed_for)))
        )
        if fault_of(self._desk.session, "plan", plan.id) is None:
            kept = kept_paper(self._desk.session, "handlingsplan", plan.id)
            words = self.tr("Innehållet är oförändrat sedan dess.")
            if kept is not None and kept.code:
                words = self.tr("{0} Kontrollkod {1}").format(words, kept.code)
            self.seal.body.addWidget(label(words, "small"))
        else:
            self.seal.body.addWidget(
                label(self.tr("Innehållet stämmer inte med signeringen."), "small", "danger")
            )
        original = OriginalLink(self._desk.session)
        self.seal.body.addWidget(original, 0, Qt.AlignmentFlag.AlignLeft)
        original.show_thing("handlingsplan", plan.id)
