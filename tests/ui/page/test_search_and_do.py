"""Ctrl+K finds acts, closed cases and identity numbers, and never what was said."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.cases.finding import CaseSearch
from desktop.notes import notes
from desktop.vault.open_session import OpenSession
from tests.ui.finding import found
from ui.shell.palette import Finder
from ui.shell.shell import Shell
from ui.widgets.frame.palette import Palette
from ui.window.place import Place


def texts(shell: Shell, words: str) -> list[str]:
    return [hit.text for hit in Finder(shell).find(words)]


def test_an_act_is_found_by_the_words_one_thinks_of(shell: Shell, case: Case) -> None:
    shell.go(Place("case", case.id))
    assert {"Handlingsplan", "Signera planen", "Skriv ut planen"} <= set(texts(shell, "plan"))
    assert "Skriv ut" in texts(shell, "skriv ut")
    assert "Boka möte" in texts(shell, "boka")
    assert "Ny uppgift" in texts(shell, "uppgift")
    assert {"Signera planen", "Samtycke"} <= set(texts(shell, "signera"))
    shell.go(Place("today"))
    assert {"Boka möte"} <= set(texts(shell, "boka"))
    assert {"Ny uppgift"} <= set(texts(shell, "uppgift"))


def test_an_act_is_done_with_the_keyboard_alone(qtbot: QtBot, shell: Shell, case: Case) -> None:
    shell.go(Place("case", case.id))
    for words, page in (("skriv ut planen", "prints"), ("ny anteckning", "journal")):
        shell.open_palette()
        palette = next(one for one in shell.findChildren(Palette) if one.isVisible())
        qtbot.keyClicks(palette.line, words)
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)
        now = shell.page()
        assert now is not None
        assert now.place.page == page
        QApplication.processEvents()


def test_ctrl_enter_in_the_palette_is_not_the_pages(qtbot: QtBot, shell: Shell, case: Case) -> None:
    shell.go(Place("case", case.id))
    page = shell.page()
    shell.open_palette()
    palette = found(shell, Palette)
    qtbot.keyClicks(palette.line, "finns inte alls")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert shell.page() is page
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)


def test_a_closed_case_is_found_and_marked_after_the_open_ones(
    shell: Shell, session: OpenSession, case: Case
) -> None:
    pupil = session.db.pupils.get(case.pupil_id)
    with session.change("cases") as db:
        db.cases.put(replace(case, status="closed"))
    hits = [hit for hit in Finder(shell).find(pupil.last_name) if hit.icon == "user"]
    assert [(hit.group, hit.text) for hit in hits] == [("Avslutade ärenden", pupil.full_name)]
    assert hits[0].detail.startswith("avslutat")


def test_an_identity_number_finds_its_pupil_with_or_without_a_hyphen(
    session: OpenSession, case: Case
) -> None:
    pupil = session.db.pupils.get(case.pupil_id)
    with session.change("pupils") as db:
        db.pupils.put(replace(pupil, identity_number="201205141234"))
    search = CaseSearch(session)
    for written in ("20120514-1234", "120514-1234", "1234", "0514 1234"):
        assert [one.row.case_id for one in search.find(written, 8)] == [case.id], written
    assert search.find("51", 8) == []
    assert search.find("9876", 8) == []


def test_neither_a_minnesstod_nor_an_answer_is_found(shell: Shell, session: OpenSession, case: Case) -> None:
    scratch = notes.begin_note(session, case.id, "", scratch=True)
    notes.save_note(session, replace(scratch, body="Hemlighetsord om badhuset"))
    shell.go(Place("journal", case.id))
    assert texts(shell, "hemlighetsord") == []
    assert texts(shell, "badhuset") == []
    assert not any("Minnesstöd" in text for text in texts(shell, "minnesstöd"))
