from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from db.records import AttendanceSnapshot, Case
from db.store.connection import sqlcipher3
from desktop.attendance import snapshots
from desktop.attendance.compared import compare, sentence
from desktop.attendance.keeping import save_weeks
from desktop.cases.cases import change_case
from desktop.errors import UserError
from desktop.session.session import Session
from tests.desktop.attendance.rows import a_week, example_1

ENROLLED = date(2026, 9, 30)


def a_snapshot(percent: int, days: int = 20, **given: Any) -> AttendanceSnapshot:
    filled: dict[str, Any] = {
        "case_id": "",
        "moment": "inskrivning",
        "anchor_on": ENROLLED,
        "basis": "veckor",
        "weeks": "2026-W36 2026-W37 2026-W38 2026-W39",
        "units": "minuter",
        "present_share": percent * 10_000,
        "registered_share": 900_000,
        "school_days": days,
    }
    return AttendanceSnapshot(**{**filled, **given})


def test_a_snapshot_is_a_copy_that_later_figures_do_not_change(session: Session, case: Case) -> None:
    save_weeks(session, case.id, example_1())
    taken = snapshots.take(session, case.id, "inskrivning", ENROLLED)
    assert (taken.present, taken.offered, taken.unregistered, taken.school_days) == (2640, 5244, 360, 19)
    assert sentence(taken) == (
        "Fyra veckor före inskrivningen: 54 procent (19 skoldagar)."
        " Räknas oregistrerad tid som närvaro blir det 57 procent."
    )
    save_weeks(session, case.id, [replace(example_1()[3], present=900, unexcused=360)])
    assert session.db.attendance_snapshots.of(case.id) == [taken]
    assert snapshots.moved(session, taken) == "Uppgifterna har ändrats sedan dess: 54 → 55 procent."
    with pytest.raises(UserError):
        snapshots.recount(session, taken.id, "  ")
    again = snapshots.recount(session, taken.id, "skolan rättade vecka 39")
    assert (again.replaces, again.present) == (taken.id, 2700)
    assert session.db.attendance_snapshots.get(taken.id) == taken
    with pytest.raises(sqlcipher3.IntegrityError, match="append only"):
        session.vault.connection.execute("UPDATE attendance_snapshots SET present = 1")


def test_too_little_is_kept_too_and_says_how_little(session: Session, case: Case) -> None:
    save_weeks(session, case.id, [a_week(39)])
    taken = snapshots.take(session, case.id, "uppfoljning", ENROLLED)
    assert (taken.basis, taken.present_share) == ("for_lite", None)
    assert sentence(taken) == "För lite uppgifter om närvaro före uppföljningen (1 vecka, 5 skoldagar)."
    empty = snapshots.take(session, case.id, "avslut", date(2026, 3, 3))
    assert sentence(empty) == "Inga uppgifter om närvaro före avslutet."


def test_it_stands_or_falls_with_the_act_that_takes_it(session: Session, case: Case) -> None:
    with pytest.raises(RuntimeError), session.change("cases"):
        snapshots.take(session, case.id, "avslut", ENROLLED)
        raise RuntimeError
    assert session.db.attendance_snapshots.of(case.id) == []


def test_enrolment_takes_one_and_another_when_the_figures_come_in_afterwards(
    session: Session, case: Case
) -> None:
    change_case(session, replace(case, enrolled_on=ENROLLED))
    (first,) = session.db.attendance_snapshots.of(case.id)
    assert first.basis == "for_lite"
    save_weeks(session, case.id, example_1())
    _, second = session.db.attendance_snapshots.of(case.id)
    assert (second.basis, second.replaces, second.moment) == ("veckor", first.id, "inskrivning")
    save_weeks(session, case.id, [a_week(40)])
    assert len(session.db.attendance_snapshots.of(case.id)) == 2
    start = snapshots.start(session, case.id)
    assert start == second


def test_what_was_told_at_intake_is_kept_as_told(session: Session, case: Case) -> None:
    told = replace(case, absence_percent=35, absence_period="1 september till 16 oktober", source="mentor")
    change_case(session, told)
    change_case(session, replace(told, baseline_attendance=61))
    change_case(session, replace(told, baseline_attendance=62))
    request, first, second = session.db.attendance_snapshots.of(case.id)
    assert sentence(request) == (
        "Före förfrågan: 65 procent (uppgift från mentor, 1 september till 16 oktober)."
    )
    assert (first.present_share, second.present_share, second.replaces) == (610_000, 620_000, first.id)
    assert compare(second, a_snapshot(80)).endswith("jämförs därför inte.")
    assert snapshots.start(session, case.id) == second
    save_weeks(session, case.id, example_1())
    planned = snapshots.take(session, case.id, "plan", ENROLLED)
    assert snapshots.start(session, case.id) == planned


@pytest.mark.parametrize(
    ("last", "anchor", "words"),
    [
        (date(2026, 6, 12), date(2026, 8, 18), "Veckorna är före sommarlovet."),
        (date(2026, 11, 20), date(2027, 2, 25), "De slutar den 20 november 2026."),
        (date(2026, 9, 25), date(2026, 11, 25), "De slutar den 25 september 2026."),
    ],
)
def test_weeks_long_before_the_moment_say_what_lies_between(last: date, anchor: date, words: str) -> None:
    told = a_snapshot(50, moment="booster", anchor_on=anchor, last_on=last, is_before_summer=True)
    assert sentence(told) == f"Fyra veckor före boosterträffen: 50 procent (20 skoldagar). {words}"


def test_before_and_after_in_plain_words() -> None:
    before, after = a_snapshot(46), a_snapshot(63, 18)
    assert compare(before, after, is_now=True) == (
        "Fyra veckor före inskrivningen: 46 procent (20 skoldagar)."
        " Senaste fyra veckorna: 63 procent (18 skoldagar), 17 procentenheter högre."
    )
    assert compare(before, a_snapshot(47), is_now=True).endswith("ungefär som förut.")
    assert compare(before, a_snapshot(63, 5)) == "För få skoldagar än för att jämföra (5)."
    assert compare(before, replace(after, present_share=None)).startswith("För få skoldagar")


def test_what_makes_two_times_hard_to_compare_is_said() -> None:
    before, after = a_snapshot(46, registered_share=720_000), a_snapshot(63, registered_share=950_000)
    said = compare(before, after, is_now=True)
    assert said.endswith("Skolan har registrerat olika mycket (72 och 95 procent). Jämför försiktigt.")
    other = a_snapshot(63, units="lektioner", schools="Ängsskolan")
    said = compare(replace(a_snapshot(46), schools="Björkbacka skola"), other)
    assert "Först räknat i minuter, sedan i lektioner." in said
    assert "Först Björkbacka skola, sedan Ängsskolan." in said
    for word in ("tack vare", "ledde till", "effekt", "på grund av"):
        assert word not in said
