"""Byt krypteringsnyckel through the window: three faces, then a lock, then the new vault and what is told of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.secrets import keyfile, slots
from db.secrets.kdf import CHEAPEST
from db.vault import vault as vaults
from desktop.backup.facts import copies
from desktop.process.launcher import LOCKED
from desktop.session.settings import prefer
from desktop.vault.old_vault import OldCopies
from desktop.vault.open_session import OpenSession
from tests.builders import DAY
from tests.desktop.backup.copying import LONG, change, copied
from tests.ui.finding import found, press, said, write
from tests.ui.layout import faults
from tests.ui.running import Running
from tests.ui.security.scene import shown_code
from ui.look.theme import theme
from ui.security.key_change import KeyChangeSheet
from ui.security.old_copies import OldCopiesSheet
from ui.security.page import SecurityPage
from ui.widgets.input.line import LineEdit
from ui.window.place import Place

NEW = "en helt annan räv på taket"


@pytest.fixture
def sheet(page: SecurityPage, session: OpenSession) -> KeyChangeSheet:
    made = KeyChangeSheet(page, session)
    made.show()
    return made


def to_code(sheet: KeyChangeSheet, qtbot: QtBot, passphrase: str, new: str = "") -> str:
    """Fill in the first face and go on; returns the code that is shown."""
    write(sheet, "current-passphrase", passphrase)
    press(sheet, "segment-new" if new else "segment-same")
    if new:
        write(sheet, "new-passphrase", new)
        write(sheet, "new-passphrase-again", new)
        qtbot.waitUntil(lambda: not sheet._fields.missing(), timeout=LONG)
    press(sheet, "act")
    qtbot.waitUntil(lambda: sheet.findChild(QLabel, "code-7") is not None, timeout=LONG)
    return shown_code(sheet)


def type_back(sheet: KeyChangeSheet, code: str) -> None:
    press(sheet, "noted")
    field = found(sheet, LineEdit, "typed-code")
    field.setText(code)
    field.written.emit(code)


@pytest.mark.parametrize("zoom", [100, 200])
def test_every_face_can_be_read_named_and_reached(
    sheet: KeyChangeSheet, qtbot: QtBot, passphrase: str, zoom: int
) -> None:
    theme.zoom_to(zoom)
    for face in range(2):
        if face:
            to_code(sheet, qtbot, passphrase)
        qtbot.wait(20)
        assert faults(sheet) == []


def test_what_ceases_to_hold_is_said_before_anything_is_asked(
    page: SecurityPage, session: OpenSession
) -> None:
    key = session.vault.key
    more = slots.seal(key.dek, key.header.vault, 9, "recovery-chief", bytearray(b"another"), CHEAPEST)
    key.header = key.header.next((*key.header.slots, more))
    keyfile.encode(key.header, key.dek)
    made = KeyChangeSheet(page, session)
    made.show()
    assert "Den gamla slutar gälla." in said(made)
    assert "Enhetschefens kod slutar också gälla. Ta fram en ny efteråt." in said(made)
    assert "Gamla säkerhetskopior öppnas fortfarande" in said(made)


def test_nothing_is_changed_before_the_code_has_been_typed_back(
    sheet: KeyChangeSheet, session: OpenSession, qtbot: QtBot, passphrase: str, recovery_code: str
) -> None:
    before = (session.vault.folder / "valv.key").read_bytes()
    code = to_code(sheet, qtbot, passphrase, NEW)
    press(sheet, "act")
    assert "Skriv ut eller skriv av koden" in said(sheet)
    type_back(sheet, recovery_code)
    press(sheet, "act")
    assert session.log.rows() == []
    assert (session.vault.folder / "valv.key").read_bytes() == before
    new = session.key_change._new
    assert new is not None
    press(sheet, "stay")
    assert not sheet.isVisible()
    assert not any(new.dek)
    assert not vaults.try_recovery_code(session.vault.folder, code)


def test_a_wrong_passphrase_is_said_and_can_be_typed_again(
    sheet: KeyChangeSheet, qtbot: QtBot, passphrase: str
) -> None:
    write(sheet, "current-passphrase", "inte den rätta")
    press(sheet, "segment-same")
    press(sheet, "act")
    qtbot.waitUntil(lambda: "nuvarande lösenfrasen stämmer inte" in said(sheet), timeout=LONG)
    assert to_code(sheet, qtbot, passphrase)


def test_a_disk_without_room_is_told_and_the_sheet_stays(
    sheet: KeyChangeSheet,
    session: OpenSession,
    qtbot: QtBot,
    passphrase: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from collections import namedtuple

    usage = namedtuple("usage", "total used free")
    type_back(sheet, to_code(sheet, qtbot, passphrase))
    monkeypatch.setattr("db.backup.make.shutil.disk_usage", lambda _place: usage(9, 9, 0))
    press(sheet, "act")
    qtbot.waitUntil(lambda: "Krypteringsnyckeln är inte bytt" in said(sheet), timeout=LONG)
    assert "MB till" in said(sheet)
    monkeypatch.undo()
    with qtbot.waitSignal(session.key_change.waits, timeout=LONG):
        press(sheet, "act")


def test_practice_has_no_key_to_change(qtbot: QtBot, session: OpenSession) -> None:
    prefer(session, is_practice=True)
    made = SecurityPage(session, Place("security"))
    qtbot.addWidget(made)
    made.show()
    button = found(made, QAbstractButton, "change-key")
    assert not button.isVisible()


@pytest.fixture
def running(
    qtbot: QtBot, dressed: object, session: OpenSession, vault_folder: Path, passphrase: str
) -> Iterator[Running]:
    """The program, unlocked, its first start done, with two pupils and one copy."""
    change(session, 2)
    prefer(session, first_start_done=True)
    copied(qtbot, session)
    session.vault.close()
    one = Running(qtbot, vault_folder)
    one.unlock(passphrase)
    unlocked(one)
    yield one
    one.put_away()


def unlocked(running: Running) -> OpenSession:
    running.qtbot.waitUntil(lambda: running.program.unlocked is not None, timeout=LONG)
    assert running.program.unlocked is not None
    return running.program.unlocked.session


def test_it_ends_in_a_lock_and_the_next_start_tells_what_is_to_be_done(
    running: Running, qtbot: QtBot, passphrase: str, vault_folder: Path
) -> None:
    session = unlocked(running)
    made = KeyChangeSheet(running.window, session)
    made.show()
    type_back(made, to_code(made, qtbot, passphrase, NEW))
    press(made, "act")
    qtbot.waitUntil(lambda: running.codes == [LOCKED], timeout=LONG)
    assert not session.vault.is_open
    assert not any(session.vault.key.dek)
    fresh = Running(qtbot, vault_folder)
    fresh.unlock(NEW)
    after = unlocked(fresh)
    qtbot.waitUntil(lambda: fresh.window.findChild(QWidget, "opening-notices") is not None, timeout=LONG)
    assert "Krypteringsnyckeln är bytt" in said(fresh.find(QWidget, "opening-notices"))
    assert after.db.pupils.count() == 2
    qtbot.waitUntil(lambda: after.log.rows(1)[0].event == "old_vault_removed", timeout=LONG)
    assert not (vault_folder / "ersatt-1").exists()
    assert after.log.first_break() is None
    assert len(OldCopies(after).found()) == 1
    fresh.put_away()


@pytest.mark.parametrize("zoom", [100, 200])
def test_old_copies_are_listed_and_can_go_when_there_is_a_new_one(
    running: Running, qtbot: QtBot, passphrase: str, vault_folder: Path, zoom: int
) -> None:
    made = unlocked(running).key_change
    with qtbot.waitSignal(made.forged, timeout=LONG):
        made.forge(passphrase, None)
    with qtbot.waitSignal(made.waits, timeout=LONG):
        made.change()
    session = OpenSession(vaults.unlock(vault_folder, passphrase), today=lambda: DAY)
    page = SecurityPage(session, Place("security"))
    qtbot.addWidget(page)
    page.resize(1154, 692)
    page.show()
    theme.zoom_to(zoom)
    assert "En gammal kopia öppnas med den gamla lösenfrasen" in said(page)
    qtbot.wait(20)
    assert faults(page) == []
    before = OldCopiesSheet(page, session)
    before.show()
    qtbot.wait(20)
    assert faults(before) == []
    assert "när en ny kopia är gjord" in said(before)
    remove = found(before, QAbstractButton, "act")
    assert not remove.isVisible()
    before.close()
    copied(qtbot, session)
    sheet = OldCopiesSheet(page, session)
    sheet.show()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ui.security.old_copies.ask", lambda *_given, **_options: True)
        press(sheet, "act")
    qtbot.waitUntil(lambda: not sheet.isVisible(), timeout=LONG)
    assert len(copies(session)) == 1
    assert OldCopies(session).found() == []
    session.vault.close()
