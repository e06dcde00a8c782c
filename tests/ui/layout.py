"""Walks a shown page and says what a user could not read, name or reach."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTranslator
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ui.look.theme import theme
from ui.widgets.frame.nav import NavButton
from ui.widgets.input.buttons import Button
from ui.widgets.show.text import Elided

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
WHOLES: tuple[type[QWidget], ...] = (QComboBox, QAbstractItemView, QAbstractScrollArea)
DECORATION = ("Emblem", "IconLabel", "InformantMark", "Logo")


def cut_texts(page: QWidget) -> list[str]:
    """Return the texts of labels and buttons that do not fit in their widget, or lie outside their parent."""
    for _ in range(4):  # a layout that changes with its width settles in a few turns
        QCoreApplication.processEvents()
    return [
        f"{type(widget).__name__}: {_text(widget)}" for widget in shown_widgets(page) if _is_cut(widget, page)
    ]


def unnamed(page: QWidget) -> list[str]:
    """Return the controls a screen reader has no name for; a list's own name is the line it stands on."""
    found, parts = [], inner(page)
    for widget in shown_widgets(page):
        if isinstance(widget, CONTROLS) and widget not in parts:
            interface = QAccessible.queryAccessibleInterface(widget)
            if interface is not None and not _said(widget, interface):
                found.append(f"{type(widget).__name__} {widget.objectName()}".strip())
    return found


def _said(widget: QWidget, interface: QAccessibleInterface) -> bool:
    if isinstance(widget, QComboBox):
        return bool(interface.relations(QAccessible.RelationFlag.Label))
    return bool(interface.text(QAccessible.Text.Name).strip())


def unreachable(page: QWidget) -> list[str]:
    """Return the controls that no Tab and no arrow reaches; a part of a group is reached from the group's stop."""
    stops = tab_order(page)
    passed = [*stops, *_sharing(page, stops), *inner(page)]
    return [
        f"{type(widget).__name__} {_text(widget)}".strip()
        for widget in shown_widgets(page)
        if isinstance(widget, CONTROLS)
        and widget.isEnabled()
        and widget not in passed
        and not widget.property("by_key")
    ]


def tab_order(page: QWidget) -> list[QWidget]:
    """Return the Tab stops of a page, in order."""
    stops: list[QWidget] = []
    widget = page.nextInFocusChain()
    while widget is not None and widget is not page:
        takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_tab and page.isAncestorOf(widget) and widget.isVisibleTo(page) and widget.isEnabled():
            stops.append(widget)
        widget = widget.nextInFocusChain()
    return stops


class Doubled(QTranslator):
    """Doubles every text, as a language with long words would."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return f"{text} {text}"

    def isEmpty(self) -> bool:
        return False


@contextmanager
def seen_as(look: str) -> Iterator[None]:
    """Show what is built inside plainly (`plain`), at 200 % (`large`) or with every text doubled (`doubled`)."""
    translator = Doubled()
    if look == "large":
        theme.zoom_to(200)
    elif look == "doubled":
        QCoreApplication.installTranslator(translator)
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(translator)


def faults(page: QWidget) -> list[str]:
    """Return everything on the page that is cut, has no name or cannot be reached."""
    return [*cut_texts(page), *unnamed(page), *unreachable(page)]


def shown_widgets(page: QWidget) -> Iterator[QWidget]:
    """Yield the page and what shows of all in it, but for mere decoration."""
    for widget in (page, *page.findChildren(QWidget)):
        if widget.isVisibleTo(page) and type(widget).__name__ not in DECORATION:
            yield widget


def _is_cut(widget: QWidget, page: QWidget) -> bool:
    text = _text(widget)
    if not text or isinstance(widget, Elided | NavButton) or not isinstance(widget, QLabel | Button):
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        longest = max(
            widget.fontMetrics().horizontalAdvance(word) for word in text.replace("\u200b", " ").split()
        )
        return needed > widget.height() + 1 or longest > widget.width() + 1
    reaches = widget.mapTo(page, QPoint(widget.width(), 0)).x() if widget is not page else 0
    return widget.sizeHint().width() > widget.width() + 1 or reaches > page.width() + 1


def inner(page: QWidget) -> list[QWidget]:
    """Return the parts Qt itself puts inside others: a combo's list, a table's head, a scroll bar."""
    wholes = [whole for kind in WHOLES for whole in page.findChildren(kind)]
    parts = [part for whole in wholes for part in whole.findChildren(QWidget)]
    return [part for part in parts if type(part).__module__.startswith("PySide6") or _is_part(part)]


def _is_part(widget: QWidget) -> bool:
    return isinstance(widget, QHeaderView) or widget.objectName().startswith("qt_")


def _sharing(page: QWidget, stops: list[QWidget]) -> list[QWidget]:
    """Return the controls that are reached with the arrows from another of their kind in the same group."""
    found: list[QWidget] = []
    for group in page.findChildren(QGroupBox):
        for stop in stops:
            if group.isAncestorOf(stop):
                found += group.findChildren(type(stop))
    return found


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return str(widget.text())
    return widget.accessibleName()
