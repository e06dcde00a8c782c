"""What the kartläggning, the contacts, the attendance and the consent say that a plan may begin from.

What goes into a plan by itself is what the family may meet: nothing private, no own words that were not cleared.
What the worker is offered on screen is all that was said, with what is private marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from db.records import Assessment, Case, Contact
from db.records.states import Actor
from desktop.assessment.answers import answers_of
from desktop.assessment.clearing import is_cleared
from desktop.assessment.family import FamilyRound, family_round, open_round
from desktop.assessment.form import form_of
from desktop.assessment.informants import called
from desktop.assessment.placing import placed_in
from desktop.attendance.figures import percent, shares
from desktop.attendance.weeks import FOUR, by_week, rows_of
from desktop.attendance.words import listed
from desktop.consent.sharing import party_name
from desktop.consent.state import cover, state_of_case
from desktop.content import lists
from desktop.forms.agreement import Agreement, Line, joined, standing, told
from desktop.forms.definition import QuestionKind
from desktop.forms.derive import phrase
from desktop.forms.overview import Finding, View, overview
from desktop.forms.placing import all_points
from desktop.forms.sentences import topic
from desktop.session.session import Session

MOST_STRENGTHS = 6
MOST_BARRIERS = 3
DISPUTED = "Vi ser olika: "
"""What stands before a matter that is seen differently."""
ALL = 1000
"""How many a plan may choose among: more than any form has."""

_OPEN = (QuestionKind.TEXT, QuestionKind.CHOICES, QuestionKind.MATRIX)


@dataclass(frozen=True)
class Source:
    """A strength or barrier from the kartläggning, as it may stand in a plan: with whose it is where voices differ.

    `informants` are codes (E, V1 …, S) in their fixed order. `is_kept` from the family: private, or not cleared.
    """

    question_id: str
    text: str
    informants: tuple[str, ...]
    is_private: bool
    is_kept: bool
    is_shared: bool = False
    is_disputed: bool = False


@dataclass(frozen=True)
class Findings:
    """All that the latest kartläggning says: what is shared, what one voice says, and last what the family may not
    meet.
    """

    strengths: tuple[Source, ...] = ()
    barriers: tuple[Source, ...] = ()


def findings(session: Session, case_id: str) -> Findings:
    """Return strengths and barriers of the case's latest kartläggning as the worker is offered them.

    What the family may meet stands as it does for the family; after it comes what it may not.
    """
    assessment = session.db.assessments.current(case_id)
    if assessment is None:
        return Findings()
    return session.recalled.get(("findings", assessment), lambda: _findings(session, assessment))


def _findings(session: Session, assessment: Assessment) -> Findings:
    seen = family_round(session, assessment)
    open_ = _family_findings(seen)
    given = answers_of(session, assessment.id)
    placed = placed_in(session, assessment.id)
    view = View(given.informants(), seen.age, placed=placed, called=seen.called)
    names = {one.informant: called(one) for one in session.db.informants.of(assessment.id)}
    areas = overview(form_of(session, assessment), given, view)
    return Findings(
        (*open_.strengths, *_kept(seen, names, (one for area in areas for one in area.strengths))),
        (*open_.barriers, *_kept(seen, names, (one for area in areas for one in area.barriers))),
    )


def family_findings(session: Session, case_id: str) -> Findings:
    """Return strengths and barriers of the case's latest kartläggning that the family may meet."""
    assessment = session.db.assessments.current(case_id)
    return _family_findings(family_round(session, assessment)) if assessment else Findings()


def with_the_pupil_only(session: Session, case_id: str) -> Findings:
    """Return what would stand with the pupil's yes and does not without: what a yes taken back takes with it."""
    assessment = session.db.assessments.current(case_id)
    if assessment is None or is_cleared(session, assessment):
        return Findings()
    now, would = family_findings(session, case_id), _family_findings(open_round(session, assessment))
    return Findings(_beside(would.strengths, now.strengths), _beside(would.barriers, now.barriers))


def _beside(would: Iterable[Source], now: Iterable[Source]) -> tuple[Source, ...]:
    left = {(one.question_id, one.text) for one in now}
    return tuple(one for one in would if (one.question_id, one.text) not in left)


def first_strengths(session: Session, case_id: str) -> list[Source]:
    """Return the strengths a new plan begins with: what the worker has set as resources, then what all say."""
    return list(family_findings(session, case_id).strengths[:MOST_STRENGTHS])


def first_barriers(session: Session, case_id: str) -> list[Source]:
    """Return the barriers a new plan begins with: what all say, then what most do, at most three."""
    found = [one for one in family_findings(session, case_id).barriers if not one.is_disputed]
    return sorted(found, key=lambda one: (not one.is_shared, -len(one.informants)))[:MOST_BARRIERS]


def _family_findings(seen: FamilyRound) -> Findings:
    found = seen.agreement()
    names = {one.informant: called(one) for one in seen.informants}
    strengths = standing((*found.resources, *found.good), seen.placed, ALL)
    barriers = standing(found.hard, seen.placed, ALL)
    return Findings(
        tuple(_source(line, names) for line in strengths),
        (*(_source(line, names) for line in barriers), *_disputed(seen, found)),
    )


def _disputed(seen: FamilyRound, found: Agreement) -> list[Source]:
    """Return what is seen differently: it can be planned for, and never stands as a fact."""
    matters = [
        (row.question, topic(row.question, seen.called, row.wording), [one.informant for one in row.placed])
        for row in found.far
    ]
    matters += [
        (one.question, one.topic, [w for its in one.said for w in its.informants]) for one in found.near
    ]
    return [
        Source(question.id, f"{DISPUTED}{matter}", tuple(who), False, is_kept=False, is_disputed=True)
        for question, matter, who in matters
    ]


def _source(line: Line, names: Mapping[str, str]) -> Source:
    text = told(line, names)
    return Source(
        line.question.id, text, line.informants, is_private=False, is_kept=False, is_shared=line.is_shared
    )


def _kept(seen: FamilyRound, names: Mapping[str, str], found: Iterable[Finding]) -> list[Source]:
    """Return the findings that rest on nothing the family may meet."""
    kept = []
    for one in found:
        if one.is_private or not any(_is_seen(seen, one, who) for who in one.informants):
            who = joined([names.get(code, code) for code in one.informants])
            text = f"{who}: {_words(one)}"
            kept.append(Source(one.question.id, text, one.informants, one.is_private, is_kept=True))
    return kept


def _is_seen(seen: FamilyRound, found: Finding, informant: str) -> bool:
    shown = seen.answers.get(found.question.id, informant)
    if shown is None:
        return False
    said = all_points(found.question, informant, shown.value, seen.placed)
    return any(side is found.side and found.text.endswith(words) for side, words in said)


def barriers_without_goal(session: Session, plan_id: str) -> list[Source]:
    """Return the barriers that no goal of the plan answers to, most informants first; private ones marked."""
    plan = session.db.plans.get(plan_id)
    taken = {factor.question_id for factor in session.db.goal_factors.of(plan_id)}
    found = findings(session, plan.case_id).barriers
    left = [one for one in found if one.question_id not in taken]
    return sorted(left, key=lambda one: -len(one.informants))


def attendance_words(session: Session, case: Case) -> str:
    """Return one sentence about the last four school weeks and the start; empty without figures."""
    every = by_week(session.db.attendance_weeks.of(case.pupil_id))
    weeks = [week for week in every if week.counts][-FOUR:]
    parts = []
    if (found := shares(rows_of(weeks))) is not None:
        told = listed(str(week.week) for week in weeks)
        parts.append(f"Närvaro {percent(found.present)} procent, vecka {told}.")
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


def _words(found: Finding) -> str:
    """Return the finding as a line in a plan; a bare statement gets the answer that made it a finding."""
    question = found.question
    text = " ".join(found.text.split())
    if phrase(question, found.side) or question.kind in _OPEN:
        return text
    said = found.answers[0].words
    return f"{text.rstrip('.?')}: {said[:1].lower()}{said[1:]}"


def _actor(role: str) -> Actor:
    group = str(lists().item("kontaktroll", role).extra.get("grupp", ""))
    return _ACTORS.get(group, "annan")


_ACTORS: dict[str, Actor] = {"familj": "hemma", "skola": "skola", "socialtjanst": "socialtjanst"}
