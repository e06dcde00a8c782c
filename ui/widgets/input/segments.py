"""Joined buttons of which one is chosen: Dag/Vecka, Översikt/Tre röster."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QGroupBox, QRadioButton, QSizePolicy

from ui.look.metrics import row
from ui.look.theme import color, font, px
from ui.widgets.input.quietly import quietly
from ui.widgets.paint.painted import Painted

_NO_KEY = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Segments(QGroupBox):
    """Radio buttons side by side; `chosen` only when the user chooses.

    `begins_empty`: nothing is chosen until somebody does, and `choose("")` takes the choice away again. `letters` are
    keys that choose a part while one has the focus (`{"J": "gjort"}`). `tight`: less air beside the words.
    """

    chosen = Signal(str)  # the key

    def __init__(
        self,
        parts: Sequence[tuple[str, str]],
        name: str,
        *,
        begins_empty: bool = False,
        letters: Mapping[str, str] | None = None,
        tight: bool = False,
    ) -> None:
        super().__init__()
        self._letters = dict(letters or {})
        self.setProperty("bare", "true")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._parts: dict[str, Segment] = {}
        whole = row(self, gap=0)
        for place, (key, text) in enumerate(parts):
            part = Segment(text, is_first=place == 0, is_last=place == len(parts) - 1, tight=tight)
            part.setObjectName(f"segment-{key}")
            part.toggled.connect(self._on_toggled)
            whole.addWidget(part)
            self._parts[key] = part
        if parts and not begins_empty:
            self.choose(parts[0][0])

    def key(self) -> str:
        """Return the chosen key."""
        return next((key for key, part in self._parts.items() if part.isChecked()), "")

    def choose(self, key: str) -> None:
        """Show another choice without telling, none for an empty key. Raises KeyError for an unknown one."""
        with quietly(*self._parts.values()):
            if key:
                self._parts[key].setChecked(True)
            else:
                self._choose_none()
        for part in self._parts.values():
            part.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by letter; a part lets through what it does not use itself."""
        key = self._letters.get(event.text().upper())
        if key is None or event.modifiers() not in (_NO_KEY, _SHIFT):
            super().keyPressEvent(event)
            return
        self._parts[key].setFocus()
        self._parts[key].click()

    def _choose_none(self) -> None:
        """Let no part be chosen: Qt holds on to one of a group until the group is let go."""
        for part in self._parts.values():
            part.setAutoExclusive(False)
            part.setChecked(False)
            part.setAutoExclusive(True)

    def _on_toggled(self, is_on: bool) -> None:
        if is_on:
            self.chosen.emit(self.key())


class Segment(Painted, QRadioButton):
    """One part; its corners depend on where it stands."""

    def __init__(self, text: str, *, is_first: bool, is_last: bool, tight: bool = False) -> None:
        super().__init__(text)
        self._air = 14 if tight else 26
        self._is_first, self._is_last = is_first, is_last
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def hitButton(self, pos: QPoint) -> bool:
        """Let the whole part be the target."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Room for the word in 600, so that choosing moves nothing."""
        return QSize(QFontMetrics(font(14, 600)).horizontalAdvance(self.text()) + px(self._air), px(32))

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
