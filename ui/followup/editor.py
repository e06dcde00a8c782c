"""The follow-up being written: one meeting on one screen, the child's words first, the next day last."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from desktop.followup.checks import Lacking
from ui.followup.desk import FollowUpDesk
from ui.followup.goals_card import JudgedGoalsCard
from ui.followup.more import MoreCard
from ui.followup.side import AttendancePart, NextMeetingCard, PeopleCard
from ui.look.metrics import column, row
from ui.look.theme import px
from ui.widgets.frame.card import Card
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.one_scroll import ScrolledPart
from ui.widgets.frame.scroll import scrolled
from ui.widgets.input.plain_text import PlainText
from ui.widgets.paint.marks import CheckBox
from ui.widgets.show.text import label

SIDE, LEFT, LEAST = 336, 640, 540
"""Least widths of the columns, and the least height at which they scroll each by itself, in design pixels."""

_ANY = 16_777_215  # QWIDGETSIZE_MAX


class FollowUpEditor(QWidget):
    """Left the child, the goals and what we say; right attendance, who is here and the next time."""

    def __init__(self, desk: FollowUpDesk) -> None:
        super().__init__()
        self.desk = desk
        self.words = PlainText(lines=2)
        self.may_show = CheckBox(self.tr("Får visas för familjen"))
        self.goals = JudgedGoalsCard(desk)
        self.attendance, self.people = AttendancePart(desk), PeopleCard(desk)
        self.next, self.more = NextMeetingCard(desk), MoreCard(desk)
        self._build()
        QShortcut(QKeySequence("Alt+N"), self).activated.connect(self._to_next)

    def shape(self) -> tuple[str, ...]:
        """Return what decides which controls there are."""
        return self.goals.shape()

    def refresh_facts(self) -> None:
        """Read again what others write: the weeks."""
        self.attendance.refresh()

    def take_focus(self) -> bool:
        """The child's words are the first stop."""
        self.words.setFocus()
        return True

    def go_to(self, gap: Lacking) -> None:
        """Put the focus where something is missing, and say it there."""
        name, _, id = gap.field.partition(":")
        if self.next.lack(name, gap.text) or self.more.lack(name, gap.text):
            return
        if name == "child_words":
            self.words.setFocus()
        elif name == "people":
            (self.people.boxes[0] if self.people.boxes else self.people.add).setFocus()
        elif name == "worked":
            self.worked.control.setFocus()
        else:
            found = self.findChild(QWidget, f"{name}:{id}")
            if found is not None:
                target = next((one for one in found.findChildren(QWidget) if name == "kept"), found)
                target.setFocus()
                self.goals.area.ensureWidgetVisible(found)

    def _to_next(self) -> None:
        self.next.day.control.line.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the columns stand under each other the goals take their whole height."""
        super().resizeEvent(event)
        self._hold()

    def _hold(self) -> None:
        """Let the goals and the right column scroll alone while they stand beside each other, and only then."""
        stacked = self.width() < px(LEFT + SIDE + 60)  # before the columns themselves have been told
        # Qt gives a scrolled page with wrapping words all the height it would like, unless that is held.
        self._page.setMaximumHeight(_ANY if stacked else max(self.height(), px(LEAST)))
        for area, least in ((self.goals.area, 170), (self._side, 320)):
            content = area.widget()
            whole = content.sizeHint().height() + px(8) if content is not None else 0
            area.setMinimumHeight(whole if stacked else min(whole, px(least)))

    def _build(self) -> None:
        left = QWidget()
        whole = column(left, gap=12)
        whole.addWidget(self._child())
        whole.addWidget(self.goals, 1)
        whole.addWidget(self._said())
        side = QWidget()
        side.setProperty("surface", "clear")
        right = column(side, gap=12)
        for part in (self.attendance, self.people, self.next, self.more):
            right.addWidget(part)
        right.addStretch(1)
        self._side = scrolled(side)
        self._columns = Columns([(left, 9, LEFT), (self._side, 4, SIDE)])
        page = QWidget()
        page.setProperty("surface", "clear")
        self._page = page
        inside = column(page, gap=0, margins=(24, 0, 24, 16))
        inside.addWidget(self._columns)
        whole_page = column(self, gap=0)
        self.area = ScrolledPart(page)
        whole_page.addWidget(self.area)

    def _child(self) -> Card:
        follow_up = self.desk.follow_up
        case = self.desk.session.db.cases.get(follow_up.case_id)
        called = self.desk.session.db.pupils.get(case.pupil_id).called
        card = Card()
        card.setObjectName("child")
        card.setAccessibleName(self.tr("{0} med egna ord").format(called))
        line = row(gap=12)
        bar = QFrame()
        bar.setProperty("quote", "elev")
        name = column(bar, gap=0, margins=(10, 0, 0, 0))
        name.addWidget(label(self.tr("{0} först,").format(called), "strong", wrap=False))
        name.addWidget(label(self.tr("med egna ord"), "small", wrap=False))
        name.addStretch(1)
        self.words.set_text(follow_up.child_words)
        self.words.setObjectName("child_words")
        self.words.setAccessibleName(self.tr("{0} med egna ord").format(called))
        self.words.textChanged.connect(lambda: self.desk.later(None, "child_words", self.words.text()))
        self.words.left.connect(self.desk.flush)
        self.may_show.setObjectName("child_words_shown")
        self.may_show.setChecked(follow_up.child_words_shown)
        self.may_show.toggled.connect(lambda is_on: self.desk.now(None, child_words_shown=is_on))
        line.addWidget(bar)
        line.addWidget(self.words, 1)
        card.body.addLayout(line)
        card.body.addWidget(self.may_show)
        return card

    def _said(self) -> Card:
        card = Card()
        card.setObjectName("said")
        card.setAccessibleName(self.tr("Det som fungerade och det vi ändrar"))
        self.worked = self.desk.text("worked", self.tr("Det här fungerade"))
        not_worked = self.desk.text("not_worked", self.tr("Det här fungerade inte"))
        changes = self.desk.text("changes", self.tr("Det här ändrar vi"))
        card.body.addWidget(Columns([(one, 1, 180) for one in (self.worked, not_worked, changes)]))
        return card
