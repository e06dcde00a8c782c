"""No key to another table, and no lock, makes SQLite read a whole table."""

from __future__ import annotations

import re

from db.vault.vault import Vault

_WHEN = re.compile(r" WHEN (?P<when>.*)\nBEGIN SELECT (?P<does>.*); END", re.DOTALL)
_VALUE = re.compile(r"\b(?:NEW|OLD)\.\w+")
_RAISED = re.compile(r"RAISE\(ABORT, '[^']*'\)")


def test_each_key_to_another_table_has_an_index_that_begins_with_it(vault: Vault) -> None:
    ask = vault.connection.execute
    without = []
    for (table,) in ask("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        indexes = ask(f"PRAGMA index_list({table})").fetchall()
        first = {ask(f"PRAGMA index_info({row[1]})").fetchone()[2] for row in indexes}
        keys = {row[3] for row in ask(f"PRAGMA foreign_key_list({table})").fetchall()}
        without += [f"{table}.{key}" for key in sorted(keys - first)]
    assert not without  # to remove one row up there would read all of these


def test_no_lock_reads_a_whole_table_to_know_whether_it_holds(vault: Vault) -> None:
    ask = vault.connection.execute
    scans, asked = [], 0
    for name, sql in ask("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall():
        parts = _WHEN.search(sql)
        if parts is None:  # append only: nothing is asked
            continue
        does = _RAISED.sub("1", parts["does"])
        for question in (f"SELECT 1 WHERE {parts['when']}", f"SELECT {does}"):
            asking, values = _VALUE.subn("?", question)
            plan = ask(f"EXPLAIN QUERY PLAN {asking}", (None,) * values)
            scans += [(name, row[3]) for row in plan.fetchall() if re.match(r"SCAN (?!CONSTANT ROW)", row[3])]
            asked += 1
    assert asked > 100
    assert not scans
