"""No page that a family sees has a trace of what it may not meet, shown, hidden, painted or read aloud."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop import content
from desktop.forms.comparison import comparison
from desktop.forms.definition import Question
from desktop.session.session import Session
from tests.secret_case import Secrets, secret_case, use_own_form, without_secrets
from tests.ui.finding import found
from tests.ui.opening import OpenPage
from ui.assessment.comparison.page import ComparisonPage
from ui.assessment.comparison.quotes_dialog import QuotesDialog
from ui.assessment.standing import family_standing_of
from ui.assessment.talk.page import ConversationPage
from ui.shell.registry import PAGES, page_class
from ui.widgets.input.buttons import Button

FAMILY = {"comparison"}
"""The pages that are shown to a family: of a case they know nothing but the family's view."""

SHARED = {"conversation"}
"""The one who is asked sits beside: nothing of the others is there but what the family may meet."""

WORKER = {
    "today", "pupils", "case", "journal", "attendance", "events", "closing", "followup", "referrals", "groups",
    "assessment", "documents", "plan", "consent", "prints", "family",
    "schools", "security", "log", "settings",
}  # fmt: skip
"""The worker's own. A new page is put in one of the three, or a test falls."""

SPOKEN = ("text", "title", "accessibleName", "accessibleDescription", "toolTip", "whatsThis", "statusTip",
          "placeholderText", "windowTitle", "description")  # fmt: skip


@pytest.fixture(autouse=True)
def own_form(tmp_path: Path) -> Iterator[None]:
    use_own_form(tmp_path / "kommun")
    yield
    content.use_folder(None)


def told(page: QWidget) -> Iterator[str]:
    """Yield every text of a page and all in it: what Qt knows of it, whether it is seen or not."""
    for widget in (page, *page.findChildren(QWidget)):
        for name in SPOKEN:
            if callable(getattr(widget, name, None)):
                yield str(getattr(widget, name)())
        if isinstance(widget, QPlainTextEdit):
            yield widget.toPlainText()
        if isinstance(widget, QAbstractItemView | QComboBox) and widget.model() is not None:
            yield from _cells(widget.model(), QModelIndex())


def _cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        for column in range(model.columnCount(parent)):
            index = model.index(row, column, parent)
            for role in (*range(14), Qt.ItemDataRole.UserRole):
                yield str(model.data(index, role))


def held(thing: object, seen: set[int], skip: object) -> Iterator[str]:
    """Yield every text that can be reached from an object: what is painted, and what waits to be shown."""
    if id(thing) in seen or thing is skip or isinstance(thing, Question):  # what is asked, and no answer
        return
    seen.add(id(thing))
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, Mapping):
        for part in (*thing.keys(), *thing.values()):
            yield from held(part, seen, skip)
    elif isinstance(thing, list | tuple | set | frozenset):
        for part in thing:
            yield from held(part, seen, skip)
    elif is_dataclass(thing) and not isinstance(thing, type):
        for field in fields(thing):
            yield from held(getattr(thing, field.name), seen, skip)
    elif isinstance(thing, QObject) or type(thing).__module__.startswith(("ui.", "desktop.")):
        inner: dict[str, Any] = getattr(thing, "__dict__", {})
        yield from held(inner, seen, skip)


def whole(page: QWidget, session: Session) -> list[str]:
    """Return all that is told or held by a page and its parts."""
    seen: set[int] = set()
    parts = (page, *page.findChildren(QWidget))
    return [*told(page), *(text for part in parts for text in held(part, seen, session))]


def traces(texts: list[str], secrets: Secrets) -> dict[str, str]:
    """Return the secret words among some texts, with where each was put."""
    text = "\n".join(texts)
    return {word: where for word, where in secrets.words.items() if word in text}


def test_of_every_page_it_is_decided_whether_a_family_sees_it() -> None:
    assert set(PAGES) == FAMILY | SHARED | WORKER
    assert len(PAGES) == len(FAMILY) + len(SHARED) + len(WORKER)


@pytest.mark.parametrize("name", sorted(FAMILY))
def test_a_family_page_holds_nothing_private(open_page: OpenPage, session: Session, name: str) -> None:
    case, secrets = secret_case(session)
    page = open_page(page_class(name), case=case)
    texts = whole(page, session)
    assert any("Lugna kvällar hemma" in text for text in texts)
    assert traces(texts, secrets) == {}


@pytest.mark.parametrize("name", sorted(FAMILY))
def test_a_family_page_is_the_same_as_if_nothing_had_been_said_in_private(
    open_page: OpenPage, session: Session, name: str
) -> None:
    """No number in a heading, no day, no name tells of what is not there."""
    case, _ = secret_case(session)
    before = list(told(open_page(page_class(name), case=case)))
    without_secrets(session, case)
    assert list(told(open_page(page_class(name), case=case))) == before


def test_every_row_of_tre_roster_opens_without_a_trace(
    qtbot: QtBot, open_page: OpenPage, session: Session
) -> None:
    case, secrets = secret_case(session)
    page = open_page(page_class("comparison"), case=case)
    standing = family_standing_of(session, case.id)
    assert standing is not None
    compared = comparison(standing.form, standing.answers, standing.age)
    rows = (*compared.differ, *compared.near, *compared.alike, *compared.single)
    assert len(rows) > 20
    assert not [one.id for one in standing.form.questions if one.is_private_for_all]
    for row in rows:
        dialog = QuotesDialog(page, row, standing)
        qtbot.addWidget(dialog)
        assert traces(whole(dialog, session), secrets) == {}
    assert isinstance(page, ComparisonPage)
    for place in range(page.areas.count()):
        page.areas.setCurrentIndex(place)
        assert traces(whole(page, session), secrets) == {}


def test_who_has_spoken_in_private_alone_is_not_said_to_have_been_heard(
    open_page: OpenPage, session: Session
) -> None:
    case, _ = secret_case(session)
    texts = " ".join(told(open_page(page_class("comparison"), case=case)))
    assert "Hodan" in texts
    assert "12 nov" in texts
    assert "Abdi" not in texts
    assert "19 nov" not in texts


def test_one_who_is_asked_never_has_anothers_private_answer_on_the_screen(
    open_page: OpenPage, session: Session
) -> None:
    """Not even hidden behind a button: the one who is asked sits beside it."""
    case, secrets = secret_case(session)
    page = open_page(page_class("conversation"), "V1", case=case)
    assert isinstance(page, ConversationPage)
    form = content.form()
    asked = [one for one in form.questions if one.is_private_for("E") and "V" in one.informants]
    assert len(asked) > 5
    for question in asked:
        page.restore({"informant": "V1", "question": question.id})
        assert page.talk.question_id == question.id
        assert page.talk.others() == [] or not question.is_private_for_all
        texts = list(told(page))
        assert {where for where in traces(texts, secrets).values() if " V1" not in where} == set()
        assert not [text for text in texts if text.startswith("Amina:")]
        assert not [text for text in texts if "19 nov" in text]


def test_what_was_noted_at_the_safety_box_is_there_when_the_worker_asks_for_it(
    open_page: OpenPage, session: Session
) -> None:
    case, secrets = secret_case(session)
    page = open_page(page_class("conversation"), "V1", case=case)
    page.restore({"informant": "V1", "question": "I7"})
    found(page, Button, "next").click()  # the worker says that they are alone
    found(page, Button, "unfold-advice").click()
    button = found(page, Button, "show-noted")
    assert button.isVisible()
    button.click()
    assert [where for where in traces(list(told(page)), secrets).values() if "säkerhet" in where]


def test_the_same_search_finds_it_on_a_page_of_the_workers(open_page: OpenPage, session: Session) -> None:
    case, secrets = secret_case(session)
    texts = list(told(open_page(page_class("plan"), case=case)))
    assert traces(texts, secrets)
