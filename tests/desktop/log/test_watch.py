"""What the Loggkontroll points at: nights, hurry, wrong tries, papers out of nowhere."""

from __future__ import annotations

from datetime import datetime, timedelta

from db.records.events import LogEvent
from desktop.log import watch as log_watch
from desktop.log.access import LogLine
from desktop.log.words import event_in_words, event_kind
from desktop.session.session import Session


def line(
    session: Session, seq: int, at: datetime, event: LogEvent, case: str = "", detail: str = ""
) -> LogLine:
    with session.change(event=event, subject_id=case, detail=detail):
        pass
    row = session.log.rows(1)[0]
    return LogLine(seq, at, event_kind(event), event_in_words(event, detail), "26-014" if case else "", row)


DAY = datetime(2026, 11, 14, 9, 0)


def found(lines: list[LogLine]) -> list[tuple[str, ...]]:
    return [watch.found for watch in log_watch.look_at(lines)]


def test_a_night_is_counted_once_over_midnight(session: Session) -> None:
    late, early = datetime(2026, 11, 14, 23, 12), datetime(2026, 11, 15, 0, 40)
    lines = [line(session, 1, late, "case_opened"), line(session, 2, early, "locked")]
    lines += [line(session, 3, datetime(2026, 11, 15, 6, 0), "case_opened")]
    assert found(lines)[0] == ("Natten till 15 november: 2 händelser, kl. 23.12 till 00.40",)


def test_many_cases_in_a_short_time_are_told_and_the_same_case_often_is_not(session: Session) -> None:
    many = [
        line(session, n, DAY + timedelta(minutes=n), "case_opened", f"case {n}")
        for n in range(log_watch.MANY)
    ]
    same = [line(session, n, DAY + timedelta(minutes=n), "case_opened", "one") for n in range(20)]
    slow = [line(session, n, DAY + timedelta(minutes=5 * n), "case_opened", f"case {n}") for n in range(20)]
    assert found(many)[1] == ("14 november kl. 09.00: 8 ärenden",)
    assert found(same)[1] == found(slow)[1] == ()


def test_wrong_passphrases_and_codes_are_told(session: Session) -> None:
    lines = [
        line(session, 1, DAY, "vault_opened", detail="wrong:3"),
        line(session, 2, DAY, "vault_opened"),
        line(session, 3, DAY, "recovery_code_tried", detail="wrong"),
    ]
    assert found(lines)[2] == (
        "14 november kl. 09.00: 3 felaktiga försök",
        "14 november kl. 09.00: fel återställningskod",
    )


def test_a_print_in_a_case_nobody_worked_in_that_day_is_told(session: Session) -> None:
    lines = [
        line(session, 1, DAY, "note_signed", "worked"),
        line(session, 2, DAY, "printed", "worked", "samtycke"),
        line(session, 3, DAY, "printed", "idle", "samtycke"),
        line(session, 4, DAY + timedelta(days=1), "exported", "worked", "samtycke"),
    ]
    assert found(lines)[3] == (
        "14 november kl. 09.00: Utskrivet: Samtycke, ärende 26-014",
        "15 november kl. 09.00: Sparat som fil: Samtycke, ärende 26-014",
    )


def test_an_opening_with_either_code_is_told(session: Session) -> None:
    lines = [
        line(session, 1, DAY, "vault_opened_by_code"),
        line(session, 2, DAY, "vault_opened_by_chief"),
        line(session, 3, DAY, "vault_opened"),
    ]
    assert found(lines)[4] == (
        "14 november kl. 09.00: användarens egen kod",
        "14 november kl. 09.00: enhetschefens kod",
    )
