"""From Tre röster into the plan: what the user chose of what the family may meet, as points that know their question.

Nothing is taken along by itself but what a first plan begins with in any case.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from db.records import Plan, PlanPoint
from db.records.states import PointKind
from desktop.errors import UserError
from desktop.plan.parts import add_part
from desktop.plan.sources import (
    Findings,
    Source,
    family_findings,
    first_barriers,
    first_strengths,
)
from desktop.plan.versions import start_plan
from desktop.session.session import Session

_Said = tuple[PointKind, str, str]  # kind, question, text


@dataclass(frozen=True)
class Takings:
    """What can be taken along, what stands in the plan already (`there`), and which plan it would come into.

    `begins`: nothing, `plan` when the case's first plan is begun by it, `version` when a signed one is renewed.
    """

    left: Findings
    there: int
    begins: str


def offers(session: Session, case_id: str) -> Takings:
    """Return what the latest kartläggning says that the family may meet and the plan has not."""
    db, found = session.db, family_findings(session, case_id)
    plan = db.plans.draft(case_id) or db.plans.current(case_id)
    begins = "plan" if plan is None else "version" if plan.status != "draft" else ""
    said: set[_Said] = (
        {(one.kind, one.question_id, one.text) for one in db.plan_points.of(plan.id)}
        if plan is not None
        else _first(session, case_id)
    )
    strengths = _left("strength", found.strengths, said)
    barriers = _left("barrier", found.barriers, said)
    there = len(found.strengths) + len(found.barriers) - len(strengths) - len(barriers)
    return Takings(Findings(strengths, barriers), there, begins)


def take_along(
    session: Session, case_id: str, strengths: Sequence[Source], barriers: Sequence[Source]
) -> Plan:
    """Put these last among the draft's points, each with its question, and return the draft; all or nothing.

    A draft is begun if there is none. Raises `UserError` when nothing is chosen, and when something chosen is no
    longer said, or no longer to be shown to the family.
    """
    if not strengths and not barriers:
        raise UserError(
            "Inget är valt", safe="Planen är som den var.", do="Välj det som ska med, eller Avbryt."
        )
    chosen: tuple[tuple[PointKind, Sequence[Source]], ...] = (("strength", strengths), ("barrier", barriers))
    with session.change():
        found = family_findings(session, case_id)
        if not set(strengths) <= set(found.strengths) or not set(barriers) <= set(found.barriers):
            raise UserError(
                "Svaren har ändrats",
                "Något av det du valde står inte längre i det som får visas för familjen.",
                "Planen är som den var.",
                "Stäng, läs Tre röster igen och välj på nytt.",
            )
        plan = start_plan(session, case_id)
        said = {(one.kind, one.question_id, one.text) for one in session.db.plan_points.of(plan.id)}
        for kind, sources in chosen:
            for one in sources:
                if (kind, one.question_id, one.text) not in said:
                    point = PlanPoint(plan_id=plan.id, kind=kind, text=one.text, question_id=one.question_id)
                    add_part(session, point)
    return plan


def _first(session: Session, case_id: str) -> set[_Said]:
    """Return what a first plan begins with."""
    strengths, barriers = first_strengths(session, case_id), first_barriers(session, case_id)
    return {
        *(("strength", one.question_id, one.text) for one in strengths),
        *(("barrier", one.question_id, one.text) for one in barriers),
    }


def _left(kind: PointKind, found: Sequence[Source], said: set[_Said]) -> tuple[Source, ...]:
    """Return those that are not there; of a question that says one thing only, whatever its point was reworded to."""
    times = Counter(one.question_id for one in found)
    asked = {question for its, question, _ in said if its == kind}
    return tuple(
        one
        for one in found
        if (kind, one.question_id, one.text) not in said
        and not (times[one.question_id] == 1 and one.question_id in asked)
    )
