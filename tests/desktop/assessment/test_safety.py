"""What was noted at the säkerhetsruta becomes a signed, protected note and a day to come back, or nothing at all."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from db.clock import now
from db.records import Case, SafetyAction
from desktop.assessment import safety
from desktop.assessment.safety import carry_over, feedback_day, left_out, note_safety
from desktop.cases import facts
from desktop.cases.duties import duties
from desktop.chain.locked import fault_of
from desktop.errors import UserError
from desktop.notes import notes
from desktop.notes.protected import NAME, listed_name, opened_name
from desktop.session.session import Session


def test_what_was_done_is_a_signed_note_with_a_link_in_the_chain(session: Session, case: Case) -> None:
    row = note_safety(session, case.id, "F14", ["stannade", "chef"], "Vi ringde.", with_whom="Amina")
    note = session.db.notes.get(row.id)
    assert (note.status, note.event_on) == ("signed", session.today())
    for words in ("Om barnet", "Amina", "Stannade kvar med barnet, Pratade med chef", "Vi ringde."):
        assert words in note.body
    assert fault_of(session, "anteckning", note.id) is None
    assert [link.object_id for link in session.db.case_links.of(case.id)] == [note.id]


def test_the_duty_to_come_back_says_neither_why_nor_about_what(session: Session, case: Case) -> None:
    day = session.today() + timedelta(days=9)
    note_safety(session, case.id, "F14", ["orosanmalan"], feedback_on=day)
    (duty,) = [one for one in duties(session) if one.task is not None]
    assert (duty.what, duty.due_on, duty.case_id) == (safety.FEEDBACK, day, case.id)


@pytest.mark.parametrize(("day", "following"), [(23, 24), (26, 27), (27, 30), (28, 30), (29, 30)])
def test_one_comes_back_the_next_weekday_unless_another_day_is_said(day: int, following: int) -> None:
    assert feedback_day(date(2026, 11, day)) == date(2026, 11, following)


def test_all_of_it_is_written_or_nothing(
    session: Session, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise UserError("Det går inte")

    monkeypatch.setattr(safety, "add_task", fails)
    with pytest.raises(UserError):
        note_safety(session, case.id, "F14", ["stannade"])
    assert session.db.safety_actions.of(case.id) == []
    assert session.db.notes.of(case.id) == []
    assert session.db.case_links.of(case.id) == []


def test_one_does_not_come_back_before_it_was_done(session: Session, case: Case) -> None:
    with pytest.raises(UserError):
        note_safety(session, case.id, "F14", ["stannade"], feedback_on=session.today() - timedelta(days=1))
    assert session.db.notes.of(case.id) == []


def test_its_kind_is_named_only_when_it_is_opened(session: Session, case: Case) -> None:
    note = session.db.notes.get(note_safety(session, case.id, "F14", ["stannade"]).id)
    assert listed_name(note.kind) == NAME != opened_name(note.kind)
    note_safety(session, case.id, "I7", ["stannade"])
    told = [event.what for event in facts.events(session, case) if event.page == "journal"]
    assert told == [NAME]


def test_no_kind_of_note_one_may_choose_says_oro_in_a_list() -> None:
    assert not [name for _, name in notes.kinds() if "oro" in name.casefold()]
    assert NAME in dict(notes.kinds()).values()
    assert opened_name("oro") == "Oro"


def test_what_was_noted_before_such_notes_waits_to_be_carried_over_once(session: Session, case: Case) -> None:
    old = SafetyAction(
        case_id=case.id, question_id="F14", words="Ringde.", done_at=now() - timedelta(days=40)
    )
    with session.change("safety_actions") as db:
        db.safety_actions.add(old)
    note_safety(session, case.id, "F14", ["stannade"])
    assert left_out(session, case.id) == [old]
    assert carry_over(session, case.id) == 1
    assert session.db.notes.get(old.id).status == "signed"
    assert "Ringde." in session.db.notes.get(old.id).body
    assert carry_over(session, case.id) == 0
