"""Attendance at a follow-up: the snapshot that is taken as it is signed, and its sentence in the family's words.

Presence is said as school hours out of ten; less than at the start is said plainly and without blame, never hidden.
"""

from __future__ import annotations

from fractions import Fraction

from db.records import AttendanceSnapshot, FollowUp
from desktop.attendance import snapshots
from desktop.attendance.compared import kept
from desktop.content import texts
from desktop.session.session import Session

_NUMBERS = ("ingen", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio")
_ALL = 10


def take(session: Session, follow_up: FollowUp) -> tuple[str, str]:
    """Take the snapshot of a follow-up that is being signed; return its id and the family's sentence.

    It is taken also where there is too little to tell a per cent; the sentence is empty then.
    """
    assert follow_up.held_on is not None
    taken = snapshots.take(session, follow_up.case_id, "uppfoljning", follow_up.held_on)
    return taken.id, family_sentence(session, follow_up.case_id, taken)


def now(session: Session, follow_up: FollowUp) -> str:
    """Return the family's sentence as it would be if the follow-up were signed now; empty without figures."""
    if follow_up.held_on is None:
        return ""
    found = snapshots.count(session, follow_up.case_id, "uppfoljning", follow_up.held_on)
    return family_sentence(session, follow_up.case_id, found) if found.basis != "for_lite" else ""


def family_sentence(session: Session, case_id: str, snapshot: AttendanceSnapshot) -> str:
    """Return how many school hours of ten the pupil was there, and how many when it began; empty without figures."""
    found = kept(snapshot)
    if found is None:
        return ""
    case = session.db.cases.get(case_id)
    called = session.db.pupils.get(case.pupil_id).called
    hours = of_ten(found.present)
    first = snapshots.start(session, case_id)
    begun = kept(first) if first is not None else None
    said = texts("sv")
    if hours == _ALL:
        return said.get("uppfoljning.narvaro_alla", elev_fornamn=called)
    if begun is None:
        return said.get("uppfoljning.narvaro_nu", elev_fornamn=called, antal=_NUMBERS[hours])
    was = of_ten(begun.present)
    line = "uppfoljning.narvaro_mindre" if hours < was else "uppfoljning.narvaro_av"
    return said.get(line, elev_fornamn=called, antal=_NUMBERS[hours], n=_NUMBERS[was])


def of_ten(share: Fraction) -> int:
    """Return a share as whole hours of ten, half upwards."""
    return min(_ALL, int(share * _ALL + Fraction(1, 2)))
