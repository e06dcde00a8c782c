"""What is freed is overwritten: read where it lay, in processes of their own, as it is nobody's any more."""

from __future__ import annotations

import os
import sys

import pytest

from desktop.process.environment import clean
from tests.fresh import said

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the C library of Linux is what overwrites")

LOOK = """
import os, sys
from desktop.process import freed_memory
early = ["".join(("kanarie", str(i))) for i in range(200)]
if sys.argv[1] == "yes":
    assert freed_memory.overwrite()
memory = os.open("/proc/self/mem", os.O_RDONLY)
def read(place, size):
    try:
        return os.pread(memory, size, place)
    except OSError:  # given back to the system
        return b""
def left(made):
    places = [(id(one), sys.getsizeof(one)) for one in made]
    made.clear()
    return sum(b"kanarie" in read(place, size) for place, size in places)
small = left(["".join(("kanarie", str(i))) for i in range(200)])
large = left(["".join(("kanarie", str(i), "x" * 2000)) for i in range(200)])
grown = []
for i in range(200):
    one = "kanarie"
    for letter in "abcdefgh" * 40:  # grows where it lies, from Python's own arenas to the C library and on
        one += letter
    grown.append(one)
del one
print(small, large, left(grown), len(early), early[7] + "!")
"""


def look(overwritten: str) -> list[str]:
    return said(LOOK, overwritten, environment=clean(os.environ))[-1].split()


def test_what_is_freed_is_overwritten_whatever_its_size() -> None:
    small, large, grown, early, text = look("yes")
    assert (small, large, grown) == ("0", "0", "0")
    assert (early, text) == ("200", "kanarie7!"), "what was there before is not as it was"


def test_without_it_what_is_freed_stays_readable() -> None:
    """Else the test above would prove nothing."""
    assert int(look("no")[0]) > 100
