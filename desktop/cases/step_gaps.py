"""What a step still lacks, told from what is in the case. Parts are those the list `steg` names under `delar`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from db.records import Case, Closing, Plan
from db.records.states import Step
from db.tables.database import Database
from desktop.assessment.silence import silent
from desktop.cases.next_day import next_day
from desktop.consent.around import of_case
from desktop.consent.state import is_after_closing, state_of_case
from desktop.content import lists
from desktop.session.session import Session


@dataclass(frozen=True)
class Missing:
    """A part of a step that is not there yet. `page` and `detail` say where it is written, as in a Place."""

    text: str
    page: str
    detail: str | None = None


@dataclass(frozen=True)
class _Facts:
    """What the checks look at; read once for a step."""

    session: Session
    case: Case

    @property
    def db(self) -> Database:
        return self.session.db

    @property
    def plan(self) -> Plan | None:
        return self.db.plans.current(self.case.id) or self.db.plans.draft(self.case.id)


_Check = Callable[[_Facts], bool]


def parts(step: Step) -> tuple[str, ...]:
    """Return what belongs to a step, in words."""
    return tuple(str(part) for part in lists().item("steg", step).extra.get("delar", ()))


def what_is_missing(session: Session, case_id: str, step: Step) -> tuple[Missing, ...]:
    """Return the parts of a step that are not there; a municipality's own parts cannot be told from data."""
    facts = _Facts(session, session.db.cases.get(case_id))
    found = []
    for part in parts(step):
        check, page, detail = _KNOWN.get((step, part), (None, "", None))
        if check is not None and not check(facts):
            found.append(Missing(part[:1].upper() + part[1:], page, detail))
    return tuple(found)


def _has_school(facts: _Facts) -> bool:
    now = facts.db.schoolings.current(facts.case.pupil_id)
    return now is not None and bool(now.grade or now.class_name)


def _has_interpreter_need(facts: _Facts) -> bool:
    """Whether everyone who may need an interpreter has a language written."""
    pupil = facts.db.pupils.get(facts.case.pupil_id)
    guardians = facts.db.contacts.guardians(facts.case.pupil_id)
    return all(one.language or one.needs_interpreter for one in guardians or (pupil,))


def _has_answers(informant: str) -> _Check:
    def check(facts: _Facts) -> bool:
        round_ = facts.db.assessments.current(facts.case.id)
        heard = {answer.informant for answer in facts.db.answers.of(round_.id)} if round_ else set()
        heard |= set(silent(facts.db.askings.of(round_.id))) if round_ else set()
        if informant != "V":
            return informant in heard
        wanted = {one.informant for one in facts.db.contacts.guardians(facts.case.pupil_id)}
        return bool(wanted) and wanted <= heard

    return check


def _has_summary(facts: _Facts) -> bool:
    round_ = facts.db.assessments.current(facts.case.id)
    summary = facts.db.summaries.find(round_.id) if round_ else None
    return summary is not None and bool(summary.known or summary.triggering or summary.maintaining)


def _has_documents(facts: _Facts) -> bool:
    """Whether the list of documents has been gone through and nothing is left to ask for."""
    rows = facts.db.case_documents.of(facts.case.id)
    return bool(rows) and all(row.status not in ("ska_begaras", "begard") for row in rows)


def _has_child_words(facts: _Facts) -> bool:
    return facts.plan is not None and bool(facts.plan.child_words or facts.plan.child_missing_reason)


def _has_goals(facts: _Facts) -> bool:
    return facts.plan is not None and any(goal.wording for goal in facts.db.goals.of(facts.plan.id))


def _has_named_measures(facts: _Facts) -> bool:
    measures = facts.db.measures.of(facts.plan.id) if facts.plan else []
    return bool(measures) and all(measure.who for measure in measures)


def _has_started_measures(facts: _Facts) -> bool:
    measures = facts.db.measures.of(facts.plan.id) if facts.plan else []
    noted = any(row.subject == "measure" for row in facts.db.progress.standing(facts.case.id))
    return noted or any(measure.status not in ("", "planerad") for measure in measures)


def _has_only_signed_notes(facts: _Facts) -> bool:
    notes = [note for note in facts.db.notes.listed(facts.case.id) if note.category == "journal"]
    return bool(notes) and all(note.status == "signed" for note in notes)


def _has_next_day(facts: _Facts) -> bool:
    today = facts.session.today()
    planned = next_day(facts.session, facts.case.id)
    return (
        bool(planned and planned.day and planned.day >= today)
        or facts.db.meetings.next_in(facts.case.id, today, "") is not None
    )


def _has_judged_goals(facts: _Facts) -> bool:
    return any(row.subject == "goal" for row in facts.db.progress.standing(facts.case.id))


def _has_child_words_since(facts: _Facts) -> bool:
    """Whether the child's words stand in the latest follow-up, or why not; in the plan where there is none."""
    held = facts.db.follow_ups.signed(facts.case.id)
    return bool(held[-1].child_words or held[-1].child_absence) if held else _has_child_words(facts)


def _has_ended_consents(facts: _Facts) -> bool:
    """Whether nothing holds but what was asked about after the closing, for the booster."""
    state = state_of_case(facts.session, facts.case.id)
    around = of_case(facts.db, facts.case.id, facts.session.today())
    return not state.holds or (state.consent is not None and is_after_closing(state.consent, around))


def _latest_closing(facts: _Facts) -> Closing | None:
    return facts.db.closings.draft(facts.case.id) or next(iter(facts.db.closings.signed(facts.case.id)), None)


def _closing(field: str) -> _Check:
    def check(facts: _Facts) -> bool:
        closing = _latest_closing(facts)
        return closing is not None and bool(getattr(closing, field))

    return check


def _has_somebody_who_goes_on(facts: _Facts) -> bool:
    closing = _latest_closing(facts)
    rows = facts.db.closing_people.of(closing.id) if closing is not None else []
    return bool(facts.case.closure_note) or any(one.who.strip() and one.what.strip() for one in rows)


def _has_met_again(facts: _Facts) -> bool:
    if any(one.status == "genomford" for one in facts.db.boosters.of(facts.case.id)):
        return True
    closed = facts.case.closed_on
    return closed is not None and any(
        note.status == "signed" and note.event_on > closed for note in facts.db.notes.listed(facts.case.id)
    )


def _has_attendance_since(facts: _Facts) -> bool:
    closed = facts.case.closed_on
    if closed is None:
        return False
    year, week, _ = closed.isocalendar()
    return any(
        (row.year, row.week) > (year, week) for row in facts.db.attendance_weeks.of(facts.case.pupil_id)
    )


def _has_start(facts: _Facts) -> bool:
    if facts.case.baseline_attendance is not None:
        return True
    taken = facts.db.attendance_snapshots.of(facts.case.id)
    return any(one.moment == "inskrivning" and one.present_share is not None for one in taken)


def _consent(field: str) -> _Check:
    def check(facts: _Facts) -> bool:
        latest = facts.db.consents.latest(facts.case.id)
        return latest is not None and bool(getattr(latest, field))

    return check


def _case(*fields: str) -> _Check:
    return lambda facts: all(getattr(facts.case, field) not in (None, "") for field in fields)


_KNOWN: dict[tuple[str, str], tuple[_Check, str, str | None]] = {
    ("aktualisering", "skola och årskurs"): (_has_school, "family", "school"),
    ("aktualisering", "frånvaro och period"): (
        _case("absence_percent", "absence_period"),
        "family",
        "intake",
    ),
    ("aktualisering", "var på skolans åtgärdstrappa"): (_case("ladder_step"), "family", "intake"),
    ("aktualisering", "familjen tillfrågad"): (_case("family_asked_on"), "family", "intake"),
    ("aktualisering", "beslut och skäl"): (_case("intake_decision", "intake_reason"), "family", "intake"),
    ("samtycke", "informationsblad lämnat"): (_consent("information_given_on"), "consent", None),
    ("samtycke", "samtycke"): (lambda f: state_of_case(f.session, f.case.id).holds, "consent", None),
    ("samtycke", "barnets inställning"): (_consent("child_stance"), "consent", None),
    ("samtycke", "tolkbehov"): (_has_interpreter_need, "family", None),
    ("samtycke", "närvaro vid start"): (_has_start, "family", "intake"),
    ("kartlaggning", "underlag"): (_has_documents, "documents", None),
    ("kartlaggning", "elevens svar"): (_has_answers("E"), "assessment", "E"),
    ("kartlaggning", "vårdnadshavares svar"): (_has_answers("V"), "assessment", "V1"),
    ("kartlaggning", "skolans svar"): (_has_answers("S"), "assessment", "S"),
    ("kartlaggning", "sammanfattning"): (_has_summary, "assessment", "summary"),
    ("planering", "elevens egna ord"): (_has_child_words, "plan", None),
    ("planering", "mål"): (_has_goals, "plan", None),
    ("planering", "insatser med namn"): (_has_named_measures, "plan", None),
    ("planering", "uppföljningsdatum"): (lambda f: bool(f.plan and f.plan.next_on), "plan", None),
    ("genomforande", "insatser startade"): (_has_started_measures, "plan", None),
    ("genomforande", "anteckningar signerade"): (_has_only_signed_notes, "journal", None),
    ("uppfoljning", "mål bedömda"): (_has_judged_goals, "followup", None),
    ("uppfoljning", "elevens egna ord"): (_has_child_words_since, "followup", None),
    ("uppfoljning", "nytt datum"): (_has_next_day, "followup", None),
    ("avslut", "orsak"): (_closing("reason"), "closing", None),
    ("avslut", "vem gör vad nu"): (_has_somebody_who_goes_on, "closing", None),
    ("avslut", "samtycken avslutade"): (_has_ended_consents, "consent", None),
    ("avslut", "datum för booster"): (_closing("booster_on"), "closing", None),
    ("vidmakthallande", "boosterträff"): (_has_met_again, "closing", None),
    ("vidmakthallande", "närvaro nu"): (_has_attendance_since, "case", None),
}
