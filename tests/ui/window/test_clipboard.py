"""What is copied is plain text that nobody keeps, and it goes by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ui.widgets.input.plain_text import PlainText
from ui.window import clipboard
from ui.window.clipboard import MARKS, Keeper

WORDS = "barnets egna ord\noch en rad till"


@pytest.fixture
def keeper(dressed: object) -> Iterator[Keeper]:
    owner = QObject()
    yield Keeper(owner, seconds=0.3)
    QApplication.clipboard().clear()
    owner.deleteLater()


@pytest.fixture(autouse=True)
def ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """The offscreen platform's clipboard never says whose text it holds; a real one does."""
    monkeypatch.setattr("PySide6.QtGui.QClipboard.ownsClipboard", lambda _self: True)


def on_the_board() -> QMimeData:
    data = QApplication.clipboard().mimeData()
    assert data is not None
    return data


def test_a_longer_text_is_copied_as_plain_text_and_marked(qtbot: QtBot, keeper: Keeper) -> None:
    text = PlainText()
    qtbot.addWidget(text)
    text.set_text(WORDS)
    text.selectAll()
    text.copy()
    assert on_the_board().text() == WORDS
    assert set(on_the_board().formats()) == {"text/plain", *MARKS}


def test_a_line_and_whatever_else_copies_is_put_there_again_with_the_marks(
    qtbot: QtBot, keeper: Keeper
) -> None:
    line = QLineEdit("20150101-2384")
    qtbot.addWidget(line)
    line.selectAll()
    line.copy()
    qtbot.waitUntil(lambda: set(MARKS) <= set(on_the_board().formats()), timeout=2000)
    assert on_the_board().text() == "20150101-2384"


def test_rich_text_never_stays(qtbot: QtBot, keeper: Keeper) -> None:
    rich = QMimeData()
    rich.setHtml("<b>Amina</b>")
    rich.setText("Amina")
    QApplication.clipboard().setMimeData(rich)
    qtbot.waitUntil(lambda: not on_the_board().hasHtml(), timeout=2000)
    assert on_the_board().text() == "Amina"


def test_it_is_gone_after_its_time(qtbot: QtBot, keeper: Keeper) -> None:
    clipboard.put(WORDS)
    assert on_the_board().text() == WORDS
    board = QApplication.clipboard()
    qtbot.waitUntil(lambda: board.text() == "", timeout=3000)


def test_what_another_program_put_there_stays(
    qtbot: QtBot, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    clipboard.put(WORDS)
    monkeypatch.setattr("PySide6.QtGui.QClipboard.ownsClipboard", lambda _self: False)
    QApplication.clipboard().setText("någon annans text")
    qtbot.wait(500)
    assert on_the_board().text() == "någon annans text"
    assert not set(MARKS) & set(on_the_board().formats())


def test_windows_kde_and_macos_are_told_not_to_keep_it() -> None:
    names = " ".join(MARKS)
    for name in (
        "ExcludeClipboardContentFromMonitorProcessing",
        "CanIncludeInClipboardHistory",
        "CanUploadToCloudClipboard",
        "x-kde-passwordManagerHint",
        "nspasteboard-concealed-type",
    ):
        assert name in names
    assert MARKS["x-kde-passwordManagerHint"] == b"secret"
