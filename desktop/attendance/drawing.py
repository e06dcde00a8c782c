"""The curve of a case: its weeks as they are drawn, what happened when, and each week in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from db.records import AttendancePeriod, Case
from desktop.attendance import snapshots
from desktop.attendance.board import Board, WeekColumn
from desktop.attendance.curve import Band, BarKind, Curve, CurveMark, DrawnWeek
from desktop.attendance.figures import percent, shares
from desktop.attendance.weeks import FOUR, by_week, monday_of, rows_of
from desktop.attendance.words import beside, days, figure, span
from desktop.content import rules
from desktop.session.session import Session

_PARTS: tuple[BarKind, ...] = ("present", "excused", "unexcused", "unknown", "unregistered")
_OF_SNAPSHOT = {"uppfoljning": "uppföljning", "avslut": "avslut", "booster": "booster"}


def curve_of(
    session: Session, case: Case, whole: Board, columns: Sequence[WeekColumn], said: str | None = None
) -> Curve:
    """Return the curve of some weeks of a board; `said` is its sentence where that is known already."""
    return Curve(
        weeks=tuple(_drawn(one, whole) for one in columns),
        marks=tuple(_marks(session, case, columns)),
        bands=tuple(_bands(whole.periods, columns)),
        limits=tuple(rules().attendance.thresholds),
        sentence=sentence(session, case) if said is None else said,
    )


def sentence(session: Session, case: Case) -> str:
    """Return the one plain sentence of a case's attendance; empty while there are no figures."""
    compared = snapshots.before_and_after(session, case.id)
    if compared:
        return compared
    last = [one for one in by_week(session.db.attendance_weeks.of(case.pupil_id)) if one.counts][-FOUR:]
    found = shares(rows_of(last))
    return "" if found is None else figure(found, [one.key for one in last])


def told(column: WeekColumn, line: Fraction | None = None) -> str:
    """Return a week in words, for who hears it and for the table."""
    week, name = column.week, f"Vecka {column.week.week}"
    if column.is_break:
        return f"{name}: {break_name(column)}."
    if not column.is_filled:
        return f"{name}: inga uppgifter."
    found = week.shares
    if found is None or not week.counts:
        return f"{name}: för lite registrerat."
    said = (
        f"{name}: närvaro {percent(found.present)} procent, giltig {percent(found.excused)},"
        f" ogiltig {percent(found.unexcused)}, {days(week.school_days)}."
    )
    if found.unknown:
        said += f" Okänd orsak {percent(found.unknown)}."
    if line is not None:
        said += f" Fyra veckor tillsammans {percent(line)} procent."
    if len(week.rows) > 1:
        said += f" {len(week.rows)} skolor."
    return " ".join([said, *beside(found)])


def told_period(period: AttendancePeriod) -> str:
    """Return a period in words."""
    found = shares([period])
    when = span(period.first_on, period.last_on)
    if found is None:
        return f"{when}: för lite registrerat."
    return f"{when}: närvaro {percent(found.present)} procent, en summa för hela tiden."


def break_name(column: WeekColumn) -> str:
    """Return what a week without school is called; one that is told to be lov is no guess."""
    return "lov" if not column.name or (column.is_maybe and column.is_filled) else column.name


def _drawn(column: WeekColumn, whole: Board) -> DrawnWeek:
    label = str(column.week.week)
    if column.is_break:
        return DrawnWeek(label, break_name=break_name(column))
    offered = sum(row.offered or 0 for row in column.week.rows)
    if not offered:
        return DrawnWeek(label)
    parts = tuple((part, Fraction(column.amount(part) or 0, offered)) for part in _PARTS)
    return DrawnWeek(label, parts, whole.line.get(column.week.key), is_thin=not column.week.counts)


def _marks(session: Session, case: Case, columns: Sequence[WeekColumn]) -> list[CurveMark]:
    db = session.db
    found: list[tuple[date, str, bool]] = []
    if case.enrolled_on is not None:
        found.append((case.enrolled_on, "inskriven", False))
    signed = snapshots.first_plan(session, case.id)
    if signed is not None:
        found.append((signed, "plan", True))
    plan = db.plans.current(case.id)
    if plan is not None:
        starts = {one.starts_on for one in db.measures.of(plan.id) if one.starts_on is not None}
        found += [(day, "insats", False) for day in starts if signed is None or day > signed]
    moves = [one.started_on for one in db.schoolings.of(case.pupil_id)[:-1] if one.started_on is not None]
    found += [(day, "byte", False) for day in moves]
    for one in db.attendance_snapshots.of(case.id):
        if one.moment in _OF_SNAPSHOT and one.replaces is None:
            found.append((one.anchor_on, _OF_SNAPSHOT[one.moment], False))
    if case.closed_on is not None and not any(word == "avslut" for _, word, _ in found):
        found.append((case.closed_on, "avslut", False))
    places = {one.week.monday: place for place, one in enumerate(columns)}
    placed = [
        CurveMark(places[monday_of(day)], word, is_plan)
        for day, word, is_plan in sorted(found)
        if monday_of(day) in places
    ]
    return list(dict.fromkeys(placed))


def _bands(periods: Sequence[AttendancePeriod], columns: Sequence[WeekColumn]) -> list[Band]:
    found = []
    for one in periods:
        its = shares([one])
        inside = [
            place
            for place, column in enumerate(columns)
            if monday_of(one.first_on) <= column.week.monday <= one.last_on
        ]
        if its is not None and inside:
            found.append(Band(inside[0], inside[-1], its.present))
    return found
