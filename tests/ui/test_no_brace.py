"""No place for a name is ever shown unfilled: not on a screen, not to a screen reader, not on a paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest
from PySide6.QtCore import QAbstractListModel, QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.assessment import rounds as assessments
from desktop.errors import UserError
from desktop.paper import pdf, prints
from desktop.paper.pdf.sheet import Sheet
from desktop.paper.values import Level
from desktop.session.session import Session
from tests.one_demo import told_demo
from tests.stories import a_running_case
from tests.ui.assessment import scene
from tests.ui.opening import is_of_a_case
from tests.ui.people.scene import a_family
from tests.ui.plan.scene import a_whole_draft
from ui.assessment.dialogs import SchoolDialog
from ui.plan.states import SECTIONS
from ui.shell import registry
from ui.window.place import Place

DETAILS: dict[str, list[str]] = {
    "assessment": ["", "summary"],
    "conversation": ["E:S1", "V1:S1", "V1:I15", "V1:F11", "S:S1", "S:F18", "S:S13"],
    "plan": ["", *SECTIONS],
}
"""What a page shows at a time, where it does not show all at once."""

READ = (
    "text",
    "title",
    "toolTip",
    "accessibleName",
    "accessibleDescription",
    "placeholderText",
    "windowTitle",
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """One demo, on the day it is written for."""
    with told_demo(tmp_path_factory) as session:
        yield session


@pytest.fixture(autouse=True)
def nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no page wait for who answers for the school."""
    monkeypatch.setattr(SchoolDialog, "exec", lambda dialog: 0)


@pytest.fixture
def case(session: Session) -> Case:
    """Return a case in which much has happened."""
    case = a_running_case(session)
    scene.answered(session, case)
    a_whole_draft(session, case)
    a_family(session, case)
    return case


def said(page: QWidget) -> Iterator[str]:
    """Yield every text of a page, shown or not, also what only a screen reader says."""
    for one in (page, *page.findChildren(QWidget)):
        for name in READ:
            read = getattr(one, name, None)
            if callable(read):
                yield str(read())
        if isinstance(one, QComboBox):
            yield from (one.itemText(place) for place in range(one.count()))
        model = one.model() if isinstance(one, QAbstractItemView) else None
        if model is not None:
            for row in range(min(model.rowCount(), 50)):
                is_list = isinstance(model, QAbstractListModel)  # its columnCount is private
                for column in range(1 if is_list else model.columnCount()):
                    yield str(model.index(row, column).data(Qt.ItemDataRole.DisplayRole) or "")


def within(value: object) -> Iterator[str]:
    """Yield every text of a paper's blocks."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from within(inner)
    elif is_dataclass(value):
        for one in fields(value):
            yield from within(getattr(value, one.name))


def braced(texts: Iterator[str]) -> list[str]:
    return [text for text in texts if "{" in text or "}" in text]


def on_screens(session: Session, case: Case) -> dict[str, list[str]]:
    found = {}
    for name in registry.PAGES:
        for detail in DETAILS.get(name, [""]) if is_of_a_case(name) else ():
            page = registry.page_class(name)(session, Place(name, case.id, detail or None))
            page.show()
            QApplication.processEvents()
            found[f"{name} {detail}"] = braced(said(page))
            page.deleteLater()  # at once: a page that stays reads the vault again at every change
            QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    return {name: texts for name, texts in found.items() if texts}


def on_papers(
    monkeypatch: pytest.MonkeyPatch, session: Session, case: Case
) -> tuple[int, dict[str, list[str]]]:
    sheets: list[Sheet] = []
    draw = pdf.render

    def laid(paper: pdf.Paper, *, level: Level, copies: int = 1) -> pdf.Printed:
        sheets.append(pdf.sheet_for(paper, level))
        return draw(paper, level=level, copies=copies)

    count, found = 0, {}
    with monkeypatch.context() as instead:
        instead.setattr(pdf, "render", laid)
        for choice in prints.choices(session, case.id):
            for level in prints.levels(choice):
                try:
                    prints.draw(session, choice, level)
                except UserError:  # a plan without a next day is not drawn
                    continue
                count += 1
                found[f"{choice.label} {level}"] = braced(within(sheets[-1]))
    return count, {name: texts for name, texts in found.items() if texts}


def test_the_demos_screens_and_papers(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, told: Session) -> None:
    """Every pupil's papers; every page of the two whose rounds are open, and of one with skyddade uppgifter."""
    drawn = 0
    for case in told.db.cases.open():
        count, found = on_papers(monkeypatch, told, case)
        drawn += count
        assert found == {}, case.number
        round_ = assessments.current(told, case.id)
        is_protected = told.db.pupils.get(case.pupil_id).is_protected
        if is_protected or (round_ is not None and round_.status == "open"):
            assert on_screens(told, case) == {}, case.number
    assert drawn > 30


@pytest.mark.parametrize(
    ("first", "last", "at_home", "at_school"),
    [
        ("Påhittad", "Alias", "Påhittad verkar trygg i skolan.", "Påhittad verkar trygg i skolan."),
        ("", "Osman", "Ditt barn verkar trygg i skolan.", "Eleven verkar trygg i skolan."),
    ],
)
def test_an_alias_and_a_pupil_of_whom_only_the_last_name_is_known(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    session: Session,
    case: Case,
    first: str,
    last: str,
    at_home: str,
    at_school: str,
) -> None:
    pupil = session.db.pupils.get(case.pupil_id)
    with session.change("pupils") as db:
        db.pupils.put(
            replace(pupil, first_names=first, last_name=last, calling_name="", is_protected=bool(first))
        )
    assert on_screens(session, case) == {}
    count, found = on_papers(monkeypatch, session, case)
    assert count
    assert found == {}
    for who, words in (("V1", at_home), ("S", at_school)):
        page = registry.page_class("conversation")(session, Place("conversation", case.id, f"{who}:S1"))
        qtbot.addWidget(page)
        assert words in set(said(page))
