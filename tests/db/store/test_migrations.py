"""The steps make what the schema says, lose nothing, and leave nothing half done."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.store import locks, migrations
from db.store.connection import Connection, sqlcipher3
from db.store.steps.second import second
from tests.db.store.shapes import in_memory, of_script, shapes

SCHEMA = Path(migrations.__file__).parent / "schema.sql"


@pytest.fixture
def new() -> Connection:
    """Return a database that every step has made."""
    connection = in_memory()
    migrations.migrate(connection)
    return connection


def test_the_schema_of_today_is_what_the_steps_make(new: Connection) -> None:
    assert shapes(new) == shapes(of_script(SCHEMA.read_text("utf-8")))
    assert not [line for line in SCHEMA.read_text("utf-8").splitlines() if line.startswith("CREATE TRIGGER")]


@pytest.mark.parametrize(
    ("old", "other"),
    [
        ("status IN ('open', 'closed')", "status IN ('open')"),
        ("UNIQUE (case_id, number, version, branch)", "UNIQUE (case_id, number, version)"),
        ("category = 'minnesstod';", "category = 'journal';"),
        ("branch TEXT NOT NULL DEFAULT ''", "branch TEXT NOT NULL DEFAULT 'a'"),
        ("pupil_id TEXT NOT NULL REFERENCES pupils", "pupil_id TEXT NOT NULL REFERENCES schools"),
        ("CREATE INDEX notes_by_goal ON notes (goal_id);", ""),
    ],
)
def test_a_schema_that_says_something_else_is_found(new: Connection, old: str, other: str) -> None:
    text = SCHEMA.read_text("utf-8")
    assert old in text
    assert shapes(new) != shapes(of_script(text.replace(old, other)))


def test_a_step_that_fails_leaves_everything_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    connection = in_memory()
    migrations.migrate(connection, 1)
    connection.execute("INSERT INTO drafts VALUES ('a', 'text', 0, '')")
    before = _everything(connection)

    def half(step: Connection) -> None:
        second(step)
        step.execute("DROP TABLE pupils")
        raise OSError("mitt i")

    monkeypatch.setattr(migrations, "MIGRATIONS", [migrations.first, half])
    with pytest.raises(OSError, match="mitt i"):
        migrations.migrate(connection)
    assert _everything(connection) == before
    assert locks.names(connection) != []
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    with pytest.raises(sqlcipher3.IntegrityError, match="FOREIGN KEY"):
        connection.execute("INSERT INTO note_versions VALUES ('a', 'ingen', '', '')")


def test_a_step_that_leaves_a_reference_to_nothing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(step: Connection) -> None:
        step.execute("INSERT INTO note_versions VALUES ('a', 'ingen', '', '')")

    connection = in_memory()
    migrations.migrate(connection)
    monkeypatch.setattr(migrations, "MIGRATIONS", [*migrations.MIGRATIONS, careless])
    with pytest.raises(migrations.BrokenReferenceError, match="note_versions"):
        migrations.migrate(connection)
    assert connection.execute("SELECT count(*) FROM note_versions").fetchone() == (0,)


def _everything(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return every row, and what makes every table, index and trigger."""
    rows = {
        name: connection.execute(f"SELECT rowid, * FROM {name} ORDER BY rowid").fetchall()
        for name in shapes(connection)
    }
    return rows | {
        "": connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
    }
