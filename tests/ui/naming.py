"""Which controls of a page or dialog no test could find: those without an object name, or with another's."""

from __future__ import annotations

import re
from collections import Counter

from PySide6.QtWidgets import QWidget

from tests.ui.layout import CONTROLS, inner, shown_widgets

FORM = re.compile(r"[a-z0-9åäö]+([-_:.][A-Za-z0-9åäö]+)*")
"""Words in lower case with hyphens; a field's name as in its record, and what it is about after a colon."""


def misnamed(page: QWidget) -> list[str]:
    """Return the shown controls that lack an object name, share it, or have one of another form."""
    parts = inner(page)
    controls = [one for one in shown_widgets(page) if isinstance(one, CONTROLS) and one not in parts]
    times = Counter(one.objectName() for one in controls)
    return [
        f"{_called(one)}: {fault}" for one in controls if (fault := _fault(one.objectName(), times)) != ""
    ]


def _fault(name: str, times: Counter[str]) -> str:
    if not name:
        return "no name"
    if times[name] > 1:
        return f"{name!r} {times[name]} times"
    return "" if FORM.fullmatch(name) else f"{name!r} is of another form"


def _called(one: QWidget) -> str:
    around: list[str] = []
    above = one.parentWidget()
    while above is not None and len(around) < 2:
        if not type(above).__module__.startswith("PySide6"):
            around.append(type(above).__name__)
        above = above.parentWidget()
    return f"{type(one).__name__} ({one.accessibleName()}) in {' in '.join(around)}"
