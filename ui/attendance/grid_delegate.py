"""How a cell of the grid looks, and the small line one types in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from db.records.states import SourceKind
from desktop.attendance.board import WeekColumn
from desktop.attendance.curve import BarKind
from ui.attendance.grid_model import PARTS, PERCENT, SOURCE, GridModel
from ui.attendance.ink import paint_bar
from ui.look.icons import paint_icon
from ui.look.theme import color, font, px

ROW, LAST_ROW, NAME, CELL = 28, 24, 132, 50  # design pixels
_SWATCH: dict[int, BarKind] = {1: "present", 2: "excused", 3: "unexcused", 4: "unregistered"}
_SOURCES: dict[SourceKind, str] = {
    "hand": "pencil-simple",
    "klistra": "copy",
    "fil": "file-text",
    "tidigare": "clock-counter-clockwise",
    "angrad": "arrow-counter-clockwise",
}


class GridDelegate(QStyledItemDelegate):
    """`entered` tells that Enter ended the typing of a cell."""

    entered = Signal()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return a row's height and a column's least width."""
        return QSize(
            px(NAME if index.column() == 0 else CELL), px(LAST_ROW if index.row() == SOURCE else ROW)
        )

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """Return a line without frame, with the cell's name."""
        line = QLineEdit(parent)
        line.setObjectName("cell")
        line.setFrame(False)
        line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line.setMaxLength(16)
        line.setProperty("cell", True)
        line.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        return line

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Fill the cell: its text alone has no room for four digits."""
        editor.setGeometry(option.rect.adjusted(px(1), px(1), -px(1), -px(1)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter take what is typed and go on."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and isinstance(watched, QWidget)
        ):
            if event.isAutoRepeat():
                return True
            self.commitData.emit(watched)
            self.closeEditor.emit(watched)
            self.entered.emit()
            return True
        return super().eventFilter(watched, event)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        model = index.model()
        assert isinstance(model, GridModel)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        where = QRectF(option.rect)
        week = model.week(index)
        if week is not None and week.is_break:
            painter.fillRect(where.adjusted(px(3), 0, -px(3), 0), color("neutral_bg"))
        elif option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(where.adjusted(1, 0, -1, 0), color("selected"))
        painter.setPen(color("border"))
        painter.drawLine(where.bottomLeft(), where.bottomRight())
        if week is None:
            self._name(painter, where, model, index)
        elif index.row() == SOURCE:
            self._source(painter, where, week)
        elif not week.is_break or week.is_filled:
            self._cell(painter, where, model, index, option)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color("focus"), px(2)))
            painter.drawRoundedRect(where.adjusted(px(2), px(2), -px(2), -px(2)), px(5), px(5))
        painter.restore()

    def _name(
        self, painter: QPainter, where: QRectF, model: GridModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        left = where.left()
        kind = None if model.is_half_days else _SWATCH.get(index.row())
        if kind is not None:
            painter.save()
            paint_bar(painter, QRectF(left, where.center().y() - px(5), px(10), px(10)), kind)
            painter.restore()
            left += px(16)
        strong = index.row() == PERCENT
        painter.setFont(font(13, 600 if strong else 400))
        painter.setPen(color("text" if strong or kind else "text2"))
        room = QRectF(left, where.top(), where.right() - left, where.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, model.text(index))

    def _cell(
        self,
        painter: QPainter,
        where: QRectF,
        model: GridModel,
        index: QModelIndex | QPersistentModelIndex,
        option: QStyleOptionViewItem,
    ) -> None:
        week = model.week(index)
        assert week is not None
        is_wrong = bool(model.trouble(index)) and index.row() < len(PARTS) - 1
        is_here = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_wrong or (is_here and model.can_type(index)):
            painter.setPen(QPen(color("danger" if is_wrong else "border_strong"), px(2) if is_wrong else 1))
            painter.setBrush(color("selected" if index.row() == 0 and not model.is_half_days else "field"))
            painter.drawRoundedRect(where.adjusted(px(4), px(3), -px(4), -px(3)), px(5), px(5))
        strong = index.row() == PERCENT
        is_grey = index.row() in (0, 4) and not model.is_half_days and not is_here
        painter.setFont(font(14 if strong else 13, 600 if strong else 400, tabular=True))
        painter.setPen(color("danger" if is_wrong else "text2" if is_grey else "text"))
        text = model.text(index)
        if model.is_half_days and index.row() < SOURCE - 1:
            text = " ".join(text)
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, text)
        if index.row() == 0 and week.study_days:
            side = px(12)
            place = QRectF(where.right() - side - px(3), where.center().y() - side / 2, side, side)
            paint_icon(painter, place, "calendar-blank", color("info"))

    def _source(self, painter: QPainter, where: QRectF, week: WeekColumn) -> None:
        side = px(14)
        for place, kind in enumerate(week.sources):
            left = where.center().x() - side * len(week.sources) / 2 + side * place
            box = QRectF(left, where.center().y() - side / 2, side, side)
            paint_icon(painter, box, _SOURCES[kind], color("text2"))
