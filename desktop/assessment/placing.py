"""What the worker has set of what was said: free text to resurs, hinder or neither, and which lines stand on paper.

Nothing is set by the program. Every setting is kept with who and when; the latest of the same words holds. It is part
of what is signed, so a signed round is left as it is.
"""

from __future__ import annotations

from db.records import Assessment, Placement
from db.records.states import SideSet
from desktop.assessment.answers import answers_of, writing
from desktop.assessment.form import form_of
from desktop.forms.derive import Side
from desktop.forms.placing import Place, Placed, Proposal, proposals
from desktop.forms.visibility import applicable
from desktop.session.session import Session

_NEITHER: SideSet = "ingetdera"
_SIDES: dict[Side, SideSet] = {Side.STRENGTH: "resurs", Side.BARRIER: "hinder"}


def placed_in(session: Session, assessment_id: str) -> Placed:
    """Return what holds of what the worker has set in a round."""
    return {
        (row.question_id, row.informant, row.words): None if row.side == _NEITHER else Side(row.side)
        for row in session.db.placements.of(assessment_id)
    }


def proposals_of(session: Session, assessment: Assessment) -> tuple[Proposal, ...]:
    """Return every free text of a round that counts, set or not, private ones among them."""

    def read() -> tuple[Proposal, ...]:
        form = form_of(session, assessment)
        return proposals(form, applicable(form, answers_of(session, assessment.id)))

    return session.recalled.get(("proposals", assessment), read)


def place(session: Session, assessment: Assessment, where: Place, side: Side | None) -> Placement:
    """Set free text, or a line of the paper, to a side or to neither. Raises `UserError` in a signed round."""
    question_id, informant, words = where
    with writing(session, assessment, "placements") as db:
        return db.placements.add(
            Placement(
                assessment_id=assessment.id,
                question_id=question_id,
                informant=informant,
                words=words,
                side=_SIDES[side] if side else _NEITHER,
                set_by=session.worker.name,
            )
        )
