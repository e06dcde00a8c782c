"""The access log: append-only, chained under a key of its own, written in the act's own transaction.

What is logged follows lag (2001:454) 10 §: that something was opened, changed, printed or tried, by whom and
on which internal id. Never content, never names, never search words.
"""

from __future__ import annotations

import hmac
import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from db.clock import real_now
from db.log import epochs as key_epochs
from db.records import LogRow
from db.records.events import LogEvent
from db.store.codec import columns, maker
from db.store.connection import Connection

FIRST = "0" * 64
"""What the first row chains to."""

PIECE = 500
"""Rows that are walked, in hundredths of a second, until somebody else may say something."""

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
COLUMNS = ", ".join(columns(LogRow))


@dataclass(frozen=True)
class Wanted:
    """Which rows are asked for. Empty means all; `after` is a row's number, `is_acting` wants stand-ins' rows alone.

    `since` (included) and `until` (not included) are moments as they are stored, ISO 8601 in UTC. `ids` are
    internal ids of a case and its pupil; a row fits whose subject or object is one of them.
    """

    since: str = ""
    until: str = ""
    events: tuple[LogEvent, ...] = ()
    ids: tuple[str, ...] = ()
    after: int = 0
    is_acting: bool = False


@dataclass(frozen=True)
class Event:
    """What is to be logged. `event` and `detail` are coded words; ids are internal."""

    event: LogEvent
    subject_id: str = ""  # the case or pupil it concerns
    object_id: str = ""  # the row it touched
    detail: str = ""


class Log:
    """Writes and checks the log of one open vault."""

    def __init__(self, connection: Connection, key: bytes, app_version: str, device: str) -> None:
        self._connection = connection
        self._key = key
        self._app_version = app_version
        self._device = device

    def write(self, event: Event, actor: str, acting_for: str = "", *, after_gap: bool = False) -> None:
        """Add a row; must stand in the same transaction as the act it tells of.

        `acting_for` is whom the actor stands in for, or empty.
        `after_gap` leaves a number out: rows before this one may be gone, and the chain shall not look whole.
        """
        if not self._connection.in_transaction:
            raise RuntimeError("logging outside a transaction")
        seq, prev, last_utc = self._head()
        utc = real_now()
        if last_utc and utc.isoformat() < last_utc and event.event != "clock_backwards":
            self.write(Event("clock_backwards"), actor, acting_for)
            seq, prev, _ = self._head()
        offset = utc.astimezone().utcoffset()
        row = (
            seq + 1 + after_gap,
            utc.isoformat(),
            int(offset.total_seconds() // 60) if offset else 0,
            time.monotonic_ns() // 1_000_000,
            self._app_version,
            actor,
            self._device,
            event.event,
            event.subject_id,
            event.object_id,
            event.detail,
            prev,
        )
        marks = ", ".join("?" * 14)
        mac = _mac(self._key, row, acting_for)
        self._connection.execute(f"INSERT INTO log ({COLUMNS}) VALUES ({marks})", (*row, mac, acting_for))

    def rows(self, limit: int = 1000) -> list[LogRow]:
        """Return the latest rows, latest first."""
        return self.find(Wanted(), limit)

    def find(self, wanted: Wanted, limit: int = -1, offset: int = 0) -> list[LogRow]:
        """Return the rows that fit, latest first; a negative limit is none."""
        where, values = _where(wanted)
        found = self._connection.execute(
            f"SELECT {COLUMNS} FROM log {where} ORDER BY seq DESC LIMIT ? OFFSET ?", (*values, limit, offset)
        )
        return list(map(maker(LogRow), found))

    def days(self, events: tuple[LogEvent, ...], after: int) -> list[tuple[int, str, str]]:
        """Return number, local day (`YYYY-MM-DD`) and event of the rows after a number, in order: quick to read."""
        rows = self._connection.execute(
            "SELECT seq, date(utc, tz_offset || ' minutes'), event FROM log "
            f"WHERE seq > ? AND event IN ({_marks(events)}) ORDER BY seq",
            (after, *events),
        )
        return [(int(seq), str(day), str(event)) for seq, day, event in rows]

    def count(self, wanted: Wanted) -> int:
        """Return how many rows fit."""
        where, values = _where(wanted)
        return int(self._connection.execute(f"SELECT count(*) FROM log {where}", values).fetchone()[0])

    def begun(self) -> str:
        """Return when the first row was written, as it is stored; empty while there is none."""
        row = self._connection.execute("SELECT utc FROM log ORDER BY seq LIMIT 1").fetchone()
        return "" if row is None else str(row[0])

    def at(self, seq: int) -> LogRow | None:
        """Return the row with this number; if it is gone, the next one that is there, else the last."""
        for rest in ("WHERE seq >= ? ORDER BY seq", "WHERE seq < ? ORDER BY seq DESC"):
            row = self._connection.execute(f"SELECT {COLUMNS} FROM log {rest} LIMIT 1", (seq,)).fetchone()
            if row is not None:
                return maker(LogRow)(row)
        return None

    def with_mark(self, start: str) -> LogRow | None:
        """Return the latest row whose `mac` begins so, as a Loggkontroll is printed with; None when there is none."""
        rows = self._connection.execute(
            f"SELECT {COLUMNS} FROM log WHERE substr(mac, 1, ?) = ? ORDER BY seq DESC LIMIT 1",
            (len(start), start),
        ).fetchall()
        return maker(LogRow)(rows[0]) if rows else None

    def head(self) -> tuple[int, str]:
        """Return number and `mac` of the last row: noted outside the vault, they anchor all before it."""
        seq, mac, _ = self._head()
        return seq, mac

    def holds(self, seq: int, head: str) -> bool:
        """Tell whether the row with this number is there with a mac that begins so; row 0 is before the first."""
        row = self._connection.execute("SELECT mac FROM log WHERE seq = ?", (seq,)).fetchone()
        mac = FIRST if not seq else "" if row is None else str(row[0])
        return bool(head) and mac.startswith(head)

    def first_break(self, latest: int = 0, between: Callable[[], object] = lambda: None) -> int | None:
        """Return the `seq` of the first row that does not chain, or None when the log is whole.

        Each row is held to the key of its time (`db.log.epochs`). With `latest` only so many rows from the end
        are walked; what the first of them chains to is then taken on trust. `between` is called after every `PIECE`.
        """
        first = max(1, self._head()[0] - latest + 1) if latest else 1
        keys = key_epochs.Keys(self._connection, self._key)
        prev, expected = FIRST if first == 1 else "", first
        for row in self._connection.execute(
            f"SELECT {COLUMNS} FROM log WHERE seq >= ? ORDER BY seq", (first,)
        ):
            is_next = row[0] == expected and (not prev or row[11] == prev)
            if not is_next or not hmac.compare_digest(row[12], _mac(keys.of(row[0]), row[:12], row[13])):
                return expected
            prev, expected = row[12], expected + 1
            if expected % PIECE == 0:
                between()
        return None

    def _head(self) -> tuple[int, str, str]:
        row = self._connection.execute("SELECT seq, mac, utc FROM log ORDER BY seq DESC LIMIT 1").fetchone()
        return (0, FIRST, "") if row is None else (int(row[0]), str(row[1]), str(row[2]))


def _mac(key: bytes, row: tuple[object, ...], acting_for: str) -> str:
    """Return what a row's mac must be: over its twelve fields, and whom the actor stood in for where there is such.

    So a row of before the column has the mac it always had, and none can be given or robbed of a name unseen.
    """
    covered = (*row, acting_for) if acting_for else row
    return hmac.digest(key, _JSON.encode(covered).encode(), "sha256").hex()


def _where(wanted: Wanted) -> tuple[str, tuple[str | int, ...]]:
    """Return the condition and what fills it."""
    parts: list[str] = []
    values: list[str | int] = []

    def add(part: str, given: Iterable[str | int]) -> None:
        parts.append(part)
        values.extend(given)

    if wanted.since:
        add("utc >= ?", (wanted.since,))
    if wanted.until:
        add("utc < ?", (wanted.until,))
    if wanted.events:
        add(f"event IN ({_marks(wanted.events)})", wanted.events)
    if wanted.ids:
        marks = _marks(wanted.ids)
        add(f"(subject_id IN ({marks}) OR object_id IN ({marks}))", wanted.ids * 2)
    if wanted.after:
        add("seq > ?", (wanted.after,))
    if wanted.is_acting:
        add("acting_for <> ''", ())
    return (f"WHERE {' AND '.join(parts)}" if parts else ""), tuple(values)


def _marks(values: tuple[str, ...]) -> str:
    return ", ".join("?" * len(values))
