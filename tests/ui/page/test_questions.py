"""What the pages ask of the vault is answered from an index, however many notes there are."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.vault.open_session import OpenSession
from tests.stories import a_running_case
from ui.shell.shell import Shell
from ui.window.place import Place


@pytest.mark.parametrize("page", ["today", "pupils", "case", "journal", "plan", "consent", "prints"])
def test_no_page_reads_every_note_of_every_case(
    qtbot: QtBot, session: OpenSession, dressed: object, page: str
) -> None:
    case = a_running_case(session)
    asked: set[str] = set()
    connection = session.vault.connection
    connection.set_trace_callback(asked.add)
    shell = Shell(session, Place(page, case.id if page not in ("today", "pupils") else None))
    qtbot.addWidget(shell)
    connection.set_trace_callback(None)
    of_notes = [sql for sql in asked if sql.startswith("SELECT") and "notes" in sql]
    assert of_notes
    steps = [(sql, row[3]) for sql in of_notes for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert [(sql, step) for sql, step in steps if step.startswith("SCAN notes") and "INDEX" not in step] == []
