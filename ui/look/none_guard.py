"""Keeps None, True and False alive under Python 3.11: works around PYSIDE-3474, until PySide is mended.

PySide 6.12.0 gives back one reference to None too many wherever Qt answers with nothing. To see it (Python 3.11):

    from PySide6.QtCore import QObject
    before = sys.getrefcount(None)
    [QObject().property("nothing") for _ in range(1000)]  # as do `parent()` without one, virtual calls with nullptr
    sys.getrefcount(None) - before                        # -1000, where it should be 0

From Python 3.12 None cannot die (PEP 683); before, its count goes down until the interpreter stops ("deallocating
None"). Some thousand calls are enough: a few minutes' work. True and False go the same way, more slowly.
https://bugreports.qt.io/browse/PYSIDE-3474; `tests/ui/look/test_none_guard.py` fails when this is no longer needed.
"""

from __future__ import annotations

import ctypes
import sys

_PLENTY = 1 << 40 if sys.maxsize > 1 << 32 else 1 << 28


def steady_none() -> None:
    """Add more references to the three than any session can use up. Does nothing from Python 3.12, or twice."""
    for one in (None, True, False):
        count = ctypes.c_ssize_t.from_address(id(one))
        if sys.version_info < (3, 12) and count.value < _PLENTY // 2:
            count.value += _PLENTY
