"""A window that works on a machine where everything else does too is not taken for one that is held fast."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.keeps.office import PATIENCE, Office

SECONDS = 30.0


@pytest.mark.soak  # it takes the machine from everybody else
@pytest.mark.parametrize("others", [12, 24])
def test_a_starved_window_lives(tmp_path: Path, others: int) -> None:
    """So many loops beside it, each a session of its own, since Linux deals out its time by session."""
    office = Office(tmp_path, "tests.keeps.starving", watched=True, seconds=SECONDS)
    loops: list[subprocess.Popen[bytes]] = []
    try:
        office.start()
        until = time.monotonic() + PATIENCE
        while not office.told("ready"):
            assert time.monotonic() < until, f"{office.told()[-3:]}\n{office.said()}"
            time.sleep(0.05)
        line = [sys.executable, "-S", "-c", "while True: pass"]
        loops = [subprocess.Popen(line, start_new_session=True) for _ in range(others)]
        assert office.wait(10 * PATIENCE) == 0
    finally:
        for loop in loops:
            loop.kill()
            loop.wait(10)
        office.end()
    print(office.told("done"))
    assert [one["what"] for one in office.told()] == ["locked window", "unlocked", "ready", "done", "ended"]
    assert not (office.data / "valv.avbruten").exists()
