"""Rows of attendance kept in the vault: never twice, and what was replaced is kept as it was.

The three kinds of row are kept alike, so that what an import writes can be taken back whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from db.records import AttendanceEarlier, AttendanceLesson, AttendancePeriod, AttendanceWeek
from db.records.states import AttendanceUnit, RowKind
from db.store.codec import columns, maker, to_row
from db.tables.database import Database
from db.tables.table import Table
from desktop.attendance.entry import Part, RefusedError, filled, hold_beside
from desktop.attendance.snapshots import take_at_start
from desktop.attendance.sources import by_hand
from desktop.errors import UserError
from desktop.session.session import Session

Row = AttendanceWeek | AttendancePeriod | AttendanceLesson
TABLES = ("attendance_sources", "attendance_weeks", "attendance_earlier")
ALTERED = "andrad"
"""The mark of a week that came from a file and was changed by hand."""

_RECORDS: dict[RowKind, type[Any]] = {
    "vecka": AttendanceWeek,
    "period": AttendancePeriod,
    "lektion": AttendanceLesson,
}
_KEYS: dict[RowKind, tuple[str, ...]] = {
    "vecka": ("pupil_id", "year", "week", "school_id"),
    "period": ("pupil_id", "first_on", "last_on", "school_id"),
    "lektion": ("pupil_id", "held_on", "starts_at", "subject"),
}
_NOT_COMPARED = frozenset({"id", "source_id", "created_at", "marks"})


def save_weeks(
    session: Session,
    case_id: str,
    weeks: Iterable[AttendanceWeek],
    told_by: str = "",
    told_on: date | None = None,
) -> list[AttendanceWeek]:
    """Keep weeks of the case's pupil that somebody has typed; one that is there gets the new figures.

    Raises `UserError` when the parts of a week are not its offered time; then nothing has been changed.
    """
    new = list(weeks)
    for week in new:
        _hold(week)
    case = session.db.cases.get(case_id)
    with session.change(*TABLES, event="attendance_saved", subject_id=case_id) as db:
        source = by_hand(db, case.pupil_id, session.worker.name, told_by, told_on)
        read = {one.id for one in db.attendance_sources.of(case.pupil_id) if one.kind in ("fil", "klistra")}
        there = {(row.year, row.week, row.school_id): row for row in db.attendance_weeks.of(case.pupil_id)}
        kept = []
        for week in new:
            row = replace(week, pupil_id=case.pupil_id, source_id=source.id)
            was = there.get((row.year, row.week, row.school_id))
            if was is not None and (was.source_id in read or ALTERED in was.marks.split()):
                row = replace(row, marks=with_mark(row.marks, ALTERED))
            kept.append(replaced(db, was, row))
        take_at_start(session, case)
    return [row for row in kept if isinstance(row, AttendanceWeek)]


def remove_week(session: Session, case_id: str, week_id: str) -> None:
    """Take a week away; what it was stays among the earlier versions."""
    case = session.db.cases.get(case_id)
    with session.change(*TABLES, event="attendance_removed", subject_id=case_id) as db:
        source = by_hand(db, case.pupil_id, session.worker.name)
        drop(db, db.attendance_weeks.get(week_id), source.id)


def find(db: Database, row: Row) -> Row | None:
    """Return the kept row with the same key as this one, or None."""
    names = _KEYS[kind_of(row)]
    where = " AND ".join(f"{name} IS ?" for name in names)
    found = table_of(db, kind_of(row)).first(f"WHERE {where}", *(getattr(row, name) for name in names))
    return found if isinstance(found, Row) else None


def keep(db: Database, row: Row) -> Row:
    """Write a row, in a change of its table and `attendance_earlier`, and return it as it is kept.

    One of the same key is replaced and kept as it was; one that says the same is not written again.
    """
    return replaced(db, find(db, row), row)


def replaced(db: Database, was: Row | None, row: Row) -> Row:
    """Do what `keep` does, for who has looked up the row that is there."""
    table = table_of(db, kind_of(row))
    if was is None:
        table.add(row)
        return row
    if says(was) == says(row):
        return was
    db.attendance_earlier.add(earlier(was, row.source_id))
    kept = replace(row, id=was.id, created_at=was.created_at)
    table.put(kept)
    return kept


def drop(db: Database, row: Row, replaced_by: str) -> None:
    """Take a row away, in a change of its table and `attendance_earlier`; `replaced_by` is the source of the act."""
    db.attendance_earlier.add(earlier(row, replaced_by))
    table_of(db, kind_of(row)).remove(row.id)


def earlier(row: Row, replaced_by: str) -> AttendanceEarlier:
    """Return what is kept of a row that something replaces."""
    was = dict(zip(columns(type(row)), to_row(row), strict=True))
    return AttendanceEarlier(
        pupil_id=row.pupil_id,
        kind=kind_of(row),
        row_id=row.id,
        source_id=row.source_id,
        replaced_by=replaced_by,
        was=json.dumps(was, ensure_ascii=False, sort_keys=True),
    )


def as_it_was(one: AttendanceEarlier) -> Row:
    """Return the row that an earlier version was."""
    kind = _RECORDS[one.kind]
    values = json.loads(one.was)
    row = maker(kind)(tuple(values[name] for name in columns(kind)))
    if not isinstance(row, Row):
        raise TypeError(one.kind)
    return row


def says(row: Row) -> dict[str, Any]:
    """Return what a row says, without who wrote it and when."""
    return {name: getattr(row, name) for name in columns(type(row)) if name not in _NOT_COMPARED}


def kind_of(row: Row) -> RowKind:
    """Return what a row is about."""
    if isinstance(row, AttendanceWeek):
        return "vecka"
    return "period" if isinstance(row, AttendancePeriod) else "lektion"


def table_of(db: Database, kind: RowKind) -> Table[Any]:
    """Return the table of a kind of row."""
    tables: dict[RowKind, Table[Any]] = {
        "vecka": db.attendance_weeks,
        "period": db.attendance_periods,
        "lektion": db.attendance_lessons,
    }
    return tables[kind]


def with_mark(marks: str, mark: str) -> str:
    """Return marks with one more, each once."""
    return " ".join(dict.fromkeys([*marks.split(), mark]))


def _hold(row: AttendanceWeek) -> None:
    name = f"Vecka {row.week}"
    parts: dict[Part, int | None] = {
        "offered": row.offered,
        "present": row.present,
        "excused": row.excused,
        "unexcused": row.unexcused,
        "unknown": row.unknown,
        "unregistered": row.unregistered,
    }
    inside = row.excused + row.unexcused if row.unit == "minuter" else row.present
    try:
        whole = filled(name, parts)
        hold_beside(name, offered=whole["offered"], late=row.late, full_time=row.full_time, inside=inside)
    except RefusedError as error:
        raise UserError(
            f"{name} stämmer inte", str(error), "Inget har ändrats.", "Ändra något av talen."
        ) from error


def choose_unit(session: Session, pupil_id: str, unit: AttendanceUnit) -> None:
    """Remember what a pupil's attendance is counted in; weeks that are kept stay in their own unit."""
    pupil = session.db.pupils.get(pupil_id)
    if pupil.attendance_unit != unit:
        with session.change("pupils", event="pupil_changed", subject_id=pupil_id) as db:
            db.pupils.put(replace(pupil, attendance_unit=unit))
