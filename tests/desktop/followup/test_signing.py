"""A follow-up is signed once, locked with all under it, and leaves the signed plan as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlcipher3

from db.chain.check import check_thing
from db.chain.seals import FOLLOW_UP_PARTS
from desktop.errors import UserError
from desktop.followup import bin, checks, in_force, planning, signing, writing
from desktop.paper.kept.kept import kept_paper
from desktop.paper.kept.signing import sign_follow_up
from desktop.paper.values import FollowUpPaper
from desktop.plan import verbs as plans
from desktop.session.session import Session
from tests.desktop.followup.holding import PLANNED, a_planned_case, a_signed_plan, filled, held, standing_on

DAY = date(2026, 10, 14)


def test_a_new_one_has_nothing_chosen_and_says_all_that_is_missing(session: Session) -> None:
    case = a_planned_case(session)
    with standing_on(session, DAY):
        follow_up = planning.begin(session, case.id)
        assert planning.begin(session, case.id) == follow_up
        goal = session.db.follow_up_goals.of(follow_up.id)[0]
        assert (goal.level_then, goal.level, goal.is_not_judged) == (-2, None, False)
        assert {one.kept for one in session.db.follow_up_measures.of(follow_up.id)} == {""}
        assert {one.how for one in session.db.follow_up_people.of(follow_up.id)} == {""}
        fields = [one.field.partition(":")[0] for one in checks.missing(session, follow_up)]
        assert fields == ["child_words", "level", "kept", "kept", "worked", "decision", "next_on", "people"]
        with pytest.raises(UserError, match="inte färdig"):
            signing.sign(session, follow_up.id)
        writing.save_all(session, follow_up.id, {}, [(goal, {"is_not_judged": True})])
        assert any(one.field == f"why_not:{goal.id}" for one in checks.missing(session, follow_up))
        writing.everybody_came(session, follow_up.id)
        absent = writing.save_all(session, follow_up.id, {"child_absence": "inte_med"})
        left = [one.field for one in checks.missing(session, absent)]
        assert left[0] == "child_how"
        assert "people" not in left


def test_signed_it_is_locked_chained_and_kept_and_the_plan_is_what_it_was(session: Session) -> None:
    case = a_planned_case(session)
    plan = session.db.plans.current(case.id)
    assert plan is not None
    with standing_on(session, DAY):
        follow_up = filled(session, planning.begin(session, case.id), next_on=date(2026, 11, 25))
        measure = session.db.follow_up_measures.of(follow_up.id)[0]
        writing.save_all(session, follow_up.id, {}, [(measure, {"new_status": "klar"})])
        signed = sign_follow_up(session, follow_up.id)
        assert session.log.rows(1)[0].event == "paper_kept"
        assert check_thing(session.db, "uppfoljning", signed.id) is None
        with pytest.raises(UserError, match="redan signerad"):
            sign_follow_up(session, signed.id)
        with pytest.raises(UserError, match="redan signerad"):
            writing.save_all(session, signed.id, {"worked": "annat"})
    kept = kept_paper(session, "uppfoljning", signed.id)
    assert kept is not None
    assert kept.code
    assert isinstance(kept.values, FollowUpPaper)
    assert session.db.plans.current(case.id) == plan
    assert plans.level_now(session, plan, session.db.goals.of(plan.id)[0]) == -1
    first, second = session.db.measures.of(plan.id)
    assert [plans.status_now(session, plan, one) for one in (first, second)] == ["klar", "planerad"]
    assert in_force.measures_of(session, plan) == [second]
    noted = session.db.progress.of(case.id)
    assert {one.follow_up_id for one in noted} == {signed.id}
    with pytest.raises(UserError, match="uppföljning"):
        plans.take_back(session, noted[0])
    with pytest.raises(sqlcipher3.DatabaseError), session.change("follow_ups") as db:
        db.follow_ups.put(replace(signed, worked="annat"))
    for table in FOLLOW_UP_PARTS:
        part = getattr(session.db, table).of(signed.id)[0]
        with pytest.raises(sqlcipher3.DatabaseError), session.change(table) as db:
            getattr(db, table).put(replace(part, sort_order=9))


def test_a_day_before_the_plan_or_to_come_is_refused(session: Session) -> None:
    case = a_planned_case(session)
    with standing_on(session, DAY):
        follow_up = planning.begin(session, case.id)
        with pytest.raises(UserError, match="Dagen stämmer inte"):
            writing.save_all(session, follow_up.id, {"held_on": DAY + timedelta(days=1)})
        early = filled(session, follow_up, held_on=PLANNED - timedelta(days=1), next_on=date(2026, 11, 25))
        assert [one.field for one in checks.missing(session, early)] == ["held_on"]
        with pytest.raises(UserError, match="inte färdig"):
            signing.sign(session, follow_up.id)
        assert session.db.follow_ups.get(follow_up.id).status == "utkast"


def test_it_names_the_version_that_was_in_force_that_day_and_keeps_what_is_said(session: Session) -> None:
    case = a_planned_case(session)
    first = session.db.plans.current(case.id)
    with standing_on(session, DAY):
        follow_up = filled(session, planning.begin(session, case.id), next_on=date(2026, 11, 25))
    with standing_on(session, date(2026, 10, 20)):
        second = a_signed_plan(session, case.id, date(2026, 11, 18))
        writing.sync(session, follow_up.id)
        assert first is not None
        assert session.db.follow_ups.get(follow_up.id).plan_id == first.id
        moved = writing.save_all(session, follow_up.id, {"held_on": date(2026, 10, 20)})
        assert moved.plan_id == first.id  # both were in force that day
    with standing_on(session, date(2026, 10, 21)):
        moved = writing.save_all(session, follow_up.id, {"held_on": date(2026, 10, 21)})
        assert moved.plan_id == second.id
        row = session.db.follow_up_goals.of(moved.id)[0]
        assert (row.goal_id, row.level) == (session.db.goals.of(second.id)[0].id, -1)


def test_changing_the_plan_begins_its_next_version_and_signs_all_the_same(session: Session) -> None:
    case = a_planned_case(session)
    signed = held(session, case.id, DAY, date(2026, 11, 25), decision="andra_planen")
    draft = session.db.plans.draft(case.id)
    assert signed.status == "signerad"
    assert draft is not None
    assert draft.version == 2
    assert session.db.goals.of(draft.id)[0].current_level == -1


def test_a_correction_stands_beside_and_a_thrown_away_draft_can_be_fetched_back(session: Session) -> None:
    case = a_planned_case(session)
    signed = held(session, case.id, DAY, date(2026, 11, 25))
    with pytest.raises(UserError, match="varför"):
        signing.correct(session, signed, "Det var tre dagar.", "")
    made = signing.correct(session, signed, "Det var tre dagar.", "Räknade fel", struck="Två dagar")
    assert session.db.follow_up_corrections.of(signed.id) == [made]
    assert check_thing(session.db, "uppfoljningsrattelse", made.id) is None
    assert session.db.follow_ups.get(signed.id) == signed
    with standing_on(session, date(2026, 11, 20)):
        follow_up = planning.begin(session, case.id)
        assert follow_up.number == 2  # the one that was booked
        bin.discard(session, follow_up.id)
        assert session.db.follow_ups.draft(case.id) is None
        assert bin.empty_bin(session) == 0
        assert bin.fetch_back(session, follow_up.id).status == "utkast"
        with pytest.raises(UserError, match="ett utkast"):
            signing.correct(session, follow_up, "a", "b")
