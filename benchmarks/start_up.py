"""From the command to a window that can be used: the program against a bare window, turn by turn."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from statistics import median

HOME = Path(__file__).resolve().parents[1]
HOOK = HOME / "benchmarks" / "hook"
ROUNDS = 9
PATIENCE = 30.0  # seconds


def measure(vault: Path, folder: Path, display: dict[str, str]) -> tuple[float, float]:
    """Return the median seconds for the bare window and for the program's unlock window."""
    bare, program = [], []
    for _ in range(ROUNDS):
        bare.append(_start(("-m", "benchmarks.bare_window"), folder, display))
        program.append(_start(("-m", "desktop", "--data-dir", str(vault)), folder, display))
    return median(bare), median(program)


def _start(arguments: tuple[str, ...], folder: Path, display: dict[str, str]) -> float:
    mark = folder / "mark"
    mark.unlink(missing_ok=True)
    environment = display | {"PYTHONPATH": str(HOOK), "NARVARA_BENCH_MARK": str(mark)}
    log = (folder / "start.log").open("wb")
    started = time.time()
    with log:
        process = subprocess.Popen(
            (sys.executable, *arguments),
            cwd=HOME,
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        while not mark.exists():
            if time.time() - started > PATIENCE:
                raise TimeoutError(f"no window: {(folder / 'start.log').read_text(encoding='utf-8')}")
            time.sleep(0.002)
        return float(mark.read_text(encoding="ascii")) - started
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
