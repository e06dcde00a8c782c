"""What a layout holds, asked of the things and not of Qt's items.

`QLayout.itemAt` makes a Python wrapper for an item that is Qt's. It outlives the item, and PySide 6.12 then takes the
next thing that lies at the same address for it: pages came and went, and after some dozens of visits the heap was
broken. So nobody asks for an item; a layout is asked for the place of each thing that may lie in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from PySide6.QtWidgets import QLayout, QWidget


def laid(layout: QLayout, among: Iterable[QWidget] | None = None) -> list[tuple[int, QWidget | QLayout]]:
    """Return what lies right in a layout, with its place, in order. `among`: the widgets that may, where known."""
    host = layout.parentWidget()
    if among is None:
        among = [] if host is None else [one for one in host.children() if isinstance(one, QWidget)]
    inner = [one for one in layout.children() if isinstance(one, QLayout)]
    both: chain[QWidget | QLayout] = chain(among, inner)
    found = [(layout.indexOf(one), one) for one in both]
    return sorted((one for one in found if one[0] >= 0), key=lambda one: one[0])
