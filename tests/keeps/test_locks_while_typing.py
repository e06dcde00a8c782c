"""Lock after lock in the middle of typing, in the real processes: no letter lost, covered and gone in time."""

from __future__ import annotations

import os
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from tests.keeps.office import Office

COVERED, GONE, AGAIN = 0.2, 1.0, 2.0  # seconds
ROUNDS, SOAK_ROUNDS = 15, 500


def lock_again_and_again(folder: Path, rounds: int) -> dict[str, list[float]]:
    """Run the rounds, check that nothing was lost, and return the seconds of each kind."""
    office = Office(folder, "tests.keeps.locks", rounds=rounds, seed=int(os.environ.get("NARVARA_SEED", "1")))
    office.start()
    try:
        code = office.wait(60 + rounds * 15)
    finally:
        office.end()
    assert code == 0, f"{office.said()}\n{office.told()[-4:]}"
    told = office.told()
    reads = [one for one in told if one["what"] == "read"]
    assert len(reads) == rounds + 1
    assert [one for one in reads if not one["is_whole"]] == [], "letters were lost"
    assert {one["page"] for one in reads} == {"journal"}
    assert [one["caret"] for one in reads[1:]] == [one["letters"] for one in reads[1:]]
    assert len({tuple(one["geometry"]) for one in reads}) == 1, "the window moved"
    assert all(one["is_wiped"] for one in told if one["what"] == "key wiped")
    assert len({one["pid"] for one in reads}) == rounds + 1, "a process lived on after a lock"
    return times(told)


def times(told: list[dict[str, Any]]) -> dict[str, list[float]]:
    """Return the seconds from each lock to cover, wiped key, ended process and new locked window."""
    found: dict[str, list[float]] = {"covered": [], "key wiped": [], "ended": [], "locked window": []}
    since = None
    for one in told:
        if one["what"] == "lock":
            since = one["at"]
        elif since is not None and one["what"] in found:
            found[one["what"]].append(one["at"] - since)
            since = None if one["what"] == "locked window" else since
    return found


def figures(found: dict[str, list[float]]) -> str:
    """Return median and worst in milliseconds."""
    rows = (
        f"{what} {median(all_) * 1000:.0f} (worst {max(all_) * 1000:.0f})" for what, all_ in found.items()
    )
    return "milliseconds from the lock: " + ", ".join(rows)


def test_fifteen_locks_while_typing_lose_nothing(
    tmp_path: Path, record_property: pytest.RecordProperty
) -> None:
    found = lock_again_and_again(tmp_path, ROUNDS)
    record_property("locks", figures(found))
    print(figures(found))
    assert [len(all_) for all_ in found.values()][:3] == [ROUNDS] * 3
    # The middle one: other tests run beside this one. The soak run holds every one to it.
    assert median(found["covered"]) <= COVERED, figures(found)
    assert median(found["ended"]) <= GONE, figures(found)
    assert median(found["locked window"]) <= AGAIN, figures(found)


@pytest.mark.soak
def test_five_hundred_locks_while_typing_lose_nothing(tmp_path: Path) -> None:
    found = lock_again_and_again(tmp_path, SOAK_ROUNDS)
    print(figures(found))
    assert max(found["covered"]) <= COVERED, figures(found)
    assert max(found["ended"]) <= GONE, figures(found)
    assert max(found["locked window"]) <= AGAIN, figures(found)
