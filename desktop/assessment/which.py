"""Which round of a case is meant: the latest, or an earlier one that is named."""

from __future__ import annotations

from db.records import Assessment
from desktop.session.session import Session


def current(session: Session, case_id: str) -> Assessment | None:
    """Return the latest round, None before the first."""
    return session.db.assessments.current(case_id)


def chosen(session: Session, case_id: str, round_id: str) -> Assessment | None:
    """Return the round of this id if it is one of the case's, else the latest; None before the first."""
    rounds = session.db.assessments.of(case_id)
    named = next((one for one in rounds if one.id == round_id), None)
    return named or (rounds[0] if rounds else None)


def earlier_id(session: Session, case_id: str, round_id: str) -> str:
    """Return the id if it is that of an earlier round than the latest, else the empty text."""
    last = current(session, case_id)
    named = chosen(session, case_id, round_id)
    return named.id if named is not None and last is not None and named.id != last.id else ""
