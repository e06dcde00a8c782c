"""The pupil, the family, the school and the steps of the case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from db.clock import day_of
from db.records import GUARDIAN_ROLES, AttendanceWeek, Case, Contact, Pupil, Schooling
from desktop.attendance.keeping import save_weeks
from desktop.cases.cases import change_case, open_case
from desktop.cases.intake import Registration, register
from desktop.cases.steps import set_status
from desktop.demo.story import Act, Story, Told, on_day, without
from desktop.people import identity
from desktop.people.contacts import change_school, save_contact
from desktop.people.siblings import link_siblings

BREAK = "lov"


def acts(story: Story) -> Iterator[Act]:
    """Tell how the pupil came, who they are, how the case has gone and how the weeks at school were."""
    told = story.told
    if "earlier" in told:
        yield from _earlier(story, told["earlier"])
    else:
        yield told["case"]["at"], partial(_take_in, story, told["case"])
    for table in story.all("contact"):
        if "at" in table:
            yield table["at"], partial(_add_contact, story, table)
    for table in story.all("schooling")[1:]:
        yield table["at"], partial(_change_school, story, table)
    for table in story.all("case_change"):
        yield table["at"], partial(_change_case, story, table)
    for table in story.all("step"):
        yield table["at"], partial(_set_step, story, table)
    if "sibling" in told:
        yield told["sibling"]["at"], partial(_link_sibling, story, told["sibling"])
    if "weeks" in told:
        yield told["weeks"]["at"], partial(_write_weeks, story, told["weeks"])


def _earlier(story: Story, told: Told) -> Iterator[Act]:
    """Tell of a case that `[[closing]]` closes, and of the one that was opened after."""
    yield told["at"], partial(_take_in, story, without(told, "step"))
    for table in told.get("step", ()):
        yield table["at"], partial(_set_step, story, table)
    yield story.told["case"]["at"], partial(_open_again, story)


def _take_in(story: Story, case: Told) -> None:
    pupil = _pupil(story)
    guardians = [
        _contact(pupil.id, table)
        for table in story.all("contact")
        if table["role"] in GUARDIAN_ROLES and "at" not in table
    ]
    school = _schooling(story, pupil.id, story.all("schooling")[0])
    new = Registration(pupil=pupil, case=_case(pupil.id, case), schooling=school, guardians=tuple(guardians))
    with on_day(
        story.session, story.calendar.today
    ):  # the file tells at once what came to be known in the first weeks
        story.case_id = register(story.session, new, story.told.get("duplicate_reason", "")).id
        for table in story.all("contact"):
            if table["role"] not in GUARDIAN_ROLES and "at" not in table:
                save_contact(story.session, _contact(pupil.id, table))


def _pupil(story: Story) -> Pupil:
    told = story.told["pupil"]
    found = identity.read(told["identity_number"], story.calendar.today)
    return Pupil(
        **without(told, "identity_number"),
        identity_kind=found.kind,
        identity_number=found.number,
        birth_date=found.birth_date,
    )


def _case(pupil_id: str, told: Told) -> Case:
    return Case(pupil_id=pupil_id, number="", opened_on=day_of(told["at"]), **without(told, "at"))


def _contact(pupil_id: str, told: Told) -> Contact:
    return Contact(pupil_id=pupil_id, **without(told, "at"))


def _schooling(story: Story, pupil_id: str, told: Told) -> Schooling:
    school_id = story.schools[told["school"]].id
    return Schooling(pupil_id=pupil_id, school_id=school_id, **without(told, "at", "school"))


def _open_again(story: Story) -> None:
    school = story.session.db.schoolings.current(story.pupil_id)
    case = replace(_case(story.pupil_id, story.told["case"]), continues=story.case_id)
    with on_day(story.session, story.calendar.today):
        story.case_id = open_case(story.session, case, school.school_id if school else "").id


def _add_contact(story: Story, told: Told) -> None:
    save_contact(story.session, _contact(story.pupil_id, told))


def _change_school(story: Story, told: Told) -> None:
    change_school(story.session, _schooling(story, story.pupil_id, told))


def _change_case(story: Story, told: Told) -> None:
    case = story.session.db.cases.get(story.case_id)
    change_case(story.session, replace(case, **without(told, "at")))


def _link_sibling(story: Story, told: Told) -> None:
    (other,) = story.session.db.pupils.with_number(told["identity_number"])
    link_siblings(story.session, story.pupil_id, other.id)


def _set_step(story: Story, told: Told) -> None:
    set_status(story.session, story.case_id, told["step"], told["status"], told.get("reason", ""))


def _write_weeks(story: Story, told: Told) -> None:
    """Write the weeks before this one, each three shares or `lov`; the last `missing` are not known."""
    rows, missing = told.get("lessons") or told["shares"], told.get("missing", 0)
    weeks = []
    for back, row in zip(range(len(rows) + missing, missing, -1), rows, strict=True):
        year, number = story.calendar.week(back)
        figures = _figures(row, told)
        weeks.append(AttendanceWeek(pupil_id=story.pupil_id, year=year, week=number, **figures))
    save_weeks(story.session, story.case_id, weeks, told["source"])


def _figures(row: Any, told: Told) -> dict[str, Any]:
    """Return a week in lessons: told so (offered, there, with leave, without), in per cent, or *lov*."""
    if row == BREAK:
        return _BREAK
    if "lessons" not in told:
        return _lessons(row, told.get("offered", OFFERED))
    offered, present, excused, unexcused = row
    left = offered - present - excused - unexcused
    return {
        "offered": offered,
        "present": present,
        "excused": excused,
        "unexcused": unexcused,
        "unregistered": left,
        "school_days": min(5, offered // 6),
    }


OFFERED = 30
_BREAK: dict[str, Any] = {"kind": "lov", "offered": 0, "school_days": 0}


def _lessons(shares: list[int], offered: int) -> dict[str, Any]:
    """Return a week in lessons, of its shares in per cent; what they lack of 100 nobody has registered."""
    present, excused = (round(offered * share / 100) for share in shares[:2])
    unexcused = min(round(offered * shares[2] / 100), offered - present - excused)
    left = offered - present - excused - unexcused
    if sum(shares) == 100:
        unexcused, left = unexcused + left, 0
    return {
        "offered": offered,
        "present": present,
        "excused": excused,
        "unexcused": unexcused,
        "unregistered": left,
    }
