"""A round on paper says what it is: open or signed, whose day and code; and nobody has signed who has not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta

import pytest

from db.clock import day_of, now
from db.records import Assessment, Case, Participant, Plan
from desktop.assessment import rounds as assessments
from desktop.forms.answers import Answer
from desktop.paper import builders, prints
from desktop.paper.pdf import sheet_for
from desktop.paper.pdf.blocks import Notice, SignatureRow
from desktop.paper.pdf.sheet import Sheet
from desktop.paper.values import Level, SummaryPaper
from desktop.session import settings
from desktop.session.session import Session
from tests import builders as rows
from tests.desktop.paper.pdf.reading import said
from tests.stories import a_family_case

LEVELS = (Level.FAMILY, Level.RECORD)


@pytest.fixture
def case(session: Session) -> Case:
    return a_family_case(session)


@pytest.fixture
def begun(session: Session, case: Case) -> Assessment:
    round_ = assessments.start_assessment(session, case.id)
    assessments.save_answer(session, round_, Answer("S1", "E", 2))
    return session.db.assessments.get(round_.id)


def paper_of(session: Session, round_: Assessment, level: Level) -> SummaryPaper:
    return builders.summary_paper(session, round_.id, level)


def parts(value: object) -> Iterator[object]:
    """Yield a sheet and all that is in it."""
    yield value
    if isinstance(value, tuple):
        for part in value:
            yield from parts(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from parts(getattr(value, field.name))


@pytest.mark.parametrize("level", LEVELS)
def test_an_open_round_is_a_draft_on_every_level_however_much_is_answered(
    session: Session, begun: Assessment, level: Level
) -> None:
    sheet = sheet_for(paper_of(session, begun, level), level)
    assert sheet.stamp == "UTKAST"
    assert isinstance(sheet.blocks[0], Notice)
    assert "inte klar" in sheet.blocks[0].text
    assert "inte klar" in sheet.footer
    assert "Kontrollkod" not in sheet.footer


@pytest.mark.parametrize("level", LEVELS)
def test_a_signed_round_has_its_own_day_and_worker_whatever_day_it_is(
    session: Session, begun: Assessment, level: Level
) -> None:
    signed = assessments.sign_assessment(session, begun)
    assert signed.signed_at is not None
    before = paper_of(session, signed, level)
    with session.change("settings") as db:
        settings.write(db, settings.Worker(name="Maria Holm"))
    session.today = lambda: date(2027, 3, 1)
    paper = paper_of(session, signed, level)
    assert paper.day == day_of(signed.signed_at)
    assert paper.worker.name == "Karin Lund"
    sheet = sheet_for(paper, level)
    assert sheet == sheet_for(before, level)
    assert (sheet.stamp, "inte klar" in said(sheet)) == ("", False)


def test_every_round_can_be_printed_and_is_named_by_what_it_is(
    session: Session, case: Case, begun: Assessment
) -> None:
    signed = assessments.sign_assessment(session, begun)
    later = assessments.start_assessment(session, case.id)
    found = [one for one in prints.choices(session, case.id) if one.kind == "kartlaggning"]
    assert [(one.id, one.version) for one in found] == [(later.id, 2), (signed.id, 1)]
    assert found[0].label.endswith("omgång 2, inte klar")
    assert "omgång 1, signerad" in found[1].label
    drawn = prints.draw(session, found[1])
    assert drawn.data.startswith(b"%PDF")


def lines_of(sheet: Sheet) -> dict[str, tuple[str, ...]]:
    """Return what stands on each signature line: by the label of its first field."""
    found = (part for part in parts(sheet.blocks) if isinstance(part, SignatureRow))
    return {row.fields[0].label: tuple(field.filled for field in row.fields) for row in found}


def a_signed_plan(session: Session, case: Case, *people: Participant) -> Plan:
    plan = rows.a_plan(
        case.id,
        number=1,
        version=1,
        next_on=session.today() + timedelta(days=30),
        signed_at=now(),
        signed_by="Karin Lund",
    )
    with session.change("plans") as db:
        db.plans.add(plan)
        for one in people:
            db.participants.add(replace(one, plan_id=plan.id))
        return db.plans.put(replace(plan, status="signed"))


def test_a_colleague_who_prints_signs_for_nobody(session: Session, case: Case) -> None:
    plan = a_signed_plan(session, case, Participant(plan_id="", name="Karin Lund", role="skolsocionom"))
    with session.change("settings") as db:
        settings.write(db, settings.Worker(name="Maria Holm"))
    signers = builders.plan_paper(session, plan.id, Level.FAMILY).signers
    assert [one.name for one in signers] == ["Karin Lund"]
