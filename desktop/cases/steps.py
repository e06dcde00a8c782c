"""The eight steps of the process: nothing is a gate, everything is seen, every date is kept.

A step can be passed with a reason and taken up again; what was is never lost, since every change is a row.
"""

from __future__ import annotations

from dataclasses import replace

from db.records import STEPS, CaseStep, StepChange
from db.records.states import Step, StepStatus
from desktop.cases.step_gaps import Missing, parts, what_is_missing
from desktop.content import lists
from desktop.errors import UserError
from desktop.names import clean_lines
from desktop.session.session import Session

__all__ = [
    "DONE",
    "Missing",
    "begin",
    "finish",
    "history",
    "name",
    "parts",
    "set_status",
    "skip",
    "step_name",
    "step_of",
    "what_is_missing",
]

DONE: tuple[StepStatus, ...] = ("klar", "klar_med_luckor", "overhoppad")
"""Statuses of a step that is behind."""


def name(step: Step) -> str:
    """Return the whole name of a step: `Inskrivning och samtycke`."""
    return lists().label("steg", step)


def step_name(step: Step) -> str:
    """Return the name that fits under a mark: `Samtycke`."""
    item = lists().item("steg", step)
    return str(item.extra.get("kort") or item.label)


def step_of(session: Session, case_id: str, step: Step) -> CaseStep:
    """Return where one step stands."""
    return session.db.case_steps.of(case_id)[STEPS.index(step)]


def set_status(session: Session, case_id: str, step: Step, status: StepStatus, reason: str = "") -> CaseStep:
    """Write where a step stands, with the day. Raises `UserError` when a step is skipped without a reason.

    The first day it went on is kept for ever; the day it was done until it is taken up again.
    """
    was = step_of(session, case_id, step)
    said = clean_lines(reason)
    if status == "overhoppad" and not said:
        raise UserError(
            "Skriv varför steget hoppas över",
            "Skälet syns i ärendet, så att nästa som läser förstår.",
            "Inget har ändrats.",
            "Skriv en mening och välj Hoppa över igen.",
        )
    if (was.status, was.reason) == (status, said):
        return was
    today = session.today()
    changed = replace(
        was,
        status=status,
        reason=said,
        started_on=was.started_on or (today if status in ("pagar", "klar", "klar_med_luckor") else None),
        finished_on=today if status in DONE else None,
    )
    row = StepChange(case_id=case_id, step=step, status=status, changed_on=today, reason=said)
    detail = f"{step} {status}"
    with session.change(
        "case_steps", "step_changes", event="step_set", subject_id=case_id, detail=detail
    ) as db:
        db.case_steps.save(changed)
        db.step_changes.add(row)
    return changed


def begin(session: Session, case_id: str, step: Step) -> CaseStep:
    """Take a step up, for the first time or again."""
    return set_status(session, case_id, step, "pagar")


def finish(session: Session, case_id: str, step: Step) -> CaseStep:
    """Call a step done; with gaps when something in it is missing."""
    has_gaps = bool(what_is_missing(session, case_id, step))
    return set_status(session, case_id, step, "klar_med_luckor" if has_gaps else "klar")


def skip(session: Session, case_id: str, step: Step, reason: str) -> CaseStep:
    """Pass a step over, with a reason. Raises `UserError` without one."""
    return set_status(session, case_id, step, "overhoppad", reason)


def history(session: Session, case_id: str, step: Step) -> list[StepChange]:
    """Return what has happened to a step, the oldest first."""
    return [change for change in session.db.step_changes.of(case_id) if change.step == step]
