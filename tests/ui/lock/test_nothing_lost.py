"""What was typed when it locked is there after the unlock: on its page, or handed back."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from desktop.drafts import rescue
from desktop.drafts.rescue import Rescued
from desktop.errors import UserError
from desktop.session.session import Session
from tests.ui.finding import found
from tests.ui.lock.conftest import Office
from tests.ui.lock.typing import type_in
from ui.dialogs.ask import AskDialog
from ui.duties.meeting_dialog import MeetingDialog
from ui.lock import typed
from ui.lock.rescued_dialog import RescuedDialog
from ui.notes.amend_dialog import AmendDialog
from ui.notes.page import JournalPage
from ui.people.pupil.new_pupil import NewPupilDialog
from ui.security.dialogs import ChangePassphraseDialog
from ui.shell import registry
from ui.widgets.input.form_values import may_be_kept
from ui.widgets.input.search_box import SearchBox
from ui.window.place import Place

WORDS = "Amina sa att bussen är värst, särskilt på tisdagar"


def handed_back(office: Office) -> RescuedDialog | None:
    found = [
        one for one in QApplication.topLevelWidgets() if isinstance(one, RescuedDialog) and one.isVisible()
    ]
    return found[0] if found else None


def texts(widget: QWidget) -> str:
    lines = [line.text() for line in widget.findChildren(QLineEdit)]
    longer = [text.toPlainText() for text in widget.findChildren(QPlainTextEdit)]
    return "\n".join([*lines, *longer, *(label.text() for label in widget.findChildren(QLabel))])


def write_in_the_journal(office: Office) -> JournalPage:
    office.shell.go(Place("journal", office.case.id, "new:telefon"))
    page = office.page
    assert isinstance(page, JournalPage)
    page.draft.body_text.set_text("")
    type_in(page.draft.body_text, WORDS)
    return page


def test_a_note_in_the_middle_of_a_word_comes_back_with_its_caret(office: Office) -> None:
    page = write_in_the_journal(office)
    page.draft.body_text.set_caret(8)
    office.unlocked.lock()
    office.again()
    again = office.page
    assert isinstance(again, JournalPage)
    assert again.draft.body_text.text() == WORDS
    assert again.draft.body_text.caret() == 8
    assert again.focusWidget() is again.draft.body_text
    assert handed_back(office) is None
    assert rescue.kept(office.session) == []


def test_coming_back_to_a_note_that_was_just_begun_begins_no_other(office: Office) -> None:
    write_in_the_journal(office)
    before = len(office.session.db.notes.of(office.case.id))
    office.unlocked.lock()
    office.again()
    assert len(office.session.db.notes.of(office.case.id)) == before


def test_a_new_pupil_half_written_is_open_again_and_not_handed_back_twice(office: Office) -> None:
    office.shell.go(Place("pupils"))
    office.page.open_new()  # type: ignore[attr-defined]  # the page of pupils
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewPupilDialog)
    dialog.go_on.click()
    name = next(line for line in typed.editors(dialog) if not isinstance(line, SearchBox))
    type_in(name, "Alva Testsson")
    office.unlocked.lock()
    office.again()
    office.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), NewPupilDialog), timeout=5000)
    assert handed_back(office) is None


def test_what_was_typed_in_a_dialog_is_told_once_and_is_there_when_it_is_opened_again(office: Office) -> None:
    office.shell.go(Place("journal", office.case.id))
    note = next(one for one in office.session.db.notes.of(office.case.id) if one.status == "signed")
    dialog = AmendDialog(office.shell, office.session, note, "")
    dialog.show()
    type_in(dialog.added, WORDS)
    type_in(dialog.reason, "Fel dag")
    office.unlocked.lock()
    office.again()
    assert handed_back(office) is None
    told = found(office.running.window, AskDialog, "begun-notice")
    assert "Vad ska rättas?" in texts(told)
    told.reject()
    again = AmendDialog(office.shell, office.session, note, "")
    again.show()
    assert (again.added.text(), again.reason.text()) == (WORDS, "Fel dag")
    again.reject()
    office.unlocked.lock()
    office.again()
    assert office.running.window.findChild(AskDialog, "begun-notice") is None


def test_what_no_dialog_can_show_again_is_handed_back_until_it_is_taken_care_of(office: Office) -> None:
    session = office.session
    meeting = session.db.meetings.all()[0]
    dialog = MeetingDialog(office.shell, session, meeting)
    dialog.show()
    dialog.what.selectAll()
    type_in(dialog.what, WORDS)
    dialog.reject()
    with session.change("meetings") as db:
        db.meetings.remove(meeting.id)
    office.unlocked.lock()
    for _ in range(2):  # also after another lock, as long as the user has not taken it away
        office.again()
        back = handed_back(office)
        assert back is not None
        assert WORDS in texts(back)
        assert "Vad ska ändras? · Vad" in texts(back)
        office.unlocked.lock()
    office.again()
    back = handed_back(office)
    assert back is not None
    office.qtbot.mouseClick(back.gone, Qt.MouseButton.LeftButton)
    office.unlocked.lock()
    office.again()
    assert handed_back(office) is None


@pytest.mark.parametrize("name", sorted(registry.PAGES))
def test_what_is_typed_in_any_field_of_any_page_is_there_afterwards(office: Office, name: str) -> None:
    office.shell.go(Place(name, office.case.id, "new" if name == "journal" else None))
    office.qtbot.wait(30)
    marks: list[str] = []
    for number, editor in enumerate(typed.editors(office.page)):
        mark = f"Ord{number}x"
        if may_be_kept(editor) and editor.isEnabled():
            type_in(editor, mark)
            marks += [mark] if mark in typed._text(editor) else []
    office.unlocked.lock()
    office.again()
    back = handed_back(office)
    everything = texts(office.page) + (texts(back) if back is not None else "")
    everything += "\n".join(one.accessibleName() for one in office.page.findChildren(QWidget))
    assert [mark for mark in marks if mark not in everything] == []


def test_what_saves_itself_is_not_handed_back_as_well(office: Office) -> None:
    """A page of its own autosaved fields, one after the other: no dialog may greet the user for nothing."""
    write_in_the_journal(office)
    office.unlocked.lock()
    office.again()
    assert handed_back(office) is None


def test_passwords_codes_and_searches_are_not_kept(office: Office) -> None:
    dialog = ChangePassphraseDialog(office.shell, office.session)
    dialog.show()
    for line in dialog.findChildren(QLineEdit):
        line.setEchoMode(QLineEdit.EchoMode.Normal)
        type_in(line, "hemligt ord här")
    office.shell.go(Place("journal", office.case.id))
    page = office.page
    assert isinstance(page, JournalPage)
    type_in(page.search, "sökord")
    kept: list[Rescued] = []
    original = rescue.keep

    def keep(session: Session, found: list[Rescued]) -> None:
        kept.extend(found)
        original(session, found)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rescue, "keep", keep)
        office.unlocked.lock()
    assert not any("hemligt" in one.text or "sökord" in one.text for one in kept)


class Full:
    """A disk on which the database can no longer be written."""

    def __init__(self, office: Office, patch: pytest.MonkeyPatch) -> None:
        office.session.vault.connection.execute("PRAGMA max_page_count = 1")
        patch.setattr(office.session, "change", self._refuse)

    def _refuse(self, *_: object, **__: object) -> object:
        raise UserError("Disken är full")


def test_a_full_disk_seals_the_text_beside_the_vault_and_locks_all_the_same(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_in_the_journal(office)
    Full(office, monkeypatch)
    office.unlocked.lock()
    sealed = office.folder / "valv.utkast"
    assert WORDS.encode() not in sealed.read_bytes()
    if os.name == "posix":
        assert sealed.stat().st_mode & 0o077 == 0
    office.again()
    back = handed_back(office)
    assert back is not None
    assert WORDS in texts(back)
    assert not sealed.exists(), "it belongs in the vault as soon as that can be written"


def test_a_real_full_database_is_told_and_survived(office: Office) -> None:
    """SQLite itself says that it is full, in the middle of saving a text larger than what is left."""
    page = write_in_the_journal(office)
    connection = office.session.vault.connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    page.draft.body_text.insert("en rad till\n" * 20_000)
    office.unlocked.lock()
    office.again()
    back = handed_back(office)
    assert back is not None
    assert WORDS in texts(back)
    assert "en rad till\n" * 19_000 in texts(back)


def test_a_sealed_file_of_another_vault_or_a_changed_one_is_left_alone(office: Office) -> None:
    sealed = office.folder / "valv.utkast"
    sealed.write_bytes(b"narvara-sealed-1\n" + bytes(200))
    office.unlocked.lock()
    office.again()
    assert handed_back(office) is None
    assert sealed.exists()


def test_a_caret_in_a_field_that_is_gone_is_passed_over(office: Office) -> None:
    typed.put_caret(office.page, {"number": "99", "name": "Plats", "caret": "3"})
    typed.put_caret(office.page, {})
    assert handed_back(office) is None


def test_the_idle_lock_in_the_middle_of_typing_loses_nothing(office: Office) -> None:
    page = write_in_the_journal(office)
    QTimer.singleShot(0, lambda: office.unlocked.idle.asked.emit("idle"))
    type_in(page.draft.body_text, " och mer")
    office.qtbot.waitUntil(lambda: bool(office.running.codes), timeout=10_000)
    office.again()
    assert isinstance(office.page, JournalPage)
    assert office.page.draft.body_text.text() == WORDS + " och mer"
