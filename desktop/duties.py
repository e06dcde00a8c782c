"""What waits to be done, in one list: own tasks, follow-ups, consents that run out, birthdays, minnesstöd."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from db.records import Pupil, Task
from db.records.views import CaseRow
from desktop import dates
from desktop.consent_state import ConsentState, state_of_all
from desktop.content import rules
from desktop.session import Session

AGES = (12, 15, 18)
"""Birthdays at which the consent is gone through again."""

AHEAD = timedelta(days=30)


@dataclass(frozen=True)
class Duty:
    """One thing to do. `task` is set for what the user has written and may tick; `page` is where it is done."""

    what: str
    icon: str
    due_on: date | None
    who: str = ""
    case_id: str | None = None
    page: str = "case"
    detail: str | None = None
    task: Task | None = None


def short_name(pupil: Pupil) -> str:
    """Return first name and initial: `Amina W.`, which is all a list on the start page shows."""
    return f"{pupil.called} {pupil.last_name[:1]}." if pupil.last_name else pupil.called


def duties(session: Session, case_id: str | None = None) -> list[Duty]:
    """Return everything that waits, in one case or in all, the most urgent first; what has no day comes last."""
    rows = [row for row in session.db.caseload.rows(session.today()) if case_id in (None, row.case.id)]
    names = {row.case.id: short_name(row.pupil) for row in rows}
    found = list(_tasks(session, names, case_id))
    states = state_of_all(session)
    ages = sorted({*AGES, rules().consent.pupil_signs_from})
    for row in rows:
        found += _follow_up(session, row)
        found += _consent(session, row, states.get(row.case.id))
        found += _birthday(row, ages, session.today())
    return sorted(found, key=lambda duty: (duty.due_on or date.max, duty.what))


def _tasks(session: Session, names: dict[str, str], case_id: str | None) -> Iterator[Duty]:
    for task in session.db.tasks.waiting():
        if case_id is None or task.case_id == case_id:
            who = names.get(task.case_id or "", "")
            yield Duty(task.what, task.icon, task.due_on, who, task.case_id, task=task)


def _follow_up(session: Session, row: CaseRow) -> Iterator[Duty]:
    plan = session.db.plans.current(row.case.id) if row.has_plan else None
    if plan is not None and plan.next_on is not None:
        at = f" {dates.clock(plan.next_time)}" if plan.next_time else ""
        place = f", {plan.next_place}" if plan.next_place else ""
        yield Duty(
            f"Uppföljning{at}{place}", "target", plan.next_on, short_name(row.pupil), row.case.id, "plan"
        )


def _consent(session: Session, row: CaseRow, state: ConsentState | None) -> Iterator[Duty]:
    if state is None or state.consent is None:
        return
    who, consent = short_name(row.pupil), state.consent
    if state.key == "expiring":
        yield Duty("Samtycket går ut", "handshake", consent.valid_until, who, row.case.id, "consent")
    if state.key == "partial":
        names = ", ".join(one.name.split()[0] for one in state.waiting if one.name)
        yield Duty(f"Underskrift saknas: {names}", "pen-nib", None, who, row.case.id, "consent")


def _birthday(row: CaseRow, ages: list[int], today: date) -> Iterator[Duty]:
    born = row.pupil.birth_date
    for age in ages if born else ():
        day = dates.birthday(born, age) if born else today
        if today <= day <= today + AHEAD:
            what = f"Fyller {age}, gå igenom samtycket"
            yield Duty(what, "calendar-blank", day, short_name(row.pupil), row.case.id, "consent")


def group(due_on: date | None, today: date) -> str:
    """Return which group a day belongs to: late, today, week, next_week, later or some_day."""
    if due_on is None:
        return "some_day"
    if due_on <= today:
        return "late" if due_on < today else "today"
    sunday = today + timedelta(days=6 - today.weekday())
    if due_on <= sunday:
        return "week"
    return "next_week" if due_on <= sunday + timedelta(days=7) else "later"


def lateness(due_on: date, today: date) -> str:
    """Return how late something is, in words."""
    days = (today - due_on).days
    return "1 dag sen" if days == 1 else f"{days} dagar sen"
