"""Every dialog one can write in keeps what is written, through Esc, lock and a kill; secrets are the exception."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.drafts import dialogs
from desktop.vault.open_session import OpenSession
from tests.stories import a_new_case, a_running_case
from tests.ui.assessment import scene
from tests.ui.every_dialog import ROOMS, Around
from tests.ui.finding import press
from tests.ui.lock.typing import type_in
from tests.ui.people.scene import a_family
from tests.ui.plan.scene import a_whole_draft
from ui.dialogs.sheet import Sheet
from ui.duties.task_dialog import TaskDialog
from ui.lock import typed
from ui.people.family.contact_dialog import ContactDialog
from ui.widgets.input.form_values import may_be_kept

KEPT_OTHERWISE = {
    "NewPupilDialog": "its form is the row `ny-elev`, tested in test_pupils; what is typed first is a search",
    "TermsDialog": "saves itself in the consent's own row",
    "LostSheet": "saves the computer's name in the settings",
}
"""Dialogs with text that have no draft of their own, and why."""

SECRET = {
    "BindDialog": "the passphrase",
    "ChangePassphraseDialog": "the passphrases",
    "ChiefCodeDialog": "the chief's code",
    "KeyChangeSheet": "the passphrases",
    "NewCodeDialog": "the recovery code",
    "ReleaseDialog": "the passphrase",
    "RestoreSheet": "the passphrase or the code of the copy",
    "SaveDialog": "the password of the file",
    "TryCodeDialog": "the recovery code",
}
"""Dialogs in which nothing that is typed may ever be kept: whoever has the vault open later must not find it."""


@pytest.fixture
def case(session: OpenSession) -> Case:
    """Return a case in which much has happened, and a family around it."""
    case = a_running_case(session)
    scene.answered(session, case)
    a_whole_draft(session, case)
    a_family(session, case)
    return case


@pytest.fixture
def around(qtbot: QtBot, session: OpenSession, case: Case) -> Around:
    window = QWidget()
    window.resize(1366, 692)
    qtbot.addWidget(window)
    window.show()
    round_ = session.db.assessments.current(case.id)
    assert round_ is not None
    return Around(window, session, case, round_)


def fields(dialog: Sheet) -> list[typed.Editor]:
    return [one for one in typed.editors(dialog) if one.isEnabled()]


def write_everywhere(dialog: Sheet) -> list[str]:
    """Type a word of its own in every field that shows and may be kept; return the words."""
    words = []
    for number, editor in enumerate(one for one in fields(dialog) if may_be_kept(one)):
        editor.selectAll()
        type_in(editor, word := f"Ord\u00a0{number}\u00adŧŋ")
        words.append(word)
    return words


def esc(dialog: Sheet) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("room", ROOMS)
def test_what_is_typed_in_any_dialog_is_there_again_after_esc(
    around: Around, room: Callable[[Around], Iterator[Sheet]]
) -> None:
    typed_in: dict[int, list[str]] = {}
    for number, dialog in enumerate(room(around)):
        dialog.show()
        if type(dialog).__name__ not in KEPT_OTHERWISE:
            typed_in[number] = write_everywhere(dialog)
        esc(dialog)
    missing = {}
    for number, dialog in enumerate(room(around)):
        dialog.show()
        there = [typed._text(one) for one in fields(dialog)]
        lost = [word for word in typed_in.get(number, []) if word not in there]
        if lost:
            missing[type(dialog).__name__] = lost
        dialog.reject()
    assert missing == {}


@pytest.mark.parametrize("room", ROOMS)
def test_only_what_is_secret_or_kept_otherwise_has_no_draft(
    around: Around, room: Callable[[Around], Iterator[Sheet]]
) -> None:
    for dialog in room(around):
        name = type(dialog).__name__
        dialog.show()
        editors: list[typed.Editor] = [
            *dialog.findChildren(QLineEdit),
            *dialog.findChildren(QPlainTextEdit),
        ]
        keepable = [one for one in editors if not one.isReadOnly() and may_be_kept(one)]
        if name in SECRET:
            assert keepable == [], name
            assert dialog.draft is None, name
        elif name not in KEPT_OTHERWISE:
            assert bool(keepable) == (dialog.draft is not None), name
        dialog.reject()


def test_secrets_leave_no_row(around: Around, session: OpenSession) -> None:
    for room in ROOMS:
        for dialog in room(around):
            if type(dialog).__name__ in SECRET:
                dialog.show()
                for editor in fields(dialog):
                    type_in(editor, "hemligt ord")
                dialog.flush()
                esc(dialog)
    assert [one.id for one in session.db.drafts.all() if "hemligt" in one.body] == []


def test_the_user_is_told_and_may_throw_it_away_or_go_on(around: Around, session: OpenSession) -> None:
    first = TaskDialog(around.window, session, around.case.id)
    first.show()
    assert first.draft is not None
    assert first.draft.line is None
    type_in(first.what, "Ring mentor")
    type_in(first.day.line, "nästa vecka nån gång")
    esc(first)
    again = TaskDialog(around.window, session, around.case.id)
    again.show()
    assert again.what.text() == "Ring mentor"
    assert again.day.line.text() == "nästa vecka nån gång"
    press(again, "resume-draft")
    esc(again)
    third = TaskDialog(around.window, session, around.case.id)
    third.show()
    press(third, "forget-draft")
    assert third.what.text() == third.day.line.text() == ""
    esc(third)
    assert session.db.drafts.starting(dialogs.ROW) == []


def test_a_key_adds_to_what_was_typed_before(around: Around, session: OpenSession, qtbot: QtBot) -> None:
    first = TaskDialog(around.window, session, around.case.id)
    first.show()
    type_in(first.what, "Ring mentor")
    esc(first)
    again = TaskDialog(around.window, session, around.case.id)
    again.show()
    qtbot.waitUntil(lambda: again.what.hasFocus() and not again.what.selectedText())
    type_in(again.what, " i dag")
    assert again.what.text() == "Ring mentor i dag"
    again.reject()


def test_it_is_forgotten_when_the_act_is_done_and_only_then(around: Around, session: OpenSession) -> None:
    dialog = TaskDialog(around.window, session, around.case.id)
    dialog.show()
    type_in(dialog.what, "Ring mentor")
    type_in(dialog.day.line, "någon dag")
    dialog.flush()
    dialog.act.click()  # the day cannot be read
    assert dialog.isVisible()
    assert len(session.db.drafts.starting(dialogs.ROW)) == 1
    dialog.day.line.selectAll()
    dialog.day.line.del_()
    dialog.act.click()
    assert not dialog.isVisible()
    assert session.db.drafts.starting(dialogs.ROW) == []
    assert [one.what for one in session.db.tasks.all() if one.what == "Ring mentor"] == ["Ring mentor"]


def test_what_is_begun_in_one_case_never_shows_in_another(around: Around, session: OpenSession) -> None:
    other = a_new_case(session, number="26-015")
    dialog = TaskDialog(around.window, session, around.case.id)
    dialog.show()
    type_in(dialog.what, "Ring mentor")
    esc(dialog)
    for case_id in (other.id, None):
        elsewhere = TaskDialog(around.window, session, case_id)
        assert elsewhere.what.text() == ""
        elsewhere.reject()


def test_two_open_at_once_keep_each_their_own(around: Around, session: OpenSession) -> None:
    two = [TaskDialog(around.window, session, around.case.id) for _ in range(2)]
    for number, dialog in enumerate(two):
        dialog.show()
        type_in(dialog.what, f"Sak {number}")
    for dialog in two:
        dialog.reject()
    again = [TaskDialog(around.window, session, around.case.id) for _ in range(2)]
    assert {one.what.text() for one in again} == {"Sak 0", "Sak 1"}


def test_a_draft_does_not_undo_what_was_stored_meanwhile(around: Around, session: OpenSession) -> None:
    contact = session.db.contacts.of(around.case.pupil_id)[0]
    dialog = ContactDialog(around.window, session, contact)
    dialog.show()
    dialog.fields.email.selectAll()
    type_in(dialog.fields.email, "ny@example.se")
    esc(dialog)
    with session.change("contacts") as db:
        changed = db.contacts.put(replace(contact, phone="070-000 00 01", email="annan@example.se"))
    again = ContactDialog(around.window, session, changed)
    again.show()
    assert again.fields.phone.text() == "070-000 00 01"
    assert again.fields.email.text() == "ny@example.se"
    assert again.draft is not None
    assert again.draft.line is not None
