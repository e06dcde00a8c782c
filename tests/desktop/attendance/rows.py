"""Weeks as the examples of the specification have them, and shorter ways to make others."""

from __future__ import annotations

from typing import Any

from db.records import AttendanceWeek

MINUTES = {
    36: (1380, 600, 180, 480, 120, 5),
    37: (1380, 720, 300, 300, 60, 5),
    38: (1104, 480, 0, 504, 120, 4),
    39: (1380, 840, 60, 420, 60, 5),
}
"""Example 1: offered, present, excused, unexcused, unregistered, school days."""


def a_week(week: int, year: int = 2026, **given: Any) -> AttendanceWeek:
    """A week of lessons, 15 of 30 there, the rest unexcused; `given` are its fields."""
    filled: dict[str, Any] = {"pupil_id": "", "year": year, "week": week}
    filled |= {"offered": 30, "present": 15, "unexcused": 15} if "offered" not in given else {}
    return AttendanceWeek(**{**filled, **given})


def lov(week: int, year: int = 2026) -> AttendanceWeek:
    """A week without school."""
    return a_week(week, year, kind="lov", offered=0, school_days=0)


def example_1(**given: Any) -> list[AttendanceWeek]:
    """Weeks 36–39 of example 1, of a school whose report counts what is not registered as presence."""
    return [
        a_week(
            week,
            unit="minuter",
            offered=offered,
            present=present,
            excused=excused,
            unexcused=unexcused,
            unregistered=left,
            school_days=days,
            counts_unreported=True,
            **given,
        )
        for week, (offered, present, excused, unexcused, left, days) in MINUTES.items()
    ]
