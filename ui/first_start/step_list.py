"""The steps at the left of the first start: what is done, where you are, what comes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from ui.look.icons import paint_icon
from ui.look.metrics import column, row
from ui.look.theme import color, font, px
from ui.widgets.paint.painted import Painted
from ui.widgets.show.text import label, restyle, set_tone

_SIDE = 24


class StepMark(Painted, QLabel):
    """A disc with a tick, a thick ring with its number, or a thin one. The word beside it says the same."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._state = "coming"

    def show_state(self, state: str) -> None:
        """Show `done`, `active` or `coming`."""
        self._state = state
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(px(_SIDE), px(_SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ring or disc."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = px(_SIDE)
        ring = QRectF(1.5, (self.height() - side) / 2 + 1.5, side - 3, side - 3)
        if self._state == "done":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("primary"))
            painter.drawEllipse(ring)
            inner = ring.adjusted(px(4), px(4), -px(4), -px(4))
            paint_icon(painter, inner, "check-bold", color("on_primary"))
            return
        is_active = self._state == "active"
        painter.setPen(QPen(color("primary" if is_active else "border_strong"), px(2) if is_active else 1))
        painter.setBrush(color("surface") if is_active else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring)
        painter.setFont(font(12, 600 if is_active else 400, tabular=True))
        painter.setPen(color("primary" if is_active else "text2"))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(self._number))


class StepList(QWidget):
    """Names of steps under each other; told where the user is with `show_step`."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = list(names)
        self._marks: list[StepMark] = []
        self._words: list[QLabel] = []
        whole = column(self, gap=16)
        for number, name in enumerate(names, start=1):
            line = row(gap=12)
            mark, word = StepMark(number), label(name, wrap=True)
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(word, 1)
            whole.addLayout(line)
            self._marks.append(mark)
            self._words.append(word)

    def show_step(self, here: int) -> None:
        """Mark the steps before `here` as done and `here` as the present one."""
        states = [("klart", "done"), ("här är du", "active"), ("kommer", "coming")]
        for place, (mark, word) in enumerate(zip(self._marks, self._words, strict=True)):
            said, state = states[0 if place < here else 1 if place == here else 2]
            mark.show_state(state)
            restyle(word, "role", "strong" if state == "active" else "body")
            set_tone(word, "text" if state == "active" else "text2")
            word.setAccessibleName(f"Steg {place + 1} av {len(self._names)}: {self._names[place]}, {said}")
