"""Who works here, the schools with their people, and what belongs to no pupil."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from db.records import CalendarSpan, Meeting, School, SchoolContact
from desktop.attendance.calendars import take_in
from desktop.cases.tasks import add_task
from desktop.demo.journal import plan_meeting_at
from desktop.demo.story import Act, Told, without
from desktop.notes.notes import mark_transferred
from desktop.people.schools import save_school, save_school_contact
from desktop.session.here import be_at_school
from desktop.session.session import Session
from desktop.session.settings import save_office, save_worker


def settle(session: Session, told: Told) -> None:
    """Write who the worker is and where; what the user has written already stays."""
    if not session.worker.name:
        save_worker(session, **told["worker"])
    if not session.office.municipality:
        save_office(session, **told["office"])


def open_schools(session: Session, told: Told) -> dict[str, School]:
    """Store the schools with their people; return them by the short names the stories use."""
    schools = {}
    for table in told["school"]:
        school = save_school(session, School(**without(table, "key", "contact", "calendar")))
        schools[table["key"]] = school
        for contact in table["contact"]:
            save_school_contact(session, SchoolContact(school_id=school.id, **contact))
        _open_year(session, school.id, table.get("calendar", ()))
    return schools


def _open_year(session: Session, school_id: str, told: Iterable[Told]) -> None:
    """Store the terms, breaks and study days of a school; the moved days of a week still lie in it."""
    take_in(session, school_id, [CalendarSpan(school_id=school_id, **one) for one in told])


def acts(session: Session, told: Told, schools: Mapping[str, School]) -> Iterator[Act]:
    """Tell the meetings and tasks without a pupil, and the days when notes were carried over."""
    for table in told["meeting"]:
        school = schools.get(table.get("school", ""))
        meeting = Meeting(**without(table, "at", "school"), school_id=school.id if school else None)
        yield plan_meeting_at(session, table["at"], meeting)
    for table in told["task"]:
        what = partial(add_task, session, table["what"], table.get("due_on"), icon=table["icon"])
        yield table["at"], what
    for moment in told["transferred"]:
        yield moment, partial(_carry_over, session)


def choose_school(session: Session, told: Told, schools: Mapping[str, School]) -> None:
    """Let the day begin at the school where most of it is spent."""
    be_at_school(session, schools[told["school_of_the_day"]].id)


def _carry_over(session: Session) -> None:
    """Carry every signed note over to the municipality's own system, as once a week."""
    for note in session.db.notes.select("WHERE status = 'signed' AND transferred_at IS NULL"):
        mark_transferred(session, note)
