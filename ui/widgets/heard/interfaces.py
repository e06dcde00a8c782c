"""What a screen reader is told a widget is, where Qt would call it something else.

Qt calls every button that stays down a check box, and every label a label. A widget of ours says in its class what
it is instead: `heard = "place"`. Imported late: `QAccessible` costs 4 to 13 ms, which the first window need not wait
for. https://doc.qt.io/qt-6/accessible-qwidget.html

Two things PySide 6.12 cannot do: an interface made here cannot tell a heading's level (`interface_cast` loses what it
returns), so the order of the levels is held by a test; and it holds a small object for each until the program locks.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QApplication, QLabel, QWidget

_Role = QAccessible.Role


class HeardHeading(QAccessibleWidget):
    """A label that heads what comes after it."""

    def __init__(self, widget: QLabel) -> None:
        super().__init__(widget, _Role.Heading)
        self._label = widget

    def text(self, t: QAccessible.Text) -> str:
        """Return its words as its name."""
        if t == QAccessible.Text.Name:
            return self._label.accessibleName() or self._label.text()
        return super().text(t)


class HeardPart(QAccessibleWidget):
    """A button that stays down, as one of several of which one is chosen: a place in a list, or a tab."""

    def __init__(self, widget: QAbstractButton, role: QAccessible.Role) -> None:
        super().__init__(widget, role)
        self._button = widget

    def state(self) -> QAccessible.State:
        """Say which is chosen, and that the others can be."""
        state = super().state()
        state.selectable = True
        state.selected = self._button.isChecked()
        return state

    def actionNames(self) -> list[str]:
        """Offer what a press does, before what every widget offers."""
        return [QAccessibleActionInterface.pressAction(), *super().actionNames()]

    def doAction(self, name: str, /) -> None:
        """Press it."""
        if name == QAccessibleActionInterface.pressAction():
            self._button.click()
        else:
            super().doAction(name)


class HeardFold(HeardPart):
    """A button that opens what lies under it, and says whether that is open."""

    def __init__(self, widget: QAbstractButton) -> None:
        super().__init__(widget, _Role.Button)

    def state(self) -> QAccessible.State:
        """Say that it opens, and whether it is open now."""
        state = super().state()
        state.selectable = state.selected = False
        state.expandable = True
        state.expanded = self._button.isChecked()
        state.collapsed = not self._button.isChecked()
        return state


def _heading(widget: QWidget) -> QAccessibleInterface | None:
    return HeardHeading(widget) if isinstance(widget, QLabel) else None


def _part(role: QAccessible.Role) -> Callable[[QWidget], QAccessibleInterface | None]:
    return lambda widget: HeardPart(widget, role) if isinstance(widget, QAbstractButton) else None


def _whole(role: QAccessible.Role) -> Callable[[QWidget], QAccessibleInterface | None]:
    return lambda widget: QAccessibleWidget(widget, role)


def _fold(widget: QWidget) -> QAccessibleInterface | None:
    return HeardFold(widget) if isinstance(widget, QAbstractButton) else None


_MAKES: dict[str, Callable[[QWidget], QAccessibleInterface | None]] = {
    "heading": _heading,
    "place": _part(_Role.ListItem),
    "places": _whole(_Role.List),
    "tab": _part(_Role.PageTab),
    "tabs": _whole(_Role.PageTabList),
    "fold": _fold,
    "document": _whole(_Role.Document),
}
"""From the word in the class, `heard`, to what is told."""


def install() -> None:
    """Tell it from now on, and tell anew what already stands in a window. Called once a process."""
    if QAccessible.isActive():
        for widget in QApplication.allWidgets():
            if getattr(widget, "heard", ""):
                known = QAccessible.queryAccessibleInterface(widget)
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))
    QAccessible.installFactory(_made)


def _made(key: str, thing: QObject) -> QAccessibleInterface | None:
    """Return what tells about `thing`, or None to let Qt tell. Asked for each class of a thing, `key`, in turn."""
    make = _MAKES.get(getattr(thing, "heard", ""))
    return make(thing) if make is not None and isinstance(thing, QWidget) else None
