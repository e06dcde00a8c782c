"""The one table of plausible days: what it says, that the verbs hold it, and that old vaults can be mended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.records import Meeting
from desktop import spans
from desktop.assessment import rounds as assessments
from desktop.cases import cases, intake, tasks
from desktop.consent import acts, versions
from desktop.drafts import unread
from desktop.errors import UserError
from desktop.notes import notes
from desktop.people import contacts
from desktop.plan import verbs as plans
from desktop.session.session import Session
from tests.builders import DAY


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        ("pupil_birth", date(2001, 11, 24), DAY),
        ("guardian_birth", date(1916, 11, 24), date(2011, 11, 24)),
        ("note", date(2023, 11, 24), DAY),
        ("meeting", date(2025, 11, 24), date(2028, 11, 24)),
        ("follow_up", DAY, date(2027, 11, 24)),
        ("closing", date(2021, 11, 24), DAY),
    ],
)
def test_the_table_says_what_was_decided(kind: spans.DayKind, first: date, last: date) -> None:
    held = spans.span(kind, DAY)
    assert (held.first, held.last) == (first, last)
    assert held.holds(first)
    assert held.holds(last)
    for outside in (first - timedelta(days=1), last + timedelta(days=1)):
        assert not held.holds(outside)
        with pytest.raises(UserError) as refused:
            spans.hold(kind, outside, DAY)
        assert refused.value.do.startswith("Skriv en dag från")


def test_a_leap_day_has_a_span_too() -> None:
    assert spans.span("note", date(2028, 2, 29)).first == date(2025, 2, 28)


def _pupil(session: Session, case_id: str) -> object:
    pupil = session.db.pupils.get(session.db.cases.get(case_id).pupil_id)
    return intake.change_pupil(session, replace(pupil, birth_date=date(1306, 6, 14)))


def _note(session: Session, case_id: str) -> object:
    note = notes.begin_note(session, case_id)
    return notes.save_note(session, replace(note, event_on=DAY + timedelta(days=1)))


def _meeting(session: Session, case_id: str) -> object:
    return tasks.plan_meeting(session, Meeting(held_on=date(2206, 12, 1), title="Möte", case_id=case_id))


def _task(session: Session, case_id: str) -> object:
    return tasks.add_task(session, "Ring", date(2206, 12, 1), case_id)


def _case(session: Session, case_id: str) -> object:
    return cases.change_case(session, replace(session.db.cases.get(case_id), enrolled_on=date(1306, 6, 14)))


def _closing(session: Session, case_id: str) -> object:
    return cases.close_case(session, case_id, "mal_natt", on=DAY + timedelta(days=1))


def _contact(session: Session, case_id: str) -> object:
    guardian = session.db.contacts.guardians(session.db.cases.get(case_id).pupil_id)[0]
    return contacts.save_contact(session, replace(guardian, custody_checked_on=DAY + timedelta(days=1)))


def _school(session: Session, case_id: str) -> object:
    going = session.db.schoolings.current(session.db.cases.get(case_id).pupil_id)
    assert going is not None
    return contacts.change_schooling(session, replace(going, started_on=date(202, 8, 18)))


def _plan(session: Session, case_id: str) -> object:
    plan = plans.start_plan(session, case_id)
    return plans.save_fields(session, plan.id, next_on=DAY + timedelta(days=400))


def _goal(session: Session, case_id: str) -> object:
    goal = plans.add_goal(session, plans.start_plan(session, case_id).id, "Jag går till skolan")
    return plans.save_part(session, goal, due_on=date(2206, 1, 1))


def _consent(session: Session, case_id: str) -> object:
    consent = versions.start_consent(session, case_id)
    return versions.save_consent(session, replace(consent, information_given_on=date(1306, 6, 14)))


def _stance(session: Session, case_id: str) -> object:
    consent = versions.start_consent(session, case_id)
    return acts.note_stance(session, consent, "ja", DAY + timedelta(days=1))


def _document(session: Session, case_id: str) -> object:
    row = assessments.document_rows(session, case_id)[0]
    from db.records import CaseDocument

    document = CaseDocument(case_id=case_id, kind=row.kind, status="begard", requested_on=date(2206, 1, 1))
    return assessments.save_document(session, document)


@pytest.mark.parametrize(
    "act",
    [
        _pupil,
        _note,
        _meeting,
        _task,
        _case,
        _closing,
        _contact,
        _school,
        _plan,
        _goal,
        _consent,
        _stance,
        _document,
    ],
)
def test_no_verb_stores_a_day_that_cannot_be_meant(
    session: Session, case_id: str, act: Callable[[Session, str], object]
) -> None:
    with pytest.raises(UserError) as refused:
        act(session, case_id)
    assert refused.value.title == "Dagen stämmer inte"
    assert refused.value.do.startswith("Skriv en dag från")


def test_a_birthday_that_was_wrong_already_stays_until_it_is_mended(session: Session, case_id: str) -> None:
    pupil = session.db.pupils.get(session.db.cases.get(case_id).pupil_id)
    with session.change("pupils") as db:
        old = db.pupils.put(replace(pupil, birth_date=date(1306, 6, 14)))
    kept = intake.change_pupil(session, replace(old, phone="070-174 06 05"))
    assert kept.birth_date == date(1306, 6, 14)
    assert intake.change_pupil(session, replace(kept, birth_date=date(2013, 6, 14))).birth_date
    with pytest.raises(UserError):
        intake.change_pupil(session, replace(kept, birth_date=date(1307, 6, 14)))


def test_a_case_is_not_closed_over_a_day_nobody_can_read(session: Session, case_id: str) -> None:
    name = unread.form(case_id, "plan", "p1")
    unread.keep(session, name, {"next_on:": "efter jul"})
    with pytest.raises(UserError) as refused:
        cases.close_case(session, case_id, "mal_natt")
    assert "”efter jul” i planen" in refused.value.what
    unread.keep(session, name, {})
    assert unread.kept(session, name) == {}
    assert cases.close_case(session, case_id, "mal_natt").closed_on == DAY
