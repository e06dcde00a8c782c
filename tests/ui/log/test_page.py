"""The page of the access log: what it shows, how it is narrowed, and what it says of the chain."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from db.records import Case
from db.records.events import LogEvent
from desktop.vault.open_session import OpenSession
from tests.builders import a_case, a_pupil
from tests.ui.finding import found, said
from tests.ui.layout import faults
from tests.ui.opening import OpenPage
from ui.dialogs.ask import AskDialog
from ui.log import page as log_page
from ui.log import words
from ui.log.page import LogPage
from ui.look.theme import theme
from ui.security.page import SecurityPage
from ui.window.place import Place


@pytest.fixture
def case(session: OpenSession) -> Case:
    """Return a case with a few acts, on a day that is the log's own."""
    pupil = a_pupil(first_names="Noor", last_name="Hamdan")
    made = a_case(pupil.id, number="26-014")
    with session.change("pupils", "cases", event="case_created", subject_id=made.id) as db:
        db.pupils.add(pupil)
        db.cases.add(made)
    acts: list[tuple[LogEvent, str]] = [("case_opened", ""), ("note_signed", ""), ("printed", "samtycke")]
    for event, detail in acts:
        with session.change(event=event, subject_id=made.id, detail=detail):
            pass
    with session.change(event="locked", detail="idle"):
        pass
    written = date.fromisoformat(session.log.begun()[:10])
    session.today = lambda: written
    return made


@pytest.fixture
def page(open_page: OpenPage, case: Case) -> LogPage:
    return open_page(LogPage)


def whats(page: LogPage) -> list[str]:
    return [line.what for line in page.table.rows.rows()]


def damage(session: OpenSession, seq: int) -> None:
    session.vault.connection.execute("DROP TRIGGER log_never_change")
    session.vault.connection.execute("UPDATE log SET detail = 'x' WHERE seq = ?", (seq,))


@pytest.mark.parametrize("width", [1154, 700])
@pytest.mark.parametrize("zoom", [100, 200])
def test_everything_can_be_read_named_and_reached(page: LogPage, qtbot: QtBot, zoom: int, width: int) -> None:
    page.resize(width, 692)
    theme.zoom_to(zoom)
    qtbot.wait(20)
    page.check.click()
    assert faults(page) == []


def test_rows_are_told_in_words_latest_first_and_name_nobody(page: LogPage) -> None:
    assert whats(page) == [
        "Åtkomstloggen öppnad",
        "Låst: ingen rörde datorn",
        "Utskrivet: Samtycke",
        "Anteckning signerad",
        "Ärende öppnat",
        "Ärende påbörjat",
    ]
    shown = [
        str(page.table.rows.index(row, place).data())
        for row in range(page.table.rows.rowCount())
        for place in range(page.table.rows.columnCount())
    ]
    assert "26-014" in shown
    assert not any(name in text for text in shown for name in ("Noor", "Hamdan"))


def test_opening_the_page_is_logged_once(page: LogPage, session: OpenSession) -> None:
    page.kind.choose("left")
    page.refresh()
    assert [row.event for row in session.log.rows()].count("log_read") == 1


def test_rows_are_narrowed_by_kind_and_case(page: LogPage, case: Case) -> None:
    page.kind.choose("left")
    assert whats(page) == ["Utskrivet: Samtycke"]
    page.kind.choose("")
    page.case.choose(case.id)
    assert whats(page)[0] == "Utskrivet: Samtycke"
    assert len(whats(page)) == 4
    assert "4 händelser." in said(page)


def test_a_case_can_be_asked_for_from_elsewhere(open_page: OpenPage, case: Case) -> None:
    page = open_page(LogPage, case.id)
    assert page.case.data() == case.id
    assert len(whats(page)) == 4


@pytest.mark.parametrize("period", ["week", "all", None])
def test_every_period_that_holds_today_shows_todays_rows(page: LogPage, period: str | None) -> None:
    page.period.choose(period or page.session.today().replace(day=1).isoformat())
    assert "Ärende öppnat" in whats(page)


def test_what_was_chosen_comes_back_after_lock(page: LogPage, open_page: OpenPage) -> None:
    page.kind.choose("vault")
    page.period.choose("all")
    again = open_page(LogPage)
    again.restore(page.state())
    assert whats(again) == ["Låst: ingen rörde datorn"]


def test_when_nothing_fits_the_whole_log_is_one_press_away(page: LogPage) -> None:
    page.kind.choose("removed")
    assert "Inget hände som passar" in said(page)
    act = found(page, QWidget, "log")
    assert not act.isVisible()
    page._nothing.acted.emit()
    assert len(whats(page)) == 6


def test_a_long_log_is_shown_a_part_at_a_time(page: LogPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_page, "PAGE", 2)
    page._on_chosen()
    assert len(whats(page)) == 2
    assert "De senaste 2 av 6 händelser." in said(page)
    page.more.click()
    page.more.click()
    assert len(whats(page)) == 6
    assert not page.more.isVisible()


def test_a_whole_log_is_said_and_the_check_is_a_row(page: LogPage) -> None:
    page.check.click()
    assert "Loggen är hel." in said(page.banner)
    assert whats(page)[0] == "Loggen kontrollerad: hel"


def test_a_broken_log_is_said_with_its_row_and_whom_to_ask(page: LogPage, session: OpenSession) -> None:
    damage(session, 2)
    page.check.click()
    text = said(page.banner)
    assert "Åtkomstloggen är bruten." in text
    assert "från och med rad 2, i dag" not in text
    assert "från och med rad 2" in text
    assert "Kontakta IT och dataskyddsombudet." in text
    assert session.log.first_break() == 2


def test_the_printed_month_is_logged_only_when_it_was_printed(
    page: LogPage, session: OpenSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[bytes] = []
    answers = iter((False, True))

    def print_pdf(_parent: QWidget, make: Callable[[], bytes], _safe: str, _do: str) -> bool:
        given.append(make())
        return next(answers)

    monkeypatch.setattr("ui.paper.printing.print_pdf", print_pdf)
    page.print.click()
    assert "log_printed" not in [row.event for row in session.log.rows()]
    page.print.click()
    assert session.log.rows(1)[0].event == "log_printed"
    assert session.log.rows(1)[0].detail == f"{session.today():%Y-%m}"
    assert all(data.startswith(b"%PDF") for data in given)


def test_a_log_that_does_not_hold_is_told_at_opening(session: OpenSession, case: Case, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    words.warn_if_broken(window, session)
    assert window.findChild(AskDialog, "log-broken") is None
    damage(session, 3)
    words.warn_if_broken(window, session)
    dialog = found(window, AskDialog, "log-broken")
    assert "Åtkomstloggen är bruten" in said(dialog)
    assert "från och med rad 3" in said(dialog)
    assert session.log.rows(1)[0].detail == "broken"
    dialog.stay.click()


def test_the_log_is_reached_from_the_page_of_safety(qtbot: QtBot, session: OpenSession) -> None:
    page = SecurityPage(session, Place("security"))
    qtbot.addWidget(page)
    link = found(page, QAbstractButton, "read-log")
    with qtbot.waitSignal(page.went) as went:
        link.click()
    assert went.args == [Place("log")]
