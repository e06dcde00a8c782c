"""Every control of every page and dialog has an object name of its own, which the tests find it by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.session import settings
from desktop.vault.open_session import OpenSession
from tests.stories import a_new_case, a_running_case
from tests.ui.assessment import scene
from tests.ui.every_dialog import ROOMS, Around, kinds
from tests.ui.naming import misnamed
from tests.ui.opening import OpenPage, is_of_a_case
from tests.ui.people.scene import a_family
from tests.ui.plan.scene import a_whole_draft
from tests.ui.running import Running
from ui.dialogs.sheet import Sheet
from ui.plan.states import SECTIONS
from ui.shell import registry

DETAILS: dict[str, list[str]] = {
    "assessment": ["", "summary"],
    "conversation": ["E:S1", "E:S3", "E:O2", "E:F14", "E:F16", "E:I17", "S:S15", "V1:F3"],
    "plan": list(SECTIONS),
}
"""What a page shows at a time, where it does not show all at once."""


@pytest.fixture
def case(session: OpenSession) -> Case:
    """Return a case in which much has happened, and a family around it."""
    case = a_running_case(session)
    scene.answered(session, case)
    a_whole_draft(session, case)
    a_family(session, case)
    return case


@pytest.mark.parametrize("name", registry.PAGES)
def test_every_control_of_a_page_that_has_much_to_show(open_page: OpenPage, case: Case, name: str) -> None:
    for detail in DETAILS.get(name, [""]):
        page = open_page(registry.page_class(name), detail or None)
        assert misnamed(page) == [], detail


@pytest.mark.parametrize("name", registry.PAGES)
def test_every_control_of_a_page_that_has_nothing_to_show(
    open_page: OpenPage, session: OpenSession, name: str
) -> None:
    with session.change("settings") as db:  # the first start does not end without them
        settings.write(db, settings.Office(municipality="Älvbro kommun"))
        settings.write(db, settings.Worker(name="Karin Lund"))
    new = a_new_case(session) if is_of_a_case(name) else None
    assert misnamed(open_page(registry.page_class(name), case=new)) == []


@pytest.mark.parametrize("room", ROOMS)
def test_every_control_of_every_dialog(
    qtbot: QtBot, session: OpenSession, case: Case, room: Callable[[Around], Iterator[Sheet]]
) -> None:
    faults = {}
    for dialog in room(_around(qtbot, session, case)):
        dialog.show()
        faults[type(dialog).__name__] = misnamed(dialog)
        dialog.reject()
    assert {name: found for name, found in faults.items() if found} == {}


def test_no_dialog_is_forgotten(qtbot: QtBot, session: OpenSession, case: Case) -> None:
    around = _around(qtbot, session, case)
    made = {type(dialog) for room in ROOMS for dialog in room(around)}
    assert {one.__name__ for one in kinds() - made} == set()


def test_every_control_before_the_vault_is_open(
    run: Callable[[Path], Running], vault_folder: Path, tmp_path: Path
) -> None:
    fresh = run(tmp_path / "ny dator")
    fresh.shows("first-start")
    assert misnamed(fresh.window) == []
    locked = run(vault_folder)
    locked.shows("unlock")
    assert misnamed(locked.window) == []
    locked.press("use-code")
    locked.shows("code-page")
    assert misnamed(locked.window) == []


def _around(qtbot: QtBot, session: OpenSession, case: Case) -> Around:
    window = QWidget()
    window.resize(1366, 692)
    qtbot.addWidget(window)
    window.show()
    round_ = session.db.assessments.current(case.id)
    assert round_ is not None
    return Around(window, session, case, round_)
