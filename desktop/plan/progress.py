"""How it goes, noted after signing. The signed rows stay as they were; the notes lie beside them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from db.records import Goal, Measure, Plan, Progress
from db.records.states import ProgressSubject
from desktop.content import lists
from desktop.errors import UserError
from desktop.session.session import Session

LEVELS = range(-2, 3)


def note_level(
    session: Session, goal: Goal, level: int, sentence: str = "", on: date | None = None
) -> Progress:
    """Note where a goal of a signed plan stands, −2 to +2. `on` is today if not given."""
    if level not in LEVELS:
        raise ValueError(f"no such level: {level}")
    return _note(session, goal, "goal", str(level), sentence, on)


def note_status(
    session: Session, measure: Measure, status: str, sentence: str = "", on: date | None = None
) -> Progress:
    """Note the state of a measure of a signed plan; `status` is a code in the list `insats_status`."""
    lists().item("insats_status", status)
    return _note(session, measure, "measure", status, sentence, on)


def note_progress(
    session: Session, goal: Goal, level: int, sentence: str, statuses: Mapping[Measure, str]
) -> None:
    """Note a goal's level and those states of its measures that are new, all or nothing."""
    plan = session.db.plans.get(goal.plan_id)
    with session.change("progress"):
        note_level(session, goal, level, sentence)
        for measure, status in statuses.items():
            if status != status_now(session, plan, measure):
                note_status(session, measure, status)


def level_now(session: Session, plan: Plan, goal: Goal) -> int | None:
    """Return where a goal stands today: the latest note, else what the plan says."""
    value = _latest(session, plan, "goal", goal.lineage)
    return goal.current_level if value is None else int(value)


def status_now(session: Session, plan: Plan, measure: Measure) -> str:
    """Return the state of a measure today: the latest note, else what the plan says."""
    return _latest(session, plan, "measure", measure.lineage) or measure.status


def history(session: Session, plan: Plan, lineage: str) -> list[Progress]:
    """Return what has been noted about a goal or measure through all versions, oldest first."""
    return [one for one in session.db.progress.of(plan.case_id) if one.lineage == lineage]


def _latest(session: Session, plan: Plan, subject: ProgressSubject, lineage: str) -> str | None:
    """Return the last note that tells of this version: none for a draft, which has its own fields."""
    if plan.status == "draft":
        return None
    values = [one.value for one in history(session, plan, lineage) if one.subject == subject]
    return values[-1] if values else None


def _note(
    session: Session,
    part: Goal | Measure,
    subject: ProgressSubject,
    value: str,
    sentence: str,
    on: date | None,
) -> Progress:
    plan = session.db.plans.get(part.plan_id)
    day = on or session.today()
    if plan.status == "draft":
        raise UserError(
            "Planen är ett utkast",
            "I ett utkast ändras läget direkt i planen.",
            "Inget har ändrats.",
            "Signera planen först om det ska synas hur det har gått.",
        )
    if day > session.today():
        raise UserError(
            "Datumet har inte varit än", safe="Inget har ändrats.", do="Välj dagen då det märktes."
        )
    note = Progress(
        case_id=plan.case_id,
        subject=subject,
        lineage=part.lineage,
        value=value,
        sentence=sentence.strip(),
        noted_on=day,
    )
    with session.change("progress", event="progress_noted", subject_id=plan.case_id, object_id=note.id) as db:
        return db.progress.add(note)
