"""Kontrollera journalen: a little at a time, logged when it ends, and told in words."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from db.chain.check import Fault
from db.records import Case
from desktop.chain import checking as checkings
from desktop.chain import words
from desktop.chain.checking import Checking
from desktop.chain.verdict import CaseVerdict, JournalVerdict, OldChain, VaultVerdict, read_old_chain
from desktop.log import words as log_words
from desktop.session.session import Session
from tests.builders import DAY
from tests.desktop.chain.checked import checked
from tests.desktop.chain.everything import another_case
from tests.desktop.chain.tamper import tamper


def test_it_goes_a_little_at_a_time_and_ends_with_the_verdict(
    session: Session, case: Case, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    another_case(session, "26-001", 25)
    monkeypatch.setattr(checkings, "AT_A_TIME", 0.0)  # one step, then the window's turn
    turns: list[tuple[int, int]] = []
    owner = QObject()
    check = Checking(session, owner)
    check.progressed.connect(lambda done, whole: turns.append((done, whole)))
    with qtbot.waitSignal(check.ended) as ended:
        check.begin()
        running = [check.is_running]
    assert ended.args is not None
    assert ended.args[0] == checked(session)
    running.append(check.is_running)
    assert running == [True, False]
    assert [done for done, _ in turns] == sorted({done for done, _ in turns})
    assert all(done <= whole for done, whole in turns)
    assert len(turns) > 10


def test_it_is_logged_in_words_when_it_ends_and_not_when_it_is_broken_off(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    check = Checking(session)
    check.begin()
    check.stop()
    qtbot.wait(30)
    assert "journal_checked" not in {row.event for row in session.log.rows()}
    for expected in ("hel", "något stämmer inte"):
        with qtbot.waitSignal(check.ended):
            check.begin()
        row = session.log.rows(1)[0]
        assert log_words.event_in_words(row.event, row.detail) == f"Journalen kontrollerad: {expected}"
        tamper(session, "UPDATE goals SET status = 'ended'")
    assert session.log.rows(1)[0].subject_id == ""


def test_what_is_locked_while_it_goes_on_is_no_fault(session: Session, case: Case) -> None:
    going = checkings.walk(session)
    verdict = None
    for step, verdict in enumerate(going):  # noqa: B007  the last one is the answer
        if step % 3 == 0 and step < 12:
            another_case(session, f"26-1{step:02}", 1)
    assert verdict is not None
    assert verdict.is_whole


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (CaseVerdict("a", "26-014", 5, 0), "hel"),
        (CaseVerdict("a", "26-014", 60, 41), "hel, de första 41 kedjade i efterhand"),
        (CaseVerdict("a", "26-014", 60, 1), "hel, den första kedjad i efterhand"),
        (
            CaseVerdict("a", "26-014", 60, 41, (Fault("content", "a", 30), Fault("link", "a", 17))),
            "bruten vid nr 17",
        ),
        (CaseVerdict("a", "26-014", 5, 0, (Fault("unlinked", "a"),)), "bruten: 1 låst sak saknas i kedjan"),
        (
            CaseVerdict("a", "26-014", 5, 0, (Fault("unlinked", "a"), Fault("unlinked", "a"))),
            "bruten: 2 låsta saker saknas i kedjan",
        ),
    ],
)
def test_a_cases_verdict_is_a_few_words(verdict: CaseVerdict, said: str) -> None:
    assert verdict.words() == said


def test_the_whole_is_summed_up_with_what_to_do(session: Session, case: Case) -> None:
    assert words.summary(JournalVerdict())[:2] == ("info", "Inget är signerat eller låst än.")
    assert words.summary(checked(session))[:2] == ("ok", "Journalen är hel.")
    tamper(session, "UPDATE goals SET status = 'ended'")
    tone, lead, text = words.summary(checked(session))
    assert (tone, lead) == ("danger", "Något stämmer inte i 1 ärende.")
    assert "Ring IT" in text
    only_vault = JournalVerdict(vault=VaultVerdict(9, (Fault("lost", seq=9),)))
    assert words.summary(only_vault)[1] == "Något stämmer inte i arkivets kedja."


def test_each_fault_is_one_sentence_that_names_nobody(session: Session, case: Case) -> None:
    at = datetime(2026, 10, 14, 9, tzinfo=UTC).isoformat(timespec="microseconds")
    tamper(session, "UPDATE case_links SET moment = ?", at)
    links = {link.kind: link for link in session.db.case_links.all()}
    said = {
        kind: words.fault_words(session, Fault("content", case.id, link.n, kind, link.object_id))
        for kind, link in links.items()
    }
    assert said["anteckning"] == "Nr 1: Anteckningen från 14 oktober 2026 är inte som när den signerades."
    assert said["samtycke"] == "Nr 2: Samtycket från 14 oktober 2026 är inte som när det låstes."
    gone = words.fault_words(session, Fault("gone", case.id, 8, "plan", links["plan"].object_id))
    assert gone == "Nr 8: Handlingsplanen från 14 oktober 2026 finns inte kvar."
    assert words.fault_words(session, Fault("missing", case.id, 3, upto=3)) == "Nr 3 saknas i kedjan."
    assert words.fault_words(session, Fault("row_missing", seq=3, upto=7)) == "Nr 3–7 saknas i kedjan."
    unlinked = words.fault_words(session, Fault("unlinked", case.id, kind="nej", object_id="ingen"))
    assert unlinked == "Nejet är låst men saknas i kedjan."
    told = " ".join([*said.values(), gone, unlinked])
    assert not any(name in told for name in ("Hodan", "Abdi", "Karin", "Amina", case.id))


def test_something_that_is_gone_altogether_is_told_by_when_it_was_locked(
    session: Session, case: Case
) -> None:
    for n in range(1, 10):
        day = f"2026-10-{10 + n}T09:00:00.000000+00:00"
        tamper(session, "UPDATE case_links SET moment = ? WHERE n = ?", day, n)
    tamper(session, "DELETE FROM case_links WHERE n IN (4, 9)")
    said = [words.fault_words(session, Fault("lost", seq=seq)) for seq in (4, 9)]
    assert said[0].endswith("Det låstes mellan 13 okt och 15 okt.")
    assert said[1].endswith("Det låstes 18 okt eller senare.")


@pytest.mark.parametrize(
    ("broken", "ends", "said"),
    [
        ([], True, "var hel."),
        (["a", "b"], True, "2 av 41 signeringar hängde inte ihop."),
        ([], False, "den senaste signeringen saknades."),
    ],
)
def test_how_the_old_chain_stood_is_told_for_as_long_as_the_vault_lives(
    session: Session, broken: list[str], ends: bool, said: str
) -> None:
    stored = {"checked_at": "2026-11-20T10:00:00+00:00", "texts": 41, "broken": broken, "ends": ends}
    tamper(session, "INSERT INTO meta VALUES ('old_chain', ?)", json.dumps(stored))
    old = checked(session).old
    assert old == OldChain(date(2026, 11, 20), 41, tuple(broken), ends)
    told = words.beside(checked(session), DAY)
    assert told.startswith("Den tidigare kedjan ")
    assert "20 nov" in told
    assert told.endswith(said)
    assert read_old_chain("") is None
