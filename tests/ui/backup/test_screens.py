"""Copies on the screen: the safety page, the card on I dag, the sheets."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.backup.facts import backup_facts, copies
from desktop.backup.known import keep
from desktop.backup.places import choose_place
from desktop.session.settings import prefer
from desktop.vault.open_session import OpenSession
from tests.desktop.backup.copying import LONG, change, copied
from tests.ui.finding import press, said
from tests.ui.layout import faults
from tests.ui.opening import OpenPage
from ui.backup import choose
from ui.backup.copies_sheet import CopiesSheet
from ui.backup.progress import CopyProgress
from ui.backup.restore_sheet import RestoreSheet
from ui.backup.today_card import BackupCard
from ui.look.theme import theme
from ui.security.page import SecurityPage


@pytest.fixture
def page(open_page: OpenPage, session: OpenSession) -> SecurityPage:
    change(session, 2)
    return open_page(SecurityPage)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "usb"
    place.mkdir()
    return place


def press_and_wait(qtbot: QtBot, page: SecurityPage, name: str) -> None:
    with qtbot.waitSignal(page.session.backups.ended, timeout=LONG):
        press(page, name)


@pytest.mark.parametrize("zoom", [100, 200])
def test_everything_can_be_read_named_and_reached(
    page: SecurityPage, qtbot: QtBot, stick: Path, zoom: int
) -> None:
    choose_place(page.session, stick)
    copied(qtbot, page.session)
    theme.zoom_to(zoom)
    qtbot.wait(20)
    for widget in (page, CopiesSheet(page, page.session), RestoreSheet(page, page.session)):
        widget.show()
        qtbot.wait(20)
        assert faults(widget) == []
        if widget is not page:
            widget.close()


def test_a_copy_is_made_from_the_head_and_then_told(page: SecurityPage, qtbot: QtBot) -> None:
    assert "Ingen säkerhetskopia är gjord än." in said(page)
    press_and_wait(qtbot, page, "copy-now")
    assert len(copies(page.session)) == 1
    assert "1 MB" in said(page)
    assert "Kopian ligger på samma disk som arkivet." in said(page)


def test_a_place_is_chosen_and_copied_to_at_once(
    page: SecurityPage, qtbot: QtBot, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose, "choose_folder", lambda _parent: stick)
    press_and_wait(qtbot, page, "choose-place")
    assert len(list(stick.iterdir())) == 1
    assert "usb, i dag" in said(page) or "usb, " in said(page)
    keep(page.session, is_elsewhere=True)
    assert backup_facts(page.session).place_failed == ""


def test_an_unfit_place_is_told_and_not_kept(
    page: SecurityPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told: list[str] = []
    monkeypatch.setattr(choose, "choose_folder", lambda _parent: page.session.vault.folder)
    monkeypatch.setattr("ui.backup.lines.show_error", lambda _parent, error: told.append(error.title))
    press(page, "choose-place")
    assert told == ["Välj en plats utanför arkivet"]
    assert backup_facts(page.session).place == ""


def test_a_choice_that_is_given_up_changes_nothing(
    page: SecurityPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose, "choose_folder", lambda _parent: None)
    press(page, "choose-place")
    assert not page.session.backups.is_running


def test_a_trial_counts_and_says_what_it_found(page: SecurityPage, qtbot: QtBot) -> None:
    press_and_wait(qtbot, page, "copy-now")
    press(page, "try-copy")
    qtbot.waitUntil(
        lambda: "räknades rätt. 2 elever, 0 ärenden och 0 anteckningar." in said(page), timeout=LONG
    )


def test_a_trial_of_a_damaged_copy_is_told_and_asks_for_a_new_one(
    page: SecurityPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr("ui.backup.lines.show_error", lambda _parent, error: told.append(error.title))
    press_and_wait(qtbot, page, "copy-now")
    path = copies(page.session)[0].path
    data = bytearray(path.read_bytes())
    data[-9000] ^= 1
    path.write_bytes(data)
    press(page, "try-copy")
    qtbot.waitUntil(lambda: bool(told), timeout=LONG)
    assert told == ["Säkerhetskopian är skadad"]
    assert "Gör en ny säkerhetskopia." in said(page)


def test_a_failure_is_told_and_stays_on_the_page_until_one_succeeds(
    page: SecurityPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr("ui.backup.lines.show_error", lambda _parent, error: told.append(error.title))
    with monkeypatch.context() as patched:
        patched.setattr("shutil.disk_usage", lambda _place: _Usage())
        press_and_wait(qtbot, page, "copy-now")
    assert told == ["Säkerhetskopian blev inte klar"]
    assert "Det finns inte plats för kopian." in said(page)
    press_and_wait(qtbot, page, "copy-now")
    assert "Det finns inte plats för kopian." not in said(page)


class _Usage:
    free = 1000


def test_progress_waits_half_a_second_says_megabytes_and_can_be_broken_off(qtbot: QtBot) -> None:
    progress = CopyProgress("Säkerhetskopierar")
    qtbot.addWidget(progress)
    progress.begin()
    assert progress.isHidden()
    qtbot.waitUntil(progress.isVisible, timeout=LONG)
    progress.show_done(40, 120)
    assert "Säkerhetskopierar, 40 av 120 MB" in said(progress)
    with qtbot.waitSignal(progress.cancelled):
        press(progress, "stop-copying")
    progress.end()
    assert progress.isHidden()


def test_the_card_on_today_says_what_lacks_and_then_that_the_copy_is_new(
    qtbot: QtBot, session: OpenSession, stick: Path
) -> None:
    card = BackupCard(session)
    qtbot.addWidget(card)
    card.show()
    card.show_state()
    assert "Säkerhetskopia saknas" in said(card)
    with qtbot.waitSignal(card.acted):
        press(card, "to-security")
    copied(qtbot, session)
    card.show_state()
    assert "Säkerhetskopian är ny" in said(card)
    choose_place(session, stick)
    keep(session, place_made_at="2026-11-10T09:00:00+00:00")
    card.show_state()
    assert "Kopian på usb är gammal" in said(card)
    assert "14 dagar sedan" in said(card)
    prefer(session, is_practice=True)
    card.show_state()
    assert card.isHidden()


def test_all_copies_are_listed_with_place_and_reason(qtbot: QtBot, page: SecurityPage, stick: Path) -> None:
    choose_place(page.session, stick)
    copied(qtbot, page.session, "before_restore")
    sheet = CopiesSheet(page, page.session)
    sheet.show()
    assert "på den här datorn, före återställning" in said(sheet)
    assert "1 MB, usb" in said(sheet)
    assert "går inte att läsa" not in said(sheet)
    (stick / "annat.narvarakopia").write_bytes(b"annat")
    again = CopiesSheet(page, page.session)
    again.show()
    assert "En fil går inte att bekräfta som arkivets egen kopia." in said(again)
    again.close()
    press(sheet, "forget-place")
    assert backup_facts(page.session).place == ""
    assert len(list(stick.iterdir())) == 2
