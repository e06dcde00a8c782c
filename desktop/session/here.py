"""Var är jag i dag: the school the user is at, chosen for the day and gone with it, and the hour it is there."""

from __future__ import annotations

from db import clock
from desktop.session.session import Session
from desktop.session.settings import prefer


def school_here(session: Session) -> str:
    """Return the id of the school chosen today; empty when none is, or when the one chosen is no longer visited."""
    choices = session.choices
    if not choices.school_of_the_day or choices.school_chosen_on != session.today().isoformat():
        return ""
    school = session.db.schools.find(choices.school_of_the_day)
    return school.id if school is not None and school.ended_on is None else ""


def be_at_school(session: Session, school_id: str) -> None:
    """Say which school the user is at today; empty for none. Raises `UserError`."""
    today = session.today().isoformat() if school_id else ""
    prefer(session, school_of_the_day=school_id, school_chosen_on=today)


def hour() -> str:
    """Return what the clock on the wall shows, `HH:MM`."""
    return f"{clock.local(clock.now()):%H:%M}"
