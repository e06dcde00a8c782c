from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.records import AttendanceWeek, Goal, PlanPoint, PlanWords
from db.records.states import PointKind
from desktop.attendance.keeping import save_weeks
from desktop.errors import UserError
from desktop.plan import verbs as plans
from desktop.session.session import Session
from tests.builders import DAY
from tests.desktop.plan.planning import ready

MARKUP = "<b>Ömsint</b> & ”citat” 🌻 {0} %s\n" + "å" * 300


def test_the_first_draft_is_prepared_for_everyone_who_should_speak(session: Session, case_id: str) -> None:
    plan = plans.start_plan(session, case_id)
    assert [(one.name, one.role) for one in session.db.plan_words.of(plan.id)] == [
        ("Hodan Warsame", "mamma"),
        ("Abdi Nur", "pappa"),
    ]
    assert [one.name for one in session.db.participants.of(plan.id)] == [
        "Amina",
        "Hodan Warsame",
        "Abdi Nur",
        "Karin Lund",
    ]
    assert plan.attendance == "När vi började var den 61 procent."


def a_share(present: int) -> dict[str, int]:
    return {"offered": 100, "present": present, "unexcused": 100 - present}


def test_the_first_draft_tells_the_attendance_of_four_school_weeks(session: Session, case_id: str) -> None:
    lov = {"kind": "lov", "offered": 0}
    save_weeks(
        session,
        case_id,
        [
            AttendanceWeek(pupil_id="", year=2026, week=week, **(lov if not present else a_share(present)))
            for week, present in ((42, 100), (43, 40), (44, 0), (45, 44), (46, 40), (47, 44))
        ],
    )
    plan = plans.start_plan(session, case_id)
    assert plan.attendance.startswith("Närvaro 42 procent, vecka 43, 45, 46 och 47.")


def test_starting_twice_gives_the_same_draft(session: Session, case_id: str) -> None:
    assert plans.start_plan(session, case_id).id == plans.start_plan(session, case_id).id


def test_starting_and_signing_move_the_steps_of_the_case(session: Session, case_id: str) -> None:
    def steps() -> dict[str, str]:
        return {one.step: one.status for one in session.db.case_steps.of(case_id)}

    plan, _, _ = ready(session, case_id)
    assert steps()["planering"] == "pagar"
    plans.sign_plan(session, plan.id)
    assert steps()["planering"].startswith("klar")
    assert steps()["genomforande"] == "pagar"


def test_any_text_is_kept_as_written(session: Session, case_id: str) -> None:
    plan = plans.start_plan(session, case_id)
    plans.save_fields(session, plan.id, situation=MARKUP * 100)
    assert session.db.plans.get(plan.id).situation == MARKUP * 100


def test_only_the_plans_own_texts_can_be_written_as_fields(session: Session, case_id: str) -> None:
    plan = plans.start_plan(session, case_id)
    with pytest.raises(ValueError, match="status"):
        plans.save_fields(session, plan.id, status="signed")


def test_a_part_keeps_what_another_save_wrote_meanwhile(session: Session, case_id: str) -> None:
    plan = plans.start_plan(session, case_id)
    words = session.db.plan_words.of(plan.id)[0]
    plans.save_part(session, words, words="Lugnare mornar")
    plans.save_part(session, words, missing_reason="Skrev i efterhand")
    assert session.db.plan_words.get(words.id).words == "Lugnare mornar"


def test_a_fourth_active_goal_is_refused_in_words(session: Session, case_id: str) -> None:
    plan = plans.start_plan(session, case_id)
    goals = [plans.add_goal(session, plan.id, f"Mål {number}") for number in range(3)]
    with pytest.raises(UserError, match="orkar") as refused:
        plans.add_goal(session, plan.id, "Ett till")
    assert "tre mål" in refused.value.what
    plans.set_goal_status(session, goals[0], "reached")
    plans.add_goal(session, plan.id, "Ett till")
    with pytest.raises(UserError, match="orkar"):
        plans.set_goal_status(session, goals[0], "active")


def test_goals_change_places_and_stay_at_the_ends(session: Session, case_id: str) -> None:
    plan = plans.start_plan(session, case_id)
    for wording in "ABC":
        plans.add_goal(session, plan.id, wording)

    def order() -> str:
        return "".join(goal.wording for goal in session.db.goals.of(plan.id))

    plans.move_part(session, session.db.goals.of(plan.id)[2], -1)
    assert order() == "ACB"
    plans.move_part(session, session.db.goals.of(plan.id)[0], -1)
    assert order() == "ACB"
    plans.move_part(session, session.db.goals.of(plan.id)[0], 1)
    assert order() == "CAB"


def test_strengths_move_among_strengths_only(session: Session, case_id: str) -> None:
    plan = plans.start_plan(session, case_id)
    told: list[tuple[PointKind, str]] = [("strength", "A"), ("barrier", "x"), ("strength", "B")]
    for kind, text in told:
        plans.add_part(session, PlanPoint(plan_id=plan.id, kind=kind, text=text))
    last = session.db.plan_points.of(plan.id)[-1]
    plans.move_part(session, last, -1)
    texts = [one.text for one in session.db.plan_points.of(plan.id) if one.kind == "strength"]
    assert texts == ["B", "A"]


def test_a_goal_that_goes_takes_its_measures_with_it(session: Session, case_id: str) -> None:
    plan, goal, _ = ready(session, case_id)
    plans.remove_goal(session, goal)
    assert session.db.goals.of(plan.id) == []
    assert session.db.measures.of(plan.id) == []


def test_a_measure_from_the_catalogue_brings_its_actor_and_level(session: Session, case_id: str) -> None:
    plan = plans.start_plan(session, case_id)
    goal = plans.add_goal(session, plan.id, "Mål")
    measure = plans.add_measure(session, goal, "folja_till_skolan")
    assert (measure.what, measure.actor, measure.level) == ("Följa till skolan", "socialtjanst", 3)
    own = plans.add_measure(session, goal, what="Moster Sahra ringer 06.30")
    again = plans.measure_from_catalogue(session, own, "morgonplan")
    assert (again.what, again.actor) == ("Moster Sahra ringer 06.30", "hemma")


def test_level_hints_speak_only_when_something_is_filled() -> None:
    assert plans.level_hints(Goal(plan_id="p")) == []
    full = Goal(plan_id="p", minus1="En dag", zero="Tre dagar", plus1="Fyra dagar")
    assert plans.level_hints(full) == []
    lopsided = Goal(plan_id="p", zero="Tre dagar", plus1="Fyra", plus2="Alla")
    assert len(plans.level_hints(lopsided)) == 2


def test_what_is_missing_is_listed_with_its_place(session: Session, case_id: str) -> None:
    plan = plans.start_plan(session, case_id)
    gaps = plans.missing(session, plan)
    assert {gap.section for gap in gaps} == {"words", "goals", "follow_up"}
    assert gaps[0].text == "Elevens egna ord, eller varför de saknas"
    plan, goal, _ = ready(session, case_id)
    assert plans.missing(session, plan) == []
    plans.add_measure(session, goal)
    assert [gap.text for gap in plans.missing(session, plan)] == ["Vad, vem och när: en insats till mål 1"]


def test_a_follow_up_that_has_been_is_no_next_one(session: Session, case_id: str) -> None:
    plan, _, _ = ready(session, case_id)
    with session.change("plans") as db:  # the day came and went while the plan was a draft
        plan = db.plans.put(replace(plan, next_on=DAY - timedelta(days=1)))
    assert [gap.field for gap in plans.missing(session, plan)] == ["next_on"]


def test_a_plan_that_lacks_something_is_not_signed_and_says_what(session: Session, case_id: str) -> None:
    plan = plans.start_plan(session, case_id)
    with pytest.raises(UserError) as refused:
        plans.sign_plan(session, plan.id)
    assert "Datum för nästa uppföljning" in refused.value.what
    assert session.db.plans.get(plan.id).status == "draft"


def test_a_run_of_autosaves_is_one_row_in_the_log_and_says_nothing(session: Session, case_id: str) -> None:
    plan = plans.start_plan(session, case_id)
    for text in ("J", "Ja", "Jag"):
        plans.save_fields(session, plan.id, child_words=text)
    rows = [row for row in session.log.rows() if row.event == "plan_edited"]
    assert len(rows) == 1
    assert "Jag" not in str(rows)


def test_a_person_gets_a_row_for_own_words_and_a_reason_stands_in_for_them(
    session: Session, case_id: str
) -> None:
    plan = plans.start_plan(session, case_id)
    assert isinstance(session.db.plan_words.of(plan.id)[0], PlanWords)
    before = len(plans.advice(session, plan))
    for row in session.db.plan_words.of(plan.id):
        plans.save_part(session, row, missing_reason="Kunde inte den dagen")
    assert len(plans.advice(session, plan)) == before - 2
