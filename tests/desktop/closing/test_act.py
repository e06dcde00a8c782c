"""Closing as an act: what stops it, what it does in one transaction, and taking it back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from db.chain.check import check_thing
from db.records import Case, Meeting
from db.store.connection import sqlcipher3
from desktop.cases import tasks
from desktop.cases.duties import duties
from desktop.cases.next_day import next_day
from desktop.cases.steps import step_of
from desktop.closing import act, booster, checks, writing
from desktop.consent.state import state_of_case
from desktop.errors import UserError
from desktop.notes.notes import begin_note, discard_note
from desktop.paper.builders import closing_paper
from desktop.paper.values import Level
from desktop.referrals.handing import hand_over
from desktop.session.session import Session
from tests.builders import DAY
from tests.desktop.closing.closing import closed, filled
from tests.desktop.followup.holding import a_planned_case, held, standing_on
from tests.desktop.referrals.handing_over import a_ready
from tests.stories import a_running_case

FEBRUARY = date(2027, 2, 24)


@pytest.fixture
def case(session: Session) -> Case:
    """Return a case with a plan, followed up on 13 October."""
    case = a_planned_case(session)
    held(session, case.id, date(2026, 10, 13), date(2026, 12, 8))
    return case


def test_drafts_and_what_is_open_stop_it_until_each_is_dealt_with(session: Session, case: Case) -> None:
    note = begin_note(session, case.id, "hembesok")
    task = tasks.add_task(session, "Ring BUP om remissen", DAY, case.id)
    tasks.plan_meeting(
        session,
        Meeting(case_id=case.id, title="Nätverksmöte", held_on=DAY + timedelta(days=9), starts_at="10:00"),
    )
    closing = writing.begin(session, case.id)
    assert closing.booster_on == FEBRUARY
    musts = [one for one in checks.before(session, closing) if one.must]
    assert [one.page for one in musts] == ["journal", ""]
    assert musts[0].detail == note.id
    with pytest.raises(UserError, match="inte färdigt"):
        act.close(session, closing.id)
    assert session.db.cases.get(case.id).status == "open"

    discard_note(session, note)
    rows = session.db.closing_duties.of(closing.id)
    assert [(one.kind, one.what) for one in rows] == [
        ("uppgift", "Ring BUP om remissen"),
        ("mote", "Nätverksmöte"),
    ]
    filled(session, case.id)
    writing.save_all(session, closing.id, {}, [(rows[0], {"choice": "overlamnad"})])
    assert [one.field for one in checks.missing(session, session.db.closings.get(closing.id))] == [
        f"duty:{rows[0].id}"
    ]
    writing.save_all(session, closing.id, {}, [(rows[0], {"choice": "booster"})])
    act.close(session, closing.id)
    assert session.db.tasks.get(task.id).due_on == FEBRUARY
    assert session.db.meetings.all() == []


def test_what_is_not_handed_over_stops_it_and_an_answer_that_is_awaited_is_told(
    session: Session, case: Case
) -> None:
    draft = a_ready(session, case.id)
    closing = filled(session, case.id)
    (must,) = (one for one in checks.before(session, closing) if one.must)
    assert (must.page, must.detail) == ("referrals", draft.id)
    assert "oro" not in f"{must.text} {must.more}".lower()
    with pytest.raises(UserError, match="inte färdigt"):
        act.close(session, closing.id)

    hand_over(session, draft.id)
    told = [one for one in checks.before(session, closing) if one.page == "referrals"]
    assert [(one.must, one.detail) for one in told] == [(False, draft.id)]
    assert act.close(session, closing.id).status == "signerad"


@pytest.mark.parametrize(
    ("own", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"closed_on": None}, "closed_on"),
        ({"closed_on": date(2026, 10, 12)}, "closed_on"),
        ({"child_words": " "}, "child_words"),
        ({"child_words": "", "child_absence": "ville_inte"}, "child_how"),
        ({"booster_on": None}, "booster_on"),
    ],
)
def test_each_thing_that_is_missing_is_named_with_its_field(
    session: Session, case: Case, own: dict[str, Any], field: str
) -> None:
    closing = filled(session, case.id, **own)
    assert [one.field for one in checks.missing(session, closing)] == [field]


def test_a_day_out_of_bounds_is_refused_as_it_is_written(session: Session, case: Case) -> None:
    closing = filled(session, case.id)
    for name, day in (
        ("closed_on", DAY + timedelta(days=1)),
        ("closed_on", DAY - timedelta(days=6 * 366)),
        ("booster_on", DAY - timedelta(days=1)),
        ("booster_on", DAY + timedelta(days=400)),
    ):
        with pytest.raises(UserError, match="Dagen stämmer inte"):
            writing.save_all(session, closing.id, {name: day})
    assert session.db.closings.get(closing.id) == closing


def test_a_closing_dated_more_than_62_days_back_says_why_in_the_record_alone(
    session: Session, case: Case
) -> None:
    why = "Familjen flyttade, det skrevs in först nu."
    later = date(2027, 1, 20)
    with standing_on(session, later):
        closing = filled(session, case.id, closed_on=later - timedelta(days=62))
        assert checks.missing(session, closing) == []
        far = writing.save_all(session, closing.id, {"closed_on": later - timedelta(days=63)})
        assert [one.field for one in checks.missing(session, far)] == ["late_reason"]
        with pytest.raises(UserError, match="inte färdigt"):
            act.close(session, closing.id)
        writing.save_all(session, closing.id, {"late_reason": why})
        done = act.close(session, closing.id)
        record = closing_paper(session, done.id, Level.RECORD).record
    assert (done.closed_on, done.late_reason) == (date(2026, 11, 18), why)
    assert why in [one.text for one in record]
    assert why not in repr(closing_paper(session, done.id, Level.FAMILY))


def test_the_act_does_everything_at_once_and_is_locked(session: Session, case: Case) -> None:
    done = closed(session, case.id, closed_on=DAY - timedelta(days=4))
    after = session.db.cases.get(case.id)
    assert (after.status, after.closed_on, after.closure_reason) == (
        "closed",
        DAY - timedelta(days=4),
        "mal_nadda",
    )
    snapshot = session.db.attendance_snapshots.of(case.id)[-1]
    assert (snapshot.moment, snapshot.anchor_on, snapshot.id) == (
        "avslut",
        after.closed_on,
        done.snapshot_id,
    )
    assert [
        step_of(session, case.id, step).status for step in ("planering", "avslut", "vidmakthallande")
    ] == [
        "klar",
        "klar",
        "pagar",
    ]
    assert step_of(session, case.id, "uppfoljning").status == "klar_med_luckor"
    due = next_day(session, case.id)
    assert due is not None
    assert (due.day, due.is_booster) == (done.booster_on, True)
    told = [(one.what, one.due_on, one.page) for one in duties(session) if one.case_id == case.id]
    assert told == [("Boosterträff 15.00, Rum B12", done.booster_on, "closing")]
    assert [one.what for one in duties(session, case.id)] == ["Boosterträff 15.00, Rum B12"]

    assert check_thing(session.db, "avslut", done.id) is None
    person = session.db.closing_people.of(done.id)[0]
    for sql, id in (
        ("UPDATE closings SET note = 'x' WHERE id = ?", done.id),
        ("DELETE FROM closing_people WHERE id = ?", person.id),
    ):
        with pytest.raises(sqlcipher3.DatabaseError, match="locked"):
            session.vault.connection.execute(sql, (id,))
    with pytest.raises(UserError, match="redan avslutat"):
        act.close(session, done.id)
    with pytest.raises(UserError, match="redan avslutat"):
        writing.save_all(session, done.id, {"note": "x"})
    with pytest.raises(UserError, match="redan avslutat"):
        writing.begin(session, case.id)
    assert [row.event for row in session.log.rows()].count("case_closed") == 1


def test_nothing_is_closed_when_something_in_the_act_fails(
    session: Session, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    closing = filled(session, case.id)

    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(act, "_settle_steps", broken)
    with pytest.raises(RuntimeError):
        act.close(session, closing.id)
    assert session.db.cases.get(case.id).status == "open"
    assert session.db.closings.get(closing.id) == closing
    assert session.db.boosters.all() == []


def test_a_draft_is_left_unfinished_only_with_a_reason(session: Session, case: Case) -> None:
    from desktop.followup import planning

    planning.begin(session, case.id, DAY)
    closing = filled(session, case.id)
    assert [one.field for one in checks.missing(session, closing)] == ["check"]
    done = closed(session, case.id, unfinished_reason="Familjen har flyttat.")
    step = step_of(session, done.case_id, "avslut")
    assert (step.status, step.reason) == ("klar_med_luckor", "Familjen har flyttat.")


def test_after_a_death_nothing_is_asked_of_the_child_and_nobody_is_met(session: Session, case: Case) -> None:
    done = closed(session, case.id, reason="avliden", child_words="", booster_on=FEBRUARY)
    assert done.booster_on is None
    assert next_day(session, case.id) is None
    assert step_of(session, case.id, "vidmakthallande").status == "overhoppad"
    assert {one.outcome for one in session.db.closing_goals.of(done.id)} == {"inte_bedomt"}


def test_a_closing_is_taken_back_within_fourteen_days_and_consents_do_not_come_back(session: Session) -> None:
    case = a_running_case(session)
    for note in session.db.notes.drafts_in(case.id):
        discard_note(session, note)
    assert state_of_case(session, case.id).key == "partial"
    with standing_on(session, DAY):
        done = closed(session, case.id, unfinished_reason="Vi hann inte.")
        with pytest.raises(UserError, match="blev fel"):
            act.undo(session, case.id, " ")
    with standing_on(session, DAY + timedelta(days=15)), pytest.raises(UserError, match="ångra"):
        act.undo(session, case.id, "Fel elev.")
    with standing_on(session, DAY + timedelta(days=14)):
        opened = act.undo(session, case.id, "Fel elev.")
    assert (opened.status, opened.closed_on) == ("open", None)
    assert session.db.closings.get(done.id).closed_on == DAY
    assert session.db.boosters.all() == []
    assert state_of_case(session, case.id).key == "ended"
    undoing = session.db.closing_undoings.of(done.id)
    assert undoing is not None
    assert check_thing(session.db, "angrat_avslut", undoing.id) is None
    with pytest.raises(UserError, match="ångra"):
        act.undo(session, case.id, "En gång till.")
    again = closed(session, case.id, unfinished_reason="Vi hann inte.")
    assert (again.number, act.standing(session, case.id)) == (2, again)


def test_a_booster_is_moved_and_held_on_the_closed_case(session: Session, case: Case) -> None:
    closed(session, case.id)
    first = session.db.boosters.planned(case.id)
    assert first is not None
    moved = booster.move(session, first.id, date(2027, 3, 9), "Eleven är sjuk.")
    due = next_day(session, case.id)
    assert due is not None
    assert due.day == date(2027, 3, 9)
    with standing_on(session, date(2027, 3, 9)):
        booster.save(session, moved.id, {"held_on": date(2027, 3, 9), "assessment": "lite_stod"})
        with pytest.raises(UserError, match="inte färdig"):
            booster.hold(session, moved.id)
        with pytest.raises(UserError, match="Dagen"):
            booster.save(session, moved.id, {"held_on": date(2027, 3, 10)})
        booster.save(session, moved.id, {"child_words": "Det går bra.", "support": "Ellen ringer hem."})
        held_one = booster.hold(session, moved.id)
        with pytest.raises(UserError, match="redan signerad"):
            booster.hold(session, moved.id)
    after = session.db.cases.get(case.id)
    assert (after.status, after.closed_on) == ("closed", DAY)
    assert session.db.attendance_snapshots.of(case.id)[-1].moment == "booster"
    assert step_of(session, case.id, "vidmakthallande").status in ("klar", "klar_med_luckor")
    assert next_day(session, case.id) is None
    assert check_thing(session.db, "booster", held_one.id) is None
    assert check_thing(session.db, "booster", first.id) is None
    another = booster.plan(session, case.id, DAY + timedelta(days=200))
    declined = booster.decline(session, another.id, "avbojd", "Allt är bra.")
    assert (declined.number, declined.status) == (3, "avbojd")
