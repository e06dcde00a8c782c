"""A damaged vault through the window: mended without asking, saved from, replaced by a copy, or left as it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.errors import DatabaseDamagedError
from db.salvage import damage
from db.store.connection import PAGE
from db.vault import vault as vaults
from desktop.failures.salvage import Account, Copy, Line, no_room
from desktop.failures.vault import in_swedish
from desktop.session.session import Session
from desktop.session.settings import prefer
from tests.db.backup.copies import copy
from tests.db.power import work
from tests.db.salvage.salvaging import change, hurt, place_of
from tests.db.salvage.unused_pages import with_unused_pages
from tests.ui.finding import found
from tests.ui.layout import cut_texts, unnamed, unreachable
from tests.ui.running import PATIENCE, Running
from ui.look.theme import theme
from ui.unlock.damaged import SeeTo
from ui.unlock.damaged_page import DamagedPage


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a vault with a case and twenty notes, its first start over."""
    work.a_base(tmp_path)
    vault = vaults.unlock(tmp_path / work.VALV, work.OLD)
    prefer(Session(vault), first_start_done=True)
    vault.close()
    return tmp_path / work.VALV


def said(running: Running) -> str:
    shown = running.window.shown()
    assert shown is not None
    return "\n".join(label.text() for label in shown.findChildren(QLabel) if label.isVisible())


def session_of(running: Running) -> Session:
    running.qtbot.waitUntil(lambda: running.program.unlocked is not None, timeout=PATIENCE)
    assert running.program.unlocked is not None
    return running.program.unlocked.session


def choices(running: Running) -> str:
    """Unlock and wait for the page that offers the ways on."""
    running.unlock(work.OLD)
    running.wait_for(QWidget, "rescue")
    return said(running)


def a_note(folder: Path) -> int:
    """Return the page that a few notes lie on."""
    key = vaults.unseal(folder, work.OLD)
    page = place_of(folder, key, "notes", 4)[0]
    key.wipe()
    return page


def test_what_can_be_read_is_counted_and_opened_on_request(
    folder: Path, run: Callable[[Path], Running]
) -> None:
    data = hurt(folder, a_note(folder))
    running = run(folder)
    words = choices(running)
    assert " av 20 anteckningar" in words
    assert "Vi föreslår detta" in words
    assert (folder / "valv.db").read_bytes() == data
    running.press("rescue")
    session = session_of(running)
    assert 0 < session.db.notes.count() < 20
    told = running.wait_for(QWidget, "opening-notices").accessibleDescription()
    assert "Arkivet är det som gick att rädda." in told
    assert (folder / "ersatt-1" / "valv.db").read_bytes() == data


def test_a_file_with_nothing_left_in_it_is_never_replaced_by_an_empty_vault(
    folder: Path, run: Callable[[Path], Running]
) -> None:
    data = bytes((folder / "valv.db").stat().st_size)
    (folder / "valv.db").write_bytes(data)
    running = run(folder)
    running.unlock(work.OLD)
    running.wait_for(QWidget, "use-copy")
    assert "Inget i filen gick att läsa" in said(running)
    assert running.window.findChild(QWidget, "rescue") is None
    assert (folder / "valv.db").read_bytes() == data
    assert not (folder / ".valv-aterstalls").exists()


def test_a_copy_that_is_as_new_is_what_is_proposed(folder: Path, run: Callable[[Path], Running]) -> None:
    change(folder, copy)
    hurt(folder, a_note(folder))
    running = run(folder)
    words = choices(running)
    assert "Den är hel och har 1 elev, 1 ärende och 20 anteckningar. Inget har skrivits efter den." in words
    assert "hämtade ur säkerhetskopian" in words
    assert running.find(QWidget, "use-copy").hasFocus()
    running.press("use-copy")
    running.shows("restore-page")
    running.write("copy-passphrase", work.OLD)
    running.press("restore")
    running.shows("unlock")
    running.unlock(work.OLD)
    assert session_of(running).db.notes.count() == 20


def test_a_page_that_held_nothing_is_mended_and_told_in_one_sentence(
    folder: Path, run: Callable[[Path], Running]
) -> None:
    hurt(folder, with_unused_pages(folder)[3] // PAGE + 1)
    running = run(folder)
    running.unlock(work.OLD)
    assert session_of(running).db.notes.count() == 20
    told = running.wait_for(QWidget, "opening-notices").accessibleDescription()
    assert "Närvara har lagat filen och inget har gått förlorat." in told


def test_damage_found_another_day_is_seen_to_before_the_vault_opens(
    folder: Path, run: Callable[[Path], Running]
) -> None:
    hurt(folder, a_note(folder))
    damage.note(folder)
    running = run(folder)
    choices(running)
    running.press("rescue")
    session_of(running)
    assert not damage.is_noted(folder)
    assert (folder / "ersatt-1" / "valv.kontroll").exists()


def test_a_mark_on_a_sound_vault_goes_away_and_it_opens(folder: Path, run: Callable[[Path], Running]) -> None:
    damage.note(folder)
    running = run(folder)
    running.unlock(work.OLD)
    assert session_of(running).db.notes.count() == 20
    assert not damage.is_noted(folder)


def test_the_recovery_code_leads_there_too(
    vault_folder: Path, recovery_code: str, run: Callable[[Path], Running]
) -> None:
    vault = vaults.unlock_with_recovery(vault_folder, recovery_code)
    with Session(vault).change(event="case_opened"):
        pass
    vault.close()
    hurt(vault_folder, 41)
    running = run(vault_folder)
    running.press("use-code")
    running.write("code", recovery_code)
    running.press("open-with-code")
    running.press("rescue")
    assert session_of(running).vault.opened_by_recovery


def test_the_key_is_forgotten_when_nobody_chooses(folder: Path, run: Callable[[Path], Running]) -> None:
    data = hurt(folder, a_note(folder))
    running = run(folder)
    choices(running)
    (seeing,) = running.window.findChildren(SeeTo)
    seeing._on_idle()
    running.shows("unlock")
    assert not seeing._salvaging._key.dek.strip(b"\0")
    assert (folder / "valv.db").read_bytes() == data
    assert not (folder / ".valv-aterstalls").exists()


def test_damage_behind_an_open_vault_can_be_read_on_or_locked(
    folder: Path, run: Callable[[Path], Running]
) -> None:
    running = run(folder)
    running.unlock(work.OLD)
    session = session_of(running)
    shown = running.window.shown()
    assert shown is not None
    running.shows(shown.objectName())
    session.vault.was_damaged()
    running.program._openings.damage_found.emit(in_swedish(DatabaseDamagedError("pages")))
    dialog = running.wait_for(QWidget, "damage-behind")
    assert "Du kan läsa vidare" in dialog.accessibleDescription()
    (case,) = session.db.cases.all()
    session.note_opened(case)
    button = found(dialog, QPushButton, "act")
    button.click()
    running.qtbot.waitUntil(lambda: running.codes == [75], timeout=PATIENCE)


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("state", ["found", "reading", "stopped"])
def test_the_page_can_be_read_named_and_reached(qtbot: QtBot, dressed: object, zoom: int, state: str) -> None:
    page = a_page(state)
    qtbot.addWidget(page)
    theme.zoom_to(zoom)
    page.resize(1366, 692)
    page.show()
    qtbot.wait(20)
    assert cut_texts(page) == []
    assert unnamed(page) == []
    assert unreachable(page) == []


def a_page(state: str) -> DamagedPage:
    """Return the page in one of its states, with everything there can be on it."""
    page = DamagedPage()
    page.begin()
    page.show_done(12, 200)
    if state == "stopped":
        page.show_stopped(no_room(380))
    if state == "found":
        page.show_account(AN_ACCOUNT, date(2026, 11, 24))
    return page


AN_ACCOUNT = Account(
    lines=(
        Line("12 elever", True),
        Line("12 ärenden", True),
        Line("118 av 120 anteckningar", False),
        Line("61 av 64 svar i kartläggningar", False),
        Line("28 handlingsplaner", True),
        Line("3 204 av 3 228 rader i åtkomstloggen", False),
    ),
    is_complete=False,
    is_unsure=True,
    filled=14,
    stand_ins=2,
    pieces=1,
    has_log_gap=True,
    log_last=datetime(2026, 11, 23, 15, 2, tzinfo=UTC),
    copy=Copy(datetime(2026, 11, 23, 13, 5, tzinfo=UTC), 12, 12, 119, is_as_new=False),
)
