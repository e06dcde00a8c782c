"""Nothing a user does keeps the window's thread so long that Ctrl+L, or the next beat, would wait for it.

Processor time of that thread decides, which a busy machine changes least; real time has a bound of its own, wide, for
what waits for a disk or another program and never comes back. `make bench` holds the quicker figures. And where
everything else works too, a window that works is not taken for one that is held fast.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.keeps.office import PATIENCE, Office

WORK = 0.2  # seconds of processor time in the window's thread, on a machine of its own
BUSY_MACHINE = (
    5.0  # times as slow, with caches shared by others: 496 ms were seen at a load of 10 on two cores
)
WAITED = 20.0  # seconds
FEWEST = 30
SECONDS = 30.0


def test_no_act_keeps_the_windows_thread(tmp_path: Path) -> None:
    office = Office(tmp_path, "tests.keeps.acts")
    try:
        office.start()
        assert office.wait(3 * PATIENCE) == 0, f"{office.said()}\n{office.told()[-3:]}"
    finally:
        office.end()
    acts = office.told("act")
    worst = sorted(acts, key=lambda one: -one["work"])[:8]
    print("\n".join(f"{one['name']:<24}{one['work'] * 1000:6.0f} ms, {one['wall']:.2f} s" for one in worst))
    assert office.told("done"), f"not all was done: {acts[-1:]}\n{office.said()}"
    assert len(acts) >= FEWEST
    assert [one for one in acts if one["work"] > WORK * BUSY_MACHINE] == []
    assert [one for one in acts if one["wall"] > WAITED] == []


@pytest.mark.soak  # it takes the machine from everybody else
@pytest.mark.parametrize("others", [12, 24])
def test_a_starved_window_lives(tmp_path: Path, others: int) -> None:
    """So many loops beside it, each a session of its own, since Linux deals out its time by session."""
    office = Office(tmp_path, "tests.keeps.acts", watched=True, seconds=SECONDS)
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
