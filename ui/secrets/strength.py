"""How strong a passphrase is: four bars and a word, and the rules it meets. Weighed in the worker."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.secrets.passphrase import Rule
from ui.look.metrics import column, row
from ui.look.theme import color, px
from ui.widgets.paint.painted import Painted
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import label

_BARS = 4
_TOKENS = ("border", "danger", "warn", "primary", "primary")


class StrengthBars(Painted, QLabel):
    """Four bars; the word beside them says the same, so a screen reader passes them by."""

    def __init__(self) -> None:
        super().__init__()
        self._level = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_level(self, level: int) -> None:
        """Fill `level` of the four."""
        self._level = level
        self.update()

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(px(240), px(18))

    def minimumSizeHint(self) -> QSize:
        """Bars may be short."""
        return QSize(px(80), px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint filled and empty bars; the empty ones have an edge, so that colour is not alone."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap, high = px(6), px(6)
        wide = (self.width() - gap * (_BARS - 1)) / _BARS
        for place in range(_BARS):
            where = QRectF(place * (wide + gap), (self.height() - high) / 2, wide, high)
            is_filled = place < self._level
            painter.setPen(Qt.PenStyle.NoPen if is_filled else color("border_strong"))
            painter.setBrush(color(_TOKENS[self._level]) if is_filled else Qt.BrushStyle.NoBrush)
            inner = where if is_filled else where.adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(inner, high / 2, high / 2)


class RuleList(QWidget):
    """The rules with a tick for each that is met; shape and spoken name say it, not colour alone."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = column(self, gap=4)
        self._lines: list[tuple[IconLabel, QLabel]] = []

    def show_rules(self, rules: Sequence[Rule]) -> None:
        """Show each rule, met or not yet."""
        while len(self._lines) < len(rules):
            self._add()
        for (mark, words), rule in zip(self._lines, rules, strict=True):
            mark.show_icon("check-circle-fill" if rule.is_met else "circle", "ok" if rule.is_met else "text3")
            words.setText(rule.text)
            said = self.tr("uppfyllt") if rule.is_met else self.tr("inte än")
            words.setAccessibleName(f"{rule.text}: {said}")

    def _add(self) -> None:
        mark, words = IconLabel("circle", "text3", 16), label("", "small", "text")
        line = row(gap=8)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        self._whole.addLayout(line)
        self._lines.append((mark, words))
