"""What somebody does who has the key and writes past the program: no triggers, nothing else checked either."""

from __future__ import annotations

from typing import Any

from db.store import locks
from db.store.connection import Connection
from desktop.session.session import Session


def unlocked(session: Session) -> Connection:
    """Return the connection with every lock off, for the rest of the test."""
    connection = session.vault.connection
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute("BEGIN")
    locks.take_off(connection)
    connection.execute("COMMIT")
    return connection


def tamper(session: Session, sql: str, *values: Any) -> None:
    """Run one statement below every lock."""
    unlocked(session).execute(sql, values)
