"""Tab goes where one reads: by the layouts as they stand now, not by the order in which things were made.

Qt's own chain follows the order of making, so what is added later comes last wherever it stands. The window and each
dialog ask here instead, which they may: `QWidget.focusNextPrevChild` goes up to the window before anything is moved.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from PySide6.QtCore import QPoint, Qt
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
from ui.widgets.frame.laid import laid

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
        around = min(
            px(_AROUND), area.height() // 8
        )  # in a low window no more than is worth the rest of the page
        inside = area.widget()
        if (
            isinstance(widget, QAbstractItemView)
            and not widget.currentIndex().isValid()
            and inside is not None
        ):
            first = widget.mapTo(inside, QPoint(0, min(px(_AROUND), widget.height())))
            area.ensureVisible(
                0, first.y(), 0, around
            )  # its first rows: the whole may be longer than the window
        else:
            area.ensureWidgetVisible(widget, px(_ASIDE), around)


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
    children = [child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow()]
    inside = list(_laid(layout, children)) if layout is not None else []
    known = set(map(id, inside))
    loose = [child for child in children if id(child) not in known]
    loose.sort(key=lambda child: (child.y(), child.x()))
    for child in chain(inside, loose):
        if not child.isHidden():
            yield child
            yield from _inside(child)


def _laid(layout: QLayout, children: list[QWidget]) -> Iterator[QWidget]:
    """Yield what a layout holds of a widget's children, in the order in which it is read."""
    held = laid(layout, children)
    if isinstance(layout, QGridLayout):
        held.sort(key=lambda one: _cell(layout, one[0]))
    elif isinstance(layout, QBoxLayout) and layout.direction() in _BACKWARDS:
        held.reverse()
    for _place, one in held:
        if isinstance(one, QLayout):
            yield from _laid(one, children)
        else:
            yield one


def _cell(grid: QGridLayout, place: int) -> tuple[int, int]:
    given: object = grid.getItemPosition(place)  # four numbers, which the stubs call an object
    assert isinstance(given, tuple)
    return given[0], given[1]
