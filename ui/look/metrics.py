"""Lengths that follow the zoom: what a layout or a widget was told in design pixels is told again at each zoom.

The design length is kept as a dynamic property, so no widget has to listen.
"""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

Margins = tuple[int, int, int, int]  # left, top, right, bottom
AnyLayout = TypeVar("AnyLayout", bound=QLayout)
AnyWidget = TypeVar("AnyWidget", bound=QWidget)


_zoom = [1.0]


def set_zoom(factor: float) -> None:
    """Set what every design length is multiplied by. `ui.look.theme` alone calls this."""
    _zoom[0] = factor


def px(length: float) -> int:
    """Return a length of the design at the zoom now, in logical pixels."""
    return round(length * _zoom[0])


def spaced(layout: AnyLayout, gap: int, margins: Margins | int = 0) -> AnyLayout:
    """Give a layout its gap and margins in design pixels."""
    edges = margins if isinstance(margins, tuple) else (margins,) * 4
    layout.setProperty("design", [gap, *edges])
    _space(layout)
    return layout


def column(parent: QWidget | None = None, gap: int = 8, margins: Margins | int = 0) -> QVBoxLayout:
    """Return a vertical layout, on `parent` if given."""
    return spaced(QVBoxLayout(parent) if parent else QVBoxLayout(), gap, margins)


def row(parent: QWidget | None = None, gap: int = 8, margins: Margins | int = 0) -> QHBoxLayout:
    """Return a horizontal layout, on `parent` if given."""
    return spaced(QHBoxLayout(parent) if parent else QHBoxLayout(), gap, margins)


def grid(parent: QWidget | None = None, gap: int = 12, margins: Margins | int = 0) -> QGridLayout:
    """Return a grid layout, on `parent` if given."""
    return spaced(QGridLayout(parent) if parent else QGridLayout(), gap, margins)


def width(widget: AnyWidget, least: int | None = None, most: int | None = None) -> AnyWidget:
    """Hold a widget's width between two lengths in design pixels; the same twice fixes it."""
    widget.setProperty("design_width", [-1 if least is None else least, -1 if most is None else most])
    _hold(widget)
    return widget


def height(widget: AnyWidget, least: int | None = None, most: int | None = None) -> AnyWidget:
    """Hold a widget's height between two lengths in design pixels; the same twice fixes it."""
    widget.setProperty("design_height", [-1 if least is None else least, -1 if most is None else most])
    _hold(widget)
    return widget


def rescale(root: QWidget) -> None:
    """Tell every layout and held widget under `root` its lengths again at the zoom now."""
    for widget in (root, *root.findChildren(QWidget)):
        _hold(widget)
    for layout in root.findChildren(QLayout):
        _space(layout)


def _space(layout: QLayout) -> None:
    design = layout.property("design")
    if design:
        gap, *edges = (px(length) for length in design)
        layout.setSpacing(gap)
        layout.setContentsMargins(*edges)


def _hold(widget: QWidget) -> None:
    wide, high = widget.property("design_width"), widget.property("design_height")
    if wide:
        least, most = (px(length) for length in wide)
        widget.setMinimumWidth(max(0, least))
        widget.setMaximumWidth(most if wide[1] >= 0 else 16777215)
    if high:
        least, most = (px(length) for length in high)
        widget.setMinimumHeight(max(0, least))
        widget.setMaximumHeight(most if high[1] >= 0 else 16777215)
