"""Every component at every zoom and with doubled text: nothing cut, everything named and reachable."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.layout import cut_texts, seen_as, unnamed, unreachable
from tests.ui.look import gallery
from ui.look.theme import Scheme, theme
from ui.widgets.show.text import label

SIZES = [(1154, 692), (900, 560), (560, 560)]


@pytest.mark.parametrize("make", gallery.PAGES.values(), ids=gallery.PAGES.keys())
@pytest.mark.parametrize("zoom", [80, 100, 200])
def test_nothing_is_cut(qtbot: QtBot, make: Callable[[], QWidget], zoom: int) -> None:
    theme.zoom_to(zoom)
    page = make()
    qtbot.addWidget(page)
    page.resize(1230, 692)
    page.show()
    qtbot.waitExposed(page)
    assert cut_texts(page) == []


@pytest.mark.parametrize("make", gallery.PAGES.values(), ids=gallery.PAGES.keys())
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_in_a_small_window(
    qtbot: QtBot, make: Callable[[], QWidget], size: tuple[int, int]
) -> None:
    page = make()
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    qtbot.waitExposed(page)
    assert cut_texts(page) == []


@pytest.mark.parametrize("make", gallery.PAGES.values(), ids=gallery.PAGES.keys())
def test_every_control_has_a_name_and_can_be_reached(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    page = make()
    qtbot.addWidget(page)
    page.resize(1154, 692)
    page.show()
    qtbot.waitExposed(page)
    assert unnamed(page) == []
    assert unreachable(page) == []


def test_zooming_an_open_page_cuts_nothing(qtbot: QtBot) -> None:
    page = gallery.overview()
    qtbot.addWidget(page)
    page.resize(1154, 692)
    page.show()
    for zoom in (150, 200, 80, 125):
        theme.zoom_to(zoom)
        theme.choose(Scheme.DARK)
        qtbot.wait(1)
        assert cut_texts(page) == []


def test_words_of_the_components_themselves_may_be_doubled(qtbot: QtBot) -> None:
    with seen_as("doubled"):
        page = gallery.answers()
        qtbot.addWidget(page)
        page.resize(905, 692)
        page.show()
        qtbot.waitExposed(page)
        assert cut_texts(page) == []


def test_the_walk_finds_a_text_that_is_cut(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    made = label("informationsdelning", wrap=False)
    made.setParent(page)
    made.setGeometry(0, 0, 40, 20)
    page.show()
    assert cut_texts(page) == ["QLabel: informationsdelning"]
