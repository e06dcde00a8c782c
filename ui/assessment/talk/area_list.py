"""The areas of a conversation, each with how far it has come in words."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.forms.progress import AreaProgress, AreaState, Progress
from ui.assessment.talk.talk import ALONE
from ui.assessment.words import area_name, tr
from ui.look.icons import paint_icon
from ui.look.metrics import column
from ui.look.theme import color, font, px
from ui.widgets.input.buttons import Pressed
from ui.widgets.input.quietly import quietly
from ui.widgets.paint.painted import Painted
from ui.widgets.show.text import label

FEW = 2  # from here on it is told what is left rather than what is done


class AreaButton(Painted, Pressed):
    """Painted whole: mark, name, words. Pressed, it goes to the area's first question without an answer."""

    heard: ClassVar[str] = "place"

    def __init__(self, area: AreaProgress) -> None:
        super().__init__()
        self.setProperty("kind", "nav")
        self.setCheckable(True)
        self.setObjectName(f"area-{area.area.id}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._area = area
        self._is_behind = False

    def show_area(self, area: AreaProgress, *, is_here: bool, is_behind: bool) -> None:
        """Show how far it has come; `is_behind` when the conversation has gone past it."""
        self._area, self._is_behind = area, is_behind
        with quietly(self):
            self.setChecked(is_here)
        self.setAccessibleName(f"{area_name(area.area)}, {self.words()}")
        self.update()

    def words(self) -> str:
        """Return how far it has come."""
        area = self._area
        if area.state is AreaState.EMPTY:
            return tr("inga frågor")
        if area.area.id == ALONE.id:
            return tr("sist")  # how many have been answered is nobody else's to see
        if not area.left:
            return tr("klar")
        if area.answered and area.left <= FEW:
            return tr("{0} kvar").format(area.left)
        return tr("{0} av {1}").format(area.answered, area.asked)

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(px(188), px(40))

    def minimumSizeHint(self) -> QSize:
        """Name and words in full."""
        name = QFontMetrics(font(14, 600)).horizontalAdvance(area_name(self._area.area))
        words = QFontMetrics(font(13)).horizontalAdvance(self.words())
        return QSize(max(px(188), px(56) + name + words), px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, bar, mark, name and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(color("selected" if self.isChecked() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), px(6), px(6))
        if self.isChecked():
            painter.setBrush(color("primary"))
            painter.drawRoundedRect(QRectF(0, px(8), px(3), self.height() - px(16)), px(1), px(1))
        symbol, token = self._mark()
        paint_icon(painter, QRectF(px(10), 0, px(16), self.height()), symbol, color(token))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(color("text" if self.isChecked() else "text2"))
        painter.setFont(font(14, 600 if self.isChecked() else 400))
        painter.drawText(
            QRectF(px(36), 0, self.width() - px(36), self.height()), middle, area_name(self._area.area)
        )
        painter.setFont(font(13, tabular=True))
        room = QRectF(0, 0, self.width() - px(10), self.height())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, self.words())

    def _mark(self) -> tuple[str, str]:
        if self._area.area.id == ALONE.id:
            return "circle", "text" if self.isChecked() else "text2"
        if self._area.state is AreaState.DONE:
            return "check-circle-fill", "ok"
        if self.isChecked():
            return "circle-half", "text"
        if self._area.answered and self._is_behind and self._area.left <= FEW:
            return "warning-circle", "warn"
        return ("circle-half", "text2") if self._area.answered else ("circle", "text2")


class AreaList(QWidget):
    """All areas of the form."""

    heard: ClassVar[str] = "places"
    picked = Signal(str)  # area id

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self._buttons = {one.area.id: AreaButton(one) for one in progress.areas}
        whole = column(self, gap=0)
        self.setAccessibleName(tr("Områden"))
        head = label(tr("Områden"), "small")
        head.setContentsMargins(px(10), 0, 0, px(8))
        whole.addWidget(head)
        for area_id, button in self._buttons.items():
            button.toggled.connect(lambda _=False, key=area_id: self.picked.emit(key))
            whole.addWidget(button)

    def show_progress(self, progress: Progress, here: str) -> None:
        """Show how far each area has come, and where the conversation is."""
        is_behind = True
        for one in progress.areas:
            is_here = one.area.id == here
            is_behind = is_behind and not is_here
            self._buttons[one.area.id].show_area(one, is_here=is_here, is_behind=is_behind)
            self._buttons[one.area.id].setEnabled(one.asked > 0)
