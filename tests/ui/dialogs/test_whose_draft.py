"""What is begun in a dialog is hers who began it: no stand-in is handed it, and it comes back to its owner."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.drafts import rescue
from desktop.session import who
from desktop.vault.open_session import OpenSession
from tests.desktop.session.standing import stand_in
from tests.stories import a_family_case
from tests.ui.lock.typing import type_in
from ui.duties.task_dialog import TaskDialog


@pytest.fixture
def case(session: OpenSession) -> Case:
    return a_family_case(session)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(1366, 692)
    qtbot.addWidget(window)
    window.show()
    return window


def begun(window: QWidget, session: OpenSession, case: Case, words: list[str]) -> None:
    """Open as many dialogs as there are words, type, and leave them all by Esc."""
    opened = [TaskDialog(window, session, case.id) for _ in words]
    for dialog, word in zip(opened, words, strict=True):
        dialog.show()
        type_in(dialog.what, word)
    for dialog in opened:
        dialog.reject()


def there(window: QWidget, session: OpenSession, case: Case, count: int) -> set[str]:
    """Return what the next dialogs hold."""
    opened = [TaskDialog(window, session, case.id) for _ in range(count)]
    found = {one.what.text() for one in opened}
    for one in opened:
        one.reject()
    return found - {""}


def test_each_finds_her_own_and_nobody_elses(window: QWidget, session: OpenSession, case: Case) -> None:
    begun(window, session, case, ["Karins första", "Karins andra"])
    stand_in(session)
    assert there(window, session, case, 3) == set()
    begun(window, session, case, ["Karolinas första", "Karolinas andra"])
    who.go_on_as_owner(session)
    assert there(window, session, case, 3) == {"Karins första", "Karins andra"}
    stand_in(session)
    assert there(window, session, case, 3) == {"Karolinas första", "Karolinas andra"}


def test_the_second_one_is_found_also_when_the_first_is_done(
    window: QWidget, session: OpenSession, case: Case
) -> None:
    stand_in(session)
    begun(window, session, case, ["Första", "Andra"])
    first = TaskDialog(window, session, case.id)
    assert first.what.text() == "Första"
    first.act.click()
    assert [one.what for one in session.db.tasks.of(case.id)][-1] == "Första"
    assert there(window, session, case, 1) == {"Andra"}


def test_the_owners_is_neither_done_nor_homeless_while_another_works(
    window: QWidget, session: OpenSession, case: Case
) -> None:
    begun(window, session, case, ["Karins"])
    stand_in(session)
    assert rescue.fetch(session) == []
    begun(window, session, case, ["Karolinas"])
    dialog = TaskDialog(window, session, case.id)
    dialog.act.click()
    who.go_on_as_owner(session)
    assert rescue.fetch(session) == []
    assert there(window, session, case, 1) == {"Karins"}
