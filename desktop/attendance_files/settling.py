"""Several rows about the same time made one, and absences given the time they are a part of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from desktop.attendance_files.days import Week
from desktop.attendance_files.result import Figures, PeriodRow, Refused, Result, WeekRow

Span = tuple[date, date]


def settle(
    found: Result,
    weeks: Mapping[Week, Sequence[WeekRow]],
    periods: Mapping[Span, Sequence[PeriodRow]],
    *,
    is_summed: bool,
) -> None:
    """Put one row a time in `found`: parts are added where the file has parts.

    Else the same twice is once, and different figures for one time are refused.
    """
    for week, parts in sorted(weeks.items()):
        whole = _one(found, [(one.figures, one.rows[0]) for one in parts], f"vecka {week.number}", is_summed)
        if whole is not None:
            found.weeks.append(WeekRow(week, whole, tuple(one.rows[0] for one in parts)))
    for (first, last), sums in sorted(periods.items()):
        whole = _one(found, [(one.figures, one.rows[0]) for one in sums], "perioden", is_summed)
        if whole is not None:
            found.periods.append(PeriodRow(first, last, whole, tuple(one.rows[0] for one in sums)))


def with_offered(found: Result, per_week: int | None) -> None:
    """Give weeks of absences alone the time they are a part of, as the user has told; None leaves them without.

    What was more absence than that is refused.
    """
    if not per_week:
        return
    kept: list[WeekRow] = []
    for row in found.weeks:
        absent = row.figures.excused + row.figures.unexcused + row.figures.unknown
        if row.figures.offered is not None:
            kept.append(row)
        elif absent > per_week:
            found.refused.append(Refused(row.rows[0], "", "parts", "", 0, absent, per_week, row.figures.unit))
        else:
            told = replace(row.figures, offered=per_week, present=per_week - absent)
            kept.append(replace(row, figures=told))
    found.weeks = kept


def lacks_offered(found: Result) -> bool:
    """Return whether a week has absences and nobody knows of how much."""
    return any(row.figures.offered is None for row in found.weeks)


def _one(found: Result, parts: Sequence[tuple[Figures, int]], shown: str, is_summed: bool) -> Figures | None:
    """Return the figures of one time; None when its rows were refused."""
    every = [figures for figures, _ in parts]
    if is_summed and len({one.unit for one in every}) == 1:
        return _added(every)
    if len(set(every)) == 1:
        return every[0]
    for figures, row in parts:
        other = next(number for _, number in parts if number != row)
        found.refused.append(Refused(row, "", "twice", shown, other, unit=figures.unit))
    return None


def _added(every: Sequence[Figures]) -> Figures:
    """Return the parts of a time as one."""
    known = [one.offered for one in every if one.offered is not None]
    return Figures(
        every[0].unit,
        sum(known) if len(known) == len(every) else None,
        **{
            name: sum(getattr(one, name) for one in every)
            for name in ("present", "excused", "unexcused", "unknown", "unregistered", "late")
        },
        counts_unreported=any(one.counts_unreported for one in every),
        marks=frozenset().union(*(one.marks for one in every)),
    )
