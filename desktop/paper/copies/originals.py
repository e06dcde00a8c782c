"""What lay before the family, as a copy of it is drawn from. Never from today's data (decision 21)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from db.clock import day_of
from db.records.states import SignedDocument
from desktop.errors import UserError
from desktop.paper import values as papers
from desktop.paper.kept import hindsight
from desktop.paper.kept.keeping import paper_now
from desktop.paper.kept.written import SignedPaper, UnreadablePaperError
from desktop.session.session import Session

Values = TypeVar(
    "Values",
    papers.ConsentPaper,
    papers.PlanPaper,
    papers.SummaryPaper,
    papers.FollowUpPaper,
    papers.ClosingPaper,
)

_DOCUMENTS: dict[type[SignedPaper], SignedDocument] = {
    papers.ConsentPaper: "samtycke",
    papers.PlanPaper: "handlingsplan",
    papers.SummaryPaper: "kartlaggning",
    papers.FollowUpPaper: "uppfoljning",
    papers.ClosingPaper: "avslut",
}


@dataclass(frozen=True)
class Original(Generic[Values]):
    """The values of a paper as it was given. `code`: its Kontrollkod; none when it was drawn in hindsight."""

    values: Values
    code: str = ""
    in_hindsight: bool = False


def original_of(session: Session, kind: type[Values], object_id: str) -> Original[Values]:
    """Return what lay before the family of a consent, a plan's version or a round that somebody has answered.

    What was answered and never printed for it, a no on the telephone, lay before nobody: it is drawn as it is today.
    Raises `UserError` when it can neither be read nor be drawn now, and `NotFoundError` without such a thing.
    """
    kept = hindsight.original_of(session, _DOCUMENTS[kind], object_id)
    if kept is None:
        paper = paper_now(session, _DOCUMENTS[kind], object_id)
        assert isinstance(paper, kind)
        return Original(paper)
    try:
        values = kept.values
    except UnreadablePaperError:
        raise UserError(
            "Papperet kan inte ritas om av den här versionen av programmet",
            safe="Originalet är kvar.",
            do="Visa originalet, eller be IT om en nyare version.",
        ) from None
    assert isinstance(values, kind)
    drawn = day_of(kept.kept_at) if kept.in_hindsight else None
    return Original(
        replace(values, draft=False, seal=kept.code, hindsight=drawn), kept.code, kept.in_hindsight
    )
