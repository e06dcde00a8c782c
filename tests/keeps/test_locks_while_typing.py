"""Lock after lock in the middle of typing, in the real processes: no letter lost, covered and gone in time."""

from __future__ import annotations

import os
from pathlib import Path
from statistics import median

import pytest

from tests.keeps.rounds import lock_again_and_again

COVERED, GONE, AGAIN = 0.2, 1.0, 2.0  # seconds
ROUNDS, SOAK_ROUNDS = 15, 500
SEED = int(os.environ.get("NARVARA_SEED", "1"))


def figures(found: dict[str, list[float]]) -> str:
    """Return median and worst in milliseconds."""
    rows = (
        f"{what} {median(all_) * 1000:.0f} (worst {max(all_) * 1000:.0f})" for what, all_ in found.items()
    )
    return "milliseconds from the lock: " + ", ".join(rows)


def test_fifteen_locks_while_typing_lose_nothing(tmp_path: Path) -> None:
    """How long each takes is measured by `make bench` and held by the soak run, on a machine of their own."""
    found = lock_again_and_again(tmp_path, ROUNDS, SEED)
    print(figures(found))
    assert [len(all_) for all_ in found.values()][:3] == [ROUNDS] * 3


@pytest.mark.soak
def test_five_hundred_locks_while_typing_lose_nothing(tmp_path: Path) -> None:
    found = lock_again_and_again(tmp_path, SOAK_ROUNDS, SEED)
    print(figures(found))
    assert max(found["covered"]) <= COVERED, figures(found)
    assert max(found["ended"]) <= GONE, figures(found)
    assert max(found["locked window"]) <= AGAIN, figures(found)
