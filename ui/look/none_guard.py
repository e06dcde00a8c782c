"""Keeps None, True and False alive under Python 3.11.

PySide 6.12 gives back one reference to None too many each time Qt calls a Python method with an empty pointer and
each time `property()` finds nothing. From Python 3.12 None cannot die; before, its count goes down until the
interpreter stops ("deallocating None"). Some thousand calls are enough: a few minutes' work.
True and False go the same way, more slowly ("deallocating True or False").
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
