"""Grupp och råd is written and put right, names nobody, and becomes a case in one explicit step."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from db.records import Case, GroupActivity, School
from desktop.errors import UserError
from desktop.groups.listing import activity_rows, halves, hours, summed
from desktop.groups.writing import NamedError, copied, note_case, remove_activity, save_activity
from desktop.session.session import Session
from tests.builders import DAY


def an_activity(**given: Any) -> GroupActivity:
    told: dict[str, Any] = {"kind": "konsultation_utan_namn", "held_on": DAY, "question": "Hur vi ringer hem"}
    return GroupActivity(**(told | given))


@pytest.fixture
def school(session: Session) -> School:
    with session.change("schools") as db:
        return db.schools.add(School(name="Björkbacka skola"))


def test_an_occasion_is_kept_with_its_schools_and_logged_without_what_it_says(
    session: Session, school: School
) -> None:
    made = save_activity(session, an_activity(who=" EHT ", staff=5, minutes=60), [school.id, school.id])
    (row,) = activity_rows(session, halves(session)[0])
    assert (row.activity, row.schools, row.count) == (made, ("Björkbacka skola",), 5)
    assert (made.who, made.written_by) == ("EHT", session.worker.name)
    logged = session.log.rows(1)[0]
    assert logged.tells_of("activity_saved")
    assert (logged.subject_id, logged.object_id, logged.detail) == ("", made.id, "")
    changed = save_activity(session, replace(made, staff=4, held_on=DAY - timedelta(days=1)))
    (row,) = activity_rows(session, halves(session)[0])
    assert (row.activity, row.schools, row.count) == (changed, (), 4)
    assert session.db.group_activity_schools.of(made.id) == []


def test_what_names_a_known_pupil_waits_until_somebody_says_that_it_does_not(
    session: Session, case: Case
) -> None:
    named = an_activity(advice="Prata med Amina Warsame")
    with pytest.raises(NamedError) as refused:
        save_activity(session, named)
    assert "Warsame" not in refused.value.text()
    assert [one.case_id for one in refused.value.found] == [case.id]
    assert session.db.group_activities.count() == 0
    save_activity(session, named, names_nobody=True)
    assert session.db.group_activities.count() == 1
    save_activity(session, an_activity(question="Amina kommer sent"))
    assert session.db.group_activities.count() == 2


@pytest.mark.parametrize(
    "given",
    [
        {"held_on": DAY + timedelta(days=1)},
        {"held_on": DAY.replace(year=2001)},
        {"question": " ", "who": ""},
        {"minutes": 0},
        {"minutes": 1441},
        {"pupils": -1},
        {"staff": 10000},
        {"occasion": 0},
        {"occasion": 4, "occasions": 3},
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_kept(session: Session, given: dict[str, Any]) -> None:
    with pytest.raises(UserError):
        save_activity(session, an_activity(**given))
    assert session.db.group_activities.count() == 0


def test_a_copied_row_of_a_group_is_its_next_occasion_and_advice_is_only_copied(session: Session) -> None:
    group = save_activity(session, an_activity(kind="gruppinsats_elever", question="Prova-på", occasions=6))
    second = copied(session, group, DAY)
    assert (second.series_id, second.occasion, second.occasions) == (group.id, 2, 6)
    save_activity(session, second)
    first = session.db.group_activities.get(group.id)
    assert (first.series_id, first.occasion) == (group.id, 1)
    assert copied(session, second, DAY).occasion == 3
    assert copied(session, first, DAY).occasion == 3
    rows = activity_rows(session, halves(session)[0])
    assert [row.about for row in rows if row.activity.id == second.id] == ["Prova-på, träff 2 av 6"]
    advice = save_activity(session, an_activity(advice="Ring samma dag"))
    again = copied(session, advice, DAY)
    assert (again.series_id, again.advice, again.question) == ("", "", "Hur vi ringer hem")
    assert again.id != advice.id


def test_advice_becomes_a_case_with_the_day_the_family_said_yes_and_without_its_text(
    session: Session, case: Case
) -> None:
    made = save_activity(session, an_activity(question="Om en elev som går hem före lunch"))
    note_case(session, made.id, case.id, DAY - timedelta(days=2))
    kept, its = session.db.group_activities.get(made.id), session.db.cases.get(case.id)
    assert kept.led_to_case_on == DAY
    assert its.family_asked_on == DAY - timedelta(days=2)
    assert "lunch" not in repr(its)
    assert case.id not in repr(kept)
    logged = session.log.rows(1)[0]
    assert logged.tells_of("activity_led_to_case")
    assert (logged.subject_id, logged.object_id) == (case.id, made.id)
    changed = save_activity(session, replace(made, led_to_case_on=None, staff=1))
    assert changed.led_to_case_on == DAY


def test_a_day_that_the_case_has_already_stands_and_one_to_come_is_refused(
    session: Session, case: Case
) -> None:
    made = save_activity(session, an_activity())
    with pytest.raises(UserError, match="Dagen"):
        note_case(session, made.id, case.id, DAY + timedelta(days=1))
    assert session.db.group_activities.get(made.id).led_to_case_on is None
    with session.change("cases") as db:
        db.cases.put(replace(case, family_asked_on=DAY - timedelta(days=9)))
    note_case(session, made.id, case.id, DAY)
    assert session.db.cases.get(case.id).family_asked_on == DAY - timedelta(days=9)


def test_one_taken_away_takes_its_schools_along(session: Session, school: School) -> None:
    made = save_activity(session, an_activity(), [school.id])
    remove_activity(session, made.id)
    assert (session.db.group_activities.count(), session.db.group_activity_schools.count()) == (0, 0)
    assert session.log.rows(1)[0].tells_of("activity_removed")


def test_the_list_is_by_half_year_and_school_and_sums_what_it_shows(session: Session, school: School) -> None:
    save_activity(session, an_activity(minutes=45), [school.id])
    save_activity(session, an_activity(kind="framjande_klass", minutes=50, pupils=26))
    save_activity(session, an_activity(held_on=DAY.replace(month=3), minutes=60))
    offered = halves(session)
    assert [one.words for one in offered] == ["Hösten 2026", "Våren 2026", "Allt"]
    autumn, spring, whole = (activity_rows(session, one) for one in offered)
    assert (len(autumn), len(spring), len(whole)) == (2, 1, 3)
    assert summed(autumn) == ("2 tillfällen, 1,5 timmar", "1 klass, 1 konsultation")
    assert summed(whole) == ("3 tillfällen, 2,5 timmar", "2 konsultationer, 1 klass")
    assert len(activity_rows(session, offered[0], school.id)) == 1


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (30, "30 minuter"),
        (60, "1 timme"),
        (74, "1 timme"),
        (90, "1,5 timmar"),
        (130, "2 timmar"),
        (2460, "41 timmar"),
    ],
)
def test_hours_are_told_to_the_nearest_half(minutes: int, words: str) -> None:
    assert hours(minutes) == words
