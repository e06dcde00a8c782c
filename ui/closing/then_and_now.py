"""Då och nu: a bar for the attendance of each moment, and the ladder of each goal with where it began and ended."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from db.records import AttendanceSnapshot
from desktop.attendance import snapshots
from desktop.attendance.compared import kept
from desktop.attendance.figures import percent
from desktop.closing.family import began
from desktop.followup.family import level_words
from desktop.plan.progress import LEVELS
from ui.closing.desk import ClosingDesk, choice
from ui.look.metrics import column, row
from ui.look.theme import color, px
from ui.widgets.frame.card import Card
from ui.widgets.frame.clear import clear
from ui.widgets.frame.shown import show_if
from ui.widgets.paint.painted import Painted
from ui.widgets.show.text import label
from ui.widgets.show.then_now import ThenNow

_BAR = 12  # design pixels


class ShareBar(Painted, QLabel):
    """A share of a whole, in per cent; the figure stands beside it, in words."""

    def __init__(self, percent: int) -> None:
        super().__init__()
        self._percent = percent
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as there is room, and thin."""
        return QSize(px(200), px(_BAR))

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine."""
        return QSize(px(80), px(_BAR))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A frame, filled from the left."""
        painter = QPainter(self)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        filled = QRectF(frame)
        filled.setWidth(frame.width() * self._percent / 100)
        painter.fillRect(filled, color("att_present"))
        painter.setPen(QPen(color("text2"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame)
        painter.end()


class AttendanceThenNow(Card):
    """Närvaro, fyra veckor i taget: before, when the plan began, and as it would be copied if it were closed now."""

    def __init__(self, desk: ClosingDesk) -> None:
        super().__init__(desk.tr("Närvaro, fyra veckor i taget"))
        self.setObjectName("attendance")
        session, closing = desk.session, desk.closing
        day = closing.closed_on or desk.today()
        now = snapshots.count(session, closing.case_id, "avslut", day)
        for title, snapshot in (
            (self.tr("Före inskrivning"), snapshots.current(session, closing.case_id).get("inskrivning")),
            (self.tr("När planen började"), snapshots.first_of_plan(session, closing.case_id)),
            (self.tr("Nu"), now),
        ):
            self._add(title, snapshot)
        if self.body.count() == 1:
            self.body.addWidget(label(self.tr("Inga uppgifter."), "body", "text2"))

    def _add(self, title: str, snapshot: AttendanceSnapshot | None) -> None:
        found = kept(snapshot) if snapshot is not None else None
        if snapshot is None or found is None:
            return
        share = percent(found.present)
        days = self.tr("{0} skoldagar").format(snapshot.school_days)
        told = days if snapshot.school_days else self.tr("uppgift från skolan")
        head = row(gap=8)
        head.addWidget(label(title, "small"), 1)
        head.addWidget(label(told, "small"))
        beside = row(gap=8)
        bar = ShareBar(share)
        bar.setAccessibleName(self.tr("{0}: {1} procent, {2}").format(title, share, told))
        beside.addWidget(bar, 1)
        beside.addWidget(label(f"{share} %", "strong"))
        self.body.addLayout(head)
        self.body.addLayout(beside)


class GoalsEnd(Card):
    """How each goal ended, proposed from its last level; for other reasons than reached nothing has failed."""

    def __init__(self, desk: ClosingDesk) -> None:
        super().__init__(desk.tr("Så gick det"))
        self.setObjectName("goals")
        self._desk = desk
        self._rows = column(gap=10)
        self.body.addLayout(self._rows)
        self.refresh()

    def refresh(self) -> None:
        """Read the goals again."""
        clear(self._rows)
        db = self._desk.session.db
        found = db.closing_goals.of(self._desk.id)
        show_if(bool(found), self)
        first = began(self._desk.session, self._desk.closing.case_id) if found else {}
        for one in found:
            goal = db.goals.get(one.goal_id)
            self._rows.addWidget(choice(self._desk, "outcome", goal.wording, self._ends(), one))
            words = [level_words(goal, level) for level in LEVELS]
            self._rows.addWidget(ThenNow(_step(one.level_then), _step(one.level), words))
            then = level_words(first.get(goal.lineage, goal), one.level_then)
            said = [self.tr("Då: {0}.").format(then)] if then else []
            if now := level_words(goal, one.level):
                said.append(self.tr("Nu: {0}.").format(now))
            if said:
                self._rows.addWidget(label(" ".join(said), "small", wrap=True))

    def _ends(self) -> Iterator[tuple[str, object]]:
        yield self.tr("Nått"), "natt"
        yield self.tr("Delvis"), "delvis"
        yield self.tr("Inte nått"), "inte_natt"
        yield self.tr("Inte bedömt"), "inte_bedomt"


def _step(level: int | None) -> int | None:
    return None if level is None else level - LEVELS.start
