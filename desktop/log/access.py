"""Reading the access log: rows in words, by period, kind and case; and whether its chain holds.

Kept for the control that lag (2001:454) 10 § asks for. Reading and checking it are acts that are logged too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Literal

from db import clock
from db.errors import DatabaseDamagedError
from db.log.chain import Wanted
from db.records import LogRow
from desktop.dates import months_on
from desktop.errors import UserError
from desktop.log.words import LogKind, event_in_words, event_kind, of_kind
from desktop.process.pulse import PULSE
from desktop.session.session import Session

LATEST = 1000
"""Rows that are checked every time the vault is opened; all are when the user asks (docs: security)."""


@dataclass(frozen=True)
class Question:
    """Which rows to show. `since` and `until` are whole days, both included; empty means all."""

    since: date | None = None
    until: date | None = None
    kind: LogKind | Literal[""] = ""
    case_id: str = ""


@dataclass(frozen=True)
class LogLine:
    """One row to read. `at` is the clock on the wall when it was written; `case` a number such as 26-014."""

    seq: int
    at: datetime
    kind: LogKind
    what: str
    case: str
    row: LogRow


@dataclass(frozen=True)
class Verdict:
    """How the chain stands: whole, or not to be trusted from row `broken_at`, written on `broken_on`."""

    is_whole: bool
    broken_at: int = 0
    broken_on: date | None = None


def lines(session: Session, question: Question, limit: int = -1, offset: int = 0) -> list[LogLine]:
    """Return the rows that answer a question, latest first; a negative limit is none."""
    return in_lines(session, session.log.find(_wanted(session, question), limit, offset))


def in_lines(session: Session, rows: Iterable[LogRow]) -> list[LogLine]:
    """Put rows in words."""
    numbers = _numbers(session)

    def line(row: LogRow) -> LogLine:
        number = numbers.get(row.subject_id) or numbers.get(row.object_id, "")
        return LogLine(
            row.seq, local(row), event_kind(row.event), event_in_words(row.event, row.detail), number, row
        )

    return [line(row) for row in rows]


def count(session: Session, question: Question) -> int:
    """Return how many rows answer it."""
    return session.log.count(_wanted(session, question))


def local(row: LogRow) -> datetime:
    """Return when a row was written, in the time zone the computer had then."""
    return datetime.fromisoformat(row.utc).astimezone(timezone(timedelta(minutes=row.tz_offset)))


def months(session: Session) -> list[date]:
    """Return the first day of every month the log covers, the latest first; this month is always there."""
    this = session.today().replace(day=1)
    begun = session.log.begun()
    first = clock.day_of(datetime.fromisoformat(begun)).replace(day=1) if begun else this
    found = [this]
    while found[-1] > first:
        found.append(months_on(found[-1], -1))
    return found


def month_question(month: date) -> Question:
    """Return the question for a whole month, given by its first day."""
    return Question(since=month, until=months_on(month, 1) - timedelta(days=1))


def cases(session: Session) -> list[tuple[str, str]]:
    """Return id and number of every case, the newest number first."""
    rows = session.db.cases.numbers()
    return sorted(((id, number) for id, number, _ in rows), key=lambda one: one[1], reverse=True)


def note_read(session: Session) -> None:
    """Log that the log was opened for reading."""
    with _as_far_as_it_can_be_written(), session.change(event="log_read"):
        pass


def note_printed(session: Session, month: date) -> None:
    """Log that the month's Loggkontroll was printed."""
    with session.change(event="log_printed", detail=f"{month:%Y-%m}"):
        pass


def check(session: Session) -> Verdict:
    """Walk the whole log. The walk itself is logged; nothing is ever mended."""
    verdict = _verdict(session)
    _note_checked(session, verdict)
    return verdict


def check_latest(session: Session) -> Verdict:
    """Walk the latest rows, as at every opening: 1000 rows take hundredths of a second. Logged when broken."""
    verdict = _verdict(session, LATEST)
    if not verdict.is_whole:
        _note_checked(session, verdict)
    return verdict


def _verdict(session: Session, latest: int = 0) -> Verdict:
    broken = session.log.first_break(latest, PULSE.goes_on)
    if broken is None:
        return Verdict(True)
    row = session.log.at(broken)
    return Verdict(False, broken, local(row).date() if row else None)


def _note_checked(session: Session, verdict: Verdict) -> None:
    with (
        _as_far_as_it_can_be_written(),
        session.change(event="log_checked", detail="whole" if verdict.is_whole else "broken"),
    ):
        pass


def note_journal_checked(session: Session, *, is_whole: bool) -> None:
    """Log that the whole journal was checked, and how it stood."""
    with (
        _as_far_as_it_can_be_written(),
        session.change(event="journal_checked", detail="whole" if is_whole else "broken"),
    ):
        pass


@contextmanager
def _as_far_as_it_can_be_written() -> Iterator[None]:
    """Let the log of a damaged vault be read: nothing can be written there, and whoever rescues it must see it."""
    try:
        yield
    except UserError as error:
        if not isinstance(error.__cause__, DatabaseDamagedError):
            raise


def _numbers(session: Session) -> dict[str, str]:
    """Return case numbers by the id of the case and of its pupil; a pupil's is the latest."""
    rows = sorted(session.db.cases.numbers(), key=lambda row: row[1])
    return {pupil: number for _, number, pupil in rows} | {id: number for id, number, _ in rows}


def _wanted(session: Session, question: Question) -> Wanted:
    case = session.db.cases.find(question.case_id) if question.case_id else None
    return Wanted(
        since=_stored(question.since) if question.since else "",
        until=_stored(question.until + timedelta(days=1)) if question.until else "",
        events=of_kind(question.kind) if question.kind else (),
        ids=(case.id, case.pupil_id) if case else (),
    )


def _stored(day: date) -> str:
    """Return when a day begins here, as the log stores a moment."""
    return datetime.combine(day, time()).astimezone(UTC).isoformat()
