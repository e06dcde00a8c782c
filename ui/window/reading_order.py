"""Tab goes where one reads: by the layouts as they stand now, not by the order in which things were made.

Qt's own chain follows the order of making, so what is added later comes last wherever it stands. The window and each
dialog ask here instead, which they may: `QWidget.focusNextPrevChild` goes up to the window before anything is moved.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QBoxLayout,
    QComboBox,
    QGridLayout,
    QLabel,
    QLayout,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from ui.look.theme import px

_ASIDE, _AROUND = 24, 80  # design px that stay in sight beside what has the focus, and above and below it
_WHOLE = (QAbstractButton, QAbstractItemView, QComboBox, QLabel, QPlainTextEdit)  # one stop, or none
_BACKWARDS = (QBoxLayout.Direction.RightToLeft, QBoxLayout.Direction.BottomToTop)


def stops(root: QWidget) -> list[QWidget]:
    """Return what Tab stops at inside `root`, in reading order."""
    return [one for one in _inside(root) if takes_tab(one)]


def first_stop(root: QWidget) -> QWidget | None:
    """Return the first of `stops`, without looking for the others."""
    return next((one for one in _inside(root) if takes_tab(one)), None)


def takes_tab(widget: QWidget) -> bool:
    """Return whether Tab may stop here; a widget that hands its focus on is passed, as Qt does."""
    is_stop = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return is_stop and widget.isEnabled() and widget.focusProxy() is None


def go_on(root: QWidget, *, is_next: bool) -> bool:
    """Move the focus to the next or previous stop, round at the ends, and bring it into sight. False if none."""
    now = root.focusWidget()
    before: list[QWidget] = []
    after: list[QWidget] = []
    is_past = False
    for one in _inside(root):
        if one is now:
            is_past = True
        elif takes_tab(one):
            (after if is_past else before).append(one)
    way = [*after, *before] if is_next else [*reversed(before), *reversed(after)]
    if not way:
        return False
    reason = Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason
    way[0].setFocus(reason)
    bring_into_sight(root, way[0])
    return True


def bring_into_sight(root: QWidget, widget: QWidget) -> None:
    """Scroll what `widget` stands in until it shows with room for its ring, the inner areas first."""
    areas = [area for area in root.findChildren(QScrollArea) if area.isAncestorOf(widget)]
    for area in sorted(
        areas, key=lambda area: sum(other.isAncestorOf(area) for other in areas), reverse=True
    ):
        area.ensureWidgetVisible(widget, px(_ASIDE), px(_AROUND))


def _inside(widget: QWidget) -> Iterator[QWidget]:
    """Yield what shows inside a widget, in reading order: what its layout holds, then what lies loose in it."""
    if isinstance(widget, _WHOLE):
        return
    if isinstance(widget, QScrollArea):  # its own parts are Qt's: asking for them loads every class there is
        content = widget.widget()
        if content is not None and not content.isHidden():
            yield content
            yield from _inside(content)
        return
    layout = widget.layout()
    laid = list(_laid(layout)) if layout is not None else []
    known = set(map(id, laid))
    loose = [
        child
        for child in widget.children()
        if isinstance(child, QWidget) and not child.isWindow() and id(child) not in known
    ]
    loose.sort(key=lambda child: (child.y(), child.x()))
    for child in chain(laid, loose):
        if not child.isHidden():
            yield child
            yield from _inside(child)


def _laid(layout: QLayout) -> Iterator[QWidget]:
    for place in _places(layout):
        item = layout.itemAt(place)
        if item is None:
            continue
        if (child := item.widget()) is not None:
            yield child
        elif (inner := item.layout()) is not None:
            yield from _laid(inner)


def _places(layout: QLayout) -> list[int]:
    """Return the places of a layout in the order they are read."""
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda place: _cell(layout, place))
    elif isinstance(layout, QBoxLayout) and layout.direction() in _BACKWARDS:
        places.reverse()
    return places


def _cell(grid: QGridLayout, place: int) -> tuple[int, int]:
    given: object = grid.getItemPosition(place)  # four numbers, which the stubs call an object
    assert isinstance(given, tuple)
    return given[0], given[1]
