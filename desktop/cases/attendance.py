"""School attendance, a week at a time, as the school has told it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from db.records import AttendanceWeek
from desktop.errors import UserError
from desktop.session.session import Session


def save_weeks(session: Session, case_id: str, weeks: Iterable[AttendanceWeek]) -> None:
    """Write weeks of the case's pupil; one that is there already gets the new figures.

    Raises `UserError` when the shares of a week with school are more than the whole, or less than nothing.
    """
    new = list(weeks)
    for week in new:
        shares = (week.present, week.excused, week.unexcused)
        if min(shares) < 0 or sum(shares) > 100:
            raise UserError(
                f"Vecka {week.week} stämmer inte",
                "Närvaro, giltig och ogiltig frånvaro är tillsammans högst 100 procent.",
                "Inget har ändrats.",
                "Skriv om veckan.",
            )
    with session.change("attendance_weeks", event="attendance_saved", subject_id=case_id) as db:
        pupil_id = db.cases.get(case_id).pupil_id
        known = {(week.year, week.week): week.id for week in db.attendance_weeks.of(pupil_id)}
        for week in new:
            kept = known.get((week.year, week.week), week.id)
            db.attendance_weeks.save(replace(week, id=kept, pupil_id=pupil_id))
