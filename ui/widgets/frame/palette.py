"""Search or do: one line, and under it what it finds; lies over the page at its top third."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from shiboken6 import isValid

from ui.look.icons import paint_icon
from ui.look.metrics import column, width
from ui.look.theme import color, font, px
from ui.widgets.input.line import LineEdit
from ui.widgets.show.announce import announce

_HIT = int(Qt.ItemDataRole.UserRole)
_OWN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


@dataclass(frozen=True)
class Hit:
    """One thing found: where it belongs, its words, and what Enter does."""

    group: str
    text: str
    detail: str
    icon: str
    run: Callable[[], object]
    keys: str = ""
    also: str = ""  # words it is found by too, never shown


class Palette(QFrame):
    """`search` returns the hits for what is typed, in the order of their groups."""

    ended = Signal()

    def __init__(self, parent: QWidget, search: Callable[[str], Sequence[Hit]]) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._behind = parent
        self._search = search
        self._before: QWidget | None = None
        self._hits: dict[int, Hit] = {}
        self._rows = QStandardItemModel(self)
        self.line = LineEdit("", self.tr("Sök eller gör"), "magnifying-glass", tall=True)
        self.list_ = QListView()
        self._build()
        self.line.textChanged.connect(self._find)
        self.list_.clicked.connect(self._run)
        self._find("")

    def open(self) -> None:
        """Show it and take the focus."""
        self._before = self._behind.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows move in the list while one types; close when focus goes elsewhere."""
        is_own = isinstance(event, QKeyEvent) and event.key() in _OWN
        if event.type() == QEvent.Type.ShortcutOverride and is_own:
            event.accept()  # Ctrl+Enter and Esc are the palette's own while it is open, not the page's behind it
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if event.type() == QEvent.Type.FocusOut and watched is self.line and self.isVisible():
            self._close()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        width(self, 640, 640)
        whole = column(self, gap=8, margins=8)
        whole.addWidget(self.line)
        whole.addWidget(self.list_)
        self.line.setAccessibleName(self.tr("Sök eller gör"))
        self.line.setProperty("no_ring", True)
        self.line.installEventFilter(self)
        self.list_.setModel(self._rows)
        self.list_.setItemDelegate(HitDelegate(self.list_))
        self.list_.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list_.setAccessibleName(self.tr("Träffar"))
        self.list_.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list_.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    def _place(self) -> None:
        parent = self._behind
        high = min(parent.height() * 2 // 3, px(60) + px(36) * min(12, max(1, self._rows.rowCount())))
        wide = min(px(640), parent.width() - px(32))
        width(self, None, 640)
        self.setGeometry((parent.width() - wide) // 2, parent.height() // 8, wide, high)

    def _find(self, words: str) -> None:
        self._rows.clear()
        self._hits.clear()
        group = ""
        for hit in self._search(words.strip()):
            if hit.group != group:
                group = hit.group
                head = QStandardItem(group)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self._rows.appendRow(head)
            item = QStandardItem(hit.text)
            item.setData(hit, _HIT)
            item.setAccessibleText(", ".join(part for part in (hit.text, hit.detail, hit.group) if part))
            self._hits[self._rows.rowCount()] = hit
            self._rows.appendRow(item)
        if self._hits:
            self.list_.setCurrentIndex(self._rows.index(next(iter(self._hits)), 0))
        if words:
            announce(self.line, self._said())
        self._place()

    def _said(self) -> str:
        """Return how many were found and what Enter would do now."""
        count = len(self._hits)
        told = self.tr("1 träff") if count == 1 else self.tr("{0} träffar").format(count)
        return f"{told}. {self._now()}" if count else told

    def _now(self) -> str:
        """Return the row that Enter would take, as it is said."""
        return str(self.list_.currentIndex().data(int(Qt.ItemDataRole.AccessibleTextRole)))

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list_.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            return False
        return True

    def _move(self, step: int) -> None:
        rows = list(self._hits)
        now = self.list_.currentIndex().row()
        if rows:
            at = rows.index(now) if now in rows else -step
            self.list_.setCurrentIndex(self._rows.index(rows[(at + step) % len(rows)], 0))
            announce(self.line, self._now())

    def _run(self, index: QModelIndex) -> None:
        hit = self._hits.get(index.row())
        if hit is not None:
            self._close()
            hit.run()

    def _close(self) -> None:
        if not self.isVisible():
            return
        had_focus = self.line.hasFocus()
        self.hide()
        if had_focus and self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ended.emit()
        self.deleteLater()


class HitDelegate(QStyledItemDelegate):
    """Group heads small, hits with icon, words, detail and keys."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows of 36, heads of 28."""
        return QSize(px(200), px(36 if index.data(_HIT) else 28))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        where = QRectF(option.rect)
        hit = index.data(_HIT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if hit is None:
            painter.setFont(font(12, 600))
            painter.setPen(color("text2"))
            painter.drawText(where.adjusted(px(10), 0, 0, 0), left, str(index.data()))
        else:
            _paint_hit(painter, where, hit, is_on=bool(option.state & QStyle.StateFlag.State_Selected))
        painter.restore()


def _paint_hit(painter: QPainter, where: QRectF, hit: Hit, *, is_on: bool) -> None:
    if is_on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("selected"))
        painter.drawRoundedRect(where, px(6), px(6))
    paint_icon(
        painter, QRectF(where.left() + px(10), where.top(), px(18), where.height()), hit.icon, color("text2")
    )
    painter.setPen(color("text"))
    painter.setFont(font(14))
    words = where.adjusted(px(38), 0, -px(10), 0)
    middle = Qt.AlignmentFlag.AlignVCenter
    text = painter.fontMetrics().elidedText(hit.text, Qt.TextElideMode.ElideRight, round(words.width() * 0.6))
    painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, text)
    start = painter.fontMetrics().horizontalAdvance(text) + px(12)
    painter.setFont(font(13))
    painter.setPen(color("text2"))
    painter.drawText(words.adjusted(start, 0, 0, 0), middle | Qt.AlignmentFlag.AlignLeft, hit.detail)
    painter.drawText(words, middle | Qt.AlignmentFlag.AlignRight, hit.keys)
