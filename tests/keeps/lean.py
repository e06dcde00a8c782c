"""A module run as the program runs its own: with lean PySide before anything imports PySide, and without `site`."""

from __future__ import annotations

import sys

_SOURCE = """
from ui import lean_pyside
assert lean_pyside.install()
import runpy
runpy.run_module({module!r}, run_name="__main__", alter_sys=True)
"""


def lean(module: str) -> list[str]:
    """Return the start of a line that runs the module, for what `desktop.process.environment` makes."""
    return [sys.executable, "-S", "-c", _SOURCE.format(module=module)]
