"""Everything in a case stands on one line, once, on its day; what is protected says nothing of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.records import Case
from desktop.events import line
from desktop.events.event import CaseEvent
from desktop.events.line import Picked, between
from desktop.notes import notes
from desktop.notes.amending import amend_note
from desktop.notes.protected import NAME
from desktop.session.session import Session
from tests import stories
from tests.builders import DAY
from tests.desktop.chain.everything import a_closing_taken_back, a_referral_answered, everything
from tests.desktop.followup.holding import a_planned_case, held

SECRET = "Hemligheten i rutan"


@pytest.fixture
def case(session: Session) -> Case:
    """Return a case with notes, a half-signed consent, weeks and a meeting."""
    return stories.a_running_case(session)


def _titles(events: list[CaseEvent]) -> list[str]:
    return [one.title for one in events]


def test_all_that_happened_is_told_the_latest_first(session: Session, case: Case) -> None:
    told = line.events(session, case.id)
    days = [one.day for one in told]
    assert days == sorted(days, reverse=True)
    assert len({one.id for one in told}) == len(told)
    assert {"journal", "samtycke", "narvaro", "moten", "arende"} <= {one.kind for one in told}
    note = next(one for one in told if one.title == "Hembesök")
    assert (note.day, note.mark, note.who) == (date(2026, 11, 19), "signed", "du")
    assert note.sentence == "Amina visade schemat hon gjort med Lisa."
    assert note.page == "journal"
    assert [one.mark for one in told if one.title == "Telefonsamtal"] == ["draft"]
    assert any(one.title.endswith("sa ja till samtycket") for one in told)


def test_what_is_not_yet_or_no_record_is_no_event(session: Session, case: Case) -> None:
    """A meeting ahead, a task that waits and a minnesstöd are not on the line."""
    with session.change("meetings") as db:
        [meeting] = db.meetings.of(case.id, DAY)
        db.meetings.put(replace(meeting, held_on=session.today() + timedelta(days=3)))
    scratch = notes.begin_note(session, case.id, "samtal_elev", scratch=True)
    notes.save_note(session, replace(scratch, body=SECRET))
    told = line.events(session, case.id)
    assert "moten" not in {one.kind for one in told}
    assert not any(SECRET in repr(one) for one in told)
    assert not any(one.title.startswith("Uppgift") for one in told)


def test_a_protected_note_is_only_called_so_and_its_correction_too(session: Session, case: Case) -> None:
    begun = notes.begin_note(session, case.id, "oro")
    signed = notes.sign_note(session, replace(begun, body=SECRET, place=SECRET, present=SECRET))
    amend_note(session, signed, struck="", added=f"{SECRET} igen", reason=SECRET)
    told = [one for one in line.events(session, case.id) if one.is_protected]
    assert NAME in _titles(told)
    assert len(told) == 2
    assert SECRET not in repr(told)
    assert all("oro" not in one.title.casefold() for one in told)


def test_a_correction_stands_on_the_day_it_was_made_and_points_back(session: Session, case: Case) -> None:
    note = next(one for one in session.db.notes.of(case.id) if one.status == "signed")
    amend_note(session, note, struck="schemat", added="veckoschemat", reason="Fel ord")
    [correction] = [one for one in line.events(session, case.id) if one.title.startswith("Rättelse")]
    assert correction.title == "Rättelse av hembesök 19 november 2026"
    assert (correction.detail, correction.sentence) == (note.id, "veckoschemat")
    assert [(one.heading, one.text) for one in correction.parts] == [
        ("Gäller inte", "schemat"),
        ("Gäller i stället", "veckoschemat"),
        ("Skäl", "Fel ord"),
    ]
    told = next(one for one in line.events(session, case.id) if one.title == "Hembesök")
    assert told.sentence == "Amina visade veckoschemat hon gjort med Lisa."


def test_a_plan_and_a_follow_up_are_told_with_what_was_decided(session: Session) -> None:
    case = a_planned_case(session)
    held(session, case.id, date(2026, 10, 14), date(2026, 12, 1))
    told = {one.title: one for one in line.events(session, case.id)}
    assert told["Uppföljning 1"].mark == "signed"
    assert told["Uppföljning 1"].day == date(2026, 10, 14)
    assert any(part.heading == "Nästa gång" for part in told["Uppföljning 1"].parts)
    assert told["Handlingsplan, version 1"].mark == "signed"


def test_it_is_picked_by_kind_and_between_two_days(session: Session, case: Case) -> None:
    every = line.events(session, case.id)
    which = Picked("journal", date(2026, 11, 19), date(2026, 11, 19))
    assert _titles(line.picked(every, which)) == ["Hembesök"]
    assert line.counts(every, which)["journal"] == 1
    assert sum(line.counts(every, Picked()).values()) == len(every)
    assert line.picked(every, Picked(first=date(2030, 1, 1))) == []


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 1), date(2026, 11, 24), "1 till 24 november 2026"),
        (date(2026, 9, 8), date(2026, 11, 24), "8 september till 24 november 2026"),
        (date(2025, 9, 8), date(2026, 1, 2), "8 september 2025 till 2 januari 2026"),
        (date(2026, 11, 1), date(2026, 11, 1), "1 november 2026"),
    ],
)
def test_two_days_are_told_with_what_they_share_once(first: date, last: date, words: str) -> None:
    assert between(first, last) == words


def test_a_case_that_has_just_begun_has_its_opening(session: Session) -> None:
    case = stories.a_new_case(session, number="26-099")
    assert _titles(line.events(session, case.id)) == ["Ärendet öppnat"]


def test_the_end_what_came_after_and_what_was_answered_stand_on_the_line(session: Session) -> None:
    case = everything(session)
    a_referral_answered(session, case)
    a_closing_taken_back(session, case)

    told = line.events(session, case.id)

    assert len({one.id for one in told}) == len(told)
    titles = _titles(told)
    for one in ("Ärendet avslutat", "Avslutet ångrades", "Boosterträffen avböjdes", "Återkoppling"):
        assert titles.count(one) == 1, one
    (answer,) = (one for one in told if one.title == "Återkoppling")
    assert (answer.is_protected, answer.sentence, answer.parts) == (True, "", ())
