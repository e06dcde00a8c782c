"""Snapshots: the figures of attendance copied at a moment of a case, and never counted anew by themselves.

Which weeks, and when there are too few: `desktop.attendance.weeks`. How they are told: `desktop.attendance.compared`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from db.clock import day_of
from db.records import AttendancePeriod, AttendanceSnapshot, AttendanceWeek, Case
from db.records.events import LogEvent
from db.records.states import Moment
from desktop.attendance.compared import MILLION, compare, kept, sentence
from desktop.attendance.figures import Counted, Shares, shares
from desktop.attendance.sources import told_of
from desktop.attendance.weeks import (
    WeekOf,
    are_enough,
    by_week,
    days_of,
    four_after,
    four_before,
    is_before_summer,
    period_before,
    rows_of,
)
from desktop.errors import UserError
from desktop.session.session import Session

__all__ = ["compare", "sentence"]  # read here by those who take a snapshot and tell it at once


def take(session: Session, case_id: str, moment: Moment, anchor: date) -> AttendanceSnapshot:
    """Copy the four school weeks before a day, and keep them; also when there is too little, then without per cent.

    Joins the change it is called in, so that the snapshot stands or falls with the act that takes it.
    """
    return _keep(session, count(session, case_id, moment, anchor), None, "")


def count(session: Session, case_id: str, moment: Moment, anchor: date) -> AttendanceSnapshot:
    """Return what a snapshot of that day would be, without keeping it."""
    pupil_id = session.db.cases.get(case_id).pupil_id
    weeks = four_before(by_week(session.db.attendance_weeks.of(pupil_id)), anchor)
    made = AttendanceSnapshot(case_id=case_id, moment=moment, anchor_on=anchor)
    if not are_enough(weeks):
        period = period_before(session.db.attendance_periods.of(pupil_id), anchor)
        if period is not None:
            return _of_period(session, made, period)
    return _of_weeks(session, made, weeks)


def lately(session: Session, case_id: str) -> AttendanceSnapshot | None:
    """Return the latest four school weeks after the first plan was signed, not kept; None while no plan is."""
    case = session.db.cases.get(case_id)
    signed = first_plan(session, case_id)
    if signed is None:
        return None
    weeks = four_after(by_week(session.db.attendance_weeks.of(case.pupil_id)), signed)
    made = AttendanceSnapshot(case_id=case_id, moment="uppfoljning", anchor_on=session.today())
    return _of_weeks(session, made, weeks)


def before_and_after(session: Session, case_id: str) -> str:
    """Return the sentence of before and after as it is today; empty while there is no before to compare with."""
    first, last = start(session, case_id), lately(session, case_id)
    if first is None or last is None:
        return ""
    return compare(first, last, is_now=True)


def start(session: Session, case_id: str) -> AttendanceSnapshot | None:
    """Return what later times are compared with: the snapshot at enrolment, else at the first plan."""
    taken = current(session, case_id)
    enrolled = taken.get("inskrivning")
    if enrolled is not None and kept(enrolled) is not None:
        return enrolled
    return first_of_plan(session, case_id) or enrolled


def first_of_plan(session: Session, case_id: str) -> AttendanceSnapshot | None:
    """Return the snapshot at the signing of the first plan, its latest version."""
    every = session.db.attendance_snapshots.of(case_id)
    first = next((one for one in every if one.moment == "plan"), None)
    while first is not None:
        later = next((one for one in every if one.replaces == first.id), None)
        if later is None:
            return first
        first = later
    return None


def current(session: Session, case_id: str) -> dict[Moment, AttendanceSnapshot]:
    """Return the latest snapshot of each moment."""
    return {one.moment: one for one in session.db.attendance_snapshots.of(case_id)}


def moved(session: Session, snapshot: AttendanceSnapshot) -> str:
    """Return what has changed behind a snapshot since: *46 → 44 procent*; empty while it still comes to the same."""
    if snapshot.basis in ("uppgift", "for_lite"):
        return ""
    was, now = kept(snapshot), kept(_again(session, snapshot))
    if was is None or now is None or was.present == now.present:
        return ""
    return f"Uppgifterna har ändrats sedan dess: {_shown(was.present)} → {_shown(now.present)} procent."


def recount(session: Session, snapshot_id: str, reason: str) -> AttendanceSnapshot:
    """Keep a new version of a snapshot, of the figures as they are now; the old one stays as it is.

    Raises `UserError` without a reason.
    """
    if not reason.strip():
        raise UserError(
            "Skriv varför", "", "Inget har ändrats.", "Skriv varför du räknar om, och försök igen."
        )
    was = session.db.attendance_snapshots.get(snapshot_id)
    return _keep(session, count(session, was.case_id, was.moment, was.anchor_on), was, reason.strip())


def take_at_start(session: Session, case: Case) -> None:
    """Take the snapshot at enrolment when the day is set, and again when there was too little and now is enough.

    Where there is nothing to count, the per cent noted at intake is kept as told, until there is something.
    """
    was = current(session, case.id).get("inskrivning")
    if case.enrolled_on is not None:
        now = count(session, case.id, "inskrivning", case.enrolled_on)
        if now.basis != "for_lite":
            if was is None or was.basis in ("for_lite", "uppgift") or _is_another_day(was, case.enrolled_on):
                _keep(session, now, was, "uppgifterna kom in" if was else "")
            return
    percent = case.baseline_attendance
    if percent is not None and (was is None or was.basis == "for_lite" or _is_other_share(was, percent)):
        anchor = case.enrolled_on or case.opened_on
        _keep(
            session,
            _told(case.id, "inskrivning", anchor, percent, "", ""),
            was,
            "ändrad uppgift" if was else "",
        )
    elif was is None and case.enrolled_on is not None:
        _keep(session, count(session, case.id, "inskrivning", case.enrolled_on), None, "")


def keep_request(session: Session, case: Case) -> None:
    """Keep what the school told of the absence when it asked for the team, as attendance and as told."""
    if case.absence_percent is None:
        return
    was = current(session, case.id).get("forfragan")
    percent = 100 - case.absence_percent
    if was is None or _is_other_share(was, percent) or was.period != case.absence_period:
        made = _told(case.id, "forfragan", case.opened_on, percent, case.absence_period, case.source)
        _keep(session, made, was, "ändrad uppgift" if was else "")


def _is_another_day(was: AttendanceSnapshot, day: date) -> bool:
    return was.basis != "uppgift" and was.anchor_on != day


def _is_other_share(was: AttendanceSnapshot, percent: int) -> bool:
    return was.basis == "uppgift" and was.present_share != percent * MILLION // 100


def _told(
    case_id: str, moment: Moment, anchor: date, percent: int, period: str, told_by: str
) -> AttendanceSnapshot:
    return AttendanceSnapshot(
        case_id=case_id,
        moment=moment,
        anchor_on=anchor,
        basis="uppgift",
        period=period.strip(),
        present_share=percent * MILLION // 100,
        told_by=told_by.strip(),
    )


def _keep(
    session: Session, made: AttendanceSnapshot, was: AttendanceSnapshot | None, reason: str
) -> AttendanceSnapshot:
    """Keep a snapshot, as the version after `was` if there is one."""
    whole = replace(made, taken_by=session.worker.name, replaces=was.id if was else None, reason=reason)
    event: LogEvent = "snapshot_recounted" if was else "snapshot_taken"
    with session.change(
        "attendance_snapshots", event=event, subject_id=made.case_id, detail=made.moment
    ) as db:
        return db.attendance_snapshots.add(whole)


def first_plan(session: Session, case_id: str) -> date | None:
    """Return the day on which the first plan of a case was signed."""
    signed = [one.signed_at for one in session.db.plans.of(case_id) if one.signed_at is not None]
    return day_of(min(signed)) if signed else None


def _again(session: Session, snapshot: AttendanceSnapshot) -> AttendanceSnapshot:
    return count(session, snapshot.case_id, snapshot.moment, snapshot.anchor_on)


def _shown(share: Fraction) -> int:
    return int((share * 100 + Fraction(1, 2)) // 1)


def _of_weeks(session: Session, made: AttendanceSnapshot, weeks: list[WeekOf]) -> AttendanceSnapshot:
    known = replace(
        made,
        weeks=" ".join(f"{one.year}-W{one.week:02d}" for one in weeks),
        first_on=weeks[0].monday if weeks else None,
        last_on=weeks[-1].monday + timedelta(days=4) if weeks else None,
        school_days=days_of(weeks),
    )
    rows = [row for row in rows_of(weeks) if row.offered]
    found = shares(rows)
    if found is None or not are_enough(weeks):
        return known
    return replace(
        _with_figures(session, known, rows, found),
        basis="veckor",
        school_days=days_of(weeks),
        is_before_summer=is_before_summer(weeks, made.anchor_on),
    )


def _of_period(session: Session, made: AttendanceSnapshot, period: AttendancePeriod) -> AttendanceSnapshot:
    found = shares([period])
    if found is None:
        return made
    return replace(
        _with_figures(session, made, [period], found),
        basis="period",
        first_on=period.first_on,
        last_on=period.last_on,
        school_days=period.school_days,
    )


def _with_figures(
    session: Session,
    made: AttendanceSnapshot,
    rows: list[AttendanceWeek] | list[AttendancePeriod],
    found: Shares,
) -> AttendanceSnapshot:
    units = list(dict.fromkeys(row.unit for row in rows))
    schools = dict.fromkeys(row.school_id for row in rows if row.school_id)
    sources = dict.fromkeys(row.source_id for row in rows)
    whole = replace(
        made,
        units="\n".join(units),
        schools="\n".join(session.db.schools.get(one).name for one in schools),
        source="\n".join(dict.fromkeys(told_of(session.db.attendance_sources.get(one)) for one in sources)),
        present_share=_stored(found.present),
        excused_share=_stored(found.excused),
        unexcused_share=_stored(found.unexcused),
        reported_share=_stored(found.reported),
        registered_share=_stored(found.registered),
    )
    return _with_sums(whole, list(rows)) if len(units) == 1 else whole


def _with_sums(made: AttendanceSnapshot, rows: list[Counted]) -> AttendanceSnapshot:
    full = sum(max(row.full_time or 0, row.offered or 0) for row in rows)
    offered = sum(row.offered or 0 for row in rows)
    return replace(
        made,
        offered=offered,
        present=sum(row.present for row in rows),
        excused=sum(row.excused for row in rows),
        unexcused=sum(row.unexcused for row in rows),
        unknown=sum(row.unknown for row in rows),
        unregistered=sum(row.unregistered for row in rows),
        full_time=full if full > offered else None,
    )


def _stored(share: Fraction) -> int:
    return int(share * MILLION + Fraction(1, 2))
