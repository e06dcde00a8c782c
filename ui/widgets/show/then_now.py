"""A goal then and now: the ladder, with a hollow mark where it stood and a filled one where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.look.metrics import column
from ui.look.theme import color, font, px
from ui.widgets.paint.painted import Painted
from ui.widgets.show.ladder import GoalLadder

_MARKS, _SIDE = 20, 8  # design pixels: the height of the words, the side of a mark


class ThenNow(QLabel):
    """Steps are 0-based, None for not known. `words` are the goal's own, for those who hear it."""

    def __init__(self, then: int | None = None, now: int | None = None, words: Sequence[str] = ()) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._marks = _Marks()
        self._ladder = GoalLadder()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        whole = column(self, gap=2)
        whole.addWidget(self._marks)
        whole.addWidget(self._ladder)
        self.show_steps(then, now, words)

    def show_steps(self, then: int | None, now: int | None, words: Sequence[str] = ()) -> None:
        """Show where it stood and where it stands."""
        self._marks.show_steps(then, now)
        self._ladder.show_goal(now if now is not None else then)
        self.setAccessibleName(self._said(then, now, words))

    def sizeHint(self) -> QSize:
        """Words over a thin bar."""
        return QSize(px(200), px(_MARKS + 12))

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine."""
        return QSize(px(120), px(_MARKS + 12))

    def _said(self, then: int | None, now: int | None, words: Sequence[str]) -> str:
        parts = []
        for name, step in ((self.tr("Då"), then), (self.tr("Nu"), now)):
            if step is not None:
                word = f": {words[step]}" if step < len(words) and words[step] else ""
                parts.append(self.tr("{0} steg {1}{2}.").format(name, step + 1, word))
        if now is None:
            parts.append(self.tr("Nu är inte valt."))
        return " ".join([*parts, self.tr("Målet är steg 3.")])


class _Marks(Painted, QLabel):
    """The two words with their marks over the middle of their steps."""

    def __init__(self) -> None:
        super().__init__()
        self._then: int | None = None
        self._now: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_steps(self, then: int | None, now: int | None) -> None:
        self._then, self._now = then, now
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(_MARKS))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), px(_MARKS))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._then is not None and self._then == self._now:
            self._paint(painter, self._now, self.tr("då och nu"), is_now=True)
            return
        for step, word, is_now in ((self._then, self.tr("då"), False), (self._now, self.tr("nu"), True)):
            if step is not None:
                self._paint(painter, step, word, is_now=is_now)

    def _paint(self, painter: QPainter, step: int, word: str, *, is_now: bool) -> None:
        painter.setFont(font(13, 600 if is_now else 400))
        painter.setPen(color("text" if is_now else "text2"))
        side, gap = px(_SIDE), px(3)
        wide = QFontMetrics(painter.font()).horizontalAdvance(word) + side + gap
        middle = (step + 0.5) * self.width() / 5
        left = min(max(0.0, middle - wide / 2), self.width() - wide)
        top = (self.height() - side) / 2
        painter.setPen(QPen(color("text" if is_now else "text2"), px(1.5)))
        painter.setBrush(color("text") if is_now else Qt.BrushStyle.NoBrush)
        corners = (
            QPointF(left, top),
            QPointF(left + side, top),
            QPointF(left + side / 2, top + side * 0.8),
        )
        painter.drawPolygon(QPolygonF(list(corners)))
        room = QRectF(left + side + gap, 0, wide, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, word)
