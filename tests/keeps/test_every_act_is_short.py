"""Nothing a user does keeps the window's thread so long that Ctrl+L, or the next beat, would wait for it.

Processor time of that thread decides, which a busy machine changes least; real time has a bound of its own, wide, for
what waits for a disk or another program and never comes back. `make bench` holds the quicker figures.
"""

from __future__ import annotations

from pathlib import Path

from tests.keeps.office import PATIENCE, Office

WORK = 0.2  # seconds of processor time in the window's thread, on a machine of its own
BUSY_MACHINE = (
    5.0  # times as slow, with caches shared by others: 496 ms were seen at a load of 10 on two cores
)
WAITED = 20.0  # seconds
FEWEST = 30


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
