"""What a plan does to the steps of the case."""

from __future__ import annotations

from desktop.session import Session
from desktop.steps import set_status

GAPS = "Planen är signerad. Något i kartläggningen har inget mål än."


def plan_was_started(session: Session, case_id: str) -> None:
    """Say that planning goes on, unless it has been finished before."""
    if _status(session, case_id, "planering") in ("kommande", "overhoppad"):
        set_status(session, case_id, "planering", "pagar")


def plan_was_signed(session: Session, case_id: str, *, has_gaps: bool) -> None:
    """Say that planning is done, and that carrying it out goes on."""
    set_status(session, case_id, "planering", "klar")
    if _status(session, case_id, "genomforande") == "kommande":
        set_status(session, case_id, "genomforande", "pagar")


def _status(session: Session, case_id: str, step: str) -> str:
    return next(one.status for one in session.db.case_steps.of(case_id) if one.step == step)
