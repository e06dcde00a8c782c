"""Every page and dialog at 200 per cent: nothing hangs outside, and nothing scrolls inside what scrolls."""

from __future__ import annotations

from itertools import chain

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.session.settings import prefer
from desktop.vault.open_session import OpenSession
from tests.ui.every_dialog import ROOMS, Around
from tests.ui.finding import found
from tests.ui.layout import cut_texts
from tests.ui.opening import is_of_a_case
from tests.ui.page.keyboard import CTRL, focus, go, press, rest
from ui.consent.matrix import ConsentMatrix
from ui.dialogs.sheet import Sheet
from ui.look.theme import theme
from ui.notes.page import JournalPage
from ui.shell import registry
from ui.shell.shell import Shell
from ui.widgets.frame.head import PageHead
from ui.widgets.frame.laid import laid
from ui.widgets.frame.one_scroll import OneScroll
from ui.widgets.frame.rows_part import RowsPart
from ui.window.main_window import FRAME, LEAST, MainWindow
from ui.window.place import Place

LAPTOP = QSize(1366, 692)
SIZES = (LAPTOP, QSize(1560, 790), QSize(1920, 1004))
"""What 200 per cent leaves of 1366×768, what 175 leaves of it (at 200), and what 200 leaves of 1920×1080."""

DETAILS = {"conversation": ("E:S1", "E:F14"), "journal": ("", "new"), "assessment": ("", "summary")}


def test_every_page_fits_a_small_window_and_scrolls_as_one(
    shell: Shell, session: OpenSession, case: Case
) -> None:
    prefer(session, zoom=200)
    window, faults = shell.window(), []
    for name in registry.PAGES:
        for detail in DETAILS.get(name, ("",)):
            shell.go(Place(name, case.id if is_of_a_case(name) else None, detail or None))
            page = shell.page()
            assert page is not None
            for size in SIZES:
                window.resize(size)
                cut = cut_texts(page)
                found = [*cut, *_sideways(page), *_nested(page), *_few_rows(page)]
                if window.size() != size:
                    found.append(f"made the window {window.width()}×{window.height()}")
                faults += [f"{name} {detail} {size.width()}: {one}" for one in found]
    assert not faults, "\n".join(faults)


def test_the_heads_of_what_is_written_long_go_with_the_page(
    shell: Shell, session: OpenSession, case: Case
) -> None:
    prefer(session, zoom=200)
    shell.window().resize(LAPTOP)
    for name in ("followup", "closing"):
        shell.go(Place(name, case.id))
        page = shell.page()
        assert page is not None
        area = found(page, OneScroll)
        assert area.is_one()
        assert area.isAncestorOf(found(page, PageHead))


def test_every_dialog_fits_a_small_window_with_its_acts_in_view(
    qtbot: QtBot, session: OpenSession, case: Case
) -> None:
    theme.zoom_to(200)
    window = QWidget()
    window.resize(LAPTOP)
    qtbot.addWidget(window)
    window.show()
    round_ = session.db.assessments.current(case.id)
    assert round_ is not None
    faults: list[str] = []
    for dialog in chain.from_iterable(room(Around(window, session, case, round_)) for room in ROOMS):
        dialog.show()
        found = [*cut_texts(dialog), *_sideways(dialog), *_nested(dialog), *_acts_out_of_view(dialog)]
        if dialog.size() != LAPTOP:
            found.append(f"is {dialog.width()}×{dialog.height()}")
        faults += [f"{type(dialog).__name__}: {one}" for one in found]
        dialog.reject()
    assert not faults, "\n".join(faults)


def test_the_window_is_never_larger_than_its_screen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    for screen in (QSize(683, 362), QSize(780, 417), QSize(1366, 724)):
        monkeypatch.setattr(MainWindow, "_room", lambda window, screen=screen: screen - FRAME)
        window = MainWindow()
        qtbot.addWidget(window)
        assert window.minimumSize() == (screen - FRAME).boundedTo(LEAST)
        assert window.size().boundedTo(screen - FRAME) == window.size()


def test_by_keyboard_alone_in_a_small_window(
    qtbot: QtBot, shell: Shell, session: OpenSession, case: Case
) -> None:
    prefer(session, zoom=200)
    shell.window().resize(LAPTOP)
    journal = go(qtbot, shell, "journal", case)
    assert isinstance(journal, JournalPage)
    assert journal.list.isVisible()
    assert not journal.cards.isVisible()
    press(qtbot, Qt.Key.Key_Return)
    assert journal.cards.isVisible()
    assert not journal.list.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    assert focus() is journal.list
    press(qtbot, Qt.Key.Key_N, CTRL)
    assert focus() is journal.draft.body_text
    text = journal.draft.body_text
    text.insert("\n" * 30)
    qtbot.keyClicks(text, "Sist")
    rest(qtbot)
    assert text.visibleRegion().boundingRect().contains(text.cursorRect().center())

    consent = go(qtbot, shell, "consent", case)
    matrix, seen = found(consent, ConsentMatrix, "matrix"), set()
    matrix.put_current(0, 1)
    matrix.setFocus()
    for _ in range(2 * matrix.shown.columnCount()):
        seen.add(matrix.currentIndex().column())
        press(qtbot, Qt.Key.Key_Right)
    assert seen == set(range(1, matrix.shown.columnCount()))

    prints = go(qtbot, shell, "prints", case)
    pages, act = found(prints, QPdfView), found(prints, QPushButton, "print")
    pages.setFocus()
    before = pages.mapTo(prints, QPoint()).y()
    press(qtbot, Qt.Key.Key_PageDown)
    assert pages.mapTo(prints, QPoint()).y() < before
    assert act.visibleRegion().boundingRect().size() == act.size()


def _scrolling(root: QWidget) -> list[QAbstractScrollArea]:
    areas = root.findChildren(QAbstractScrollArea)
    return [area for area in areas if area.isVisibleTo(root) and area.verticalScrollBar().maximum() > 1]


def _sideways(root: QWidget) -> list[str]:
    areas = [area for area in root.findChildren(QAbstractScrollArea) if area.isVisibleTo(root)]
    return [f"{_called(one)} goes sideways" for one in areas if one.horizontalScrollBar().maximum() > 0]


def _nested(root: QWidget) -> list[str]:
    areas = _scrolling(root)
    return [
        f"{_called(one)} scrolls inside {_called(other)}"
        for one in areas
        for other in areas
        if other is not one and other.isAncestorOf(one)
    ]


def _few_rows(root: QWidget) -> list[str]:
    found = []
    for view in root.findChildren(QAbstractItemView):
        if isinstance(view, RowsPart) and view.isVisibleTo(root) and view in _scrolling(root):
            seen = _whole_rows(view)
            if seen < view.least_rows:
                found.append(f"{_called(view)} shows {seen} rows")
    return found


def _whole_rows(view: QAbstractItemView) -> int:
    """Return how many rows from the first show whole, each with the month that may stand above it."""
    room, seen = view.viewport().height(), 0
    while seen < view.model().rowCount() and (high := view.sizeHintForRow(seen)) <= room:
        room, seen = room - high, seen + 1
    return seen


def _acts_out_of_view(dialog: Sheet) -> list[str]:
    found = []
    for _place, one in laid(dialog.acts):
        if isinstance(one, QPushButton) and one.isVisibleTo(dialog):
            where = QRect(one.mapTo(dialog, QPoint()), one.size())
            if not dialog.rect().contains(where) or one.visibleRegion().boundingRect().size() != one.size():
                found.append(f"{one.text()} is out of view")
    return found


def _called(one: QWidget) -> str:
    return f"{type(one).__name__} {one.objectName()}".strip()
