"""A stand-in's day in the real window: who she is, her work, locked and back, killed halfway, and Karin's return."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from db.records import Case
from db.vault import vault as vaults
from db.vault.keys import CHIEF_CODE
from desktop.notes import notes
from desktop.process.launcher import LOCKED
from desktop.session import settings
from desktop.session.settings import prefer
from desktop.vault.open_session import OpenSession
from tests.builders import DAY
from tests.conftest import PASSPHRASE
from tests.stories import a_running_case
from tests.ui.finding import found, said
from tests.ui.layout import cut_texts, unnamed, unreachable
from tests.ui.running import Running
from ui.notes.page import JournalPage
from ui.settings.page import SettingsPage
from ui.shell.shell import Shell
from ui.shell.sidebar import Sidebar
from ui.unlock.who_page import OTHER, OWNER
from ui.widgets.input.autosave import Autosave
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField
from ui.window.place import Place

KAROLINA, MARIA = "Karolina Ström", "Maria Ek"
DRAFT = "Hodan ringer."


@dataclass
class Desk:
    """Karin Lund's computer while she is away, and the code in the enhetschef's envelope."""

    qtbot: QtBot
    run: Callable[[Path], Running]
    folder: Path
    code: str
    case: Case

    def start(self) -> Running:
        """Start the program with the code, as far as the question."""
        running = self.run(self.folder)
        running.press("use-code")
        running.write("code", self.code)
        running.press("open-with-code")
        running.shows("who")
        return running

    def come_in(self, running: Running) -> OpenSession:
        """Wait for the program itself."""
        self.qtbot.waitUntil(lambda: isinstance(running.window.shown(), Shell), timeout=20_000)
        return session_of(running)

    def stand_in(self, running: Running, name: str, title: str = "skolkurator") -> OpenSession:
        """Answer as somebody new, away for two months."""
        running.press(OTHER)
        running.write("name", name)
        running.write("title", title)
        found(running.window, Combo, "reason").choose("sjuk")
        until = session_of(running).today() + timedelta(days=60)
        running.write("until-line", until.isoformat())
        running.press("who-go")
        return self.come_in(running)


@pytest.fixture
def desk(qtbot: QtBot, run: Callable[[Path], Running], vault_folder: Path) -> Desk:
    """Return it: a case in the middle of its process, with a draft of Karin's."""
    vault = vaults.unlock(vault_folder, PASSPHRASE)
    session = OpenSession(vault, today=lambda: DAY)
    prefer(session, first_start_done=True)
    case = a_running_case(session)
    code = vaults.new_recovery_code(vault, CHIEF_CODE)
    vault.close()
    return Desk(qtbot, run, vault_folder, code, case)


def session_of(running: Running) -> OpenSession:
    assert running.program.unlocked is not None
    return running.program.unlocked.session


def shell_of(running: Running) -> Shell:
    shell = running.window.shown()
    assert isinstance(shell, Shell)
    return shell


def accessible(where: QWidget) -> str:
    """Return what is said of every part that shows."""
    return " ".join(one.accessibleName() for one in where.findChildren(QWidget) if one.isVisibleTo(where))


def end(running: Running) -> None:
    """Let the window rest as its process would have ended."""
    for one in running.window.findChildren(Autosave):
        one.forget()
    for timer in running.window.findChildren(QTimer):
        timer.stop()
    running.window.hide()


def killed(running: Running) -> None:
    """End without anything being put away: what was written is written, and nothing more."""
    unlocked = running.program.unlocked
    assert unlocked is not None
    unlocked.guards.stop()
    end(running)
    unlocked.session.vault.close()


def test_nothing_is_seen_and_nothing_chosen_before_it_is_said_who_is_there(desk: Desk) -> None:
    running = desk.start()
    shown = said(running.window)
    for secret in ("Amina", "Hodan", desk.case.number, DRAFT):
        assert secret not in shown
    assert running.window.windowTitle() == "Närvara"
    assert running.window.findChildren(Shell) == []
    assert not any(one.isChecked() for one in running.window.findChildren(QRadioButton))
    assert not running.find(QWidget, "name").isVisible()
    assert unnamed(running.window) == []
    assert cut_texts(running.window) == []
    assert unreachable(running.window) == []
    running.press("who-go")
    running.shows("who")
    assert "Välj vem du är först." in said(running.window)
    assert session_of(running).log.rows(1)[0].actor == "?"


def test_esc_locks(desk: Desk) -> None:
    running = desk.start()
    desk.qtbot.keyClick(running.window.shown(), Qt.Key.Key_Escape)
    assert running.codes == [LOCKED]
    assert not session_of(running).vault.is_open


def test_each_thing_that_is_missing_is_said_under_its_field(desk: Desk) -> None:
    running = desk.start()
    running.press(OTHER)
    running.press("who-go")
    running.shows("who")
    shown = said(running.window)
    for words in ("Skriv för- och efternamn.", "Skriv din titel", "Välj varför.", "Högst sex månader"):
        assert words in shown
    running.write("name", "Karin Lund")
    running.write("title", "chef")
    found(running.window, Combo, "reason").choose("tillsyn")
    running.write("until-line", (session_of(running).today() + timedelta(days=300)).isoformat())
    running.press("who-go")
    running.shows("who")
    assert "kan inte stämma här" in said(running.window)
    running.write("until-line", session_of(running).today().isoformat())
    running.press("who-go")
    running.shows("who")
    assert "Det är arkivets ägare" in said(running.window)


def test_a_stand_ins_day_with_a_lock_in_it(desk: Desk) -> None:
    running = desk.start()
    session = desk.stand_in(running, KAROLINA)
    shell = shell_of(running)
    assert f"Du arbetar som {KAROLINA}" in said(found(shell, Sidebar))
    shell.go(Place("journal", desk.case.id))
    page = shell.page()
    assert isinstance(page, JournalPage)
    (karins,) = session.db.notes.drafts()
    page.restore({"note": karins.id})
    assert "Karins utkast" in accessible(page.draft)
    assert page.draft.body_text.isReadOnly()
    assert page.draft.sign.isHidden()
    assert page.draft.discard.isHidden()
    page.new.click()
    assert not page.draft.body_text.isReadOnly()
    own = page.draft.note()
    assert own is not None
    assert own.written_by == KAROLINA
    notes.sign_note(session, replace(own, body="Amina kom klockan nio."))
    assert f"{KAROLINA}, vikarie för Karin Lund" in said(page.signed)
    shell.go(Place("settings"))
    settings_page = shell.page()
    assert isinstance(settings_page, SettingsPage)
    assert "Det här kan bara Karin Lund ändra." in said(settings_page)
    assert not settings_page._minutes.isEnabled()
    shell.go(Place("journal", desk.case.id))
    assert running.program.unlocked is not None
    running.program.unlocked.lock()
    assert running.codes == [LOCKED]
    end(running)

    again = desk.start()
    words = [one.text() for one in again.window.findChildren(QRadioButton)]
    assert words == ["Karin Lund, arkivets ägare", f"{KAROLINA}, skolkurator", "Någon annan"]
    again.press("earlier-1")
    assert found(again.window, Combo, "reason").data() == "sjuk"
    assert found(again.window, DateField, "until").date() is not None
    again.press("who-go")
    session = desk.come_in(again)
    assert session.worker.name == KAROLINA
    assert isinstance(shell_of(again).page(), JournalPage)  # back where she was
    links = session.db.case_links.select("ORDER BY rowid DESC LIMIT 1")
    assert [(one.who, one.for_whom) for one in links] == [(KAROLINA, "Karin Lund")]
    assert session.log.first_break() is None


def test_killed_halfway_it_is_asked_again_and_two_stand_ins_are_told_to_karin(desk: Desk) -> None:
    running = desk.start()
    running.press(OTHER)
    running.write("name", KAROLINA)
    killed(running)
    running = desk.start()
    assert len(running.window.findChildren(QRadioButton)) == 2  # nobody has been here yet
    desk.stand_in(running, KAROLINA).note_opened(desk.case)
    killed(running)
    running = desk.start()
    desk.stand_in(running, MARIA, "skolsocionom")
    killed(running)

    back = desk.run(desk.folder)
    back.unlock(PASSPHRASE)
    back.shows("away")
    shown = said(back.window)
    assert "Medan du var borta" in shown
    assert f"{KAROLINA} öppnade 1 elev." in shown
    assert f"{MARIA} låste upp, men öppnade ingen elev." in shown
    assert unnamed(back.window) == []
    assert unreachable(back.window) == []
    back.press("away-read")
    session = desk.come_in(back)
    assert session.log.rows(1)[0].event == "away_read"
    assert not found(shell_of(back), QWidget, "acting-as").isVisible()
    assert back.program.unlocked is not None
    back.program.unlocked.lock()
    end(back)
    once_more = desk.run(desk.folder)
    once_more.unlock(PASSPHRASE)
    desk.come_in(once_more)  # it has been read


def test_whoever_says_she_is_karin_chooses_a_passphrase_and_reads_nothing_away(desk: Desk) -> None:
    running = desk.start()
    desk.stand_in(running, KAROLINA)
    killed(running)
    running = desk.start()
    running.press(OWNER)
    running.press("who-go")
    running.shows("recovered")
    assert session_of(running).log.rows(1)[0].event == "owner_named"
    assert session_of(running).worker == settings.read(session_of(running).db)[0]
