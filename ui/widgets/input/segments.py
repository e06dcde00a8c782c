"""Joined buttons of which one is chosen: Dag/Vecka, Översikt/Tre röster."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QGroupBox, QRadioButton, QSizePolicy

from ui.look.metrics import row
from ui.look.theme import color, font, px
from ui.widgets.input.quietly import quietly
from ui.widgets.paint.painted import Painted


class Segments(QGroupBox):
    """Radio buttons side by side; `chosen` only when the user chooses."""

    chosen = Signal(str)  # the key

    def __init__(self, parts: Sequence[tuple[str, str]], name: str) -> None:
        super().__init__()
        self.setProperty("bare", "true")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._parts: dict[str, Segment] = {}
        whole = row(self, gap=0)
        for place, (key, text) in enumerate(parts):
            part = Segment(text, is_first=place == 0, is_last=place == len(parts) - 1)
            part.setObjectName(f"segment-{key}")
            part.toggled.connect(self._on_toggled)
            whole.addWidget(part)
            self._parts[key] = part
        if parts:
            self.choose(parts[0][0])

    def key(self) -> str:
        """Return the chosen key."""
        return next((key for key, part in self._parts.items() if part.isChecked()), "")

    def choose(self, key: str) -> None:
        """Show another choice without telling. Raises KeyError for an unknown key."""
        with quietly(*self._parts.values()):
            self._parts[key].setChecked(True)
        for part in self._parts.values():
            part.update()

    def _on_toggled(self, is_on: bool) -> None:
        if is_on:
            self.chosen.emit(self.key())


class Segment(Painted, QRadioButton):
    """One part; its corners depend on where it stands."""

    def __init__(self, text: str, *, is_first: bool, is_last: bool) -> None:
        super().__init__(text)
        self._is_first, self._is_last = is_first, is_last
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def hitButton(self, pos: QPoint) -> bool:
        """Let the whole part be the target."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Room for the word in 600, so that choosing moves nothing."""
        return QSize(QFontMetrics(font(14, 600)).horizontalAdvance(self.text()) + px(26), px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, edge and word; neighbours share one edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5 if self._is_last else 0.5, -0.5)
        painter.setPen(QPen(color("border_strong"), 1))
        ground = "selected" if self.isChecked() else "hover" if self.underMouse() else "surface"
        painter.setBrush(color(ground))
        painter.drawPath(self._shape(box))
        painter.setPen(color("text"))
        painter.setFont(font(14, 600 if self.isChecked() else 400))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self.text())

    def _shape(self, box: QRectF) -> QPainterPath:
        radius = px(6)
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(box, radius, radius)
        if not self._is_first:
            path.addRect(QRectF(box.left(), box.top(), box.width() / 2, box.height()))
        if not self._is_last:
            path.addRect(QRectF(box.center().x(), box.top(), box.width() / 2, box.height()))
        return path.simplified()
