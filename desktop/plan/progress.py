"""How it goes, noted after signing. The signed rows stay as they were; the notes lie beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    session: Session, goal: Goal, level: int | None, sentence: str, statuses: Mapping[Measure, str]
) -> None:
    """Note a goal's level and those states of its measures that are new, all or nothing.

    Without a level nothing is judged: a sentence alone is kept as what was seen. Raises `UserError` when there is
    nothing to note.
    """
    plan = session.db.plans.get(goal.plan_id)
    new = {one: status for one, status in statuses.items() if status != status_now(session, plan, one)}
    if level is None and not sentence.strip() and not new:
        raise UserError(
            "Inget är valt än",
            safe="Inget har ändrats.",
            do="Välj var ni är nu, skriv en mening eller ändra ett läge.",
        )
    with session.change("progress"):
        if level is not None:
            note_level(session, goal, level, sentence)
        elif sentence.strip():
            _note(session, goal, "goal", "", sentence, None)
        for measure, status in new.items():
            note_status(session, measure, status)


def take_back(session: Session, note: Progress) -> Progress:
    """Say that a note of progress does not hold, by a new one; the earlier stays, marked. Returns the new one.

    What held before it holds again. Raises `UserError` when it has been taken back already, or takes one back itself.
    """
    if note.follow_up_id is not None:
        raise UserError(
            "Läget antecknades vid en uppföljning",
            "Den är signerad och står kvar som den är.",
            "Inget har ändrats.",
            "Skriv en rättelse i uppföljningen, eller anteckna det nya läget.",
        )
    if note.takes_back is not None or note.id in taken_back(session.db.progress.of(note.case_id)):
        raise UserError(
            "Det är redan taget tillbaka", safe="Inget har ändrats.", do="Anteckna på nytt hur det går."
        )
    row = Progress(
        case_id=note.case_id,
        subject=note.subject,
        lineage=note.lineage,
        value="",
        noted_on=session.today(),
        takes_back=note.id,
    )
    with session.change(
        "progress", event="progress_taken_back", subject_id=note.case_id, object_id=row.id
    ) as db:
        return db.progress.add(row)


def taken_back(notes: Iterable[Progress]) -> frozenset[str]:
    """Return the ids of those that another of the notes takes back."""
    return frozenset(one.takes_back for one in notes if one.takes_back is not None)


def level_now(session: Session, plan: Plan, goal: Goal) -> int | None:
    """Return where a goal stands today: the latest note, else what the plan says."""
    value = _latest(session, plan, "goal", goal.lineage)
    return goal.current_level if value is None else int(value)


def status_now(session: Session, plan: Plan, measure: Measure) -> str:
    """Return the state of a measure today: the latest note, else what the plan says."""
    return _latest(session, plan, "measure", measure.lineage) or measure.status


def history(session: Session, plan: Plan, lineage: str) -> list[Progress]:
    """Return what has been noted about a goal or measure through all versions, oldest first.

    Notes that were taken back, and those that take back, are among them.
    """
    return [one for one in session.db.progress.of(plan.case_id) if one.lineage == lineage]


def _latest(session: Session, plan: Plan, subject: ProgressSubject, lineage: str) -> str | None:
    """Return the last note that tells of this version: none for a draft, which has its own fields.

    A version begins where goals and measures stood when it was begun; what its draft then says is later than that.
    """
    if plan.status == "draft":
        return None
    found = session.db.progress.standing(plan.case_id)
    about = [one for one in found if (one.subject, one.lineage) == (subject, lineage)]
    values = [one.value for one in about if one.created_at > plan.created_at]
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
