"""The way of a case: opened, enrolled, steps, tasks done, who answered, documents, plans and how goals went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from db.records import Assessment, Case, Informant, Plan
from db.records.states import AskingKind
from desktop.assessment.informants import called
from desktop.assessment.reading import round_words
from desktop.cases import steps
from desktop.content import lists
from desktop.events.event import CaseEvent, EventPart, by, joined, part, when
from desktop.forms.informants import kind
from desktop.number_words import in_words
from desktop.session.session import Session

_STEP_ENDS = {"klar": "klart", "klar_med_luckor": "klart, med luckor", "overhoppad": "överhoppat"}


def case_itself(session: Session, case: Case) -> Iterator[CaseEvent]:
    """Yield when it was opened, the pupil enrolled, steps ended, schools changed, and when it was closed."""
    yield _of_case(
        "Ärendet öppnat", "folder-open", case.opened_on, case.source, *part("Önskemål", case.request)
    )
    if case.enrolled_on is not None:
        yield _of_case("Inskriven i teamet", "student", case.enrolled_on, case.intake_reason)
    for one in session.db.step_changes.of(case.id):
        if one.status in _STEP_ENDS:
            title = f"Steget {steps.step_name(one.step)} {_STEP_ENDS[one.status]}"
            yield _of_case(
                title, "squares-four", one.changed_on, one.reason, moment=one.created_at.isoformat()
            )
    for schooling in session.db.schoolings.of(case.pupil_id):
        begun = schooling.started_on
        if begun is not None and begun > case.opened_on:
            school = session.db.schools.get(schooling.school_id).name
            yield _of_case(
                "Började på en annan skola", "buildings", begun, joined(school, schooling.class_name)
            )
    if case.closed_on is not None and not session.db.closings.signed(case.id):  # before closing was an act
        yield _of_case("Ärendet avslutat", "archive", case.closed_on, case.closure_note)


def _of_case(
    title: str, icon: str, day: date, sentence: str = "", *parts: EventPart, moment: str = ""
) -> CaseEvent:
    said = part("", sentence)
    return CaseEvent(
        "arende", day, title, icon, "case", moment=moment, sentence=sentence, parts=(*said, *parts), id=title
    )


def tasks(session: Session, case: Case) -> Iterator[CaseEvent]:
    """Yield the tasks that are done."""
    for one in session.db.tasks.of(case.id):
        if one.done_at is not None:
            day, at = when(one.done_at)
            yield CaseEvent(
                "arende",
                day,
                f"Uppgift klar: {one.what}",
                "check-circle",
                "case",
                at=at,
                moment=one.done_at.isoformat(),
                id=one.id,
            )


def assessments(session: Session, case: Case) -> Iterator[CaseEvent]:
    """Yield when each round was begun and signed and who answered when; documents that came."""
    for round_ in session.db.assessments.of(case.id):
        yield from _round(session, round_)
    for paper in session.db.case_documents.of(case.id):
        name = lists().label("underlag", paper.kind)
        for day, title, who in (
            (paper.requested_on, f"Underlag begärt: {name}", paper.requested_from),
            (paper.received_on, f"Underlag kom: {name}", paper.conclusion),
        ):
            if day is not None:
                yield CaseEvent(
                    "kartlaggning",
                    day,
                    title,
                    "files",
                    "documents",
                    sentence=" ".join(who.split()),
                    parts=part("", who),
                    id=paper.id,
                )


def _round(session: Session, round_: Assessment) -> Iterator[CaseEvent]:
    number = f"omgång {round_.round}{round_.branch}"
    yield CaseEvent(
        "kartlaggning",
        round_.started_on,
        "Kartläggning påbörjad",
        "chats-teardrop",
        "assessment",
        moment=round_.created_at.isoformat(),
        sentence=f"{number}, {'kortversionen' if round_.short else 'hela'}",
        id=round_.id,
    )
    if round_.signed_at is not None:
        day, at = when(round_.signed_at)
        yield CaseEvent(
            "kartlaggning",
            day,
            "Kartläggning",
            "chats-teardrop",
            "assessment",
            at=at,
            moment=round_.signed_at.isoformat(),
            sentence=round_words(round_),
            who=by(session, round_.signed_by),
            mark="signed",
            id=f"{round_.id}-s",
        )
    count = Counter(one.informant for one in session.db.answers.of(round_.id))
    for one in session.db.informants.of(round_.id):
        if one.answered_on is not None:
            yield _answered(one, count[one.informant], number)
    yield from _askings(session, round_, number)
    for said in session.db.clearances.of(round_.id):
        yield CaseEvent(
            "kartlaggning",
            said.asked_on,
            f"{'Ja' if said.said == 'ja' else 'Nej'} till att elevens svar visas för familjen",
            "eye" if said.said == "ja" else "eye-slash",
            "assessment",
            moment=said.noted_at.isoformat(),
            sentence=number,
            who=by(session, said.asked_by),
            id=said.id,
        )


def _askings(session: Session, round_: Assessment, number: str) -> Iterator[CaseEvent]:
    """Yield that each informant was asked, said no, did not answer or was not asked."""
    names = {one.informant: called(one) for one in session.db.informants.of(round_.id)}
    for asked in session.db.askings.of(round_.id):
        yield CaseEvent(
            "kartlaggning",
            asked.happened_on,
            f"{names.get(asked.informant, asked.informant)} {_ASKED[asked.kind]}",
            "chats-teardrop",
            "assessment",
            moment=asked.noted_at.isoformat(),
            sentence=joined(asked.who, asked.how),
            who=by(session, asked.noted_by),
            parts=part("", joined(number, asked.who, asked.how, asked.words)),
            id=asked.id,
        )


_ASKED: dict[AskingKind, str] = {
    "begard": "tillfrågades om kartläggningen",
    "pamind": "påmindes om kartläggningen",
    "avbojde": "avböjde att svara",
    "svarade_inte": "svarade inte",
    "tillfragades_inte": "tillfrågades inte",
    "angrad": "svarar ändå",
}


def _answered(one: Informant, count: int, number: str) -> CaseEvent:
    assert one.answered_on is not None
    who = "Skolan" if kind(one.informant) == "S" else (one.name.split() or [one.name])[0]
    told = "1 fråga" if count == 1 else f"{count} frågor"
    with_whom = one.name if who == "Skolan" else ""
    tolk = f"tolk {one.interpreter}" if one.interpreter else ""
    return CaseEvent(
        "kartlaggning",
        one.answered_on,
        f"{who} svarade på kartläggningen",
        "chats-teardrop",
        "assessment",
        sentence=joined(with_whom, f"{told} {one.how}".strip(), tolk),
        parts=part("", joined(number, one.name, one.role, f"{told} {one.how}".strip(), tolk)),
        id=one.id,
    )


def plans(session: Session, case: Case) -> Iterator[CaseEvent]:
    """Yield the versions of the plan, who approved them, and what was noted of goals and measures alone."""
    wording: dict[str, str] = {}
    measures: dict[str, str] = {}
    for plan in session.db.plans.of(case.id):
        yield from _plan(session, plan)
        wording |= {one.lineage: one.wording for one in session.db.goals.of(plan.id)}
        measures |= {one.lineage: one.what for one in session.db.measures.of(plan.id)}
    for one in session.db.progress.standing(case.id):
        if one.follow_up_id is not None:
            continue  # told by its follow-up
        is_goal = one.subject == "goal"
        about = (wording if is_goal else measures).get(one.lineage, "")
        yield CaseEvent(
            "plan",
            one.noted_on,
            _progress(is_goal, one.value),
            "target",
            "plan",
            moment=one.created_at.isoformat(),
            sentence=about,
            parts=(*part("", about), *part("Vad vi såg", one.sentence)),
            id=one.id,
        )


def _progress(is_goal: bool, value: str) -> str:
    if not is_goal:
        return f"Insats: {lists().label('insats_status', value).lower()}" if value else "Insats följd upp"
    is_reached = value.lstrip("+-−").isdigit() and not value.startswith(("-", "−"))
    return "Mål nått" if is_reached else "Mål följt upp"


def _plan(session: Session, plan: Plan) -> Iterator[CaseEvent]:
    db = session.db
    people = db.participants.of(plan.id)
    there = joined(*(one.name for one in people if one.how != "inte_med"))
    is_signed = plan.signed_at is not None
    day, at = when(plan.signed_at or plan.created_at)
    goals, measures = len(db.goals.of(plan.id)), len(db.measures.of(plan.id))
    to_do = "en insats" if measures == 1 else f"{in_words(measures)} insatser"
    counted = f"{in_words(goals)} mål, {to_do}"
    yield CaseEvent(
        "plan",
        day,
        f"Handlingsplan, version {plan.version}{plan.branch}",
        "target",
        "plan",
        plan.id if is_signed else "",
        at=at,
        moment=(plan.signed_at or plan.created_at).isoformat(),
        sentence=f"{counted}. {there}".removesuffix(". "),
        who=by(session, plan.signed_by) if is_signed else "",
        mark="signed" if is_signed else "draft",
        facts=there,
        parts=(
            *part("Eleven", plan.child_words, is_quote=True),
            *part("Mål", "\n".join(one.wording for one in db.goals.of(plan.id))),
            *part("Det som har ändrats", plan.change_note),
        ),
        id=plan.id,
    )
    for one in people:
        if one.approved_on is not None:
            yield CaseEvent(
                "plan",
                one.approved_on,
                f"{one.name} godkände planen",
                "handshake",
                "plan",
                plan.id,
                sentence=joined(
                    f"version {plan.version}", "muntligt" if one.approved == "oral" else "på papper"
                ),
                id=one.id,
            )
