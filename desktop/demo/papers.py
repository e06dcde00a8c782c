"""The papers of the demo: what there is of each case, also of those that are closed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from db.records import Case
from desktop.closing.act import standing
from desktop.paper.between import draw_journal
from desktop.paper.builders import (
    closing_paper,
    consent_paper,
    follow_up_paper,
    plan_paper,
    summary_paper,
    support_paper,
)
from desktop.paper.choices import may_be_seen
from desktop.paper.copies import (
    consent_copy,
    is_answered,
    plan_copy,
    signed_closing,
    signed_follow_up,
    summary_copy,
)
from desktop.paper.pdf import Level, Paper, render
from desktop.paper.values import RECIPIENTS
from desktop.session.session import Session


def write_papers(session: Session, folder: Path) -> list[Path]:
    """Write them, named by case number and kind of paper, and return them. Raises `OSError`."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for case in session.db.cases.all():
        for name, paper in _papers_of(session, case):
            path = folder / f"{case.number}-{name}.pdf"
            path.write_bytes(render(paper, level=_level(paper)).data)
            written.append(path)
        path = folder / f"{case.number}-journal.pdf"
        path.write_bytes(draw_journal(session, case.id, case.opened_on, session.today()).data)
        written.append(path)
    return written


def _level(paper: Paper) -> Level:
    """Return for whom it is drawn: the family, unless it is the unit's own."""
    return Level.FAMILY if Level.FAMILY in RECIPIENTS[type(paper)] else Level.RECORD


def _papers_of(session: Session, case: Case) -> Iterator[tuple[str, Paper]]:
    plan = session.db.plans.current(case.id)
    if plan is not None:
        is_draft = plan.status == "draft"
        yield "handlingsplan", (plan_paper if is_draft else plan_copy)(session, plan.id, Level.FAMILY)
    for one in session.db.follow_ups.of(case.id):
        if one.status == "signerad":
            yield f"uppfoljning-{one.number}", signed_follow_up(session, one.id)
        elif one.status == "utkast":
            yield f"uppfoljning-{one.number}", follow_up_paper(session, one.id, Level.FAMILY)
    closed = standing(session, case.id)
    draft = session.db.closings.draft(case.id)
    if closed is not None:
        yield "avslut", signed_closing(session, closed.id)
    elif draft is not None:
        yield "avslut", closing_paper(session, draft.id, Level.FAMILY)
    consent = session.db.consents.latest(case.id)
    if consent is not None and is_answered(session, consent):
        yield "samtycke", consent_copy(session, consent.id, Level.FAMILY)
    elif consent is not None:
        yield "samtycke", consent_paper(session, consent.id)
    for number, handed in enumerate(reversed(session.db.referrals.of(case.id)), start=1):
        level = Level.FAMILY if may_be_seen(handed) else Level.RECORD
        yield f"underlag-{number}", support_paper(session, handed.id, level)
    assessment = session.db.assessments.current(case.id)
    if assessment is not None and session.db.answers.of(assessment.id):
        summary = summary_copy if assessment.status == "signed" else summary_paper
        yield "kartlaggning", summary(session, assessment.id, Level.FAMILY)
