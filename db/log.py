"""The access log: append-only, chained under a key of its own, written in the act's own transaction.

What is logged follows lag (2001:454) 10 §: that something was opened, changed, printed or tried, by whom and
on which internal id. Never content, never names, never search words.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from dataclasses import dataclass
from datetime import UTC, datetime

from db.codec import columns, from_row
from db.connection import Connection
from db.records import LogRow

FIRST = "0" * 64
"""What the first row chains to."""


@dataclass(frozen=True)
class Event:
    """What is to be logged. `event` and `detail` are coded words; ids are internal."""

    event: str
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

    def write(self, event: Event, actor: str) -> None:
        """Add a row; must stand in the same transaction as the act it tells of."""
        if not self._connection.in_transaction:
            raise RuntimeError("logging outside a transaction")
        seq, prev, last_utc = self._head()
        utc = datetime.now(UTC)
        if last_utc and utc.isoformat() < last_utc and event.event != "clock_backwards":
            self.write(Event("clock_backwards"), actor)
            seq, prev, _ = self._head()
        offset = utc.astimezone().utcoffset()
        row = (
            seq + 1,
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
        marks = ", ".join("?" * 13)
        self._connection.execute(f"INSERT INTO log VALUES ({marks})", (*row, self._mac(row)))

    def rows(self, limit: int = 1000) -> list[LogRow]:
        """Return the latest rows, latest first."""
        found = self._connection.execute(
            f"SELECT {', '.join(columns(LogRow))} FROM log ORDER BY seq DESC LIMIT ?", (limit,)
        )
        return [from_row(LogRow, row) for row in found]

    def first_break(self) -> int | None:
        """Return the `seq` of the first row that does not chain, or None when the log is whole."""
        prev, expected = FIRST, 1
        for row in self._connection.execute(f"SELECT {', '.join(columns(LogRow))} FROM log ORDER BY seq"):
            if row[0] != expected or row[11] != prev or not hmac.compare_digest(row[12], self._mac(row[:12])):
                return expected
            prev, expected = row[12], expected + 1
        return None

    def _head(self) -> tuple[int, str, str]:
        row = self._connection.execute("SELECT seq, mac, utc FROM log ORDER BY seq DESC LIMIT 1").fetchone()
        return (0, FIRST, "") if row is None else (int(row[0]), str(row[1]), str(row[2]))

    def _mac(self, row: tuple[object, ...]) -> str:
        text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        return hmac.new(self._key, text.encode(), hashlib.sha256).hexdigest()
