"""A day that the log does not agree with is asked about after the unlock, and nothing goes until it is answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db import clock
from desktop.notes import notes
from tests.desktop.log.test_clocks import unlock_on
from tests.ui.finding import found, press
from tests.ui.lock.conftest import Office
from ui.dialogs.ask import AskDialog


def test_nothing_is_deleted_before_the_day_is_confirmed_and_then_it_is_asked_no_more(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = office.session
    kept = notes.begin_note(session, office.case.id)
    with session.change("notes") as db:
        long_ago = clock.now() - timedelta(days=90)
        db.notes.put(replace(kept, body="kastat", discarded_at=long_ago))
    today = clock.today()
    with monkeypatch.context() as patch:
        unlock_on(session, patch, *(today - timedelta(days=day) for day in (80, 79, 78, 77, 76)))
        unlock_on(session, patch, today + timedelta(days=1))
    office.unlocked.lock()
    office.again()
    asked = found(office.running.window, AskDialog, "ask-day")
    assert asked.isVisible()
    assert office.session.db.notes.find(kept.id) is not None
    press(asked, "act")
    assert office.session.log.rows(1)[0].event in ("clock_confirmed", "bin_emptied")
    office.unlocked.lock()
    office.again()
    assert office.running.window.findChild(AskDialog, "ask-day") is None
