"""Radera arkivet, for whoever leaves: asked twice, proved, and then gone for good."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db.errors import VaultInUseError
from db.files import erase, shred
from db.log.chain import Wanted
from db.vault import vault as vaults
from db.vault.vault import VaultState
from desktop.process import appearance
from desktop.process.launcher import LOCKED
from desktop.session.session import Session
from desktop.session.settings import prefer
from desktop.vault import erasing
from desktop.vault.open_session import OpenSession
from desktop.work import Work
from tests.desktop.backup.copying import LONG, copied
from tests.desktop.device.keyring import Keyring
from tests.stories import a_new_case
from tests.ui.finding import found, press, said, write
from tests.ui.layout import faults
from tests.ui.running import Running
from ui.look.theme import theme
from ui.security import erase_sheet
from ui.security.erase_sheet import EraseSheet, facts
from ui.security.page import SecurityPage
from ui.shell.shell import Shell
from ui.unlock import erasing_page
from ui.unlock.erasing_page import ErasingPage, show_erasing
from ui.window.main_window import MainWindow
from ui.window.place import Place

Asked = list[tuple[str, str]]


@pytest.fixture
def sheet(page: SecurityPage, session: OpenSession) -> EraseSheet:
    a_new_case(session)
    made = EraseSheet(page, session)
    made.show()
    return made


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Answer yes to the second question, and keep what it said."""
    heard: Asked = []

    def ask(_parent: object, title: str, text: str, *_acts: str, danger: bool = False) -> bool:
        heard.append((title, text))
        return danger

    monkeypatch.setattr(erase_sheet, "ask", ask)
    return heard


@pytest.fixture
def decided(session: OpenSession) -> Path:
    """Return the folder of a vault that was decided on and put away."""
    folder = session.vault.folder
    erase.decide(folder, erase.Erasure(session.vault.vault_id, is_bound=True))
    session.vault.close()
    return folder


def begun(session: Session) -> int:
    return len(session.log.find(Wanted(events=("vault_erase_begun",))))


@pytest.mark.parametrize("zoom", [100, 200])
def test_the_sheet_can_be_read_named_and_reached(sheet: EraseSheet, qtbot: QtBot, zoom: int) -> None:
    theme.zoom_to(zoom)
    qtbot.wait(20)
    assert faults(sheet) == []


def test_it_says_what_goes_and_where_copies_stay() -> None:
    alone = " ".join(text for _icon, text in facts(erasing.Extent(12, 9, "", 0, is_bound=False)))
    assert "tolv ärenden" in alone
    assert "Kopior på andra ställen raderas inte." in alone
    assert "nyckelring" not in alone
    elsewhere = " ".join(text for _icon, text in facts(erasing.Extent(1, 9, "USB", 3, is_bound=True)))
    assert "ett ärende" in elsewhere
    assert "Tre kopior på USB raderas inte." in elsewhere
    assert "Nyckeln i datorns nyckelring tas bort." in elsewhere
    gone = " ".join(text for _icon, text in facts(erasing.Extent(0, 9, "USB", 0, is_bound=True)))
    assert "Platsen USB går inte att läsa just nu." in gone


def test_a_wrong_passphrase_asks_no_more_and_decides_nothing(
    sheet: EraseSheet, session: OpenSession, qtbot: QtBot, asked: Asked
) -> None:
    write(sheet, "passphrase", "inte den rätta alls")
    press(sheet, "act")
    qtbot.waitUntil(lambda: "lösenfrasen stämmer inte" in said(sheet), timeout=LONG)
    session.erasing.decide()
    assert asked == []
    assert erase.decided(session.vault.folder) is None
    assert begun(session) == 0


def test_no_to_the_second_question_keeps_everything(
    sheet: EraseSheet,
    session: OpenSession,
    qtbot: QtBot,
    passphrase: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(erase_sheet, "ask", lambda *_given, **_more: False)
    write(sheet, "passphrase", passphrase)
    press(sheet, "act")
    qtbot.waitUntil(lambda: not sheet.isVisible(), timeout=LONG)
    assert erase.decided(session.vault.folder) is None
    assert begun(session) == 0


def test_the_second_question_names_the_cases_in_words_and_a_yes_decides_and_is_logged(
    sheet: EraseSheet, session: OpenSession, qtbot: QtBot, passphrase: str, asked: Asked
) -> None:
    write(sheet, "passphrase", passphrase)
    with qtbot.waitSignal(session.erasing.waits, timeout=LONG):
        press(sheet, "act")
    assert asked[0][0] == "Radera ett ärende för gott?"
    assert "går inte att ångra" in asked[0][1]
    assert erase.decided(session.vault.folder) is not None
    assert begun(session) == 1


def test_a_vault_that_can_only_be_read_is_erased_all_the_same(
    session: OpenSession, qtbot: QtBot, passphrase: str
) -> None:
    session.vault.was_damaged()
    with qtbot.waitSignal(session.erasing.proved, timeout=LONG):
        session.erasing.prove(passphrase)
    with qtbot.waitSignal(session.erasing.waits, timeout=LONG):
        session.erasing.decide()


def test_practice_is_begun_again_instead(qtbot: QtBot, session: OpenSession) -> None:
    prefer(session, is_practice=True)
    made = SecurityPage(session, Place("security"))
    qtbot.addWidget(made)
    assert found(made, QPushButton, "erase-vault-act").isHidden()


@pytest.fixture
def running(qtbot: QtBot, dressed: object, vault_folder: Path, passphrase: str) -> Iterator[Running]:
    vault = vaults.unlock(vault_folder, passphrase)
    prefer(Session(vault), first_start_done=True)
    vault.close()
    one = Running(qtbot, vault_folder)
    one.unlock(passphrase)
    qtbot.waitUntil(lambda: isinstance(one.window.shown(), Shell), timeout=LONG)
    yield one
    one.put_away()


def test_from_the_open_vault_to_an_empty_folder(
    running: Running, qtbot: QtBot, passphrase: str, vault_folder: Path
) -> None:
    unlocked = running.program.unlocked
    assert unlocked is not None
    session = unlocked.session
    copied(qtbot, session)
    with qtbot.waitSignal(session.erasing.proved, timeout=LONG):
        session.erasing.prove(passphrase)
    session.erasing.decide()
    assert running.codes == [LOCKED]
    assert not session.vault.is_open
    assert list(vault_folder.glob("valv.key*")) == [], "no key is left when the process ends"
    assert appearance.is_to_be_erased(vault_folder)
    after: list[bool] = []
    page = shown(qtbot, vault_folder, lambda: after.append(True))
    qtbot.waitUntil(lambda: found(page, QPushButton, "done").isVisible(), timeout=LONG)
    assert faults(page) == []
    assert "Kopior på andra ställen är kvar." in said(page)
    assert vaults.state_of(vault_folder) is VaultState.ABSENT
    left = {path.name for path in vault_folder.rglob("*") if path.is_file()}
    assert left <= {"raderat.txt", "fonster.json", "fel.log"}
    assert "raderades 20" in (vault_folder / "raderat.txt").read_text(encoding="utf-8")
    press(page, "done")
    assert after == [True]


def test_the_keyring_lets_go_of_its_part(decided: Path, keyring: Keyring, session: OpenSession) -> None:
    vault = session.vault.vault_id
    keyring.put(vault, "whatever it was")
    assert erasing.carry_out(decided, lambda _done, _of: None)
    assert "whatever" not in (keyring.folder / "entries").read_text(encoding="ascii")


def test_a_keyring_that_does_not_answer_is_told_and_stops_nothing(
    decided: Path, keyring: Keyring, qtbot: QtBot
) -> None:
    keyring.behave("none")
    page = shown(qtbot, decided)
    qtbot.waitUntil(lambda: found(page, QPushButton, "done").isVisible(), timeout=LONG)
    assert "nyckelring gick inte att ta bort" in said(page)
    assert vaults.state_of(decided) is VaultState.ABSENT


def test_what_refuses_to_go_is_told_and_can_be_tried_again(
    decided: Path, keyring: Keyring, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_folder: Path, _tick: object) -> bool:
        raise VaultInUseError("held by someone")

    with monkeypatch.context() as patch:
        patch.setattr(erasing_page, "carry_out", refuse)
        page = shown(qtbot, decided)
        qtbot.waitUntil(lambda: found(page, QPushButton, "try-again").isVisible(), timeout=LONG)
        assert "går fortfarande att öppna" in said(page)
    press(page, "try-again")
    qtbot.waitUntil(lambda: found(page, QPushButton, "done").isVisible(), timeout=LONG)


def test_what_is_left_without_a_key_is_said_to_be_out_of_reach(
    decided: Path, keyring: Keyring, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = shred.remove

    def remove(path: Path) -> None:
        if path.name == "valv.db":
            raise VaultInUseError("held by someone")
        real(path)

    with monkeypatch.context() as patch:
        patch.setattr(shred, "remove", remove)
        patch.setattr(Path, "unlink", _refused)
        page = shown(qtbot, decided)
        qtbot.waitUntil(lambda: found(page, QPushButton, "try-again").isVisible(), timeout=LONG)
    assert (decided / "valv.db").exists()
    assert "ingen kan öppna dem" in said(page)


def _refused(path: Path, missing_ok: bool = False) -> None:
    if path.name == "valv.db":
        raise PermissionError
    if path.exists() or not missing_ok:
        os.unlink(path)  # noqa: PTH108  # this stands in for Path.unlink


def shown(qtbot: QtBot, folder: Path, after: Callable[[], object] = bool) -> ErasingPage:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    show_erasing(window, folder, Work(window), after)
    page = window.shown()
    assert isinstance(page, ErasingPage)
    return page
