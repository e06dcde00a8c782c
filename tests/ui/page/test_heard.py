"""Every page and dialog as it is heard: each thing has a role, a name and a keyboard way; headings go in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.vault.open_session import OpenSession
from tests.stories import a_new_case
from tests.ui.every_dialog import ROOMS, Around
from tests.ui.finding import found
from tests.ui.page.hearing import faults, things
from tests.ui.page.keyboard import go, rest
from tests.ui.running import Running
from tests.ui.test_object_names import DETAILS
from ui.shell import registry
from ui.shell.shell import Shell
from ui.shell.sidebar import Sidebar
from ui.widgets.heard.interfaces import install


@pytest.fixture(autouse=True, scope="module")
def told(dressed_app: object) -> None:
    """Let our widgets tell what they are, as the program does once its window stands."""
    install()


def test_every_page_and_dialog_can_be_heard(
    qtbot: QtBot, shell: Shell, session: OpenSession, case: Case
) -> None:
    _give_everybody_a_name(session, case)
    wrong: list[str] = []
    new = a_new_case(session, number="26-099")
    for name in registry.PAGES:
        for about, detail in ((new, ""), *((case, detail) for detail in DETAILS.get(name, [""]))):
            page = go(qtbot, shell, name, about, detail or None)
            wrong += [f"{name} {detail}: {fault}" for fault in faults(page, is_page=True)]
    wrong += [f"sidebar: {fault}" for fault in faults(found(shell, Sidebar))]
    window = shell.window()
    round_ = session.db.assessments.current(case.id)
    assert round_ is not None
    for dialog in chain.from_iterable(room(Around(window, session, case, round_)) for room in ROOMS):
        dialog.show()
        rest(qtbot)
        wrong += [f"{type(dialog).__name__}: {fault}" for fault in faults(dialog)]
        dialog.reject()
    assert not wrong, "\n".join(wrong)


def test_places_are_items_of_a_list_and_the_one_where_one_is_is_chosen(
    qtbot: QtBot, shell: Shell, case: Case
) -> None:
    go(qtbot, shell, "journal", case)
    sidebar = found(shell, Sidebar)
    met = {one.name.split(",")[0]: one for one in things(sidebar) if one.role is QAccessible.Role.ListItem}
    assert list(met)[:4] == ["I dag", "Elever", "Grupp och råd", "Översikt"]
    chosen = [name for name, one in met.items() if _state(one.widget).selected]
    assert chosen == ["Journal"]
    assert not _state(met["Elever"].widget).checkable
    pupils = met["Elever"].widget
    assert pupils is not None
    press = QAccessible.queryAccessibleInterface(pupils).actionInterface()
    press.doAction(press.pressAction())
    now = shell.page()
    assert now is not None
    assert now.place.page == "pupils"


def test_what_stands_before_the_vault_is_open_can_be_heard(
    run: Callable[[Path], Running], vault_folder: Path, tmp_path: Path
) -> None:
    fresh = run(tmp_path / "ny dator")
    fresh.shows("first-start")
    assert faults(fresh.window, is_page=True) == []
    locked = run(vault_folder)
    locked.shows("unlock")
    assert faults(locked.window, is_page=True) == []
    locked.press("use-code")
    locked.shows("code-page")
    assert faults(locked.window, is_page=True) == []


def _state(widget: QWidget | None) -> QAccessible.State:
    assert widget is not None
    return QAccessible.queryAccessibleInterface(widget).state()


def _give_everybody_a_name(session: OpenSession, case: Case) -> None:
    """Tell apart the parents that both stories bring along."""
    met: set[str] = set()
    with session.change("contacts") as db:
        for place, contact in enumerate(db.contacts.of(case.pupil_id)):
            if contact.name in met:
                db.contacts.put(replace(contact, name=f"{contact.name} {place}"))
            met.add(contact.name)
