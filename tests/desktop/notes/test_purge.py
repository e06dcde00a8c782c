"""What goes by itself, after its time, a warning and five days of unlocking; never because a clock said so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.clock import now, standing_at
from db.records import Case, Meeting, Note
from desktop.cases.duties import duties
from desktop.cases.tasks import plan_meeting
from desktop.errors import UserError
from desktop.log import clocks
from desktop.notes import notes, purge
from desktop.session.session import Session
from tests.builders import DAY
from tests.desktop.log.test_clocks import noon, unlock_on


def days_ago(*days: int) -> list[date]:
    return [DAY - timedelta(days=day) for day in days]


def on_the_day(session: Session, day: date) -> None:
    session.today = lambda: day


def in_the_bin(session: Session, case: Case, days: int) -> Note:
    note = notes.begin_note(session, case.id)
    notes.discard_note(session, note)
    with session.change("notes") as db:
        return db.notes.put(replace(note, body="kastat", discarded_at=noon(DAY - timedelta(days=days))))


def scratch(session: Session, case: Case, until: date, made: int = 60) -> Note:
    note = notes.begin_note(session, case.id, scratch=True)
    moment = noon(DAY - timedelta(days=made))
    with session.change("notes") as db:
        return db.notes.put(replace(note, body="moster Sahra", purge_on=until, created_at=moment))


@pytest.fixture
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(purge, "now", lambda: noon(DAY))


@pytest.mark.usefixtures("_today")
def test_the_bin_lets_go_after_thirty_days_and_five_of_unlocking(
    session: Session, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = in_the_bin(session, case, 31)
    unlock_on(session, monkeypatch, *days_ago(32, 20, 15, 10, 5))
    assert purge.empty_bin(session) == 0
    unlock_on(session, monkeypatch, DAY)
    assert purge.empty_bin(session) == 1
    assert session.db.notes.find(note.id) is None


@pytest.mark.usefixtures("_today")
def test_a_clock_set_far_ahead_empties_nothing(
    session: Session, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = in_the_bin(session, case, 3)
    unlock_on(session, monkeypatch, *days_ago(9, 8, 7, 6, 5, 4, 3, 2, 1, 0))
    far = DAY + timedelta(days=400)
    on_the_day(session, far)
    monkeypatch.setattr(purge, "now", lambda: noon(far))
    unlock_on(session, monkeypatch, far)
    assert purge.empty_bin(session) == 0
    clocks.confirm(session)
    assert purge.empty_bin(session) == 0, "confirmed, but not yet five days of unlocking"
    unlock_on(session, monkeypatch, *(far + timedelta(days=day) for day in range(1, 5)))
    on_the_day(session, far + timedelta(days=4))
    assert purge.empty_bin(session) == 1
    assert session.db.notes.find(note.id) is None


@pytest.mark.usefixtures("_today")
def test_a_meeting_lets_go_of_its_note(session: Session, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    plan_meeting(session, Meeting(case_id=case.id, held_on=DAY, title="Möte"))
    [meeting] = session.db.meetings.all()
    note = notes.begin_note(session, case.id, meeting=meeting)
    with session.change("notes") as db:
        db.notes.put(replace(note, discarded_at=noon(DAY - timedelta(days=40))))
    unlock_on(session, monkeypatch, *days_ago(30, 20, 10, 5, 0))
    assert purge.empty_bin(session) == 1
    assert session.db.meetings.get(meeting.id).note_id is None


@pytest.mark.usefixtures("_today")
def test_a_minnesstod_goes_after_its_last_day_with_a_row_in_the_log(
    session: Session, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = scratch(session, case, DAY - timedelta(days=1))
    unlock_on(session, monkeypatch, *days_ago(50, 30, 20, 7, 1, 0))
    assert purge.purge_scratch(session) == 1
    assert session.db.notes.find(note.id) is None
    row = session.log.rows(1)[0]
    assert (row.event, row.subject_id, row.object_id) == ("scratch_purged", case.id, note.id)


@pytest.mark.usefixtures("_today")
def test_whoever_was_away_is_warned_for_three_days_first(
    session: Session, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = scratch(session, case, DAY - timedelta(days=20))
    unlock_on(session, monkeypatch, *days_ago(58, 57, 56, 55, 54, 0))
    assert purge.purge_scratch(session) == 0
    assert purge.last_days(session, [note]) == {note.id: DAY + timedelta(days=3)}
    assert [(one.what, one.due_on) for one in duties(session) if one.icon == "timer"] == [
        ("Minnesstödet rensas", DAY + timedelta(days=3))
    ]
    for day in range(1, 5):
        on_the_day(session, DAY + timedelta(days=day))
        unlock_on(session, monkeypatch, DAY + timedelta(days=day))
        assert purge.purge_scratch(session) == (day == 4)


def test_it_is_told_a_week_before_and_not_earlier(
    session: Session, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlock_on(session, monkeypatch, DAY)
    scratch(session, case, DAY + timedelta(days=8))
    assert [one for one in duties(session) if one.icon == "timer"] == []
    near = scratch(session, case, DAY + timedelta(days=7))
    assert [one.detail for one in duties(session, case.id) if one.icon == "timer"] == [near.id]


@pytest.mark.usefixtures("_today")
def test_with_few_days_of_unlocking_it_stays_and_says_so(
    session: Session, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch(session, case, DAY - timedelta(days=1), made=10)
    unlock_on(session, monkeypatch, *days_ago(7, 0))
    assert purge.purge_scratch(session) == 0
    assert "Minnesstödet rensas snart" in [one.what for one in duties(session)]


def test_its_last_day_can_be_changed_to_one_that_can_be_meant(session: Session, case: Case) -> None:
    note = scratch(session, case, DAY + timedelta(days=3))
    later = notes.save_note(session, replace(note, purge_on=DAY + timedelta(days=90)))
    assert session.db.notes.get(note.id).purge_on == later.purge_on == DAY + timedelta(days=90)
    with pytest.raises(UserError):
        notes.save_note(session, replace(later, purge_on=DAY + timedelta(days=800)))


def test_a_clock_set_back_skips_no_earlier_state_of_a_draft(session: Session, case: Case) -> None:
    note = notes.save_note(session, replace(notes.begin_note(session, case.id), body="först"))
    with session.change("notes") as db:
        db.notes.put(replace(note, updated_at=now() - timedelta(minutes=20)))
    with standing_at(now() + timedelta(days=400)):
        notes.save_note(session, replace(note, body="i framtiden"))
    notes.save_note(session, replace(note, body="andra"))
    with session.change("notes") as db:
        db.notes.put(replace(session.db.notes.get(note.id), updated_at=now() - timedelta(minutes=10)))
    notes.save_note(session, replace(note, body="tredje"))
    assert "andra" in [one.body for one in session.db.note_versions.of(note.id)]
