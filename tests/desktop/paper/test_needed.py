"""A setting that has been emptied never becomes a fault of the program: a paper is drawn, or says what is missing."""

from __future__ import annotations

from dataclasses import fields
from io import BytesIO

import pytest
from pypdf import PdfReader

from db.records import Case
from db.records.states import PrintLevel
from desktop.content.placeholders import EmptyPlaceError
from desktop.errors import UserError
from desktop.paper import prints
from desktop.paper.builders import incident_paper, log_paper
from desktop.paper.needed import told_when_empty
from desktop.paper.pdf import render
from desktop.safety import incident
from desktop.session.session import Session
from desktop.session.settings import Computer, Office, Worker, save_office, save_worker
from tests.stories import a_running_case

SETTINGS = [(Worker, one.name) for one in fields(Worker)] + [(Office, one.name) for one in fields(Office)]


@pytest.fixture
def case(session: Session) -> Case:
    return a_running_case(session)


@pytest.mark.parametrize(("group", "name"), SETTINGS, ids=[name for _group, name in SETTINGS])
def test_every_paper_is_drawn_or_says_what_to_fill_in(
    session: Session, case: Case, group: type[Worker | Office], name: str
) -> None:
    (save_worker if group is Worker else save_office)(session, **{name: ""})
    for choice in prints.choices(session, case.id):
        for level in prints.levels(choice) or ("familj",):
            assert _drawn_or_told(session, choice, level)


def _drawn_or_told(session: Session, choice: prints.Choice, level: PrintLevel) -> bool:
    try:
        return prints.draw(session, choice, level).data.startswith(b"%PDF")
    except UserError as error:
        return bool(error.do)


def test_an_empty_name_and_municipality_are_named(session: Session, case: Case) -> None:
    sheet = next(one for one in prints.choices(session, case.id) if one.kind == "informationsblad")
    save_office(session, municipality="")
    with pytest.raises(UserError) as caught:
        prints.draw(session, sheet)
    assert "kommunens namn" in caught.value.what
    save_office(session, municipality="Älvbro kommun")
    save_worker(session, name="")
    with pytest.raises(UserError) as caught:
        prints.draw(session, sheet)
    assert "ditt namn" in caught.value.what


def test_the_log_and_the_paper_of_a_lost_computer_do_without(session: Session, case: Case) -> None:
    for one in fields(Worker):
        save_worker(session, **{one.name: ""})
    for one in fields(Office):
        save_office(session, **{one.name: ""})
    with told_when_empty():
        assert render(log_paper(session, session.today())).data
        assert render(incident_paper(session, incident.here(session, Computer()))).data


def test_a_place_that_no_setting_fills_is_a_fault_of_ours() -> None:
    with pytest.raises(EmptyPlaceError), told_when_empty():
        raise EmptyPlaceError("forvaras")


def test_the_workers_name_stands_on_papers_and_in_the_log(session: Session, case: Case) -> None:
    sheet = next(one for one in prints.choices(session, case.id) if one.kind == "informationsblad")
    save_worker(session, name="Karolina Ström", phone="070-174 06 12")
    with BytesIO(prints.draw(session, sheet).data) as held:
        assert any("Karolina Ström" in page.extract_text() for page in PdfReader(held).pages)
    session.note_opened(case)
    assert session.log.rows(1)[0].actor == "Karolina Ström"
