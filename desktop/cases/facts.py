"""What the case's first page says: step facts, events, the week the plan began."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from db.clock import day_of
from db.records import STEPS, Case, CaseStep
from db.records.states import Step, StepStatus
from desktop import dates
from desktop.cases import steps
from desktop.consent.state import state_of_case
from desktop.consent.told import refused_in_words
from desktop.forms.informants import kind
from desktop.notes.protected import listed_name
from desktop.session.session import Session

MOST_EVENTS = 5
WEEKS_SHOWN = 12


@dataclass(frozen=True)
class Event:
    """Something that happened in a case; `page` and `detail` say where it can be read."""

    what: str
    icon: str
    day: date
    page: str
    detail: str | None = None


def step_fact(session: Session, step: CaseStep) -> str:
    """Return the one line under a step: a day, what is missing, or why it was skipped."""
    today = session.today()
    if step.status == "overhoppad":
        return step.reason
    if step.step == "samtycke" and (over := _consent_over(session, step.case_id)):
        return over
    if step.status == "klar" and step.finished_on:
        return dates.plain(step.finished_on, today)
    told = _TOLD.get(step.step)
    said = told(session, step.case_id) if told else ""
    if said:
        return said
    if step.status == "klar_med_luckor":
        missing = steps.what_is_missing(session, step.case_id, step.step)
        return f"{missing[0].text} saknas" if missing else step.reason
    return (
        f"sedan {dates.plain(step.started_on, today)}" if step.status == "pagar" and step.started_on else ""
    )


def _consent_over(session: Session, case_id: str) -> str:
    """Return why a consent no longer holds, or never will, though the step may be done."""
    state, today = state_of_case(session, case_id), session.today()
    if state.consent is None:
        return ""
    if state.key == "refused":
        return refused_in_words(state)
    if state.key == "expired":
        return f"Gick ut {dates.plain(state.consent.valid_until, today)}"
    if state.key == "ended":
        day = state.consent.ended_on
        return f"Avslutat {dates.plain(day, today)}" if day else "Avslutat"
    return "Återkallat" if state.key == "withdrawn" else ""


def _consent_fact(session: Session, case_id: str) -> str:
    state = state_of_case(session, case_id)
    if state.consent is None or state.key not in ("partial", "draft"):
        return ""
    needed = [one for one in session.db.signatories.of(state.consent.id) if one.required]
    return f"{len(needed) - len(state.waiting)} av {len(needed)} har sagt ja" if needed else ""


def _plan_fact(session: Session, case_id: str) -> str:
    plan, draft = session.db.plans.current(case_id), session.db.plans.draft(case_id)
    if plan is not None:
        return f"Version {plan.version} gäller"
    return "Utkast" if draft is not None else ""


def _follow_up_fact(session: Session, case_id: str) -> str:
    plan, today = session.db.plans.current(case_id), session.today()
    if plan is None or plan.next_on is None:
        return ""
    day = dates.plain(plan.next_on, today)
    return f"Skulle varit {day}" if plan.next_on < today else day


_TOLD: dict[Step, Callable[[Session, str], str]] = {
    "samtycke": _consent_fact,
    "planering": _plan_fact,
    "uppfoljning": _follow_up_fact,
}


def events(session: Session, case: Case) -> list[Event]:
    """Return what happened last in a case, the latest first; the latest note itself is left out."""
    found = [*_answers(session, case), *_plans(session, case), *_consents(session, case)]
    last = session.db.notes.last_signed(case.id)
    found += [
        Event(listed_name(note.kind), "notebook", note.event_on, "journal", note.id)
        for note in session.db.notes.latest(case.id, MOST_EVENTS)
        if last is None or note.id != last.id
    ]
    found += [
        Event(f"{steps.step_name(one.step)}: {_status(one.status)}", "squares-four", one.changed_on, "case")
        for one in session.db.step_changes.of(case.id)
        if one.status in ("klar", "overhoppad") and one.step in STEPS
    ]
    return sorted(found, key=lambda event: event.day, reverse=True)[:MOST_EVENTS]


def _status(status: StepStatus) -> str:
    return "överhoppad" if status == "overhoppad" else "klar"


def _answers(session: Session, case: Case) -> list[Event]:
    assessment = session.db.assessments.current(case.id)
    if assessment is None:
        return []
    found = []
    for one in session.db.informants.of(assessment.id):
        if one.answered_on is not None:
            who = "Skolan" if kind(one.informant) == "S" else (one.name.split() or [one.name])[0]
            found.append(
                Event(f"{who} svarade på kartläggningen", "chats-teardrop", one.answered_on, "assessment")
            )
    return found


def _plans(session: Session, case: Case) -> list[Event]:
    return [
        Event(
            f"Handlingsplan, version {one.version}, signerad", "target", day_of(one.signed_at), "plan", one.id
        )
        for one in session.db.plans.of(case.id)
        if one.signed_at is not None
    ]


def _consents(session: Session, case: Case) -> list[Event]:
    found = []
    for consent in session.db.consents.of(case.id):
        for one in session.db.signatories.of(consent.id):
            first = (one.name.split() or [one.name])[0]
            if one.signed_on is not None:
                found.append(
                    Event(f"{first} skrev under samtycket", "handshake", one.signed_on, "consent", consent.id)
                )
            if one.refused_on is not None and not one.kind:
                found.append(
                    Event(f"{first} sa nej till samtycket", "prohibit", one.refused_on, "consent", consent.id)
                )
            if one.reminded_on is not None and not one.kind:
                what = f"Påminnelse om samtycke till {first}"
                found.append(Event(what, "handshake", one.reminded_on, "consent", consent.id))
        if consent.ended_on is not None:
            found.append(Event("Samtycket avslutat", "handshake", consent.ended_on, "consent", consent.id))
        found += [
            Event("Samtycke återkallat", "prohibit", day_of(one.received_at), "consent", consent.id)
            for one in session.db.withdrawals.of(consent.id)
        ]
    return found


def plan_week(session: Session, case_id: str) -> tuple[int, int] | None:
    """Return the ISO year and week in which the first plan was signed."""
    signed = [one.signed_at for one in session.db.plans.of(case_id) if one.signed_at is not None]
    if not signed:
        return None
    year, week, _ = day_of(min(signed)).isocalendar()
    return year, week
