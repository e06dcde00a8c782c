"""What stands over the curve: the plain sentence, and in small what it rests on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from db.records import Case
from desktop.attendance import snapshots
from desktop.attendance.drawing import sentence
from desktop.attendance.weeks import by_week
from desktop.session.session import Session


def _tr(text: str) -> str:
    return QCoreApplication.translate("AttendanceLead", text)


def lead_of(session: Session, case: Case) -> tuple[str, str]:
    """Return the lead sentence and the small line under it."""
    said = sentence(session, case)
    if not said:
        return _tr("Inga uppgifter om närvaro än."), _asked(case)
    small = []
    signed = snapshots.first_plan(session, case.id)
    if signed is not None:
        words = _tr("Planen började vecka {0}.")
        small.append(words.format(signed.isocalendar().week))
    left = sum(
        row.unregistered
        for week in by_week(session.db.attendance_weeks.of(case.pupil_id))
        for row in week.rows
        if not row.counts_unreported
    )
    if left:
        small.append(_tr("Tid som ingen har registrerat räknas inte."))
    start = snapshots.start(session, case.id)
    if start is not None and (changed := snapshots.moved(session, start)):
        small.append(changed)
    small.append(_tr("Varför säger siffrorna inte."))
    return said, " ".join(small)


def _asked(case: Case) -> str:
    if case.absence_percent is None:
        return ""
    told = _tr("I förfrågan stod {0} procent frånvaro").format(case.absence_percent)
    when = f", {case.absence_period}" if case.absence_period else ""
    who = _tr(", från {0}").format(case.source) if case.source else ""
    return f"{told}{when}{who}."
