"""What QSS cannot do: our check and radio marks, no dotted frames, nothing that moves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget

from ui.metrics import px

_PE = QStyle.PrimitiveElement
_PM = QStyle.PixelMetric
_SH = QStyle.StyleHint
_SIZES = {
    _PM.PM_IndicatorWidth: 18,
    _PM.PM_IndicatorHeight: 18,
    _PM.PM_ExclusiveIndicatorWidth: 18,
    _PM.PM_ExclusiveIndicatorHeight: 18,
    _PM.PM_CheckBoxLabelSpacing: 8,
    _PM.PM_RadioButtonLabelSpacing: 8,
    _PM.PM_SmallIconSize: 18,
}
_STILL = frozenset({_SH.SH_Widget_Animation_Duration, _SH.SH_Widget_Animate, _SH.SH_EtchDisabledText})


class NarvaraStyle(QProxyStyle):
    """A thin coat over Fusion."""

    def __init__(self, color: Callable[[str], QColor]) -> None:
        super().__init__("Fusion")
        self._color = color

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Give marks and icons our sizes at the zoom now."""
        size = _SIZES.get(metric)
        return super().pixelMetric(metric, option, widget) if size is None else px(size)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803  # Qt's name
    ) -> int:
        """Let nothing move."""
        return 0 if hint in _STILL else super().styleHint(hint, option, widget, returnData)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw our marks; leave out Fusion's focus frame, the focus ring stands for it."""
        if element in (_PE.PE_IndicatorCheckBox, _PE.PE_IndicatorItemViewItemCheck):
            self._mark(option, painter, px(3))
        elif element == _PE.PE_IndicatorRadioButton:
            self._mark(option, painter, px(9))
        elif element != _PE.PE_FrameFocusRect:
            super().drawPrimitive(element, option, painter, widget)

    def _mark(self, option: QStyleOption, painter: QPainter, radius: int) -> None:
        is_on = bool(option.state & QStyle.StateFlag.State_On)
        is_partly = bool(option.state & QStyle.StateFlag.State_NoChange)
        side = min(px(16), option.rect.width(), option.rect.height())
        box = QRectF(0, 0, side - 1, side - 1)
        box.moveCenter(QRectF(option.rect).center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        filled = is_on or is_partly
        painter.setPen(QPen(self._color("primary" if filled else "border_strong"), max(1.0, px(1.4))))
        painter.setBrush(self._color("primary" if filled else "field"))
        painter.drawRoundedRect(box, min(radius, side / 2), min(radius, side / 2))
        painter.setPen(QPen(self._color("on_primary"), max(1.5, px(2)), c=Qt.PenCapStyle.RoundCap))
        if is_partly:
            painter.drawLine(box.center() - QPointF(side / 4, 0), box.center() + QPointF(side / 4, 0))
        elif is_on:
            self._tick(painter, box, is_round=radius > px(3))
        painter.restore()

    def _tick(self, painter: QPainter, box: QRectF, is_round: bool) -> None:
        if is_round:
            painter.setBrush(self._color("on_primary"))
            painter.drawEllipse(box.center(), box.width() / 9, box.width() / 9)
            return
        points = [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in _TICK]
        painter.drawPolyline(points)


_TICK = ((0.25, 0.52), (0.43, 0.70), (0.76, 0.33))
