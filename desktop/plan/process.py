"""What a plan does to the steps of the case."""

from __future__ import annotations

from desktop.cases.steps import begin, finish, step_of
from desktop.session.session import Session


def plan_was_started(session: Session, case_id: str) -> None:
    """Say that planning goes on, unless it has been finished before: a new version does not undo that."""
    if step_of(session, case_id, "planering").status in ("kommande", "overhoppad"):
        begin(session, case_id, "planering")


def plan_was_signed(session: Session, case_id: str) -> None:
    """Say that planning is done, and that carrying it out goes on."""
    finish(session, case_id, "planering")
    if step_of(session, case_id, "genomforande").status == "kommande":
        begin(session, case_id, "genomforande")
