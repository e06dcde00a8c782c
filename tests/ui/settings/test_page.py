"""Settings apply at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop import content
from desktop.session.session import Session
from tests.ui.finding import found
from tests.ui.layout import faults
from tests.ui.opening import OpenPage
from ui.look.theme import theme
from ui.settings.page import SettingsPage
from ui.widgets.input.combo import Combo


@pytest.mark.parametrize("zoom", [100, 200])
def test_everything_can_be_read_named_and_reached(open_page: OpenPage, qtbot: QtBot, zoom: int) -> None:
    page = open_page(SettingsPage)
    theme.zoom_to(zoom)
    qtbot.wait(20)
    assert faults(page) == []


def test_what_is_written_is_kept_when_the_page_is_left(open_page: OpenPage, session: Session) -> None:
    page = open_page(SettingsPage)
    for name, text in (("name", " Sara Lindqvist "), ("tel_on_call", "0550-99")):
        field = found(page, QLineEdit, name)
        field.setText(text)
    page.flush()
    assert session.worker.name == "Sara Lindqvist"
    assert session.office.tel_on_call == "0550-99"


def test_leaving_without_a_change_writes_nothing(open_page: OpenPage, session: Session) -> None:
    page = open_page(SettingsPage)
    before = session.log.rows(1)
    page.flush()
    assert session.log.rows(1) == before


def test_zoom_and_locking_apply_at_once(open_page: OpenPage, session: Session) -> None:
    page = open_page(SettingsPage)
    zoom = page.findChild(Combo, "zoom")
    minimise = page.findChild(QCheckBox, "lock-on-minimise")
    assert zoom is not None
    assert minimise is not None
    zoom.choose(150)
    zoom.activated.emit(zoom.currentIndex())
    minimise.click()
    assert session.choices.zoom == 150
    assert session.choices.lock_on_minimise


def test_a_fault_in_the_municipality_s_file_is_named_by_file_line_and_key(
    open_page: OpenPage, session: Session, tmp_path: Path
) -> None:
    kommun = tmp_path / "kommun"
    kommun.mkdir()
    (kommun / "skarm.toml").write_text("[tomt]\nskolor = 3\n", encoding="utf-8")
    content.use_folder(kommun)
    try:
        page = open_page(SettingsPage)
        shown = "\n".join(label.text() for label in page.findChildren(QLabel))
    finally:
        content.use_folder(None)
    assert "skarm.toml, rad 2" in shown
    assert "tomt.skolor" in shown


def test_the_version_of_the_rules_is_told_with_the_municipalitys_own(
    open_page: OpenPage, session: Session, municipal_rules: Callable[[str], None]
) -> None:
    municipal_rules('[meta]\nversion = "älvbro 2"\n')
    shown = [label.text() for label in open_page(SettingsPage).findChildren(QLabel)]
    assert any(text.startswith("Reglerna har version 20") and "+älvbro 2" in text for text in shown)
