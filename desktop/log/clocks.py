"""Nothing is deleted on the word of one clock: what the access log says of the days, held against today.

A computer's clock can stand years wrong after a flat battery, or be set by anybody. So what is deleted on a date
also needs that the vault was unlocked on five different days since the thing was put there; and where today lies
before the log's last row, or more than sixty days after it, nothing is deleted until the user has said that the
day is right (decision 39). The rule itself (`read`, `Clocks`) knows no session and no clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from weakref import WeakKeyDictionary

from db.log.chain import Log
from db.records.events import LogEvent
from desktop.session.session import Session

UNLOCKS = 5
"""On so many different days the vault must have been unlocked after the day the thing was put there."""

APART = 60
"""Days that may lie between the log's last row and today before the user is asked."""

OPENINGS: tuple[LogEvent, ...] = (
    "vault_created",
    "vault_opened",
    "vault_opened_by_code",
    "vault_opened_by_chief",
)
CONFIRMED: LogEvent = "clock_confirmed"
_TOLD_BY: tuple[LogEvent, ...] = (*OPENINGS, "locked", CONFIRMED)
"""The rows that are read: what every stay in the vault begins and ends with, and the user's own word."""


LATEST = 20_000
"""Rows of the log that are looked at, at the most: more than half a year of much work."""


@dataclass(frozen=True)
class LoggedDay:
    """One row of the log: its local day, and what it tells."""

    day: date
    event: str


@dataclass(frozen=True)
class Clocks:
    """What may be believed. `last` is the log's last believed day, `opened` the believed days of unlocking."""

    today: date
    last: date | None
    opened: frozenset[date]

    @property
    def is_doubtful(self) -> bool:
        """Tell whether today lies before the last believed day, or too long after it."""
        return self.last is not None and not _follows(self.last, self.today)

    def may_delete(self, put_on: date) -> bool:
        """Tell whether something that was put there on this day may be deleted, if its own time is out."""
        return not self.is_doubtful and len(self.since(put_on)) >= UNLOCKS

    def since(self, day: date) -> list[date]:
        """Return the days after this one, up to today, on which the vault was unlocked; in order."""
        return sorted(one for one in self.opened if day < one <= self.today)


_READ: WeakKeyDictionary[Log, tuple[list[LoggedDay], int]] = WeakKeyDictionary()
"""What has been read of each open vault's log already, and up to which row."""


def read(rows: Iterable[LoggedDay], today: date) -> Clocks:
    """Return what rows in the log's order say. Those from a day that did not follow on the last one are passed over.

    A day far off is believed once the user has confirmed it; what was unlocked on later days than that, by a clock
    that was wrong then, counts no more.
    """
    last: date | None = None
    opened: set[date] = set()
    for row in rows:
        if row.event == CONFIRMED:
            last, opened = row.day, {one for one in opened if one < row.day} | {row.day}
        elif last is None or _follows(last, row.day):
            last = row.day
            if row.event in OPENINGS:
                opened.add(row.day)
    return Clocks(today, last, frozenset(opened))


def of(session: Session) -> Clocks:
    """Return what this vault's log says, held against the day it is; only what is new since the last time is read.

    Of a long log only the latest rows are looked at; what lies before them could only make it say yes sooner.
    """
    rows, upto = _READ.get(session.log, ([], max(0, session.log.head()[0] - LATEST)))
    for seq, day, event in session.log.days(_TOLD_BY, upto):
        row, upto = LoggedDay(date.fromisoformat(day), event), seq
        if _is_news(rows, row):
            rows.append(row)
    _READ[session.log] = (rows, upto)
    return read(rows, session.today())


def _is_news(rows: list[LoggedDay], row: LoggedDay) -> bool:
    """Tell whether the day does not stand there already with the same event, since it came or was confirmed."""
    for one in reversed(rows):
        if one.day != row.day or CONFIRMED in (one.event, row.event):
            return True
        if one == row:
            return False
    return True


def confirm(session: Session) -> None:
    """Write that the user has said that today is right. Raises `UserError`."""
    with session.change(event="clock_confirmed"):
        pass


def _follows(last: date, day: date) -> bool:
    return last <= day <= last + timedelta(days=APART)
