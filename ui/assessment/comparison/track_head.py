"""The head over the tracks: what the part is about, and the words of the stops in line with the stops below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.look.icons import paint_icon
from ui.look.theme import color, font, px
from ui.widgets.paint.painted import Painted
from ui.widgets.show.comparison_row import paint_stop_words, stop_places, track_room


class TrackHead(Painted, QLabel):
    """Icon, title, a small fact; the words of the stops only where there is a wide track."""

    def __init__(self, icon: str, title: str, fact: str, words: Sequence[str] = ()) -> None:
        super().__init__()
        self._icon, self._title, self._fact, self._words = icon, title, fact, list(words)
        self.setAccessibleName(f"{title}, {fact}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(px(320), px(41))

    def minimumSizeHint(self) -> QSize:
        """The title in full."""
        return QSize(px(56) + QFontMetrics(font(16, 600)).horizontalAdvance(self._title), px(41))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = float(self.height())
        paint_icon(painter, QRectF(px(16), 0, px(18), high), self._icon, color("text2"))
        left = px(46)
        for text, size, weight, token in (
            (self._title, 16, 600, "text"),
            (self._fact, 12, 400, "text2"),
        ):
            painter.setFont(font(size, weight))
            painter.setPen(color(token))
            wide = painter.fontMetrics().horizontalAdvance(text)
            painter.drawText(QRectF(left, 0, wide + 1, high), Qt.AlignmentFlag.AlignVCenter, text)
            left += wide + px(10)
        room = track_room(self.width())
        if len(self._words) > 1 and room.width() > 0:
            stops = stop_places(room, len(self._words))
            paint_stop_words(painter, stops, high / 2 - px(9), self._words)
