"""A pupil who comes back: the earlier cases, and whether what came along from them has been said to be right still.

Pupil, network and schools are rows of the pupil and stand in the new case as they are; nothing else is carried over.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from db.clock import day_of
from db.log.chain import Wanted
from db.records import Case
from db.records.events import LogEvent
from desktop.session.session import Session

_CHANGES: tuple[LogEvent, ...] = (
    *("pupil_created", "pupil_changed", "contact_saved"),
    *("school_changed", "schooling_saved"),
)


def asks_again(case: Case) -> bool:
    """Tell whether *Stämmer det fortfarande?* is still to be answered in a case."""
    return case.continues is not None and case.status == "open" and case.reviewed_on is None


def say_right(session: Session, case_id: str) -> Case:
    """Keep that what came along has been gone through today."""
    case = session.db.cases.get(case_id)
    with session.change("cases", event="case_reviewed", subject_id=case_id) as db:
        return db.cases.put(replace(case, reviewed_on=session.today()))


def earlier_cases(session: Session, case_id: str) -> list[Case]:
    """Return the pupil's other cases that are closed, the latest first."""
    case = session.db.cases.get(case_id)
    return [one for one in session.db.cases.of(case.pupil_id) if one.id != case_id and one.status == "closed"]


def last_changed(session: Session, pupil_id: str) -> dict[str, date]:
    """Return by id the day the pupil, each person and each schooling was last written, as far as the log tells.

    What was written together with the pupil, and never since, has that day.
    """
    found: dict[str, date] = {}
    for row in session.log.find(Wanted(events=_CHANGES, ids=(pupil_id,))):
        day = day_of(datetime.fromisoformat(row.utc))
        found.setdefault(row.object_id, day)
        if row.tells_of("pupil_created"):
            ids = [one.id for one in session.db.contacts.of(pupil_id)]
            for id in ids + [one.id for one in session.db.schoolings.of(pupil_id)]:
                found.setdefault(id, day)
    return found
