"""One walk over every page and dialog with real keys: each does what the sheet says, and nothing is thrown away."""

from __future__ import annotations

from itertools import chain

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.vault.open_session import OpenSession
from tests.ui.every_dialog import ROOMS, Around
from tests.ui.finding import found
from tests.ui.opening import is_of_a_case
from tests.ui.page.keyboard import CTRL, SHIFT, focus, go, press, rest
from ui.notes.page import JournalPage
from ui.page.page import Page
from ui.paper.between_sheet import BetweenSheet
from ui.shell import registry
from ui.shell.shell import Shell
from ui.widgets.frame.palette import Palette
from ui.widgets.input.search_box import SearchBox
from ui.widgets.paint.focus_ring import FocusRing
from ui.window import reading_order


def test_every_page_takes_the_keyboard_and_shows_where_it_is(qtbot: QtBot, shell: Shell, case: Case) -> None:
    faults: list[str] = []
    for name in registry.PAGES:
        page = go(qtbot, shell, name, case)
        began = QApplication.focusWidget()
        if began is None or not page.isAncestorOf(began) or began.objectName() == "new-scratch":
            faults.append(f"{name}: begins at {_called(began)}")
        for now in reading_order.stops(page)[:25]:
            now.setFocus(Qt.FocusReason.TabFocusReason)
            after = _after(page, now)
            if after is None or isinstance(
                after, QRadioButton
            ):  # one of a group, whose stop is what is chosen
                continue
            reading_order.go_on(shell.window(), is_next=True)
            rest(qtbot)
            if QApplication.focusWidget() is not after:
                faults.append(f"{name}: from {_called(now)} to {_called(QApplication.focusWidget())}")
            elif fault := _ring_fault(shell.window(), after):
                faults.append(f"{name}: {_called(after)} {fault}")
    assert not faults, "\n".join(faults)


def _after(where: QWidget, now: QWidget) -> QWidget | None:
    """Return the stop after this one, as things stand: a group that has the focus has one stop."""
    order = reading_order.stops(where)
    at = order.index(now) + 1 if now in order else len(order)
    return order[at] if at < len(order) else None


def _called(one: QWidget | None) -> str:
    return (
        "nothing" if one is None else f"{type(one).__name__} {one.objectName() or one.accessibleName()[:30]}"
    )


def _ring_fault(window: QWidget, now: QWidget) -> str:
    """Return what is wrong with the ring, which a view or a frameless text has in another form."""
    part = _shown(now)
    if part.isEmpty() or part.height() < min(now.height(), 24):
        return f"is out of sight: {part.height()} of {now.height()}"
    if isinstance(now, QAbstractItemView) or now.property("no_ring") or now.property("bare"):
        return ""
    ring = next(one for one in window.findChildren(FocusRing) if one.parentWidget() is window)
    where = QRect(now.mapTo(window, QPoint()), now.size())
    return "" if ring.isVisible() and ring.geometry().intersects(where) else "has no ring"


def _shown(now: QWidget) -> QRect:
    """Return what can be seen of it; Qt counts no part of a frameless area that lies under its own viewport."""
    part = now.visibleRegion().boundingRect()
    if isinstance(now, QAbstractScrollArea):
        pane = now.viewport()
        part |= pane.visibleRegion().boundingRect().translated(pane.pos())
    return part


def test_every_key_of_the_sheet_does_the_same_on_every_page(
    qtbot: QtBot, shell: Shell, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults: list[str] = []
    pressed: list[str] = []
    for kind in {registry.page_class(name) for name in ("prints", "log")}:
        monkeypatch.setattr(kind, "do_print", lambda one: pressed.append(one.place.page))  # no printer here
    for name in registry.PAGES:
        for key, does in (("main", _main), ("find", _find), ("print", _print), ("note", _note)):
            page = go(qtbot, shell, name, case)
            if not page.isAncestorOf(QApplication.focusWidget() or shell):
                faults.append(f"{name}: {key} begins at {_called(QApplication.focusWidget())}")
                page.take_focus() or reading_order.stops(page)[0].setFocus()
            if fault := does(qtbot, shell, page, pressed):
                faults.append(f"{name}: {key} {fault}")
    assert not faults, "\n".join(faults)


def _main(qtbot: QtBot, shell: Shell, page: Page, pressed: list[str]) -> str:
    done: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(page), "do_main", lambda one: done.append(one.place.page))
        shell.go(page.place)
        shell.window().activateWindow()
        rest(qtbot)
        press(qtbot, Qt.Key.Key_Return, CTRL)
        reading_order.stops(shell)[0].setFocus()  # in the sidebar
        press(qtbot, Qt.Key.Key_Enter, CTRL | Qt.KeyboardModifier.KeypadModifier)
    return "" if done == [page.place.page] * 2 else f"did {done}"


def _find(qtbot: QtBot, shell: Shell, page: Page, pressed: list[str]) -> str:
    press(qtbot, Qt.Key.Key_F, CTRL)
    if any(one.isVisible() for one in page.findChildren(SearchBox)):
        return "" if isinstance(focus(), SearchBox) else f"went to {_called(focus())}"
    if focus() is not found(shell, Palette).line:
        return f"went to {_called(focus())}"
    press(qtbot, Qt.Key.Key_Escape)
    return "" if page.isAncestorOf(focus()) else f"came back to {_called(focus())}"


def _print(qtbot: QtBot, shell: Shell, page: Page, pressed: list[str]) -> str:
    name, count = page.place.page, len(pressed)
    sheets: list[BetweenSheet] = []

    def keep(sheet: BetweenSheet) -> None:
        sheets.append(sheet)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BetweenSheet, "exec", keep)
        press(qtbot, Qt.Key.Key_P, CTRL)
    now = shell.page()
    assert now is not None
    if name in {"events", "journal"}:
        return "" if len(sheets) == 1 else "opened nothing"
    if name in {"prints", "log"}:
        return "" if len(pressed) == count + 1 else "pressed nothing"
    if is_of_a_case(name):
        return "" if now.place.page == "prints" else f"went to {now.place}"
    return "" if now is page else f"went to {now.place}"


def _note(qtbot: QtBot, shell: Shell, page: Page, pressed: list[str]) -> str:
    chosen = page.chosen_case()
    press(qtbot, Qt.Key.Key_N, CTRL)
    now = shell.page()
    assert now is not None
    if not chosen:
        return "" if now.place.page in {"pupils", "journal"} else f"went to {now.place}"
    if not isinstance(now, JournalPage):
        return f"went to {now.place}"
    return "" if focus() is now.draft.body_text else f"left the keyboard at {_called(focus())}"


def test_f6_has_the_panes_one_needs(qtbot: QtBot, shell: Shell, case: Case) -> None:
    """The sidebar is one of them, the page or its parts are the rest."""
    wanted = {"journal": 3, "prints": 3, "plan": 4, "conversation": 4, "today": 2}
    met: dict[str, int] = {}
    for name in wanted:
        go(qtbot, shell, name, case, "E:S1" if name == "conversation" else None)
        stood: list[QWidget] = []
        while focus() not in stood and len(stood) < 9:
            stood.append(focus())
            press(qtbot, Qt.Key.Key_F6)
        press(qtbot, Qt.Key.Key_F6, SHIFT)
        met[name] = len(stood)
    assert met == wanted


def test_every_dialog_shows_where_the_keyboard_is(qtbot: QtBot, session: OpenSession, case: Case) -> None:
    window = QWidget()
    window.resize(1366, 692)
    qtbot.addWidget(window)
    window.show()
    round_ = session.db.assessments.current(case.id)
    assert round_ is not None
    faults: list[str] = []
    for dialog in chain.from_iterable(room(Around(window, session, case, round_)) for room in ROOMS):
        dialog.show()
        dialog.activateWindow()
        rest(qtbot)
        for now in reading_order.stops(dialog)[:12]:
            now.setFocus(Qt.FocusReason.TabFocusReason)
            after = _after(dialog, now)
            if after is None or isinstance(
                after, QRadioButton
            ):  # one of a group, whose stop is what is chosen
                continue
            reading_order.go_on(dialog, is_next=True)
            rest(qtbot)
            fault = _ring_fault(dialog, after) if dialog.focusWidget() is after else "was passed"
            if fault:
                faults.append(f"{type(dialog).__name__}: {_called(after)} {fault}")
        dialog.reject()
    assert not faults, "\n".join(faults)
