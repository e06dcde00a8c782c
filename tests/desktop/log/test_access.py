"""The access log to read: words for every event, rows by period, kind and case, and the chain."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

import db
import desktop
import ui
from db.log import chain
from db.log.chain import Log, Wanted
from db.records import Case
from db.records.events import LogEvent
from desktop.errors import UserError
from desktop.log import access as access_log
from desktop.log.access import Question
from desktop.log.words import EVENTS, KINDS, event_in_words, event_kind, of_kind
from desktop.process.pulse import PULSE
from desktop.session.session import Session

PROGRAM = [Path(package.__file__ or "").parent for package in (db, desktop, ui)]


class StoodStill:
    """A clock the log reads in tests."""

    moment = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)

    @classmethod
    def read(cls) -> datetime:
        return cls.moment


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> type[StoodStill]:
    monkeypatch.setattr(StoodStill, "moment", StoodStill.moment)
    monkeypatch.setattr("db.log.chain.real_now", StoodStill.read)
    return StoodStill


def note(
    session: Session, event: LogEvent, subject_id: str = "", detail: str = "", object_id: str = ""
) -> None:
    with session.change(event=event, subject_id=subject_id, detail=detail, object_id=object_id):
        pass


def damage(session: Session, seq: int) -> None:
    """Change a row behind the triggers' back, as somebody with the key and another program could."""
    connection = session.vault.connection
    connection.execute("DROP TRIGGER log_never_change")
    connection.execute("UPDATE log SET event = 'note_signed' WHERE seq = ?", (seq,))


def events_in(tree: ast.AST) -> Iterator[str]:
    """Yield every word that code gives as an event: to `event=`, `Event(…)`, or a function that passes it on."""
    for function in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]:
        if function.name == "how_opened":
            yield from _returned(function)
        assigned = {
            target.id: node.value
            for node in ast.walk(function)
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
            for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
            if isinstance(target, ast.Name)
        }
        for call in [node for node in ast.walk(function) if isinstance(node, ast.Call)]:
            for given in _given(call):
                value = assigned.get(given.id, given) if isinstance(given, ast.Name) else given
                yield from _words(value)


def _returned(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Return) and node.value is not None:
            yield from _words(node.value)


def _given(call: ast.Call) -> Iterator[ast.expr]:
    yield from (keyword.value for keyword in call.keywords if keyword.arg == "event")
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    if name == "Event" and len(call.args) == 1:  # `desktop.cases.facts.Event` takes more
        yield call.args[0]
    elif name in ("_take", "note_opening") and len(call.args) > 1:
        yield call.args[1]


def _words(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.IfExp):
        yield from (*_words(value.body), *_words(value.orelse))
    elif isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
        yield value.value


def used() -> set[str]:
    files = [path for folder in PROGRAM for path in folder.rglob("*.py")]
    return {word for path in files for word in events_in(ast.parse(path.read_text(encoding="utf-8")))}


def test_every_event_that_is_logged_has_swedish_words() -> None:
    assert sorted(used() - set(EVENTS)) == [], "add words in desktop/log/words.py"


def test_no_event_has_words_that_is_never_logged() -> None:
    assert sorted(set(EVENTS) - used()) == []


def test_every_event_is_of_a_kind_that_can_be_chosen() -> None:
    assert {kind for kind, _ in EVENTS.values()} == set(KINDS)
    assert {event for kind in KINDS for event in of_kind(kind)} == set(EVENTS)


@pytest.mark.parametrize(
    ("event", "detail", "said"),
    [
        ("vault_opened", "wrong:1", "Upplåst med lösenfras: 1 felaktigt försök före"),
        ("vault_opened", "wrong:12", "Upplåst med lösenfras: 12 felaktiga försök före"),
        ("locked", "idle", "Låst: ingen rörde datorn"),
        ("printed", "handlingsplan", "Utskrivet: Handlingsplan"),
        ("step_set", "kartlaggning klar", "Steg ändrat: Kartläggning"),
        ("plan_signed", "v2", "Handlingsplan signerad: version 2"),
        ("locked", "a_cause_of_tomorrow", "Låst"),
    ],
)
def test_a_detail_is_said_in_words_and_never_as_a_code(event: str, detail: str, said: str) -> None:
    assert event_in_words(event, detail) == said


def test_an_event_of_a_later_version_is_shown_and_not_hidden() -> None:
    assert "brand_new" in event_in_words("brand_new")
    assert event_kind("brand_new") in KINDS


def test_a_row_has_the_cases_number_also_when_it_is_about_the_pupil(session: Session, case: Case) -> None:
    note(session, "case_opened", case.id)
    note(session, "pupil_changed", object_id=case.pupil_id)
    note(session, "printed", "an erased case", "samtycke")
    found = access_log.lines(session, Question())
    assert [(line.what, line.case) for line in found[:3]] == [
        ("Utskrivet: Samtycke", ""),
        ("Elevens uppgifter ändrade", "26-014"),
        ("Ärende öppnat", "26-014"),
    ]


def test_rows_are_found_by_case_kind_and_page(session: Session, case: Case) -> None:
    for _ in range(5):
        note(session, "case_opened", case.id)
    note(session, "printed", case.id, "samtycke")
    note(session, "case_opened", "another")
    about = Question(case_id=case.id)
    assert access_log.count(session, about) == 6
    assert access_log.count(session, replace(about, kind="left")) == 1
    everything = [line.seq for line in access_log.lines(session, about)]
    paged = [line.seq for offset in (0, 4) for line in access_log.lines(session, about, 4, offset)]
    assert paged == everything == sorted(everything, reverse=True)


def test_a_month_begins_and_ends_at_midnight_where_the_computer_is(
    session: Session, clock: type[StoodStill]
) -> None:
    first = datetime(2026, 11, 1).astimezone()
    for moment in (first - timedelta(seconds=1), first, first + timedelta(days=29, hours=23)):
        clock.moment = moment.astimezone(UTC)
        note(session, "case_opened")
    november = access_log.lines(session, access_log.month_question(date(2026, 11, 1)))
    assert [line.at.day for line in november] == [30, 1]
    assert access_log.months(session) == [date(2026, 11, 1), date(2026, 10, 1)]


def test_a_clock_that_went_backwards_is_a_row_of_its_own(session: Session, clock: type[StoodStill]) -> None:
    note(session, "case_opened")
    clock.moment -= timedelta(hours=1)
    note(session, "case_opened")
    assert [row.event for row in session.log.rows(2)] == ["case_opened", "clock_backwards"]
    assert session.log.first_break() is None


def test_reading_printing_and_checking_are_logged_themselves(session: Session) -> None:
    access_log.note_read(session)
    access_log.note_printed(session, date(2026, 11, 1))
    assert access_log.check(session).is_whole
    rows = session.log.rows(3)
    assert [(row.event, row.detail) for row in rows] == [
        ("log_checked", "whole"),
        ("log_printed", "2026-11"),
        ("log_read", ""),
    ]


def test_a_broken_chain_is_said_with_its_day_logged_and_left_as_it_is(session: Session) -> None:
    for _ in range(4):
        note(session, "case_opened")
    damage(session, 2)
    verdict = access_log.check_latest(session)
    assert (verdict.is_whole, verdict.broken_at) == (False, 2)
    assert verdict.broken_on == access_log.local(session.log.rows(1)[0]).date()
    assert session.log.rows(1)[0].detail == "broken"
    assert access_log.check(session).broken_at == 2


def test_a_whole_log_is_checked_at_opening_without_a_row_of_its_own(session: Session) -> None:
    note(session, "case_opened")
    before = session.log.head()
    assert access_log.check_latest(session).is_whole
    assert session.log.head() == before


def test_only_the_latest_rows_are_walked_at_opening(session: Session) -> None:
    for _ in range(6):
        note(session, "case_opened")
    damage(session, 2)
    assert session.log.first_break(latest=3) is None
    assert session.log.first_break(latest=5) == 2
    assert session.log.first_break() == 2


def test_a_long_walk_says_that_it_goes_on(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """Years of rows take seconds, and a window that says nothing for so long is ended."""
    turns: list[None] = []
    monkeypatch.setattr(chain, "PIECE", 2)
    monkeypatch.setattr(PULSE, "goes_on", lambda: turns.append(None))
    for _ in range(6):
        note(session, "case_opened")
    assert access_log.check(session).is_whole
    assert len(turns) >= 3


def test_the_log_of_a_damaged_vault_can_be_read_and_checked_though_nothing_is_written(
    session: Session,
) -> None:
    for _ in range(3):
        note(session, "case_opened")
    damage(session, 2)
    head = session.log.head()
    session.vault.was_damaged()
    access_log.note_read(session)
    assert not access_log.check_latest(session).is_whole
    assert access_log.check(session).broken_at == 2
    with pytest.raises(UserError):
        access_log.note_printed(session, date(2026, 11, 1))
    assert session.log.head() == head


def test_a_row_that_is_gone_breaks_the_chain_where_it_was(session: Session) -> None:
    for _ in range(4):
        note(session, "case_opened")
    session.vault.connection.execute("DROP TRIGGER log_never_go")
    session.vault.connection.execute("DELETE FROM log WHERE seq = 3")
    assert session.log.first_break() == 3
    assert session.log.first_break(latest=2) == 3
    found = session.log.at(3)
    assert found is not None
    assert found.seq == 4


def test_an_empty_log_is_whole_and_begins_nowhere(session: Session) -> None:
    log: Log = session.log
    assert log.find(Wanted()) == []
    assert log.first_break() is None
    assert (log.begun(), log.at(1)) == ("", None)
