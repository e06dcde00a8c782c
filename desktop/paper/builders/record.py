"""What the record's copy of a paper has beyond the family's: what was said in private, risk, and the figures."""

from __future__ import annotations

from dataclasses import replace

from db.records import Assessment, Goal, Plan
from desktop.assessment.answers import answers_of
from desktop.assessment.asking import silent_in, told_askings
from desktop.assessment.family import open_round
from desktop.assessment.form import form_of
from desktop.assessment.late import told_late
from desktop.assessment.placing import placed_in
from desktop.forms.overview import Finding, View, most_informants_first, overview
from desktop.forms.visibility import applicable
from desktop.paper import values as papers
from desktop.paper.builders.plan import LEVELS, family_plan_paper, going_on
from desktop.paper.builders.summary import answered, area_label, summary_of_view
from desktop.plan.family import content_of, family_plan, private_points
from desktop.session.session import Session


def record_summary(session: Session, assessment: Assessment) -> papers.SummaryPaper:
    """Return the whole summary: every finding, every informant, every track, whatever the family is shown."""
    seen = open_round(session, assessment)
    paper = summary_of_view(session, assessment, seen, most_tracks=len(seen.form.questions))
    form = form_of(session, assessment)
    given = applicable(form, answers_of(session, assessment.id))
    people = [one for one in session.db.informants.of(assessment.id) if one.informant in given.informants()]
    view = View(given.informants(), seen.age, placed=placed_in(session, assessment.id), called=seen.called)
    areas = (
        papers.Area(
            area_label(found.area, paper.pupil.called), _items(found.strengths), _items(found.barriers)
        )
        for found in overview(form, given, view)
    )
    return replace(
        paper,
        made_for=papers.Level.RECORD,
        answered=answered(people),
        no_answers=_no_answers(session, assessment),
        areas=tuple(area for area in areas if area.helps or area.hinders),
    )


def _no_answers(session: Session, assessment: Assessment) -> tuple[str, ...]:
    """Return of all who were asked and do not answer when that was, and why in their words."""
    silent = silent_in(session, assessment.id)
    people = session.db.informants.of(assessment.id)
    told = [told_askings(session, assessment, one.informant) for one in people if one.informant in silent]
    return tuple(one for one in (*told, told_late(session, assessment)) if one)


def summary_for_the_record(
    session: Session, assessment: Assessment, paper: papers.SummaryPaper
) -> papers.SummaryPaper:
    """Return the record's summary of a signed round under the names, school and texts of the family's paper."""
    return under_the_head_of(paper, record_summary(session, assessment))


def under_the_head_of(paper: papers.SummaryPaper, other: papers.SummaryPaper) -> papers.SummaryPaper:
    """Return what `other` says with the sender, pupil, day, texts and code of `paper`."""
    return replace(
        other,
        letterhead=paper.letterhead,
        worker=paper.worker,
        pupil=paper.pupil,
        day=paper.day,
        texts=paper.texts,
        seal=paper.seal,
        hindsight=paper.hindsight,
        draft=paper.draft,
    )


def record_plan(session: Session, plan: Plan) -> papers.PlanPaper:
    """Return the whole plan: private points marked, risk and protection, and the goals' figures.

    Raises `ValueError` without a next follow-up.
    """
    return plan_for_the_record(session, plan, family_plan_paper(session, family_plan(session, plan)))


def plan_for_the_record(session: Session, plan: Plan, paper: papers.PlanPaper) -> papers.PlanPaper:
    """Return a family's plan with what the record's has beyond it, out of what was locked with the plan."""
    content, hidden = content_of(session.db, plan.id), private_points(session, plan)
    points = [one for one in content.points if one.text.strip()]
    items = [(one.kind, papers.Item(one.text, private=one.id in hidden)) for one in points]
    figures = {goal.wording: _figures(goal) for goal in going_on(content.goals)}
    return replace(
        paper,
        made_for=papers.Level.RECORD,
        strengths=tuple(item for kind, item in items if kind == "strength"),
        hardest=tuple(item for kind, item in items if kind == "barrier"),
        goals=tuple(replace(printed, figures=figures.get(printed.sentence, "")) for printed in paper.goals),
        safety=plan.risk,
    )


def _items(findings: tuple[Finding, ...]) -> tuple[papers.Item, ...]:
    return tuple(papers.Item(one.text, private=one.is_private) for one in most_informants_first(findings))


def _figures(goal: Goal) -> str:
    words = (str(getattr(goal, name)) for name in LEVELS)
    return "; ".join(f"{level - 2:+d} {text}" for level, text in enumerate(words) if text)
