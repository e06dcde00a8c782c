"""The first start: the steps, what each keeps, and going on where an earlier start was cut short."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.errors import UserError
from desktop.vault.first_start import Step, next_step
from tests.desktop.printing.cups import Cups
from tests.ui.layout import cut_texts, unnamed, unreachable
from tests.ui.running import Running
from ui.first_start.frame import FirstStart
from ui.look.theme import theme
from ui.secrets.panel import Panel
from ui.shell.shell import Shell

GOOD = "jacka balett öppen duggregn bas"


def frame(running: Running) -> FirstStart:
    shown = running.window.shown()
    assert isinstance(shown, FirstStart)
    return shown


def title(running: Running) -> str:
    return frame(running).panel().title


def hint(running: Running) -> str:
    return running.find(QLabel, "hint").text()


def to_the_code(running: Running) -> None:
    running.press("next")
    running.write("new-passphrase", GOOD)
    running.write("new-passphrase-again", GOOD)
    running.qtbot.waitUntil(lambda: hint(running) == "", timeout=20_000)
    running.press("next")
    running.qtbot.waitUntil(lambda: title(running) == "Din återställningskod", timeout=20_000)


def the_code(running: Running) -> str:
    return "-".join(running.find(QLabel, f"code-{place}").text() for place in range(1, 8))


def test_nothing_is_made_before_a_passphrase_is_chosen(running: Running, tmp_path: Path) -> None:
    assert not list((tmp_path / "data").glob("valv.*"))
    running.press("next")
    running.write("new-passphrase", "kort")
    running.press("next")
    assert not list((tmp_path / "data").glob("valv.*"))


def test_the_way_on_stays_open_and_says_what_is_missing(running: Running) -> None:
    running.press("next")
    assert hint(running) == "Skriv en lösenfras för att gå vidare"
    running.write("new-passphrase", "kort")
    running.qtbot.waitUntil(lambda: "minst 15 tecken" in hint(running), timeout=20_000)
    running.write("new-passphrase", GOOD)
    running.qtbot.waitUntil(lambda: "en gång till" in hint(running), timeout=20_000)
    running.write("new-passphrase-again", GOOD[:-1])
    assert hint(running) == "De två är inte lika. Skriv om den nedre."


def test_five_words_can_be_had_ready_made(running: Running) -> None:
    running.press("next")
    running.press("suggest")
    field = running.find(QWidget, "new-passphrase")
    assert len(str(field.property("text")).split()) == 5


def test_a_wrong_character_in_the_code_is_pointed_out(running: Running) -> None:
    to_the_code(running)
    code = the_code(running)
    running.press("noted")
    wrong = "0" if code[3] != "0" else "1"
    running.write("typed-code", code[:3] + wrong + code[4:])
    running.press("next")
    assert any("tecken 4" in label.text() for label in running.window.findChildren(QLabel))


def test_the_whole_way_ends_in_the_program(running: Running) -> None:
    to_the_code(running)
    code = the_code(running)
    running.press("noted")
    assert not any(
        code[:4] == label.text() and label.isVisible() for label in running.window.findChildren(QLabel)
    )
    running.write("typed-code", code)
    running.press("next")
    running.write("name", "Sara Lindqvist")
    running.write("municipality", "Älvbro")
    running.press("next")
    running.write("school-1", "Björkbacka skola")
    running.press("more-schools")
    running.write("school-2", "björkbacka skola")
    running.press("next")
    running.write("tel_reception", "0550-12 34 56")
    running.press("next")
    running.qtbot.waitUntil(lambda: isinstance(running.window.shown(), Shell), timeout=20_000)
    assert running.program.unlocked is not None
    session = running.program.unlocked.session
    assert session.worker.name == "Sara Lindqvist"
    assert session.office.tel_reception == "0550-12 34 56"
    assert [school.name for school in session.db.schools.all()] == ["Björkbacka skola"]
    assert next_step(session) is None


def test_a_start_cut_short_goes_on_after_unlocking_with_another_code(
    running: Running, qtbot: QtBot, tmp_path: Path
) -> None:
    to_the_code(running)
    first = the_code(running)
    running.put_away()  # as far as the disk can tell, the process was killed here
    again = Running(qtbot, tmp_path / "data")
    again.unlock(GOOD)
    again.shows("first-start")
    again.wait_for(QLabel, "code-1")
    assert title(again) == "Din återställningskod"
    assert the_code(again) != first
    assert again.program.unlocked is not None
    assert next_step(again.program.unlocked.session) is Step.CODE
    again.put_away()


def test_the_safety_box_numbers_may_wait_but_the_name_may_not(running: Running) -> None:
    to_the_code(running)
    code = the_code(running)
    running.press("noted")
    running.write("typed-code", code)
    running.press("next")
    assert hint(running) == "Skriv ditt namn för att gå vidare"
    running.press("next")
    assert title(running) == "Vem är du?"


@pytest.mark.parametrize("zoom", [100, 200])
def test_every_step_can_be_read_named_and_reached(running: Running, zoom: int) -> None:
    from desktop.session.settings import Office, Worker
    from desktop.work import Work
    from ui.first_start.panels import CodePanel, PassphrasePanel
    from ui.first_start.schools import SchoolsPanel
    from ui.first_start.who import WhoPanel
    from ui.settings.phones import PhonesPanel

    theme.zoom_to(zoom)
    work = Work(running.window)
    panels: list[Callable[[], Panel]] = [
        lambda: PassphrasePanel(work),
        lambda: CodePanel("ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345"),
        lambda: WhoPanel(Worker(), Office()),
        lambda: SchoolsPanel([]),
        lambda: PhonesPanel(Office()),
    ]
    for number, make in enumerate(panels, start=1):
        frame(running).show_panel(make(), number)
        running.qtbot.wait(20)
        assert unnamed(running.window) == []
        assert unreachable(running.window) == []
        assert cut_texts(running.window) == []


def test_a_code_that_finds_no_printer_stays_on_the_screen(
    running: Running, cups: Cups, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[UserError] = []
    monkeypatch.setattr("ui.secrets.print_code.show_error", lambda _, error: told.append(error))
    cups.have()
    to_the_code(running)
    before = the_code(running)
    running.press("print-code")
    assert len(told) == 1
    assert the_code(running) == before


def test_enter_on_the_right_code_goes_on(running: Running, qtbot: QtBot) -> None:
    to_the_code(running)
    code = the_code(running)
    running.press("noted")
    field = running.write("typed-code", code)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert title(running) == "Vem är du?"


def test_an_empty_passphrase_is_said_under_its_field_and_mended_by_typing(
    running: Running, qtbot: QtBot
) -> None:
    running.press("next")
    field = running.find(QLineEdit, "new-passphrase")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.hasFocus()
    said = "Skriv en lösenfras för att gå vidare"
    assert [one.text() for one in errors(running)] == [said]
    qtbot.keyClicks(field, "k")
    assert errors(running) == []


def errors(running: Running) -> list[QLabel]:
    """Return what is said under fields: the hint beside the buttons is no error."""
    shown = [one for one in frame(running).panel().findChildren(QLabel) if one.isVisible()]
    return [one for one in shown if one.text() and one.property("tone") == "danger"]


def test_what_is_missing_about_the_user_is_taken_back_when_it_is_there(
    running: Running, qtbot: QtBot
) -> None:
    to_the_code(running)
    code = the_code(running)
    running.press("noted")
    running.write("typed-code", code)
    running.press("next")
    running.press("next")
    assert len(errors(running)) == 2
    running.write("name", "Sara Lindqvist")
    assert len(errors(running)) == 1
    running.write("municipality", "Älvbro")
    assert errors(running) == []
    running.press("next")
    assert title(running) == "Dina skolor"


def test_one_may_go_back_where_nothing_is_final(running: Running) -> None:
    to_the_code(running)
    assert not running.find(QWidget, "back").isVisible()
    code = the_code(running)
    running.press("noted")
    running.write("typed-code", code)
    running.press("next")
    assert not running.find(QWidget, "back").isVisible()  # the code is proved and gone
    running.write("name", "Sara Lindqvist")
    running.write("municipality", "Älvbro")
    running.press("next")
    running.press("back")
    assert running.find(QLineEdit, "name").text() == "Sara Lindqvist"
    running.press("next")
    running.write("school-1", "Björkbacka skola")
    running.press("next")
    running.press("back")
    assert title(running) == "Dina skolor"
    assert any("Björkbacka skola" in one.text() for one in running.window.findChildren(QLabel))
    running.press("next")
    assert running.find(QLineEdit, "tel_reception").isVisible()
