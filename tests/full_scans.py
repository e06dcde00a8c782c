"""SQLite's own plans of the statements that a test has caught: which of them read a whole table that grows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from db.store.connection import Connection

SMALL = frozenset({"schools", "settings", "meta", "key_epochs", "stand_ins", "forms", "drafts"})
"""Tables that do not grow with what is written: a worker's schools, what is chosen, forms, text on its way."""

LIST = "lists show every case, and nearly all rows are of one that is open"
CONSENT = "I dag and Elever judge the consents of all cases"
NEW = "a new pupil is compared with everyone there is; a new case, once"
ASKED = "the whole is counted when the user asks for the whole: Säkerhet, the check of the chains, erasing"
NAMELESS = "what is written without a name is compared with the names of everybody here"
HINDSIGHT = "once an opening, when nobody works: what was signed before papers were kept"

ALLOWED: dict[tuple[str, str], str] = {
    ("cases", "FROM cases JOIN pupils"): LIST,
    ("cases", "SELECT count(*) FROM cases WHERE status ="): LIST,
    ("schoolings", "FROM schoolings WHERE ended_on IS NULL"): LIST,
    ("case_steps", "FROM case_steps WHERE status <> 'kommande'"): LIST,
    (
        "referrals",
        "SELECT referrals.id",
    ): "I dag asks for the answers that are awaited in all cases; a case has few",
    ("cases", "SELECT case_id, next_on, next_time, next_place"): LIST,
    ("cases", "SELECT id FROM cases WHERE status = 'open' AND enrolled_on"): LIST,
    ("contacts", "SELECT id, pupil_id FROM contacts"): CONSENT,
    ("consents", "FROM consents ORDER BY number DESC"): CONSENT,
    ("signatories", "FROM signatories ORDER BY rowid"): CONSENT,
    ("withdrawals", "FROM withdrawals ORDER BY rowid"): CONSENT,
    ("consents", "IN (SELECT case_id FROM consents)"): CONSENT,
    ("cases", "SELECT emblem_colour"): NEW,
    ("cases", "SELECT id, number, pupil_id FROM cases"): NEW,
    ("pupils", "birth_date FROM pupils"): NEW,
    ("pupils", "FROM pupils ORDER BY rowid"): NAMELESS,
    ("cases", "FROM cases ORDER BY rowid"): NAMELESS,
    ("contacts", "FROM contacts ORDER BY rowid"): NAMELESS,
    ("school_contacts", "FROM school_contacts ORDER BY rowid"): NAMELESS,
    ("cases", "SELECT count(*) FROM cases "): ASKED,
    ("case_links", "GROUP BY case_id"): ASKED,
    ("vault_links", "SELECT count(*) FROM vault_links"): ASKED,
    ("log", "FROM log WHERE utc >="): "Logg reads backwards from the latest row, a page at a time",
    ("consents", "NOT EXISTS (SELECT 1 FROM kept_papers"): HINDSIGHT,
    ("plans", "NOT EXISTS (SELECT 1 FROM kept_papers"): HINDSIGHT,
    ("assessments", "NOT EXISTS (SELECT 1 FROM kept_papers"): HINDSIGHT,
    ("follow_ups", "NOT EXISTS (SELECT 1 FROM kept_papers"): HINDSIGHT,
    ("closings", "NOT EXISTS (SELECT 1 FROM kept_papers"): HINDSIGHT,
}
"""What may read a whole table, as (table, a piece of the statement), and why."""

_FROM_AN_END = re.compile(r"FROM (?:log|vault_links)\s+ORDER BY seq(?: DESC)? LIMIT \d+(?: OFFSET 0)?$")
"""The first or last row of a chain: SQLite calls it a scan, and it ends at once."""

_SCAN = re.compile(r"SCAN (\w+)")
_ALIAS = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE)\s+(\w+)\s+AS\s+(\w+)", re.IGNORECASE)
_LITERAL = re.compile(r"'(?:[^']|'')*'|\b\d+\b")
_PLANNED = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")


@contextmanager
def caught(connection: Connection) -> Iterator[dict[str, str]]:
    """Catch every statement that is run inside: those that differ in values alone are one, by its words."""
    found: dict[str, str] = {}

    def take(sql: str) -> None:
        if sql.lstrip().upper().startswith(_PLANNED):
            found.setdefault(_LITERAL.sub("?", sql), sql)

    connection.set_trace_callback(take)
    try:
        yield found
    finally:
        connection.set_trace_callback(None)


def faults(
    connection: Connection, statements: Iterable[str], seen: set[tuple[str, str]] | None = None
) -> list[str]:
    """Return what reads a whole table that grows and is not allowed to; `seen` takes up what was and is."""
    tables, partial = _names(connection)
    found = []
    for sql in statements:
        if _FROM_AN_END.search(sql):
            continue
        names = {alias: table for table, alias in _ALIAS.findall(sql)}
        for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall():
            scan = _SCAN.match(str(row[3]))
            table = names.get(scan[1], scan[1]) if scan else ""
            if table not in tables or table in SMALL or any(f" {one}" in str(row[3]) for one in partial):
                continue
            allowed = [key for key in ALLOWED if key[0] == table and key[1] in sql]
            if seen is not None:
                seen.update(allowed)
            if not allowed:
                found.append(f"{row[3]}: {sql[:300]}")
    return found


def _names(connection: Connection) -> tuple[set[str], set[str]]:
    """Return the tables, and the indexes that hold only the few rows that wait for something."""
    rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master").fetchall()
    return (
        {str(name) for kind, name, _ in rows if kind == "table"},
        {str(name) for kind, name, sql in rows if kind == "index" and " WHERE " in sql},
    )
