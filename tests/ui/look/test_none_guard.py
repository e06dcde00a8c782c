"""PYSIDE-3474: how long None must be kept alive by hand."""

from __future__ import annotations

import sys

import pytest

from tests.fresh import said

pytestmark = pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None cannot die from Python 3.12 (PEP 683)"
)

# Asks Qt for nothing a thousand times, and tells how many references to None that cost.
ASK = """
import os, sys
from PySide6.QtCore import QObject
from ui.look.none_guard import steady_none
if sys.argv[1] == "steady":
    steady_none()
asked, before = QObject(), sys.getrefcount(None)
for _ in range(int(sys.argv[2])):
    asked.property("nothing")
print(before - sys.getrefcount(None), flush=True)
os._exit(0)  # without references enough the interpreter would stop as it ends
"""


def test_the_guard_is_needed_as_long_as_pyside_gives_none_back_too_often() -> None:
    lost = int(said(ASK, "bare", "1000")[-1])
    assert lost >= 1000, "PYSIDE-3474 is mended: take `ui/look/none_guard` out, and this test"


def test_with_the_guard_none_outlives_more_calls_than_a_day_makes() -> None:
    assert int(said(ASK, "steady", "200000")[-1]) >= 200_000
