"""What is typed in a field of a page is in the vault within two seconds, without the page being left."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.vault.open_session import OpenSession
from tests.stories import a_running_case
from tests.ui.assessment import scene
from tests.ui.lock.typing import type_in
from tests.ui.opening import OpenPage
from tests.ui.plan.scene import a_whole_draft
from ui.lock import typed
from ui.shell import registry
from ui.widgets.input.autosave import LONGEST
from ui.widgets.input.form_values import may_be_kept

DETAILS: dict[str, list[str]] = {
    "journal": ["new:telefon"],
    "conversation": ["E:S1", "E:O2"],
    "assessment": ["", "summary"],
    "plan": ["goals", "meeting", "strengths"],
}
"""What a page shows at a time, where it does not show all at once."""

NOT_KEPT = {
    "who": "a search",
    "recipient-name": "to whom a paper goes is chosen anew each time: an earlier one must not stand there",
    "answer-number": "a number is written when it is whole",
}
"""Fields of pages that keep nothing, and why."""


@pytest.fixture
def case(session: OpenSession) -> Case:
    case = a_running_case(session)
    scene.answered(session, case)
    a_whole_draft(session, case)
    return case


@pytest.mark.parametrize("name", registry.PAGES)
def test_every_field_of_every_page(qtbot: QtBot, open_page: OpenPage, case: Case, name: str) -> None:
    for detail in DETAILS.get(name, [""]):
        page = open_page(registry.page_class(name), detail or None)
        words: dict[str, str] = {}
        for number, editor in enumerate(typed.editors(page)):
            is_ours = may_be_kept(editor) and editor.objectName() not in NOT_KEPT and editor.isEnabled()
            if is_ours and not editor.objectName().endswith("-line"):  # days: tests/ui/notes/test_unread_days
                type_in(editor, word := f"Ord{number}x")
                if word in typed._text(editor):
                    words[editor.objectName()] = word
        if not words:
            continue
        qtbot.wait(LONGEST + 300)
        again = open_page(registry.page_class(name), "" if detail.startswith("new:") else detail or None)
        there = everything(again)
        assert {field: word for field, word in words.items() if word not in there} == {}, (name, detail)


def everything(page: QWidget) -> str:
    shown = [*(one.text() for one in page.findChildren(QLineEdit))]
    shown += [typed._text(one) for one in page.findChildren(QPlainTextEdit)]
    shown += [one.text() for one in page.findChildren(QLabel)]
    return "\n".join([*shown, *(one.accessibleName() for one in page.findChildren(QWidget))])
