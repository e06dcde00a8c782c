"""The locked window: what opens the vault, what is said when it does not, and that nothing is written over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.vault import vault as vaults
from db.vault.keys import CHIEF_CODE
from desktop.secrets.throttle import Throttle
from desktop.session.session import Session
from desktop.session.settings import prefer
from tests.ui.finding import found
from tests.ui.layout import cut_texts, unnamed, unreachable
from tests.ui.running import Running
from ui.secrets.new_passphrase import NewPassphrase
from ui.shell.shell import Shell
from ui.unlock.unlock_page import UnlockPage

NEW = "en helt annan räv på taket"


def weighed(running: Running) -> None:
    """Wait until the new passphrase may be used."""
    typed = next(iter(running.window.findChildren(NewPassphrase)))
    running.qtbot.waitUntil(lambda: not typed.missing(), timeout=20_000)


@pytest.fixture
def finished(vault_folder: Path, passphrase: str) -> None:
    """A vault whose first start is over."""
    vault = vaults.unlock(vault_folder, passphrase)
    prefer(Session(vault), first_start_done=True)
    vault.close()


def said(running: Running) -> str:
    return "\n".join(label.text() for label in running.window.findChildren(QLabel) if label.isVisible())


def test_the_right_passphrase_opens_the_program(
    run: Callable[[Path], Running], vault_folder: Path, passphrase: str, finished: None
) -> None:
    running = run(vault_folder)
    running.shows("unlock")
    running.unlock(passphrase)
    running.qtbot.waitUntil(lambda: isinstance(running.window.shown(), Shell), timeout=20_000)


def test_the_field_has_the_keyboard_and_everything_a_name(
    run: Callable[[Path], Running], vault_folder: Path
) -> None:
    running = run(vault_folder)
    running.window.activateWindow()
    assert running.window.focusWidget() is running.find(QWidget, "passphrase")
    assert unnamed(running.window) == []
    assert unreachable(running.window) == []
    assert cut_texts(running.window) == []


def test_a_wrong_passphrase_is_told_and_kept_and_changes_nothing(
    run: Callable[[Path], Running], vault_folder: Path
) -> None:
    before = {path.name: path.read_bytes() for path in vault_folder.glob("valv.*")}
    running = run(vault_folder)
    running.unlock("inte den rätta frasen")
    running.qtbot.waitUntil(lambda: "stämmer inte" in said(running), timeout=20_000)
    assert running.wait_for(QWidget, "passphrase").property("text") == "inte den rätta frasen"
    assert {name: (vault_folder / name).read_bytes() for name in before} == before


def test_the_wait_after_many_wrong_tries_is_counted_down_in_words(qtbot: QtBot, dressed: object) -> None:
    page = UnlockPage()
    qtbot.addWidget(page)
    page.show()
    throttle = Throttle(clock=lambda: 0.0)
    waits = [throttle.failed() for _ in range(5)]
    page.was_wrong(waits[-1])
    assert f"Försök igen om {waits[-1]} sekunder." in "\n".join(
        one.text() for one in page.findChildren(QLabel)
    )


def test_while_waiting_no_try_is_made(qtbot: QtBot, dressed: object) -> None:
    page = UnlockPage()
    qtbot.addWidget(page)
    page.show()
    page.was_wrong(8)
    with qtbot.assertNotEmitted(page.passphrase_given, wait=50):
        button = found(page, QPushButton, "unlock-act")
        button.click()


def test_a_damaged_key_file_is_told_once_the_copy_has_opened_the_vault(
    run: Callable[[Path], Running], vault_folder: Path, passphrase: str, finished: None
) -> None:
    (vault_folder / "valv.key").write_bytes(b"x" * 400)
    running = run(vault_folder)
    running.shows("unlock")
    running.unlock(passphrase)
    dialog = running.wait_for(QWidget, "opening-notices")
    told = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Närvara använde reservkopian valv.key.bak" in told


def test_a_vault_without_its_key_file_is_named_at_once_and_nothing_is_made_in_its_place(
    run: Callable[[Path], Running], vault_folder: Path
) -> None:
    (vault_folder / "valv.key").unlink()
    (vault_folder / "valv.key.bak").unlink()
    running = run(vault_folder)
    running.shows("trouble")
    assert "Nyckelfilen saknas" in said(running)
    assert sorted(path.name for path in vault_folder.glob("valv.key*")) == []


def test_an_empty_database_is_never_taken_for_a_new_one(
    run: Callable[[Path], Running], vault_folder: Path
) -> None:
    (vault_folder / "valv.db").write_bytes(b"")
    running = run(vault_folder)
    running.shows("trouble")
    assert (vault_folder / "valv.db").stat().st_size == 0


def test_a_cut_database_is_told_after_the_passphrase(
    run: Callable[[Path], Running], vault_folder: Path, passphrase: str
) -> None:
    database = vault_folder / "valv.db"
    database.write_bytes(database.read_bytes()[:-3000])
    running = run(vault_folder)
    running.unlock(passphrase)
    running.shows("damaged")
    assert "skadad" in said(running)
    running.qtbot.waitUntil(lambda: not running.program.work.is_busy, timeout=20_000)  # it is being read


def test_trouble_can_be_tried_again_when_it_has_been_mended(
    run: Callable[[Path], Running], vault_folder: Path
) -> None:
    kept = (vault_folder / "valv.db").read_bytes()
    (vault_folder / "valv.db").unlink()
    running = run(vault_folder)
    running.shows("trouble")
    (vault_folder / "valv.db").write_bytes(kept)
    running.press("try-again")
    running.shows("unlock")
    assert (vault_folder / "valv.db").read_bytes() == kept


def test_the_recovery_code_opens_and_demands_a_new_passphrase(
    run: Callable[[Path], Running], vault_folder: Path, recovery_code: str, finished: None
) -> None:
    running = run(vault_folder)
    running.press("use-code")
    running.write("code", recovery_code.lower().replace("-", " "))
    running.press("open-with-code")
    running.shows("recovered")
    running.write("new-passphrase", NEW)
    running.write("new-passphrase-again", NEW)
    weighed(running)
    running.press("main-act")
    running.press("other-act")  # keep the code
    running.qtbot.waitUntil(lambda: isinstance(running.window.shown(), Shell), timeout=20_000)
    assert running.program.unlocked is not None
    running.program.unlocked.lock()
    again = run(vault_folder)
    again.unlock(NEW)
    again.qtbot.waitUntil(lambda: isinstance(again.window.shown(), Shell), timeout=20_000)


def test_the_chiefs_code_opens_is_logged_as_theirs_and_is_what_is_offered_anew(
    run: Callable[[Path], Running], vault_folder: Path, passphrase: str, recovery_code: str, finished: None
) -> None:
    vault = vaults.unlock(vault_folder, passphrase)
    code = vaults.new_recovery_code(vault, CHIEF_CODE)
    vault.close()
    running = run(vault_folder)
    running.press("use-code")
    running.write("code", code)
    running.press("open-with-code")
    running.shows("who")
    assert running.program.unlocked is not None
    session = running.program.unlocked.session
    assert session.log.rows(1)[0].event == "vault_opened_by_chief"
    running.press("owner")
    running.press("who-go")
    running.shows("recovered")
    assert session.log.rows(1)[0].event == "owner_named"
    running.write("new-passphrase", NEW)
    running.write("new-passphrase-again", NEW)
    weighed(running)
    running.press("main-act")
    running.wait_for(QWidget, "other-act")
    assert "Ska enhetschefen ha en ny kod?" in said(running)
    running.press("main-act")
    running.wait_for(QLabel, "code-7")
    assert vaults.try_recovery_code(vault_folder, code) == ""
    assert vaults.try_recovery_code(vault_folder, recovery_code)
    assert session.log.rows(1)[0].event == "chief_code_changed"


def test_half_a_code_is_said_to_be_half(run: Callable[[Path], Running], vault_folder: Path) -> None:
    running = run(vault_folder)
    running.press("use-code")
    running.write("code", "ABCD-EFGH")
    running.press("open-with-code")
    assert "Koden är inte hel" in said(running)


def test_a_broken_access_log_is_told_as_soon_as_the_program_is_open(
    run: Callable[[Path], Running], vault_folder: Path, passphrase: str, finished: None
) -> None:
    vault = vaults.unlock(vault_folder, passphrase)
    session = Session(vault)
    for _ in range(3):
        with session.change(event="case_opened"):
            pass
    vault.connection.execute("DROP TRIGGER log_never_change")
    vault.connection.execute("UPDATE log SET detail = 'x' WHERE seq = 2")
    vault.close()
    running = run(vault_folder)
    running.unlock(passphrase)
    assert "från och med rad 2" in running.wait_for(QWidget, "log-broken").accessibleDescription()
