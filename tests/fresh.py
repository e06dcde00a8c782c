"""Python in a process of its own: what must not have been imported, or read, by the tests themselves."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

HOME = Path(__file__).parents[1]


def said(source: str, *words: str, environment: Mapping[str, str] = os.environ) -> list[str]:
    """Run the source with these words in `sys.argv`, and return the lines it printed; fails with its errors."""
    done = subprocess.run(
        (sys.executable, "-c", source, *words),
        cwd=HOME,
        env={**environment, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HOME)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
