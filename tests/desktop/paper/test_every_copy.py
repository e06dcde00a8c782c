"""Every sentence that lay before the families of the invented pupils stands in the copies they are given."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from db.records import Case
from desktop.paper import builders, copies
from desktop.paper.pdf import Level, Paper, sheet_for
from desktop.paper.values import ConsentCopy, ConsentPaper, StandingMark
from desktop.session.session import Session
from tests.desktop.paper.pdf.telling import lacking, sentences
from tests.one_demo import told_demo

LEVELS = (Level.FAMILY, Level.RECORD)


@pytest.fixture(name="told", scope="module")
def _told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with told_demo(tmp_path_factory) as session:
        yield session


def _pairs(session: Session, case: Case, level: Level) -> Iterator[tuple[Paper, Paper]]:
    """Yield every original of a case with its copy."""
    db = session.db
    for consent in db.consents.of(case.id):
        yield builders.consent_paper(session, consent.id), copies.consent_copy(session, consent.id, level)
    for plan in db.plans.of(case.id):
        if plan.status != "draft" and plan.next_on is not None:
            yield builders.plan_paper(session, plan.id, level), copies.plan_copy(session, plan.id, level)
    for one in db.assessments.of(case.id):
        if one.status == "signed":
            yield (
                builders.summary_paper(session, one.id, level),
                copies.summary_copy(session, one.id, level),
            )


@pytest.mark.parametrize("level", LEVELS)
def test_every_sentence_of_every_pupils_original_stands_in_its_copy(told: Session, level: Level) -> None:
    marks: set[StandingMark] = set()
    kinds: set[type[Paper]] = set()
    for case in told.db.cases.open():
        for original, copy in _pairs(told, case, level):
            assert lacking(original, copy, level) == [], case.number
            kinds.add(type(copy))
            if isinstance(copy, ConsentCopy):
                marks.add(copy.notes.standing.mark)
                assert isinstance(original, ConsentPaper)
                assert sentences_of(original)
    assert len(kinds) == 3
    assert {StandingMark.HOLDS, StandingMark.WITHDRAWN} <= marks


def sentences_of(paper: Paper) -> list[str]:
    return sentences(sheet_for(paper))
