"""What the kartläggning, the contacts, the attendance and the consent say that a plan may begin from.

What goes into a plan by itself is what the family may meet: nothing private, no own words that were not cleared.
What the worker is offered on screen is all that was said, with what is private marked.
"""

from __future__ import annotations

from dataclasses import dataclass

from db.records import AttendanceWeek, Case, Contact
from db.records.states import Actor
from desktop.assessment.answers import answers_of
from desktop.assessment.family import family_round
from desktop.assessment.form import age_of, form_of
from desktop.consent.sharing import party_name
from desktop.consent.state import cover, state_of_case
from desktop.content import lists
from desktop.forms.definition import Question, QuestionKind
from desktop.forms.derive import Side
from desktop.forms.overview import FamilyFinding, Finding, View, family_overview, overview
from desktop.session.session import Session

STRENGTHS_FIRST = ("O9", "I17", "Y12", "O6", "F16")
"""Questions whose answers begin the list of strengths, in this order."""

MOST_STRENGTHS = 6
MOST_BARRIERS = 3
WEEKS = 4

_OPEN = (QuestionKind.TEXT, QuestionKind.CHOICES)


@dataclass(frozen=True)
class Source:
    """A strength or barrier from the kartläggning. `informants` are codes (E, V1 …, S) in their fixed order."""

    question_id: str
    text: str
    informants: tuple[str, ...]
    is_private: bool


@dataclass(frozen=True)
class Findings:
    """All that the latest kartläggning says, strengths and barriers in the form's order."""

    strengths: tuple[Source, ...] = ()
    barriers: tuple[Source, ...] = ()


def findings(session: Session, case_id: str) -> Findings:
    """Return strengths and barriers of the case's latest kartläggning as the worker reads them."""
    assessment = session.db.assessments.current(case_id)
    if assessment is None:
        return Findings()
    given = answers_of(session, assessment.id)
    view = View(given.informants(), age_of(session, assessment))
    areas = overview(form_of(session, assessment), given, view)
    return Findings(
        tuple(_source(found, found.is_private) for area in areas for found in area.strengths),
        tuple(_source(found, found.is_private) for area in areas for found in area.barriers),
    )


def family_findings(session: Session, case_id: str) -> Findings:
    """Return strengths and barriers of the case's latest kartläggning that the family may meet."""
    assessment = session.db.assessments.current(case_id)
    if assessment is None:
        return Findings()
    seen = family_round(session, assessment)
    areas = family_overview(seen.form, seen.answers, seen.age)
    return Findings(
        tuple(_source(found, False) for area in areas for found in area.strengths),
        tuple(_source(found, False) for area in areas for found in area.barriers),
    )


def first_strengths(session: Session, case_id: str) -> list[Source]:
    """Return the strengths a new plan begins with: the pupil's resources first, at most six."""
    found = family_findings(session, case_id).strengths
    places = {question_id: place for place, question_id in enumerate(STRENGTHS_FIRST)}
    ranked = sorted(found, key=lambda one: (places.get(one.question_id, len(places)), -len(one.informants)))
    return ranked[:MOST_STRENGTHS]


def first_barriers(session: Session, case_id: str) -> list[Source]:
    """Return the barriers a new plan begins with: those most informants share, at most three."""
    found = family_findings(session, case_id).barriers
    return sorted(found, key=lambda one: -len(one.informants))[:MOST_BARRIERS]


def barriers_without_goal(session: Session, plan_id: str) -> list[Source]:
    """Return the barriers that no goal of the plan answers to, most informants first; private ones marked."""
    plan = session.db.plans.get(plan_id)
    taken = {factor.question_id for factor in session.db.goal_factors.of(plan_id)}
    found = findings(session, plan.case_id).barriers
    left = [one for one in found if one.question_id not in taken]
    return sorted(left, key=lambda one: -len(one.informants))


def attendance_words(session: Session, case: Case) -> str:
    """Return one sentence about the last four school weeks and the start; empty without figures."""
    weeks = [week for week in session.db.attendance_weeks.of(case.pupil_id) if not week.is_break][-WEEKS:]
    parts = []
    if weeks:
        share = round(sum(week.present for week in weeks) / len(weeks))
        parts.append(f"Närvaro {share} procent, {_spoken_weeks(weeks)}.")
    if case.baseline_attendance is not None:
        parts.append(f"När vi började var den {case.baseline_attendance} procent.")
    return " ".join(parts)


def shared_words(session: Session, case_id: str) -> str:
    """Return what the consent lets the worker give to each party, a line each; empty while none holds."""
    db, state = session.db, state_of_case(session, case_id)
    if state.consent is None or not state.holds:
        return ""
    covers = cover(db.consent_cells.of(state.consent.id), db.withdrawals.of(state.consent.id))
    lines = []
    for party in db.consent_parties.of(state.consent.id):
        if party.id in state.left:
            continue
        given = [
            category for (party_id, category), one in covers.items() if party_id == party.id and one.gives
        ]
        if given:
            words = ", ".join(lists().label("kategori", category) for category in given)
            lines.append(f"{party_name(party)} får veta: {words}.")
    return "\n".join(lines)


def people(session: Session, case_id: str) -> list[tuple[str, str, Actor]]:
    """Return who may be responsible: (name, role in words, actor), the pupil first, the worker last."""
    db, today = session.db, session.today()
    pupil = db.pupils.get(db.cases.get(case_id).pupil_id)
    found: list[tuple[str, str, Actor]] = [(pupil.called, "elev", "elev")]
    found += [
        (one.name, role_words(one), _actor(one.role)) for one in db.contacts.of(pupil.id) if not one.ended_on
    ]
    schooling = db.schoolings.current(pupil.id)
    if schooling:
        if schooling.mentor:
            found.append((schooling.mentor, "mentor", "skola"))
        found += [
            (one.name, lists().label("kontaktroll", one.role), "skola")
            for one in db.school_contacts.at(schooling.school_id)
            if one.ended_on is None or one.ended_on >= today
        ]
    if session.worker.name:
        found.append((session.worker.name, session.worker.title, "socialtjanst"))
    return list({name: (name, role, actor) for name, role, actor in reversed(found)}.values())[::-1]


def role_words(contact: Contact) -> str:
    """Return `mamma` where the relation is known, else the role as the list has it."""
    return contact.relation or lists().label("kontaktroll", contact.role)


def _source(found: Finding | FamilyFinding, is_private: bool) -> Source:
    informants = tuple(one.informant for one in found.answers)
    return Source(found.question.id, _words(found), informants, is_private)


def _words(found: Finding | FamilyFinding) -> str:
    """Return the finding as a line in a plan; a bare statement gets the answer that made it a finding."""
    question: Question = found.question
    has_phrase = question.as_strength if found.side is Side.STRENGTH else question.as_barrier
    text = " ".join(found.text.split())
    if has_phrase or question.kind in _OPEN:
        return text
    said = found.answers[0].words
    return f"{text.rstrip('.?')}: {said[:1].lower()}{said[1:]}"


def _actor(role: str) -> Actor:
    group = str(lists().item("kontaktroll", role).extra.get("grupp", ""))
    return _ACTORS.get(group, "annan")


_ACTORS: dict[str, Actor] = {"familj": "hemma", "skola": "skola", "socialtjanst": "socialtjanst"}


def _spoken_weeks(weeks: list[AttendanceWeek]) -> str:
    """Return `vecka 43, 45, 46 och 47`."""
    numbers = [str(week.week) for week in weeks]
    head = ", ".join(numbers[:-1])
    return f"vecka {head} och {numbers[-1]}" if head else f"vecka {numbers[0]}"
