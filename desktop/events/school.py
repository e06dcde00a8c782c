"""What the school's figures and calendar add to the line: weeks, turns that were kept, imports, lov."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from db.records import AttendanceSource, Case
from db.records.states import Moment, SourceKind
from desktop.attendance import snapshots
from desktop.attendance.compared import sentence as told
from desktop.attendance.figures import percent
from desktop.attendance.weeks import WeekOf, by_week
from desktop.dates import full
from desktop.events.event import CaseEvent, by, joined, part, when
from desktop.session.session import Session

_MOMENTS: dict[Moment, str] = {
    "forfragan": "Närvaron när skolan frågade",
    "inskrivning": "Närvaron vid inskrivningen",
    "plan": "Närvaron när planen skrevs",
    "uppfoljning": "Närvaron vid uppföljningen",
    "avslut": "Närvaron vid avslutet",
    "booster": "Närvaron vid vidmakthållandet",
}
_UNITS = {"minuter": "minuter", "lektioner": "lektioner", "halvdagar": "halvdagar", "procent": "procent"}
_SOURCES: dict[SourceKind, str] = {
    "hand": "för hand",
    "klistra": "inklistrat",
    "fil": "ur fil",
    "tidigare": "",
    "angrad": "",
}


def attendance(session: Session, case: Case) -> Iterator[CaseEvent]:
    """Yield each week since the case was opened, the figures that were kept of a moment, and what was read in."""
    sources = {one.id: one for one in session.db.attendance_sources.of(case.pupil_id)}
    today = session.today()
    for week in by_week(session.db.attendance_weeks.of(case.pupil_id)):
        friday = week.monday + timedelta(days=4)
        if case.opened_on <= friday and week.monday <= today and week.is_school:
            yield _week(week, min(friday, today), sources.get(week.rows[-1].source_id))
    for moment, one in snapshots.current(session, case.id).items():
        words = told(one)
        yield CaseEvent(
            "narvaro",
            one.anchor_on,
            _MOMENTS[moment],
            "chart-bar",
            "attendance",
            moment=one.taken_at.isoformat(),
            sentence=words,
            who=by(session, one.taken_by),
            parts=part("", words),
            id=one.id,
        )
    for source in sources.values():
        if source.kind in ("klistra", "fil", "angrad"):
            yield _read_in(session, source)


def _week(week: WeekOf, day: date, source: AttendanceSource | None) -> CaseEvent:
    said = f": {percent(week.shares.present)} %" if week.shares is not None and week.counts else ""
    row = week.rows[0]
    whole = (
        f"{row.present} av {row.offered} {_UNITS[row.unit]}" if row.offered and row.unit != "procent" else ""
    )
    words = whole and joined(
        whole,
        f"giltig {row.excused}" if row.excused else "",
        f"ogiltig {row.unexcused}" if row.unexcused else "",
        f"ej registrerad {row.unregistered}" if row.unregistered else "",
    )
    return CaseEvent(
        "narvaro",
        day,
        f"Närvaro vecka {week.week}{said}",
        "calendar-check",
        "attendance",
        sentence=words,
        who=_SOURCES.get(source.kind, "") if source is not None else "",
        parts=(*part("", words), *part("Anteckning", row.note)),
        id=row.id,
    )


def _read_in(session: Session, source: AttendanceSource) -> CaseEvent:
    day, at = when(source.read_at)
    title = "Inläsning av närvaro ångrad" if source.kind == "angrad" else "Närvaro inläst"
    until = f"till {full(source.last_on)}" if source.last_on else ""
    words = joined(
        source.system, f"{full(source.first_on)} {until}".strip() if source.first_on else "", source.told_by
    )
    return CaseEvent(
        "narvaro",
        day,
        title,
        "download-simple",
        "attendance",
        at=at,
        moment=source.read_at.isoformat(),
        sentence=words,
        who=by(session, source.read_by),
        parts=(*part("", words), *part("Fil", source.file_name)),
        id=source.id,
    )


def breaks(session: Session, case: Case) -> Iterator[CaseEvent]:
    """Yield the school's lov that began while the case was open."""
    schooling = session.db.schoolings.current(case.pupil_id)
    if schooling is None:
        return
    last = case.closed_on or session.today()
    for span in session.db.calendar_spans.of(schooling.school_id):
        if span.kind == "lov" and case.opened_on <= span.first_on <= last:
            week = span.first_on.isocalendar().week
            yield CaseEvent(
                "narvaro",
                span.first_on,
                f"{span.name or 'Lov'}, vecka {week}",
                "calendar-blank",
                "attendance",
                sentence="räknas inte",
                parts=part(
                    "", f"{full(span.first_on)} till {full(span.last_on)}. Lov räknas inte som skoltid."
                ),
                id=span.id,
            )
