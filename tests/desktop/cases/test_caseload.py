"""The list of pupils: in Swedish order, with what is next and what to see to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from db.clock import standing_at
from db.records import STEPS, Case, CaseStep, Meeting
from db.records.states import StepStatus
from desktop.cases import caseload
from desktop.cases.caseload import ListRow
from desktop.session.session import Session
from tests.builders import (
    DAY,
    a_case,
    a_consent,
    a_note,
    a_plan,
    a_pupil,
    a_school,
    a_schooling,
    a_signatory,
    a_task,
    at_hour,
)


def put(session: Session, name: str = "Amina Warsame", number: str = "26-001", **case: Any) -> Case:
    """Store a pupil in 7B at Björkbacka and a case."""
    first, _, last = name.partition(" ")
    pupil = a_pupil(first_names=first, last_name=last, birth_date=case.pop("birth_date", date(2013, 1, 3)))
    made = a_case(pupil.id, number=number, **{"last_contact_on": DAY, **case})
    with session.change("cases") as db:
        school = next(iter(db.schools.current()), None) or db.schools.add(a_school())
        db.pupils.add(pupil)
        db.schoolings.add(a_schooling(pupil.id, school.id))
        db.cases.add(made)
    return made


def only(session: Session) -> ListRow:
    (row,) = caseload.rows(session)
    return row


def test_rows_come_in_swedish_order(session: Session) -> None:
    for place, name in enumerate(["Örjan Ek", "Zahra Ahmadi", "Åsa Berg", "ali Karimi", "Émile Roy"]):
        put(session, name, f"26-00{place}")
    names = [row.name for row in caseload.rows(session)]
    assert names == ["ali Karimi", "Émile Roy", "Zahra Ahmadi", "Åsa Berg", "Örjan Ek"]


def test_a_bare_case_says_what_it_can(session: Session) -> None:
    put(session)
    row = only(session)
    assert (row.class_name, row.facts.school, row.step_name) == ("7B", "Björkbacka skola", "Aktualisering")
    assert (row.consent, row.next_text, row.contact_text, row.see_to) == ("missing", "", "i dag", "")


def test_the_next_meeting_is_told_with_its_hour_only_when_near(session: Session) -> None:
    case = put(session)
    with session.change("meetings") as db:
        meeting = db.meetings.add(Meeting(case_id=case.id, held_on=DAY, starts_at="10:30", title="Samtal"))
    with standing_at(at_hour(9)):
        assert only(session).next_text == "i dag 10.30"
    with standing_at(at_hour(11)):
        assert only(session).next_text == ""
    with session.change("meetings") as db:
        db.meetings.put(replace(meeting, held_on=date(2026, 12, 1)))
    assert only(session).next_text == "tis 1 dec"
    with session.change("meetings") as db:
        db.meetings.put(replace(meeting, held_on=date(2027, 1, 20)))
    assert only(session).next_text == "v. 3"


def test_a_passed_follow_up_is_late(session: Session) -> None:
    case = put(session)
    with session.change("plans") as db:
        db.plans.add(a_plan(case.id, status="signed", next_on=date(2026, 11, 20)))
    row = only(session)
    assert (row.see_to, row.is_late, row.next_text) == ("1 försenad", True, "var fre 20 nov")
    assert "late" in row.lists()
    assert "no_plan" not in row.lists()


def test_overdue_tasks_come_before_drafts_and_birthdays(session: Session) -> None:
    case = put(session, birth_date=date(2011, 12, 10))
    assert only(session).see_to == "Fyller 15"
    with session.change("notes") as db:
        db.notes.add(a_note(case.id))
    assert only(session).see_to == "1 utkast"
    with session.change("tasks") as db:
        db.tasks.add(a_task(case_id=case.id, due_on=date(2026, 11, 23)))
        db.tasks.add(a_task(case_id=case.id, due_on=date(2026, 11, 1)))
    row = only(session)
    assert (row.see_to, row.is_late, "late" in row.lists()) == ("2 försenade", True, False)


def test_a_consent_that_runs_out_says_when(session: Session) -> None:
    case = put(session)
    consent = a_consent(case.id, stage="printed", valid_until=date(2026, 11, 26))
    with session.change("consents") as db:
        db.consents.add(consent)
        db.signatories.add(a_signatory(consent.id, kind="papper", signed_on=date(2026, 9, 9)))
    row = only(session)
    assert (row.consent, row.see_to) == ("expiring", "Går ut 26 nov")
    assert "consent" in row.lists()


def test_the_municipality_says_how_long_before_a_consent_runs_out(
    session: Session, municipal_rules: Callable[[str], None]
) -> None:
    case = put(session)
    consent = a_consent(case.id, stage="printed", valid_until=DAY + timedelta(days=7))
    with session.change("consents") as db:
        db.consents.add(consent)
        db.signatories.add(a_signatory(consent.id, kind="papper", signed_on=date(2026, 9, 9)))
    assert only(session).consent == "expiring"
    municipal_rules("[samtycke]\npaminn_dagar = 6\n")
    row = only(session)
    assert (row.consent, row.see_to, "consent" in row.lists()) == ("active", "", False)


def test_a_birthday_is_told_as_long_before_as_a_consent(
    session: Session, municipal_rules: Callable[[str], None]
) -> None:
    put(session, birth_date=date(2012, 1, 3))
    assert only(session).see_to == ""
    municipal_rules("[samtycke]\npaminn_dagar = 40\n")
    assert only(session).see_to == "Fyller 15"


def test_the_age_at_which_the_municipality_lets_the_pupil_sign_is_told(
    session: Session, municipal_rules: Callable[[str], None]
) -> None:
    put(session, birth_date=date(2013, 12, 3))
    assert only(session).see_to == ""
    municipal_rules("[samtycke]\nelevens_rad_fran = 13\n")
    assert only(session).see_to == "Fyller 13"


@pytest.mark.parametrize(("days", "is_silent"), [(14, False), (15, True)])
def test_fourteen_days_without_contact_are_counted_from_the_last(
    session: Session, days: int, is_silent: bool
) -> None:
    put(session, last_contact_on=DAY - timedelta(days=days))
    assert ("silent" in only(session).lists()) is is_silent


def test_a_case_never_contacted_is_silent_from_its_opening(session: Session) -> None:
    put(session, last_contact_on=None, opened_on=DAY - timedelta(days=15))
    assert only(session).is_silent


def test_the_step_is_the_furthest_that_goes_on(session: Session) -> None:
    case = put(session)
    with session.change("case_steps") as db:
        db.case_steps.add(CaseStep(case_id=case.id, step="aktualisering", status="klar"))
        db.case_steps.add(CaseStep(case_id=case.id, step="genomforande", status="pagar"))
    assert (only(session).step, only(session).step_name) == (4, "Genomförande")


def test_closed_cases_stand_in_their_own_list(session: Session) -> None:
    put(session)
    put(session, "Zahra Ahmadi", "26-002", status="closed", closed_on=DAY)
    assert [row.name for row in caseload.rows(session)] == ["Amina Warsame"]
    closed = caseload.rows(session, "closed")
    assert [row.name for row in caseload.pick(closed, "closed")] == ["Zahra Ahmadi"]
    assert closed[0].see_to == ""


def test_a_search_takes_name_class_school_and_number(session: Session) -> None:
    put(session, "Wilma Åkerlund", "26-011")
    put(session, "Amina Warsame", "26-014")
    rows = caseload.rows(session)
    for query in ("akerl", "26-011", "wil 7b", "björkb åker"):
        assert [row.name for row in caseload.pick(rows, query=query)] == ["Wilma Åkerlund"], query
    assert len(caseload.pick(rows, query=" ")) == 2
    assert caseload.pick(rows, school_id="another") == []
    assert caseload.counts(rows)["no_plan"] == 2


@pytest.mark.parametrize(
    ("statuses", "step"),
    [
        (["klar", "pagar", "pagar", *["kommande"] * 5], 2),
        (["klar", "klar_med_luckor", *["kommande"] * 6], 2),
        (["pagar", "klar", "overhoppad", *["kommande"] * 5], 0),
        (["kommande"] * 8, 0),
        (["klar"] * 8, 7),
    ],
)
def test_a_case_stands_in_the_last_step_that_goes_on_else_after_the_last_done(
    session: Session, statuses: list[StepStatus], step: int
) -> None:
    case = put(session)
    with session.change("case_steps") as db:
        for name, status in zip(STEPS, statuses, strict=True):
            db.case_steps.save(CaseStep(case_id=case.id, step=name, status=status))
    assert only(session).step == step


@pytest.mark.parametrize(
    ("first", "last", "born", "is_near"),
    [
        ("2026-11-22", "2026-12-22", "2014-12-22", True),
        ("2026-11-22", "2026-12-22", "2014-12-23", False),
        ("2026-11-22", "2026-12-22", "2014-11-22", True),
        ("2026-12-20", "2027-01-19", "2012-12-31", True),
        ("2026-12-20", "2027-01-19", "2012-01-01", True),
        ("2026-12-20", "2027-01-19", "2012-01-20", False),
        ("2026-12-20", "2027-01-19", "2012-12-18", False),
        ("2027-03-01", "2027-03-31", "2012-02-29", True),
    ],
)
def test_birthdays_are_found_over_new_year_and_on_leap_days(
    session: Session, first: str, last: str, born: str, *, is_near: bool
) -> None:
    case = put(session, birth_date=date.fromisoformat(born))
    found = session.db.caseload.born_around(date.fromisoformat(first), date.fromisoformat(last))
    assert set(found) == ({case.id} if is_near else set())
