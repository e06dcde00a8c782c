"""A dialog, a menu, a preview or a file dialog lies open, and runs its own event loop: the lock does not wait."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from desktop.process.launcher import LOCKED
from tests.ui.finding import found
from tests.ui.lock.conftest import Office
from ui.dialogs.ask import ask
from ui.notes.amend_dialog import AmendDialog
from ui.paper.save_dialog import SaveDialog
from ui.people.pupil.new_pupil import NewPupilDialog
from ui.security.dialogs import ChangePassphraseDialog
from ui.shell import registry
from ui.shell.shortcuts_dialog import ShortcutsDialog
from ui.widgets.input.combo import Combo
from ui.window.cover import Cover
from ui.window.place import Place


def a_question(office: Office) -> None:
    ask(office.shell, "Kasta?", "Texten tas bort.", "Kasta")


def a_correction(office: Office) -> None:
    note = next(one for one in office.session.db.notes.of(office.case.id) if one.status == "signed")
    AmendDialog(office.shell, office.session, note, "").exec()


def a_new_pupil(office: Office) -> None:
    NewPupilDialog(office.shell, office.session).exec()


def a_menu(office: Office) -> None:
    menu = QMenu(office.shell)
    menu.addAction(QAction("Amina", menu))
    menu.exec()


def a_list(office: Office) -> None:
    office.shell.go(Place("settings"))
    combo = found(office.page, Combo)
    combo.showPopup()


def a_file_dialog(office: Office) -> None:
    options = QFileDialog.Option.DontUseNativeDialog
    QFileDialog.getSaveFileName(office.shell, "Spara", "", "PDF (*.pdf)", options=options)


def a_password_for_a_file(office: Office) -> None:
    SaveDialog(office.shell, b"").exec()


def a_new_passphrase(office: Office) -> None:
    ChangePassphraseDialog(office.shell, office.session).exec()


def two_dialogs(office: Office) -> None:
    QTimer.singleShot(0, partial(a_question, office))
    ShortcutsDialog(office.shell).exec()


def a_preview(office: Office) -> None:
    office.shell.go(Place("prints", office.case.id))
    office.qtbot.wait(50)


def the_palette(office: Office) -> None:
    office.shell.open_palette()


def a_hidden_screen(office: Office) -> None:
    office.shell.hide_quickly()


STATES = (
    a_question, a_correction, a_new_pupil, a_menu, a_list, a_file_dialog, a_password_for_a_file,
    a_new_passphrase, two_dialogs, a_preview, the_palette, a_hidden_screen,
)  # fmt: skip


def by_key(office: Office) -> None:
    target = QApplication.activePopupWidget() or QApplication.activeModalWidget() or office.running.window
    QTest.keyClick(target, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def by_idle(office: Office) -> None:
    office.unlocked.idle.asked.emit("idle")


def by_signal(office: Office) -> None:
    office.unlocked.guards.asked.emit("sleep")


@pytest.mark.parametrize(
    ("state", "way"),
    [
        *((state, by_key) for state in STATES),
        (two_dialogs, by_idle),
        (a_menu, by_signal),
        (a_file_dialog, by_idle),
    ],
)
def test_the_lock_waits_for_nothing(
    office: Office, state: Callable[[Office], None], way: Callable[[Office], None]
) -> None:
    seen: list[tuple[int, bool, list[str]]] = []

    def lock() -> None:
        way(office)
        others = [
            type(one).__name__
            for one in QApplication.topLevelWidgets()
            if one.isVisible() and one is not office.running.window
        ]
        key = office.session.vault.key.dek
        seen.append((len(office.running.window.findChildren(Cover)), any(key), others))

    QTimer.singleShot(120, lock)
    state(office)
    office.qtbot.waitUntil(lambda: bool(seen), timeout=10_000)
    assert seen == [(1, False, [])], "not covered, not wiped, or something else still shows"
    assert office.running.codes == [LOCKED]
    assert not office.session.vault.is_open
    assert office.running.window.windowTitle() == "Närvara"


@pytest.mark.parametrize("name", sorted(registry.PAGES))
def test_every_page_locks_and_comes_back(office: Office, name: str) -> None:
    place = Place(name, office.case.id)
    office.shell.go(place)
    now = office.shell.place()
    office.unlocked.lock()
    office.again()
    assert office.shell.place() == now


class EatsKeys(QObject):
    """What Qt puts in the way of every key while something is dragged (QBasicDrag)."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        return event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


def test_while_a_text_is_dragged_the_key_locks(office: Office) -> None:
    """tests/keeps does it with a real mouse."""
    application = QApplication.instance()
    assert application is not None
    eats = EatsKeys()
    application.installEventFilter(eats)
    window = office.running.window
    office.unlocked.guards.eventFilter(window, QEvent(QEvent.Type.DragEnter))
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    application.removeEventFilter(eats)
    assert office.running.codes == [LOCKED]


def test_a_step_that_fails_stops_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever breaks on the way: the cover is up, the key is gone, the end comes."""

    def broken(*_: object) -> None:
        raise RuntimeError("broken")

    for name in (
        "ui.start.unlocked.typed.typed_in",
        "ui.start.unlocked.clipboard.clear_own",
        "ui.start.unlocked.where.keep_looks",
    ):
        monkeypatch.setattr(name, broken)
    monkeypatch.setattr(office.page, "flush", broken)
    monkeypatch.setattr(office.page, "state", broken)
    monkeypatch.setattr(office.session.log, "write", broken)
    office.unlocked.lock()
    assert office.running.codes == [LOCKED]
    assert not any(office.session.vault.key.dek)
    assert office.running.window.findChild(Cover) is not None


def test_the_end_of_the_session_ends_without_a_new_window(office: Office) -> None:
    office.unlocked.guards.asked.emit("session_end")
    assert office.running.codes == [0]


def test_the_log_says_why_it_locked(office: Office) -> None:
    office.unlocked.guards.asked.emit("lid")
    office.again()
    assert next(row.detail for row in office.session.log.rows(9) if row.event == "locked") == "lid"
