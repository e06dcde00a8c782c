"""What stand-ins did is told to the owner until she has read it, and to whoever checks the month's log."""

from __future__ import annotations

from datetime import date

import pytest

from db.records import Case
from desktop.log import access, away
from desktop.paper.builders import log_paper
from desktop.vault.open_session import OpenSession
from tests.desktop.session.standing import signed, stand_in
from tests.stories import a_family_case


@pytest.fixture
def case(session: OpenSession) -> Case:
    """Return Amina's case; its worker is Karin Lund."""
    return a_family_case(session)


def test_the_owner_is_told_what_was_done_until_she_has_read_it(session: OpenSession, case: Case) -> None:
    assert away.while_away(session) is None
    stand_in(session)
    session.note_opened(case)
    session.note_opened(case)
    for body in ("Ett", "Två"):
        signed(session, case, body)
    assert away.while_away(session) is None  # she is not the one to be told
    stand_in(session, "Maria Ek", "skolsocionom", "ledig")
    session.act_as(None)
    told = away.while_away(session)
    assert told is not None
    assert told.told == (
        "Karolina Ström öppnade 1 elev, skrev 2 anteckningar.",
        "Maria Ek låste upp, men öppnade ingen elev.",
    )
    assert {line.row.actor for line in told.lines} == {"Karolina Ström", "Maria Ek"}
    away.was_read(session)
    assert session.log.rows(1)[0].event == "away_read"
    assert away.while_away(session) is None
    stand_in(session)
    session.act_as(None)
    again = away.while_away(session)
    assert again is not None
    assert len(again.lines) == 1


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 11, 3), date(2026, 11, 3), "3 november"),
        (date(2026, 11, 3), date(2026, 11, 21), "3–21 november"),
        (date(2026, 10, 28), date(2026, 11, 3), "28 oktober – 3 november"),
        (date(2026, 12, 30), date(2027, 1, 2), "30 december 2026 – 2 januari 2027"),
    ],
)
def test_the_days_are_said_in_words(first: date, last: date, said: str) -> None:
    assert away.days_in_words(first, last) == said


def test_the_months_loggkontroll_says_the_same(session: OpenSession, case: Case) -> None:
    session.note_opened(case)
    month = access.local(session.log.rows(1)[0]).date().replace(day=1)
    assert log_paper(session, month).stand_ins == ()
    stand_in(session)
    session.note_opened(case)
    session.act_as(None)
    paper = log_paper(session, month)
    (told,) = paper.stand_ins
    assert told.startswith("Karolina Ström, vikarie för Karin Lund (")
    assert told.endswith("): öppnade 1 elev.")
    assert "Karolina Ström, vikarie för Karin Lund" in paper.users
    assert [entry.what for entry in paper.entries if "Karolina" in entry.what] == [
        "Började vikariera: sjukdom (Karolina Ström)",
        "Ärende öppnat (Karolina Ström)",
    ]
