"""Opening and closing cases: numbers in a row, emblems apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from db.records import Case, School
from desktop.cases import cases
from desktop.errors import UserError
from desktop.session.session import Session
from tests.builders import DAY, a_case, a_pupil, a_school, a_schooling


def opened(session: Session, school: School | None = None, on: date = DAY) -> Case:
    """Create a pupil, at a school if given, and open a case."""
    pupil = a_pupil()
    with session.change("pupils") as db:
        db.pupils.add(pupil)
        if school is not None:
            db.schools.save(school)
            db.schoolings.add(a_schooling(pupil.id, school.id))
    case = a_case(pupil.id, opened_on=on)
    return cases.open_case(session, case, school.id if school else "")


def test_numbers_run_within_the_year(session: Session) -> None:
    assert [opened(session).number for _ in range(2)] == ["26-001", "26-002"]
    assert opened(session, on=date(2027, 1, 4)).number == "27-001"
    assert opened(session).number == "26-003"


def test_a_new_case_stands_in_its_first_step(session: Session) -> None:
    case = opened(session)
    first = session.db.case_steps.of(case.id)[0]
    assert (first.status, first.started_on) == ("pagar", DAY)
    assert len(session.db.step_changes.of(case.id)) == 1


def test_forty_open_cases_have_forty_emblems(session: Session) -> None:
    found = [opened(session) for _ in range(40)]
    assert len({(case.emblem_colour, case.emblem_pattern) for case in found}) == 40
    assert {case.emblem_colour for case in found} == set(range(8))
    assert opened(session).number == "26-041"


def test_cases_at_one_school_have_different_colours_while_it_can_be_helped(session: Session) -> None:
    school = a_school()
    found = [opened(session, school) for _ in range(8)]
    assert len({case.emblem_colour for case in found}) == 8
    ninth = opened(session, school)
    pairs = {(case.emblem_colour, case.emblem_pattern) for case in found}
    assert (ninth.emblem_colour, ninth.emblem_pattern) not in pairs


def test_a_closed_case_gives_its_emblem_back(session: Session) -> None:
    case = opened(session)
    cases.close_case(session, case.id, "mal_nadda")
    again = opened(session)
    assert (again.emblem_colour, again.emblem_pattern) == (case.emblem_colour, case.emblem_pattern)


def test_closing_takes_a_reason_and_can_be_taken_back(session: Session) -> None:
    case = opened(session)
    with pytest.raises(UserError):
        cases.close_case(session, case.id, "")
    closed = cases.close_case(session, case.id, "mal_nadda", "Skolan tar över.")
    assert (closed.status, closed.closed_on) == ("closed", DAY)
    with pytest.raises(UserError, match="redan avslutat"):
        cases.close_case(session, case.id, "mal_nadda")
    assert session.db.cases.get(case.id).closure_reason == "mal_nadda"


def test_a_share_of_absence_lies_between_nothing_and_all(session: Session) -> None:
    case = opened(session)
    with pytest.raises(UserError):
        cases.change_case(session, replace(case, absence_percent=101))
    assert cases.change_case(session, replace(case, absence_percent=100)).absence_percent == 100


def test_the_log_tells_of_the_case_by_its_id_alone(session: Session) -> None:
    case = opened(session)
    row = session.log.rows()[0]
    assert (row.event, row.subject_id, row.detail) == ("case_created", case.id, "")
