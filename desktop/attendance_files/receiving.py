"""Reading in, as one act: the rows, the ground they were received on, and what the school's columns mean."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import get_args

from db.clock import now
from db.records import AttendanceMapping, AttendancePeriod, AttendanceSource, AttendanceWeek
from db.tables.database import Database
from desktop.attendance_files.profiles import Meaning
from desktop.attendance_files.taking import Change, Provenance, take_in
from desktop.attendance_files.words import amount
from desktop.errors import UserError
from desktop.session.session import Session
from desktop.sharing.receiving import OtherGround, may_receive, received
from desktop.sharing.verdicts import Verdict

CATEGORY = "narvaro"


def covered(session: Session, case_id: str, school_id: str | None) -> Verdict:
    """Return whether a consent lets the team receive attendance from the school."""
    return may_receive(session, case_id, school_id, CATEGORY)


def receive(
    session: Session,
    case_id: str,
    school_id: str | None,
    chosen: Sequence[Change],
    provenance: Provenance,
    ground: OtherGround | None,
    mapping: tuple[str, Mapping[str, Meaning]] | None = None,
) -> AttendanceSource:
    """Keep the chosen rows, the row of the log of sharing, and the columns' meaning if it is given with its profile.

    Raises `UserError` when neither a consent nor a ground covers it; nothing has then been kept.
    """
    found = covered(session, case_id, school_id)
    grounds = found if found.is_covered else ground
    if grounds is None or (isinstance(grounds, OtherGround) and not (grounds.kind and grounds.note.strip())):
        raise UserError(
            "Inget samtycke täcker det",
            found.because,
            "Inget har sparats.",
            "Avstå, eller skriv vilken annan grund som finns för att ta emot uppgifterna.",
        )
    school = session.db.schools.get(school_id).name if school_id else ""
    with session.change():
        source = take_in(session, case_id, chosen, provenance)
        rows = [one.row for one in chosen if one.kind != "lika"]
        weeks = sum(isinstance(row, AttendanceWeek) for row in rows)
        periods = sum(isinstance(row, AttendancePeriod) for row in rows)
        if rows:
            received(
                session,
                case_id,
                CATEGORY,
                grounds,
                sender=school,
                what=f"närvaro, {amount(weeks, periods, len(rows) - weeks - periods)}",
                how="Inklistrat" if provenance.kind == "klistra" else "Fil",
            )
        if mapping is not None and school_id:
            remember(session, school_id, *mapping)
    return source


def remember(session: Session, school_id: str, profile: str, meanings: Mapping[str, Meaning]) -> None:
    """Keep what a school's columns mean, by folded heading, for its next file."""
    written = json.dumps(dict(meanings), ensure_ascii=False, sort_keys=True)
    was = next((one for one in session.db.attendance_mappings.of(school_id) if one.profile == profile), None)
    if not meanings or (was is not None and was.mapping == written):
        return
    with session.change("attendance_mappings") as db:
        if was is None:
            db.attendance_mappings.add(
                AttendanceMapping(school_id=school_id, profile=profile, mapping=written)
            )
        else:
            db.attendance_mappings.put(replace(was, mapping=written, saved_at=now()))


def remembered(db: Database, school_id: str | None) -> dict[str, Meaning]:
    """Return what the user has said that a school's columns mean, the latest over the earlier."""
    known: dict[str, Meaning] = {one: one for one in get_args(Meaning)}
    found: dict[str, Meaning] = {}
    for one in reversed(db.attendance_mappings.of(school_id) if school_id else []):
        for head, meaning in json.loads(one.mapping).items():
            if meaning in known:
                found[head] = known[meaning]
    return found
