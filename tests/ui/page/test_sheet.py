"""Every line of the sheet of keys does what it says, pressed on real pages of a case in which much has happened."""

from __future__ import annotations

from collections.abc import Callable
from functools import partialmethod

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from db.records import Case, GroupActivity
from desktop.cases.tasks import add_task
from desktop.groups.writing import save_activity
from desktop.vault.open_session import OpenSession
from tests.builders import DAY
from tests.ui.finding import found, words
from tests.ui.page.keyboard import CTRL, NO, SHIFT, focus, go, press
from ui.assessment.talk.page import ConversationPage
from ui.dialogs.sheet import Sheet
from ui.groups.page import GroupsPage
from ui.look.theme import theme
from ui.notes.page import JournalPage
from ui.people.pupil.pupils_page import PupilsPage
from ui.shell.places import case_pages, places
from ui.shell.shell import Shell
from ui.shell.shortcuts_dialog import ShortcutsDialog
from ui.widgets.frame.palette import Palette
from ui.widgets.input.search_box import SearchBox
from ui.widgets.show.table import Table

ALT = Qt.KeyboardModifier.AltModifier
KEY = Qt.Key


class Hands:
    """Presses the keys of one line after another. `opened` are the dialogs that would have shown."""

    def __init__(self, qtbot: QtBot, shell: Shell, session: OpenSession, case: Case) -> None:
        self.qtbot, self.shell, self.session, self.case = qtbot, shell, session, case
        self.opened: list[str] = []

    def there(self, name: str, detail: str | None = None) -> object:
        return go(self.qtbot, self.shell, name, self.case, detail)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NO) -> None:
        press(self.qtbot, key, held)

    def page(self) -> str:
        place = self.shell.place()
        return place.page if place is not None else ""

    def opens(self, dialog: str) -> None:
        self.qtbot.waitUntil(lambda: bool(self.opened))
        assert self.opened.pop() == dialog

    def search_or_do(self) -> None:
        self.there("case")
        self.key(KEY.Key_K, CTRL)
        assert focus() is found(self.shell, Palette).line
        self.key(KEY.Key_Escape)

    def to_places(self) -> None:
        for number, spot in enumerate(places()):
            self.key(Qt.Key(KEY.Key_1 + number), CTRL)
            assert self.page() == spot.page

    def to_pages(self) -> None:
        self.there("case")
        for number, spot in enumerate(case_pages()):
            self.key(Qt.Key(KEY.Key_1 + number), ALT)
            assert self.page() == spot.page

    def note(self) -> None:
        self.there("case")
        self.key(KEY.Key_N, CTRL)
        assert self.page() == "journal"

    def pupil(self) -> None:
        self.key(KEY.Key_N, CTRL | SHIFT)
        self.opens("NewPupilDialog")

    def support(self) -> None:
        self.there("case")
        self.key(KEY.Key_O, CTRL | SHIFT)
        self.opens("ReferralSheet")

    def find(self) -> None:
        self.there("pupils")
        self.key(KEY.Key_F, CTRL)
        assert isinstance(focus(), SearchBox)

    def main(self) -> None:
        self.there("case")
        self.key(KEY.Key_Return, CTRL)
        assert self.page() == "journal"

    def amend(self) -> None:
        signed = next(one for one in self.session.db.notes.of(self.case.id) if one.status == "signed")
        self.there("journal", signed.id)
        self.key(KEY.Key_R, CTRL)
        self.opens("AmendDialog")

    def copy(self) -> None:
        advice = GroupActivity(kind="konsultation_utan_namn", held_on=DAY, question="Hur vi ringer hem")
        save_activity(self.session, advice)
        page = self.there("groups")
        assert isinstance(page, GroupsPage)
        page.table.setFocus()
        page.table.setCurrentIndex(page.table.rows.index(0, 0))
        self.key(KEY.Key_D, CTRL)
        assert page.line.about.text() == "Hur vi ringer hem"

    def to_print(self) -> None:
        self.there("plan")
        self.key(KEY.Key_P, CTRL)
        assert self.page() == "prints"

    def undo(self) -> None:
        page = self.there("journal", "new")
        assert isinstance(page, JournalPage)
        text = page.draft.body_text
        self.qtbot.keyClicks(text, "zebra")
        self.key(KEY.Key_Z, CTRL)
        assert "zebra" not in text.toPlainText()
        self.key(KEY.Key_Y, CTRL)
        assert "zebra" in text.toPlainText()
        self.shell.flush()

    def escape(self) -> None:
        self.there("case")
        began = focus()
        self.key(KEY.Key_K, CTRL)
        self.key(KEY.Key_Escape)
        assert focus() is began
        assert self.page() == "case"

    def lock(self) -> None:
        with self.qtbot.waitSignal(self.shell.lock_asked):
            self.key(KEY.Key_L, CTRL)

    def hide(self) -> None:
        self.key(KEY.Key_F12)
        assert "Närvara" in words(self.shell)
        assert not any("Amina" in word for word in words(self.shell))
        self.key(KEY.Key_F12)

    def panes(self) -> None:
        page = self.shell.page()
        assert page is not None
        was = [page.isAncestorOf(focus())]
        for held in (NO, SHIFT):
            self.key(KEY.Key_F6, held)
            was.append(page.isAncestorOf(focus()))
        assert was[0] == was[2]
        assert len(set(was)) == 2

    def larger(self) -> None:
        self.key(KEY.Key_Plus, CTRL)
        assert theme.zoom == 110
        self.key(KEY.Key_Minus, CTRL)
        assert theme.zoom == 100

    def usual(self) -> None:
        self.key(KEY.Key_Plus, CTRL)
        self.key(KEY.Key_0, CTRL)
        assert theme.zoom == 100

    def scale(self) -> None:
        page = self.there("conversation", "E:F9")
        assert isinstance(page, ConversationPage)
        assert page.card is not None
        met = []
        for key in (KEY.Key_2, KEY.Key_V, KEY.Key_X):
            self.key(key)
            met.append(page.card.answer().value)
        assert met[0] == 2
        assert len(set(map(str, met))) == 3

    def yes_and_no(self) -> None:
        page = self.there("conversation", "E:S3")
        assert isinstance(page, ConversationPage)
        assert page.card is not None
        for key, value in ((KEY.Key_J, "ja"), (KEY.Key_N, "nej")):
            self.key(key)
            assert page.card.answer().value == value

    def advice(self) -> None:
        page = self.there("conversation", "E:F14")
        assert isinstance(page, ConversationPage)
        before = words(page.side)
        self.key(KEY.Key_R, CTRL | SHIFT)
        assert words(page.side) != before
        self.key(KEY.Key_R, CTRL | SHIFT)
        assert words(page.side) == before

    def mark(self) -> None:
        add_task(self.session, "Ring skolan", DAY, self.case.id)
        open_ = sum(one.done_at is None for one in self.session.db.tasks.all())
        self.there("today")
        rows = found(self.shell, QAbstractItemView, "duties")
        rows.setFocus()
        for place in range(rows.model().rowCount()):
            rows.setCurrentIndex(rows.model().index(place, 0))
            self.key(KEY.Key_Space)
        assert sum(one.done_at is None for one in self.session.db.tasks.all()) < open_
        assert self.page() == "today"

    def enter(self) -> None:
        page = self.there("pupils")
        assert isinstance(page, PupilsPage)
        page.table.setFocus()
        page.table.select(lambda row: row.case_id == self.case.id)
        self.key(KEY.Key_Return)
        assert self.page() == "case"

    def sort(self) -> None:
        self.there("log")
        table = found(self.shell, Table)
        table.setFocus()
        table.setCurrentIndex(table.model().index(0, 0))
        orders = []
        for _ in range(2):
            self.key(KEY.Key_F3)
            orders.append(table.horizontalHeader().sortIndicatorOrder())
        assert len(set(orders)) == 2

    def sheet(self) -> None:
        self.key(KEY.Key_Slash, CTRL)
        self.opens("ShortcutsDialog")


LINES: dict[str, Callable[[Hands], None]] = {
    "Ctrl K": Hands.search_or_do,
    "Ctrl 1–3": Hands.to_places,
    "Alt 1–8": Hands.to_pages,
    "Ctrl N": Hands.note,
    "Ctrl Skift O": Hands.support,
    "Ctrl Skift N": Hands.pupil,
    "Ctrl F": Hands.find,
    "Ctrl Enter": Hands.main,
    "Ctrl R": Hands.amend,
    "Ctrl D": Hands.copy,
    "Ctrl P": Hands.to_print,
    "Ctrl Z, Ctrl Y": Hands.undo,
    "Esc": Hands.escape,
    "Ctrl L": Hands.lock,
    "F12": Hands.hide,
    "F6, Skift F6": Hands.panes,
    "Ctrl + och −": Hands.larger,
    "Ctrl 0": Hands.usual,
    "0–3, V, X": Hands.scale,
    "J, N": Hands.yes_and_no,
    "Ctrl Skift R": Hands.advice,
    "Mellanslag": Hands.mark,
    "Enter": Hands.enter,
    "F3": Hands.sort,
    "Ctrl /": Hands.sheet,
}


def _note_down(dialog: Sheet, opened: list[str]) -> int:
    opened.append(type(dialog).__name__)
    return 0


def test_every_line_of_the_sheet_does_what_it_says(
    qtbot: QtBot, shell: Shell, session: OpenSession, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = ShortcutsDialog(shell)
    assert {keys for keys, _ in sheet._rows()} == set(LINES)
    sheet.deleteLater()
    hands = Hands(qtbot, shell, session, case)
    for way in ("exec", "open"):
        monkeypatch.setattr(Sheet, way, partialmethod(_note_down, hands.opened))
    for keys, line in LINES.items():
        try:
            line(hands)
        except AssertionError as error:
            pytest.fail(f"{keys}: {error}")
