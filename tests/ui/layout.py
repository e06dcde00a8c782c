"""Walks a shown page and says what a user could not read, name or reach."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from ui.widgets.buttons import Button
from ui.widgets.nav import NavButton
from ui.widgets.text import Elided

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
DECORATION = ("Emblem", "IconLabel", "VoiceMarker", "Logo")


def cut_texts(page: QWidget) -> list[str]:
    """Return the texts of labels and buttons that do not fit in their widget, or lie outside their parent."""
    for _ in range(4):  # a layout that changes with its width settles in a few turns
        QCoreApplication.processEvents()
    return [f"{type(widget).__name__}: {_text(widget)}" for widget in _shown(page) if _is_cut(widget)]


def unnamed(page: QWidget) -> list[str]:
    """Return the controls a screen reader has no name for."""
    found = []
    for widget in _shown(page):
        if isinstance(widget, CONTROLS) and not _is_inner(widget):
            interface = QAccessible.queryAccessibleInterface(widget)
            if interface is not None and not interface.text(QAccessible.Text.Name).strip():
                found.append(f"{type(widget).__name__} {widget.objectName()}".strip())
    return found


def unreachable(page: QWidget) -> list[str]:
    """Return the controls that no Tab and no arrow reaches; a part of a group is reached from the group's stop."""
    stops = set(tab_order(page))
    found = []
    for widget in _shown(page):
        if not isinstance(widget, CONTROLS) or _is_inner(widget) or not widget.isEnabled():
            continue
        shares_stop = any(sibling in stops for sibling in _siblings(widget))
        if widget not in stops and not shares_stop and not widget.property("by_key"):
            found.append(f"{type(widget).__name__} {_text(widget)}".strip())
    return found


def tab_order(page: QWidget) -> list[QWidget]:
    """Return the Tab stops of a page, in order."""
    stops, widget = [], page.nextInFocusChain()
    while widget is not page:
        takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_tab and page.isAncestorOf(widget) and widget.isVisibleTo(page) and widget.isEnabled():
            stops.append(widget)
        widget = widget.nextInFocusChain()
    return stops


class Doubled(QTranslator):
    """Doubles every text, as a language with long words would."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:  # type: ignore[override]  # Qt gives bytes or text
        return f"{text} {text}"

    def isEmpty(self) -> bool:
        return False


def doubled_text() -> Doubled:
    """Install a translator that doubles all text; take it away with `QCoreApplication.removeTranslator`."""
    translator = Doubled()
    QCoreApplication.installTranslator(translator)
    return translator


def _shown(page: QWidget) -> Iterator[QWidget]:
    for widget in (page, *page.findChildren(QWidget)):
        if widget.isVisibleTo(page) and type(widget).__name__ not in DECORATION:
            yield widget


def _is_cut(widget: QWidget) -> bool:
    text = _text(widget)
    if not text or isinstance(widget, Elided | NavButton) or not isinstance(widget, QLabel | Button):
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        longest = max(
            widget.fontMetrics().horizontalAdvance(word) for word in text.replace("\u200b", " ").split()
        )
        return needed > widget.height() + 1 or longest > widget.width() + 1
    return widget.sizeHint().width() > widget.width() + 1 or _is_outside(widget)


def _is_outside(widget: QWidget) -> bool:
    """Whether the widget reaches out of its parent to the right; under is fine in what scrolls."""
    parent = widget.parentWidget()
    if parent is None or isinstance(parent.parentWidget(), QScrollArea):
        return False
    return widget.geometry().right() > parent.width() + 1


def _is_inner(widget: QWidget) -> bool:
    """Whether the widget is a part Qt itself puts inside another: a combo's list, a table's head, a bar."""
    if isinstance(widget, QHeaderView) or widget.objectName().startswith("qt_"):
        return True
    is_qts_own = type(widget).__module__.startswith("PySide6")
    return is_qts_own and isinstance(
        widget.parentWidget(), QComboBox | QAbstractItemView | QAbstractScrollArea
    )


def _siblings(widget: QWidget) -> list[QWidget]:
    parent = widget.parentWidget()
    kinds = parent.findChildren(type(widget)) if parent is not None else []
    return [other for other in kinds if other is not widget]


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return str(widget.text())
    return widget.accessibleName()
