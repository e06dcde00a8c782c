"""Uppföljning, out of the vault: the family's A4 from the family's view alone, and what the record has beside."""

from __future__ import annotations

from db.records import Case, FollowUp, FollowUpPerson
from desktop.attendance.figures import percent
from desktop.attendance.weeks import by_week
from desktop.cases.facts import plan_week
from desktop.content import lists, texts
from desktop.followup.family import FamilyFollowUp, family_follow_up
from desktop.paper import values as papers
from desktop.paper.builders.shared import (
    child_said,
    letterhead,
    lines,
    listed,
    meeting_on,
    paper_pupil,
    pupil_of,
    texts_of,
    worker,
)
from desktop.session.session import Session

SECTIONS = ("gemensamt", "papper", "plan", "uppfoljning")
"""Which sections of the texts stand on the paper."""

_HOW = {"telefon": "på telefon", "skarm": "på skärm"}
_DECISIONS = {
    "fortsatt": "Vi fortsätter som planen säger.",
    "andra_planen": "Vi ändrar planen.",
    "avsluta": "Vi avslutar stödet.",
    "paus": "Vi gör en paus.",
}
_SILENCES = {"avbojde": "Skolan avböjde att svara.", "svarade_inte": "Skolan har inte svarat."}
_MOST_LINES = 6
_MOST_WEEKS = 8


def follow_up_paper(session: Session, follow_up_id: str, level: papers.Level) -> papers.FollowUpPaper:
    """Return the paper of one follow-up; a draft is stamped so."""
    follow_up = session.db.follow_ups.get(follow_up_id)
    case = session.db.cases.get(follow_up.case_id)
    seen = family_follow_up(session, follow_up)
    called = pupil_of(session, case).called
    return papers.FollowUpPaper(
        letterhead=letterhead(session),
        worker=worker(session),
        pupil=paper_pupil(session, case),
        number=seen.number,
        day=seen.held_on,
        since=seen.since,
        pupil_words=child_said(seen.child_words, seen.child_absence, called),
        goals=tuple(
            papers.JudgedGoal(one.wording, one.then, one.now, one.then_words, one.now_words, one.said)
            for one in seen.goals
        ),
        promises=tuple(
            papers.Promise(
                one.who,
                one.what,
                papers.PromiseMark(one.kept),
                one.role,
                one.what_now,
                papers.Side(one.actor),
            )
            for one in seen.promises
        ),
        attendance=seen.attendance_words,
        weeks=_weeks(session, case, seen),
        changes=lines(seen.changes)[:_MOST_LINES],
        keeps=lines(seen.keeps)[:_MOST_LINES],
        next_meeting=_meeting(seen),
        no_next=_no_next(seen),
        participants=listed([_named(one) for one in seen.people if one.how not in ("", "inte_med")]),
        record=_record(session, follow_up, called) if level is papers.Level.RECORD else (),
        draft=seen.is_draft,
        texts=texts_of(*SECTIONS),
        made_for=level,
    )


def _weeks(session: Session, case: Case, seen: FamilyFollowUp) -> tuple[papers.WeekBar, ...]:
    """Return the strip of the last weeks until the day it was held, presence alone."""
    weeks = [
        one for one in by_week(session.db.attendance_weeks.of(case.pupil_id)) if one.monday <= seen.held_on
    ]
    begun = plan_week(session, case.id)
    shown = weeks[-_MOST_WEEKS:]
    first = next((one.key for one in shown if begun and one.key >= begun), None)
    return tuple(
        papers.WeekBar(
            label=str(one.week),
            percent=percent(one.shares.present) if one.shares is not None and one.counts else None,
            is_break=not one.is_school,
            begins_plan=one.key == first and one is not shown[0],
        )
        for one in shown
    )


def _meeting(seen: FamilyFollowUp) -> papers.Meeting | None:
    if seen.next_on is None:
        return None
    extra = f"Tolk: {seen.interpreter.strip().rstrip('.')}." if seen.interpreter.strip() else ""
    return meeting_on(seen.next_on, seen.next_time, seen.next_place, extra)


def _no_next(seen: FamilyFollowUp) -> str:
    """Return what stands where the next day would: that there is a pause, or that this was the last time."""
    if seen.pause_until is not None:
        from desktop import dates

        return texts("sv").get("uppfoljning.paus", datum=dates.full(seen.pause_until))
    return texts("sv").get("uppfoljning.sista") if seen.is_last and seen.next_on is None else ""


def _named(one: FollowUpPerson) -> str:
    return f"{one.name} ({_HOW[one.how]})" if one.how in _HOW else one.name


def _record(session: Session, follow_up: FollowUp, called: str) -> tuple[papers.RecordLine, ...]:
    """Return what the family's paper has not, each under a heading."""
    db, said = session.db, texts("sv")
    found: list[tuple[str, str]] = [
        (said.get("uppfoljning.egna_ord", elev_fornamn=called), follow_up.child_words),
        ("Hur elevens bild hämtades in", follow_up.child_how),
        (said.get("uppfoljning.hem_ord"), follow_up.home_words),
        (
            said.get("uppfoljning.skola_ord"),
            follow_up.school_words or _SILENCES.get(follow_up.school_silence, ""),
        ),
        (said.get("uppfoljning.fungerar"), follow_up.worked),
        (said.get("uppfoljning.fungerar_inte"), follow_up.not_worked),
    ]
    for row in db.follow_up_goals.of(follow_up.id):
        wording = db.goals.get(row.goal_id).wording
        judged = f"{row.level:+d}" if row.level is not None else f"inte bedömt i dag: {row.why_not}"
        found.append((wording, judged.replace("-", "−")))
    for measure in db.follow_up_measures.of(follow_up.id):
        if measure.why:
            what = db.measures.get(measure.measure_id).what
            found.append((what, f"Varför: {lists().label('uppfoljning_varfor', measure.why)}"))
    step = next(
        (one for one in db.ladder_steps.of(follow_up.plan_id or "") if one.id == follow_up.ladder_step), None
    )
    found.append(("Trappan", step.what if step else ""))
    decided = f"{_DECISIONS.get(follow_up.decision, '')} {follow_up.decision_reason}".strip()
    found += [("Beslut", decided), ("Ingen mer uppföljning, därför att", follow_up.no_more_reason)]
    for one in db.follow_up_corrections.of(follow_up.id):
        struck = f"”{one.struck}” gäller inte. " if one.struck else ""
        found.append(("Rättelse", f"{struck}{one.added} Skäl: {one.reason}"))
    return tuple(papers.RecordLine(heading, text.strip()) for heading, text in found if text.strip())
