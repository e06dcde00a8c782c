"""The real launcher with the driver in place of the program: `python -m tests.keeps.loop PLAN FOLDER`."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from desktop.process import launcher, watchdog
from tests.keeps.lean import lean

PATIENCE = 600.0  # seconds


def main(plan: Path, folder: Path) -> int:
    """Start, and start again after each lock, writing down when each process had ended."""
    run = launcher.run
    wanted = json.loads((plan / "plan.json").read_text(encoding="utf-8"))
    if not wanted.get("watched"):
        watchdog.SILENCE = watchdog.UNTOLD = (
            PATIENCE  # a driver stands still while the test looks at its process
        )

    def run_timed(line: Sequence[str], folder: Path) -> int:
        code = run(line, folder)
        with (plan / "told").open("a", encoding="utf-8") as told:
            told.write(json.dumps({"what": "ended", "at": time.monotonic(), "code": code}) + "\n")
        return code

    launcher.run = run_timed

    def command(folder: Path) -> list[str]:
        return [*lean("tests.keeps.driver"), str(plan), str(folder)]

    launcher.command = command
    turns = count(0, 1000)  # a driver is quicker than any user, and must not be taken for a fault
    return launcher.launch(folder, clock=lambda: float(next(turns)))


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
