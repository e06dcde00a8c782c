"""The blocks of bars: a goal's steps, and presence a week. Values as those in `blocks`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LevelBars:
    """A goal's steps as bars, filled up to the present one; the `target` has a heavier edge. Words stand beneath."""

    now: int
    steps: int
    target: int
    alt: str


@dataclass(frozen=True)
class WeekBars:
    """Presence a week as bars: (label, per cent or None, whether it is lov). `mark` stands before the bar at `at`."""

    weeks: tuple[tuple[str, int | None, bool], ...]
    at: int | None
    mark: str
    pause: str
    alt: str
