"""Grupp och råd, written and put right: nothing in it is signed, and nothing names a pupil."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Literal

from db.clock import now
from db.ids import new_id
from db.records import GroupActivity, GroupActivitySchool
from db.tables.database import Database
from desktop import spans
from desktop.content import lists
from desktop.errors import UserError
from desktop.groups.naming import NameDoubt, doubts
from desktop.names import clean, clean_lines
from desktop.session.session import Session

LIST = "aktivitet"
CONSULTATION = "konsultation_utan_namn"
MOST_MINUTES = 24 * 60
MOST_PEOPLE = 9999
"""More is a slip of the keyboard."""

Counted = Literal["pupils", "adults", "staff"]
"""The column that the number of a kind is written in."""

_COUNTED: dict[str, Counted] = {"elever": "pupils", "vuxna": "adults", "personal": "staff"}


class NamedError(UserError):
    """What is written looks as if it named somebody. It is kept when the worker says that it does not."""

    def __init__(self, found: list[NameDoubt]) -> None:
        super().__init__(
            "Det ser ut som ett namn",
            "Det som står här ska gå att läsa utan att veta vem det gäller.",
            "Inget är sparat än. Det du har skrivit finns kvar.",
            "Skriv utan, eller öppna elevens journal.",
        )
        self.found = found


def counted(kind: str) -> Counted:
    """Return which of the numbers of a kind is the usual one."""
    return _COUNTED.get(str(lists().item(LIST, kind).extra.get("raknas", "")), "staff")


def has_series(kind: str) -> bool:
    """Return whether the occasions of a kind may belong together."""
    return bool(lists().item(LIST, kind).extra.get("serie", False))


def save_activity(
    session: Session, activity: GroupActivity, school_ids: Iterable[str] = (), *, names_nobody: bool = False
) -> GroupActivity:
    """Write an occasion, new or changed, with its schools.

    Raises `NamedError` when a text looks as if it named somebody and nobody has said that it does not
    (`names_nobody`), and `UserError` for a day or a number that cannot be meant, or when it says nothing.
    """
    was = session.db.group_activities.find(activity.id)
    tidy = replace(
        activity,
        who=clean(activity.who),
        question=clean(activity.question),
        advice=clean_lines(activity.advice),
        updated_at=now(),
        written_by=was.written_by if was else session.worker.name,
        led_to_case_on=was.led_to_case_on if was else None,
    )
    _check(session, tidy, was.held_on if was else None)
    sure = [one for one in doubts(session, tidy.who, tidy.question, tidy.advice) if one.is_sure]
    if sure and not names_nobody:
        raise NamedError(sure)
    with session.change(
        "group_activities", "group_activity_schools", event="activity_saved", object_id=tidy.id
    ) as db:
        _begin_series(db, tidy)
        db.group_activities.save(tidy)
        _put_schools(db, tidy.id, list(dict.fromkeys(school_ids)))
    return tidy


def copied(session: Session, activity: GroupActivity, day: date) -> GroupActivity:
    """Return the same on another day, not stored: the next of its series where its kind has such."""
    again = replace(
        activity, id=new_id(), held_on=day, led_to_case_on=None, advice="", created_at=now(), updated_at=now()
    )
    if not has_series(activity.kind):
        return again
    series = activity.series_id or activity.id
    met = [one.occasion or 0 for one in session.db.group_activities.of_series(series)]
    return replace(again, series_id=series, occasion=max(met, default=activity.occasion or 1) + 1)


def remove_activity(session: Session, activity_id: str) -> None:
    """Take an occasion away, with its schools."""
    with session.change(
        "group_activities", "group_activity_schools", event="activity_removed", object_id=activity_id
    ) as db:
        _put_schools(db, activity_id, [])
        db.group_activities.remove(activity_id)


def note_case(session: Session, activity_id: str, case_id: str, agreed_on: date) -> GroupActivity:
    """Note that advice led to a case, and in the case the day the family said yes to being contacted.

    Nothing of the text goes along, and the row does not know whose case it is: that stands in the access log, so
    that what was written without a name still is read without one. Raises `UserError` for a day that has not been.
    """
    spans.hold("intake", agreed_on, session.today())
    activity, case = session.db.group_activities.get(activity_id), session.db.cases.get(case_id)
    with session.change(
        "group_activities", "cases", event="activity_led_to_case", subject_id=case_id, object_id=activity_id
    ) as db:
        if case.family_asked_on is None:
            db.cases.put(replace(case, family_asked_on=agreed_on))
        return db.group_activities.put(replace(activity, led_to_case_on=session.today()))


def _begin_series(db: Database, activity: GroupActivity) -> None:
    """Let the first of a group know that others follow it."""
    if activity.series_id in ("", activity.id):
        return
    first = db.group_activities.find(activity.series_id)
    if first is not None and not first.series_id:
        db.group_activities.put(replace(first, series_id=first.id, occasion=first.occasion or 1))


def _put_schools(db: Database, activity_id: str, school_ids: list[str]) -> None:
    there = {one.school_id: one.id for one in db.group_activity_schools.of(activity_id)}
    for school_id, row in there.items():
        if school_id not in school_ids:
            db.group_activity_schools.remove(row)
    db.group_activity_schools.add_all(
        GroupActivitySchool(activity_id=activity_id, school_id=one) for one in school_ids if one not in there
    )


def _check(session: Session, activity: GroupActivity, was: date | None) -> None:
    spans.hold("activity", activity.held_on, session.today(), was=was)
    lists().item(LIST, activity.kind)
    if not (activity.who or activity.question):
        raise UserError(
            "Skriv vilka det var, eller om vad",
            "Annars säger raden ingenting.",
            "Inget är sparat än.",
            "Till exempel ”EHT” och ”Ströfrånvaro i en klass”.",
        )
    if activity.minutes is not None and not 0 < activity.minutes <= MOST_MINUTES:
        raise UserError("Tiden stämmer inte", "", "Inget är sparat än.", "Skriv minuter, till exempel 45.")
    numbers = (activity.pupils, activity.adults, activity.staff)
    if any(one is not None and not 0 <= one <= MOST_PEOPLE for one in numbers):
        raise UserError(
            "Antalet stämmer inte", "", "Inget är sparat än.", "Skriv ett antal, till exempel 12."
        )
    place, whole = activity.occasion, activity.occasions
    if (place is not None and place < 1) or (whole is not None and whole < max(place or 1, 1)):
        raise UserError("Träffen stämmer inte", "", "Inget är sparat än.", "Skriv till exempel träff 3 av 6.")
