"""Taking an import back whole, and taking that back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from db.clock import now
from db.records import AttendanceSource
from db.tables.database import Database
from desktop.attendance.keeping import Row, as_it_was, drop, earlier, find, kind_of, table_of
from desktop.attendance_files.taking import TABLES
from desktop.session.session import Session


@dataclass(frozen=True)
class Undone:
    """What taking an import back came to. `left` are rows that something later has changed: they stay."""

    source: AttendanceSource
    given_back: int
    left: tuple[Row, ...]


def last_import(db: Database, pupil_id: str) -> AttendanceSource | None:
    """Return the latest import of the pupil that can be taken back, or the taking back that can be."""
    every = [one for one in db.attendance_sources.of(pupil_id) if one.kind in ("fil", "klistra", "angrad")]
    latest = max(every, key=lambda one: one.read_at, default=None)
    return None if latest is None or latest.undone_at is not None else latest


def in_effect(db: Database, source: AttendanceSource) -> AttendanceSource:
    """Return what a source stands for: taking back a taking back is the import once more."""
    while source.kind == "angrad" and source.undoes:
        target = db.attendance_sources.get(source.undoes)
        if target.kind != "angrad" or not target.undoes:
            return source
        source = db.attendance_sources.get(target.undoes)
    return source


def undo(session: Session, case_id: str, source_id: str) -> Undone:
    """Take an import back, or a taking back: each row gets its version before it, or goes if there was none.

    Rows that something later has changed are left. Snapshots stay as they were taken.
    """
    asked = session.db.attendance_sources.get(source_id)
    undone = in_effect(session.db, asked)
    with session.change(*TABLES, event="attendance_undone", subject_id=case_id) as db:
        source = AttendanceSource(
            pupil_id=undone.pupil_id,
            kind="angrad",
            system=undone.system,
            read_by=session.worker.name,
            undoes=asked.id if asked.kind != "angrad" else undone.id,
        )
        db.attendance_sources.add(source)
        is_again = undone.kind == "angrad"
        given_back, left = (_put_again if is_again else _give_back)(db, undone, source.id)
        db.attendance_sources.put(replace(asked, undone_at=now()))
        if asked.id != undone.id:
            db.attendance_sources.put(replace(undone, undone_at=now()))
        elif is_again and undone.undoes:
            target = db.attendance_sources.get(undone.undoes)
            db.attendance_sources.put(replace(target, undone_at=None))
    return Undone(source, given_back, tuple(left))


def _give_back(db: Database, undone: AttendanceSource, by: str) -> tuple[int, list[Row]]:
    """Give the rows whose current value comes from an import what they were before it."""
    every = sorted(db.attendance_earlier.of(undone.pupil_id), key=lambda one: one.replaced_at)
    before = {one.row_id: one for one in every if one.replaced_by == undone.id}
    written = {one.row_id: one.kind for one in every if one.source_id == undone.id}
    current = {row.id: row for row in _rows_from(db, undone)}
    for row in current.values():
        if row.id in before:
            db.attendance_earlier.add(earlier(row, by))
            table_of(db, kind_of(row)).put(as_it_was(before[row.id]))
        else:
            drop(db, row, by)
    left = [table_of(db, kind).find(row_id) for row_id, kind in written.items() if row_id not in current]
    return len(current), [row for row in left if row is not None]


def _put_again(db: Database, undone: AttendanceSource, by: str) -> tuple[int, list[Row]]:
    """Put again what a taking back replaced or took away, where nothing later stands."""
    every = sorted(db.attendance_earlier.of(undone.pupil_id), key=lambda one: one.replaced_at)
    given_back, left = 0, []
    for one in (one for one in every if one.replaced_by == undone.id):
        row = as_it_was(one)
        current = find(db, row)
        since = every[every.index(one) + 1 :]
        if current is None:
            table_of(db, one.kind).add(row)
        elif current.id == row.id and not any(later.row_id == row.id for later in since):
            db.attendance_earlier.add(earlier(current, by))
            table_of(db, one.kind).put(row)
        else:
            left.append(current)
            continue
        given_back += 1
    return given_back, left


def _rows_from(db: Database, source: AttendanceSource) -> list[Row]:
    """Return the rows whose current value comes from a source."""
    tables = (db.attendance_weeks, db.attendance_periods, db.attendance_lessons)
    return [row for table in tables for row in table.of(source.pupil_id) if row.source_id == source.id]
