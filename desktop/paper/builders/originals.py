"""What lay before the family, as a copy of it is drawn from. Never from today's data (decision 21)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from desktop.paper import values as papers
from desktop.paper.builders.consent import consent_paper
from desktop.paper.builders.levels import plan_paper, summary_paper
from desktop.session.session import Session

Values = TypeVar("Values", papers.ConsentPaper, papers.PlanPaper, papers.SummaryPaper)


@dataclass(frozen=True)
class Original(Generic[Values]):
    """The values of a paper as it was given. `code`: its Kontrollkod; none when it was drawn in hindsight."""

    values: Values
    code: str = ""
    in_hindsight: bool = False


def original_of(session: Session, kind: type[Values], object_id: str) -> Original[Values]:
    """Return what lay before the family of a consent, a plan's version or a round.

    Raises `LookupError` without such a thing, and `ValueError` for a plan without its next follow-up.

    The one place that asks for it: where papers are kept (`desktop.paper.kept`), what is kept stands here instead of
    what is built.
    """
    paper: papers.ConsentPaper | papers.PlanPaper | papers.SummaryPaper
    if kind is papers.ConsentPaper:
        paper = consent_paper(session, object_id)
        code = paper.seal
    elif kind is papers.PlanPaper:
        paper = plan_paper(session, object_id, papers.Level.FAMILY)
        code = paper.seal
    else:
        paper, code = summary_paper(session, object_id, papers.Level.FAMILY, comparison_shown=True), ""
    assert isinstance(paper, kind)
    return Original(paper, code)
