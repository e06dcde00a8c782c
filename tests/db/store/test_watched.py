"""The vault says which tables a question reads, and how often each table has been written."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.store.connection import connect, disconnect, sqlcipher3, transaction

DEK, SALT = bytearray(range(32, 64)), bytes(range(16))


def test_joins_triggers_and_keys_between_tables_are_seen(tmp_path: Path) -> None:
    place = tmp_path / "valv.db"
    place.touch(0o600)
    db = connect(place, DEK, salt=SALT)
    with transaction(db):
        db.execute("CREATE TABLE a (id INTEGER PRIMARY KEY, x TEXT)")
        db.execute("CREATE TABLE b (id INTEGER PRIMARY KEY, a INTEGER REFERENCES a ON DELETE CASCADE)")
        db.execute("CREATE TABLE c (x TEXT)")
        db.execute("CREATE TRIGGER t AFTER UPDATE ON a BEGIN INSERT INTO c VALUES (new.x); END")
    db.written.clear()
    read: set[str] = set()
    db.read_into(read)
    for sql, reads in (
        ("SELECT count(*) FROM c", {"c"}),
        ("SELECT a.x FROM b JOIN a ON a.id = b.a", {"a", "b"}),
        ("SELECT 1 WHERE EXISTS (SELECT 1 FROM b)", {"b"}),
    ):
        for _ in range(2):  # the second time it is known by its text
            read.clear()
            db.execute(sql).fetchall()
            assert read - {"sqlite_master"} == reads, sql
    with db.read_apart():
        read.clear()
        db.execute("SELECT x FROM a").fetchall()
        assert read == set()
    db.execute("SELECT x FROM a").fetchall()
    assert read == {"a"}
    with transaction(db):
        for number in (1, 2):
            db.execute("INSERT INTO a VALUES (?, ?)", (number, "x"))
            db.execute("INSERT INTO b VALUES (?, ?)", (number, number))
    assert db.written == {"a": 2, "b": 2}
    with transaction(db):
        db.execute("UPDATE a SET x = 'y' WHERE id = 1")
        db.execute("DELETE FROM a WHERE id = 2")
    assert db.written == {"a": 4, "b": 3, "c": 1}
    with pytest.raises(sqlcipher3.IntegrityError), transaction(db):
        db.execute("UPDATE a SET id = id + 1, x = 'z' WHERE id = 1")
    assert db.execute("SELECT count(*) FROM c").fetchone() == (1,)
    disconnect(db)
