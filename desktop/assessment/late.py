"""An answer that comes when the kartläggning is signed: a supplement beside it, and never a change in it.

It is a journal note of a kind of its own, signed and locked like every note; the round is what it was.
"""

from __future__ import annotations

from db.clock import day_of
from db.records import Assessment
from db.records.views import ListedNote
from desktop import dates
from desktop.session.session import Session

KIND = "svar_efterat"
"""The code of such a note in the list `anteckning`."""


def late_answers(session: Session, assessment: Assessment) -> list[ListedNote]:
    """Return the notes of answers that came after a round was signed and before the next was, the earliest first."""
    if assessment.signed_at is None:
        return []
    signed = day_of(assessment.signed_at)
    later = [
        day_of(one.signed_at)
        for one in session.db.assessments.of(assessment.case_id)
        if one.signed_at is not None and one.signed_at > assessment.signed_at
    ]
    found = [
        one
        for one in session.db.notes.listed(assessment.case_id)
        if one.kind == KIND and one.event_on >= signed and not (later and one.event_on >= min(later))
    ]
    return sorted(found, key=lambda one: one.event_on)


def told_late(session: Session, assessment: Assessment) -> str:
    """Return for the worker and the record that signed answers came afterwards; empty where none did.

    `Svar har kommit i efterhand, 3 december 2026. Det står i journalen.`
    """
    days = [one.event_on for one in late_answers(session, assessment) if one.status == "signed"]
    if not days:
        return ""
    listed = " och ".join(dates.full(day) for day in dict.fromkeys(days))
    return f"Svar har kommit i efterhand, {listed}. Det står i journalen."
