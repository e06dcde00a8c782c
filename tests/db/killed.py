"""A program that is killed, without any clean-up, at the n-th call that touches a name or forces to disk."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

_PRELUDE = """
import os, sys, signal
from pathlib import Path
left, given = int(sys.argv[1]), sys.argv[2:]
real = {name: getattr(os, name) for name in ("fsync", "replace", "rename", "mkdir", "rmdir", "open", "unlink")}
def counted(name):
    def call(*args, **options):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real[name](*args, **options)
    return call
def count():
    for name in real:
        setattr(os, name, counted(name))
"""


def killed_at(script: str, number: int, *given: object) -> bool:
    """Run and kill; return whether the work was finished before the blow.

    The script finds its arguments as text in `given`, and calls `count` where counting is to begin.
    """
    done = subprocess.run(
        [sys.executable, "-c", f'{_PRELUDE}{script}\nprint("finished", flush=True)', str(number), *map(str, given)],
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout == "finished\n"


def calls_in(finished: Callable[[int], bool], most: int = 2048) -> int:
    """Return about how many calls a step makes, by halving. `finished` runs it anew and kills it at a number."""
    low, high = 1, most
    while low < high:
        middle = (low + high) // 2
        if finished(middle):
            high = middle
        else:
            low = middle + 1
    return low
