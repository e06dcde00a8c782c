"""Lock after lock in the middle of typing: run in the real processes, and how long each took."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.keeps.office import Made, Office

PAST = ("covered", "key wiped", "ended", "locked window")
"""What follows a lock, in this order."""


def lock_again_and_again(
    folder: Path, rounds: int, seed: int, made: Made | None = None
) -> dict[str, list[float]]:
    """Run the rounds, check that nothing was lost, and return the seconds from each lock to what follows it."""
    office = Office(folder, "tests.keeps.locks", made, rounds=rounds, seed=seed)
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
    return _times(told)


def _times(told: list[dict[str, Any]]) -> dict[str, list[float]]:
    """Return the seconds from each lock to cover, wiped key, ended process and new locked window."""
    found: dict[str, list[float]] = {what: [] for what in PAST}
    since = None
    for one in told:
        if one["what"] == "lock":
            since = one["at"]
        elif since is not None and one["what"] in found:
            found[one["what"]].append(one["at"] - since)
            since = None if one["what"] == PAST[-1] else since
    return found
