"""The log never says *utskrivet* of a print that failed, nor *låst* of a file that is open."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.errors import UserError
from desktop.session.session import Session
from tests.desktop.printing.cups import Cups, Mode
from tests.stories import a_running_case
from tests.ui.finding import press
from tests.ui.opening import OpenPage
from tests.ui.paper.pressing import press_print
from ui.paper.page import PrintsPage
from ui.paper.save_dialog import SaveDialog

LEFT = {"printed", "exported", "exported_locked"}


@pytest.fixture
def case(session: Session) -> Case:
    return a_running_case(session)


def _left(session: Session) -> list[str]:
    return [row.event for row in session.log.rows() if row.event in LEFT]


@pytest.fixture
def page(
    open_page: OpenPage,
    session: Session,
    case: Case,
    cups: Cups,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> PrintsPage:
    """The information sheet is shown, printers answer, and what is said is kept in `told`."""
    press_print(monkeypatch, qtbot)
    return open_page(PrintsPage, f"informationsblad:{case.id}", case=case)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[UserError]:
    said: list[UserError] = []
    monkeypatch.setattr("ui.paper.page.show_error", lambda _, error: said.append(error))
    return said


@pytest.mark.parametrize("mode", ["refuses", "dies", "silent"])
def test_a_print_that_the_printer_does_not_take_is_told_and_not_called_printed(
    page: PrintsPage, session: Session, case: Case, told: list[UserError], cups: Cups, mode: Mode
) -> None:
    cups.behave(mode)
    page.print.click()
    assert len(told) == 1
    assert told[0].do
    assert _left(session) == []
    assert session.db.prints.of(case.id) == []


def test_a_print_that_is_taken_is_called_printed_once(
    page: PrintsPage, session: Session, case: Case, told: list[UserError], cups: Cups
) -> None:
    page.print.click()
    assert told == []
    assert _left(session) == ["printed"]
    assert page._printed is not None
    assert cups.got() == page._printed.data
    assert [one.pages for one in session.db.prints.of(case.id)] == [page._printed.pages]


@pytest.mark.parametrize(("key", "event"), [("locked", "exported_locked"), ("open", "exported")])
def test_a_file_is_called_locked_only_when_it_has_a_password(
    page: PrintsPage,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    key: str,
    event: str,
) -> None:
    def choose(dialog: SaveDialog) -> QDialog.DialogCode:
        dialog.lock.choose(key)
        press(dialog, "act")
        return QDialog.DialogCode(dialog.result())

    path = tmp_path / "papper.pdf"
    monkeypatch.setattr(SaveDialog, "exec", choose)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    page.save.click()
    assert _left(session) == [event]
    if key == "open":
        assert len(pikepdf.open(path).pages) > 0
    else:
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(path)


def test_a_file_that_cannot_be_written_is_not_called_saved(
    page: PrintsPage,
    session: Session,
    told: list[UserError],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(SaveDialog, "exec", lambda _: QDialog.DialogCode.Accepted)
    path = tmp_path / "no folder" / "papper.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    page.save.click()
    assert len(told) == 1
    assert _left(session) == []
