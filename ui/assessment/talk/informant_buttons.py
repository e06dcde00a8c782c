"""Who answers: one button an informant, with its shape, its name and when it was last heard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGroupBox, QRadioButton, QSizePolicy

from db.records import Informant
from desktop.assessment.silence import Silent
from desktop.dates import brief
from ui.assessment.words import informant_name, shape_of, silent_words, tr
from ui.look.theme import color, font, px
from ui.widgets.frame.flow import Flow
from ui.widgets.input.quietly import quietly
from ui.widgets.paint.painted import Painted
from ui.widgets.show.informant_mark import paint_informant


class InformantButton(Painted, QRadioButton):
    """Painted whole. The chosen one answers now."""

    def __init__(self, informant: Informant, today: date) -> None:
        super().__init__()
        self._informant, self._today, self._why = informant, today, ""
        self.setObjectName(f"informant-{informant.informant}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._name)
        self._name()

    def show_informant(self, informant: Informant, silent: Silent | None) -> None:
        """Show what is known of the informant now, and why nothing is waited for."""
        self._informant = informant
        self._why = silent_words(silent, self._today) if silent is not None else ""
        self._name()
        self.updateGeometry()

    def hitButton(self, pos: object) -> bool:
        """Let the whole button be the target."""
        return True

    def sizeHint(self) -> QSize:
        """Room for the longer of the two lines."""
        name = QFontMetrics(font(14, 600)).horizontalAdvance(informant_name(self._informant))
        lines = (self._second(), tr("svarar nu"))
        second = max(QFontMetrics(font(12)).horizontalAdvance(line) for line in lines)
        return QSize(px(54) + max(name, second), px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw edge, shape, name and date."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = px(2) if self.isChecked() else 1
        painter.setPen(QPen(color("primary" if self.isChecked() else "border_strong"), edge))
        ground = "selected" if self.isChecked() else "hover" if self.underMouse() else "surface"
        painter.setBrush(color(ground))
        half = edge / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), px(6), px(6))
        paint_informant(
            painter, QPointF(px(22), self.height() / 2), px(14), shape_of(self._informant.informant)
        )
        left, wide = px(38), self.width() - px(42)
        painter.setFont(font(14, 600))
        painter.setPen(color("text"))
        over = Qt.AlignmentFlag.AlignBottom
        painter.drawText(
            QRectF(left, 0, wide, self.height() / 2 + px(1)), over, informant_name(self._informant)
        )
        painter.setFont(font(12))
        painter.setPen(color("text2"))
        under = QRectF(left, self.height() / 2 + px(1), wide, self.height() / 2)
        painter.drawText(under, Qt.AlignmentFlag.AlignTop, self._second())

    def _second(self) -> str:
        if self.isChecked():
            return tr("svarar nu")
        if self._why:
            return self._why
        day = self._informant.answered_on
        return brief(day, self._today) if day else tr("har inte svarat")

    def _name(self) -> None:
        self.setAccessibleName(f"{informant_name(self._informant)}, {self._second()}")
        self.update()


class InformantButtons(QGroupBox):
    """All informants in their fixed order; one Tab stop."""

    chosen = Signal(str)  # the informant's code

    def __init__(self, informants: Sequence[Informant], today: date) -> None:
        super().__init__()
        self.setProperty("bare", "true")
        self.setAccessibleName(tr("Vem svarar"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._buttons: dict[str, InformantButton] = {}
        flow = Flow(self, gap=8)
        for informant in informants:
            button = InformantButton(informant, today)
            button.toggled.connect(self._on_toggled)
            self._buttons[informant.informant] = button
            flow.addWidget(button)

    def show_informants(
        self, informants: Sequence[Informant], chosen: str, silent: Mapping[str, Silent]
    ) -> None:
        """Show dates anew, who gives no answer, and who answers now."""
        for informant in informants:
            self._buttons[informant.informant].show_informant(informant, silent.get(informant.informant))
        with quietly(*self._buttons.values()):
            self._buttons[chosen].setChecked(True)

    def _on_toggled(self, is_on: bool) -> None:
        if is_on:
            self.chosen.emit(next(code for code, one in self._buttons.items() if one.isChecked()))
