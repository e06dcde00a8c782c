"""The frame of a conversation: who answers above, areas left, the question in the middle, support right.

With little room everything stands in one column: the question first, then support and areas.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.session.session import Session
from ui.assessment.talk.area_list import AreaList
from ui.assessment.talk.gate import Gate
from ui.assessment.talk.informant_buttons import InformantButtons
from ui.assessment.talk.parts import Before, Foot, Upcoming
from ui.assessment.talk.talk import Talk
from ui.look.metrics import column, row, width
from ui.look.theme import px
from ui.people.case_facts import case_facts
from ui.widgets.frame.drop import drop
from ui.widgets.frame.scroll import Paper, Scroll, scrolled
from ui.widgets.input.buttons import Button
from ui.widgets.show.emblem import Emblem
from ui.widgets.show.saved import SavedLabel
from ui.widgets.show.text import label

WIDE_FROM = 900  # design pixels of the page; narrower than this, one column


class ConversationFrame(QWidget):
    """Holds the parts and where they stand; knows no answers."""

    def __init__(self, talk: Talk, session: Session) -> None:
        super().__init__()
        pupil = session.db.pupils.get(session.db.cases.get(talk.assessment.case_id).pupil_id)
        self._case = case_facts(session, talk.assessment.case_id)
        self._called = pupil.called
        self._is_wide: bool | None = None
        self._shown: list[QWidget] = []
        self._side: Scroll | None = None
        self.informants = InformantButtons(talk.shown_informants(), session.today())
        self.areas = AreaList(talk.progress())
        self.saved = SavedLabel()
        self.length = Button("", "link", small=True)
        self.length.setObjectName("length")
        self.pause = Button(self.tr("Pausa samtalet"), "quiet", "pause")
        self.pause.setObjectName("pause")
        self.foot = Foot()
        self._facts = label("", "small")
        self._build()
        self.show_length(is_short=talk.assessment.short)

    def minimumSizeHint(self) -> QSize:
        """Let the page be small; the middle scrolls."""
        return QSize(0, 0)

    def show_facts(self, facts: str) -> None:
        """Show another line under the title."""
        self._facts.setText(facts)

    def show_length(self, *, is_short: bool) -> None:
        """Offer the other length."""
        self.length.set_text(
            self.tr("Byt till hela versionen") if is_short else self.tr("Byt till kortversionen")
        )

    def show_question(self, before: Before, card: QWidget, upcoming: QWidget) -> None:
        """Show these instead of what stood there."""
        before.rows.setVisible(self._is_wide is not False)
        self._replace([before, card, upcoming])
        self.foot.setVisible(True)

    def show_next(self, upcoming: QWidget) -> None:
        """Show another next question, and leave the rest as it is."""
        if self._shown:
            old = self._shown.pop()
            self._put(self._middle.indexOf(old), upcoming)
            self._shown.append(upcoming)
            drop(old)

    def show_gate(self, gate: Gate) -> None:
        """Show what is asked of the worker before a question that is put alone."""
        self._replace([gate])
        self.foot.setVisible(True)
        self.foot.show_gate()

    def show_end(self, end: QWidget) -> None:
        """Show that there is nothing left to ask."""
        self._replace([end])
        self.foot.setVisible(False)

    def show_side(self, side: Scroll) -> None:
        """Show another right column."""
        if self._side is not None:
            drop(self._side)
        self._side = side
        self._side_column.addWidget(side)
        side.setVisible(True)
        self._fit_side()

    def holds(self, widget: QWidget) -> bool:
        """Return whether a part is still on the screen."""
        return widget in self._shown

    def fit(self, room: int) -> None:
        """Choose three columns or one for this width."""
        middle = max(self.foot.least_width(), self._content.minimumSizeHint().width() + px(12))
        beside = self._left.minimumSizeHint().width() + self._side_width()
        is_wide = room >= max(px(WIDE_FROM), beside + middle)
        if is_wide == self._is_wide:
            self._fit_side()
            return
        self._is_wide = is_wide
        for part in (self._left, self._right):
            part.setProperty("surface", None if not is_wide else part.property("wide_surface"))
            part.style().polish(part)
        self._stand_wide() if is_wide else self._stand_narrow()
        self.foot.set_brief(not is_wide)
        for part in self._shown:
            if isinstance(part, Before):
                part.rows.setVisible(is_wide)
        self._fit_side()

    def _fit_side(self) -> None:
        """Scroll the right column where it stands beside, as wide as its words need; else show it whole."""
        if self._side is None:
            return
        if self._is_wide is False:
            words = self._side.widget()
            self._side.setMinimumHeight(words.heightForWidth(self.width() - px(100)) + px(16) if words else 0)
            return
        self._side.setMinimumHeight(0)
        self._right.setFixedWidth(self._side_width())

    def _side_width(self) -> int:
        needed = self._side.minimumSizeHint().width() + px(16 + 12 + 12) if self._side is not None else 0
        return max(px(264), needed)

    def _stand_wide(self) -> None:
        self._whole.insertWidget(0, self._head)
        self._head_line.addWidget(self.informants)
        self._body.insertWidget(0, self._left)
        self._body.addWidget(self._right)
        width(self._left, None, None)
        width(self._right, 264, 264)

    def _stand_narrow(self) -> None:
        """Put the question first; who answers, support and areas come under it."""
        self._middle.insertWidget(0, self._head)
        for part in (self.informants, self._right, self._left):
            self._middle.insertWidget(self._middle.count() - 1, part)
            width(part, None, None)

    def _build(self) -> None:
        self._whole: QVBoxLayout = column(self, gap=0)
        self._build_head()
        self._build_left()
        self._right = _panel("side_right")
        self._side_column = column(self._right, gap=0, margins=(16, 16, 12, 12))
        content = self._content = Paper()
        self._middle: QVBoxLayout = column(content, gap=14, margins=(28, 14, 16, 12))
        self._middle.addStretch(1)
        centre = QWidget()
        inside = column(centre, gap=0)
        inside.addWidget(scrolled(content).keep_bar_room(), 1)
        inside.addWidget(self.foot)
        for pane in (self._left, centre, self._right):
            pane.setProperty("pane", True)
        self._body = row(gap=0)
        self._body.addWidget(centre, 1)
        self._whole.addWidget(self._head)
        self._whole.addLayout(self._body, 1)

    def _build_head(self) -> None:
        self._head = _panel("head")
        line = self._head_line = row(self._head, gap=12, margins=(24, 12, 24, 12))
        line.addWidget(Emblem(self._case.initials, self._case.look, 40), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=0)
        title = label(self.tr("Samtal med {0}").format(self._called), "h1", wrap=True)
        words.addWidget(title)
        words.addWidget(self._facts)
        line.addLayout(words, 1)
        line.addWidget(self.informants)

    def _build_left(self) -> None:
        self._left = _panel("side_left")
        whole = column(self._left, gap=8, margins=(14, 16, 10, 16))
        whole.addWidget(self.areas)
        whole.addWidget(self.length, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addStretch(1)
        whole.addWidget(self.saved)
        whole.addWidget(self.pause)

    def _put(self, place: int, part: QWidget) -> None:
        """Insert and show at once; a next question that is not there takes no room."""
        self._middle.insertWidget(place, part)
        part.setVisible(not isinstance(part, Upcoming) or part.has_question)

    def _replace(self, parts: list[QWidget]) -> None:
        old, self._shown = self._shown, parts
        at = self._middle.indexOf(self._head) + 1
        for place, part in enumerate(parts):
            self._put(at + place, part)
        for part in old:
            drop(part)


def _panel(surface: str) -> QWidget:
    made = QWidget()
    made.setProperty("surface", surface)
    made.setProperty("wide_surface", surface)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return made
