"""Every table that another refers to has a row to stand where one of its was lost, and today's schema takes it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from db.ids import new_id
from db.records import KeptPaper
from db.salvage.parents import add_stand_ins
from db.salvage.target import Target, unlocked_target
from db.store import migrations
from db.store.codec import columns, to_row
from db.store.connection import Connection
from desktop.errors import UserError
from desktop.paper.kept.kept import as_kept, whole
from desktop.vault.stand_ins import StandIns


def parents(connection: Connection) -> set[str]:
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        str(parent)
        for table in tables
        for (parent,) in connection.execute(f'SELECT "table" FROM pragma_foreign_key_list({table!r})')
    }


def lay(target: Target, table: str, stand_in: StandIns) -> None:
    record = stand_in(table, new_id())
    names = columns(type(record))
    sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
    target.connection.execute(sql, to_row(record))


def test_every_lost_parent_has_a_stand_in_and_two_of_a_kind_have_room(tmp_path: Path) -> None:
    stand_in = StandIns(date(2026, 11, 24))
    path, dek = tmp_path / "valv.db", bytearray(b"n" * 32)
    with unlocked_target(path, dek, new_id(), len(migrations.MIGRATIONS)) as target:
        tables = parents(target.connection)
        assert {"cases", "kept_papers", "closings", "referrals"} <= tables
        for table in sorted(tables):
            lay(target, table, stand_in)
            lay(target, table, stand_in)
        add_stand_ins(target, stand_in)
        assert target.connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_paper_that_was_lost_is_said_to_be_and_not_shown_empty() -> None:
    lost = StandIns(date(2026, 11, 24))("kept_papers", new_id())
    assert isinstance(lost, KeptPaper)
    with pytest.raises(UserError, match="Originalet går inte att läsa"):
        whole(as_kept(lost))
