"""Where attendance came from, in words, and the source of what is typed by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from db.clock import day_of
from db.records import AttendanceSource
from db.tables.database import Database
from desktop.attendance.figures import percent
from desktop.dates import MONTHS

HUNDREDTHS = 10_000


def told_of(source: AttendanceSource) -> str:
    """Return where rows came from: *Vklass, läst in 4 september av Karin Lund. Registrerat 93 procent.*"""
    by = f" av {source.read_by}" if source.read_by else ""
    read = day_of(source.read_at)
    when = f"{read.day} {MONTHS[read.month - 1]}"
    if source.kind == "tidigare":
        return source.system or "Skolan"
    if source.kind == "hand":
        who = f", uppgift från {source.told_by}" if source.told_by else ""
        told = f" {source.told_on.day} {MONTHS[source.told_on.month - 1]}" if source.told_on else ""
        return f"Inskrivet för hand{by}{who}{told}."
    verb = {"klistra": "inklistrat", "fil": "läst in", "angrad": "återställt"}[source.kind]
    what = f"{source.system}, {verb}" if source.system else f"{verb[:1].upper()}{verb[1:]}"
    said = f"{what} {when}{by}."
    if source.registered is not None:
        said += f" Registrerat {percent(Fraction(source.registered, HUNDREDTHS))} procent."
    return said


def by_hand(
    db: Database, pupil_id: str, read_by: str, told_by: str = "", told_on: date | None = None
) -> AttendanceSource:
    """Return the source of what somebody types after what one person has told: the one there is, or a new one.

    To be called in a change of `attendance_sources`.
    """
    wanted = AttendanceSource(
        pupil_id=pupil_id, kind="hand", read_by=read_by, told_by=told_by.strip(), told_on=told_on
    )
    for source in db.attendance_sources.of(pupil_id):
        if replace(wanted, id=source.id, read_at=source.read_at, rows_read=source.rows_read) == source:
            return source
    return db.attendance_sources.add(wanted)
