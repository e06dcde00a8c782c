"""The two papers that exist for more than one recipient, made for the one who is named."""

from __future__ import annotations

from desktop.paper import values as papers
from desktop.paper.builders.plan import family_plan_paper
from desktop.paper.builders.record import record_plan, record_summary
from desktop.paper.builders.summary import family_summary
from desktop.plan.family import family_plan
from desktop.session.session import Session


def plan_paper(session: Session, plan_id: str, level: papers.Level) -> papers.PlanPaper:
    """Return what stands on a plan's paper. Raises `ValueError` without a next follow-up."""
    plan = session.db.plans.get(plan_id)
    if level is papers.Level.RECORD:
        return record_plan(session, plan)
    return family_plan_paper(session, family_plan(session, plan))


def summary_paper(session: Session, assessment_id: str, level: papers.Level) -> papers.SummaryPaper:
    """Return what stands on the summary."""
    assessment = session.db.assessments.get(assessment_id)
    if level is papers.Level.RECORD:
        return record_summary(session, assessment)
    return family_summary(session, assessment)
