"""The pupil's yes to having the answers shown: asked by the worker, off until then, and taken back at any time.

Every answer is kept, with who asked and when; the latest holds. A new round is asked about anew.
"""

from __future__ import annotations

from db.records import Assessment, Clearance
from db.records.events import LogEvent
from db.records.states import Saying
from desktop.errors import UserError
from desktop.forms.informants import PUPIL
from desktop.session.session import Session


def clearance(session: Session, assessment: Assessment) -> Clearance | None:
    """Return what the pupil last said of this round, None before it was asked."""
    said = session.db.clearances.of(assessment.id)
    return said[-1] if said else None


def is_cleared(session: Session, assessment: Assessment) -> bool:
    """Return whether the pupil has said yes, and has not taken it back."""
    last = clearance(session, assessment)
    return last is not None and last.said == "ja"


def note_clearance(session: Session, assessment: Assessment, said: Saying) -> Clearance:
    """Note what the pupil says, also of a signed round. Raises `UserError` when the worker has no name."""
    if not session.worker.name.strip():
        raise UserError(
            "Ditt namn saknas",
            "Svaret sparas med namnet på den som frågade.",
            "Inget har ändrats. Elevens svar visas inte.",
            "Skriv ditt namn under Inställningar och fråga sedan.",
        )
    made = Clearance(
        assessment_id=assessment.id,
        informant=PUPIL,
        said=said,
        asked_on=session.today(),
        asked_by=session.worker.name,
    )
    event: LogEvent = "answers_cleared" if said == "ja" else "answers_not_cleared"
    with session.change(
        "clearances", event=event, subject_id=assessment.case_id, object_id=assessment.id
    ) as db:
        return db.clearances.add(made)
