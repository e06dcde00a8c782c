"""Loggkontroll: the month on paper, from what is logged to what the enhetschef signs."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.log.access import months
from desktop.paper.builders import log_paper
from desktop.paper.pdf import render, sheet_for
from desktop.paper.pdf.blocks import (
    Checks,
    Columns,
    Heading,
    Paragraph,
    SignatureRow,
    Table,
    Together,
)
from desktop.paper.values import LogWatch
from desktop.session.session import Session
from tests.builders import a_case, a_pupil
from tests.desktop.paper.pdf import samples
from tests.desktop.paper.pdf.reading import opened, said, tags, words


def test_the_paper_says_month_count_and_whether_the_log_holds() -> None:
    text = words(render(samples.a_log()).data)
    for there in (
        "Loggkontroll, november 2026",
        "Antal händelser: 30",
        "Loggen är hel. Inget har tagits bort eller ändrats.",
        "3f2a9c01 3f2a9c01",
        "5120",
        "Misslyckade upplåsningar: Nej",
        "Natten till 15 november: 6 händelser",
    ):
        assert there in text


@pytest.mark.parametrize("day", [date(2026, 11, 14), None])
def test_a_broken_log_is_said_and_never_called_whole(day: date | None) -> None:
    text = said(sheet_for(samples.a_log(is_whole=False, broken_on=day)))
    assert "Loggen går inte att lita på från och med" in text
    assert "Loggen är hel" not in text
    assert ("14 november 2026" in text) is (day is not None)


def test_the_first_page_is_what_is_signed_and_the_rows_come_after() -> None:
    sheet = sheet_for(samples.a_log())
    first = next(block for block in sheet.blocks if isinstance(block, Together))
    assert [type(block) for block in first.blocks[::3]] == [Heading, SignatureRow]
    assert any(isinstance(block, Checks) for block in first.blocks)
    pages = [page.extract_text() for page in opened(render(samples.a_log()).data).pages]
    assert "Namnteckning" in pages[0]
    assert "Alla händelser" not in pages[0]
    assert all("Dag och tid" in page for page in pages[1:])
    assert all("Kontrollkod 3f2a9c013f2a9c01." in page for page in pages)


def test_every_row_has_time_event_and_case() -> None:
    table = next(
        block
        for block in sheet_for(samples.a_log()).blocks
        if isinstance(block, Table) and block.name == "events"
    )
    assert len(table.rows) == 60
    assert said_in(table, 0) == ["1 nov 08.00", "Ärende öppnat", "26-014"]
    assert said_in(table, 2) == ["1 nov 08.02", "Låst: ingen rörde datorn", ""]


def said_in(table: Table, number: int) -> list[str]:
    cells = (cell[0] for cell in table.rows[number].cells)
    return [cell.text[0].text for cell in cells if isinstance(cell, Paragraph)]


def test_a_month_without_events_is_a_paper_too() -> None:
    text = words(render(samples.a_log(entries=(), counts=(), users=(), head="", rows=0)).data)
    assert "Inga händelser under perioden." in text


def test_of_many_things_to_look_at_the_first_are_shown_and_the_rest_counted() -> None:
    busy = tuple(
        LogWatch(
            "Minst 8 ärenden öppnade på tio minuter", tuple(f"{n} november: 9 ärenden" for n in range(200))
        )
        for _ in range(4)
    )
    sheet = sheet_for(samples.a_log(watches=busy))
    assert said(sheet).count("och 194 till") == 4
    side = next(block for block in sheet.blocks if isinstance(block, Columns))
    assert len(side.right) == 5
    assert words(render(samples.a_log(watches=busy)).data).count("och 194 till") == 4


def test_the_rows_are_a_table_with_a_head_for_a_screen_reader() -> None:
    found = [tag for tag in tags(render(samples.a_log()).data).walk() if tag.name == "TH"]
    assert {tag.scope for tag in found} <= {"Column", "Row"}
    assert len(found) > 60


def test_the_month_is_made_from_the_log_and_names_no_pupil(session: Session) -> None:
    pupil = a_pupil(first_names="Noor", last_name="Hamdan")
    case = a_case(pupil.id, number="26-014")
    with session.change("pupils", "cases", event="case_created", subject_id=case.id) as db:
        db.pupils.add(pupil)
        db.cases.add(case)
    written = date.fromisoformat(session.log.begun()[:10]).replace(day=1)
    session.today = lambda: written
    paper = log_paper(session, months(session)[0])
    assert (paper.entries[0].what, paper.entries[0].case) == ("Ärende påbörjat", "26-014")
    assert paper.is_whole
    assert (paper.rows, paper.head) == session.log.head()
    assert session.log.rows(1)[0].event == "log_checked"
    text = said(sheet_for(paper))
    assert "Hamdan" not in text
    assert "Noor" not in text


def test_a_broken_log_gives_a_paper_that_says_so(session: Session) -> None:
    for _ in range(3):
        with session.change(event="case_opened"):
            pass
    session.vault.connection.execute("DROP TRIGGER log_never_change")
    session.vault.connection.execute("UPDATE log SET detail = 'x' WHERE seq = 2")
    paper = log_paper(session, session.today().replace(day=1))
    assert not paper.is_whole
    assert paper.broken_on is not None
