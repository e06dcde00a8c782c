"""A day or a time of a note that cannot be read: told, kept as typed, and in the way of the signature."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.errors import UserError
from desktop.notes import notes
from desktop.session.session import Session
from tests.builders import DAY, a_case, a_pupil
from ui.notes import page as journal
from ui.notes.page import JournalPage
from ui.window.place import Place


@pytest.fixture
def case(session: Session) -> Case:
    with session.change("cases") as db:
        return db.cases.add(a_case(db.pupils.add(a_pupil()).id))


def opened(qtbot: QtBot, session: Session, case: Case, detail: str | None = None) -> JournalPage:
    page = JournalPage(session, Place("journal", case.id, detail))
    qtbot.addWidget(page)
    page.show()
    return page


def test_a_day_that_cannot_be_read_is_kept_and_stops_saved_and_signing(
    qtbot: QtBot, session: Session, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(journal, "ask", lambda *words, **_given: asked.append(str(words)))
    page = opened(qtbot, session, case, "new:telefon")
    page.draft.body_text.setPlainText("Hodan ringer om bussen")
    page.draft.day.line.selectAll()
    qtbot.keyClicks(page.draft.day.line, "nyligen")
    page.draft.at.selectAll()
    qtbot.keyClicks(page.draft.at, "halv tre")
    page.flush()
    stored = session.db.notes.of(case.id)[0]
    assert stored.body == "Hodan ringer om bussen", "the text is safe whatever the day is"
    assert stored.event_on == DAY
    assert not page.draft.saved.text().startswith("Sparat")
    assert "Datum" in page.draft.saved.text()
    page.draft.sign.click()
    assert not asked
    with pytest.raises(UserError) as refused:
        notes.sign_note(session, stored)
    assert "nyligen" in refused.value.what

    again = opened(qtbot, session, case, stored.id)
    assert again.draft.day.line.text() == "nyligen"
    assert again.draft.at.text() == "halv tre"
    assert again.draft.day.problem().startswith("Det går inte att läsa som en dag")
    again.draft.day.line.selectAll()
    qtbot.keyClicks(again.draft.day.line, "23/11")
    again.draft.at.selectAll()
    qtbot.keyClicks(again.draft.at, "kl 14.30")
    again.flush()
    mended = session.db.notes.of(case.id)[0]
    assert (mended.event_on, mended.event_time) == (date(2026, 11, 23), "14:30")
    assert again.draft.saved.text().startswith("Sparat")
    assert notes.sign_note(session, mended).status == "signed"


def test_an_emptied_day_is_not_silently_the_old_one(qtbot: QtBot, session: Session, case: Case) -> None:
    page = opened(qtbot, session, case, "new:telefon")
    page.draft.body_text.setPlainText("Hodan ringer")
    page.draft.day.line.clear()
    page.draft.day.settle()
    page.flush()
    assert not page.draft.saved.text().startswith("Sparat")
    assert page.draft.day.problem().startswith("Skriv vilken dag")


def test_a_day_outside_the_span_is_not_stored(qtbot: QtBot, session: Session, case: Case) -> None:
    page = opened(qtbot, session, case, "new:telefon")
    page.draft.body_text.setPlainText("Hodan ringer")
    page.draft.day.line.selectAll()
    qtbot.keyClicks(page.draft.day.line, "2019-01-02")
    page.flush()
    assert session.db.notes.of(case.id)[0].event_on == DAY
    assert page.draft.day.line.text() == "2019-01-02"


def test_a_half_typed_day_is_kept_within_two_seconds_and_not_yet_called_wrong(
    qtbot: QtBot, session: Session, case: Case
) -> None:
    page = opened(qtbot, session, case, "new:telefon")
    page.draft.body_text.setPlainText("Hodan ringer")
    page.draft.day.line.selectAll()
    qtbot.keyClicks(page.draft.day.line, "ti")
    qtbot.waitUntil(lambda: any("olast" in one.id for one in session.db.drafts.all()), timeout=3000)
    assert page.draft.saved.text() == "Sparas …"
    assert page.draft.day.told() == ""
    assert page.draft.day.line.text() == "ti"
