"""Letting go of what has had its time, once after each opening."""

from __future__ import annotations

from desktop.followup.bin import empty_bin as empty_follow_ups
from desktop.log.clocks import Clocks
from desktop.notes.purge import empty_bin, purge_scratch
from desktop.session.session import Session


def let_go(session: Session, seen: Clocks) -> None:
    """Empty the bins and purge scratch notes of what has lain there long enough, by the days that can be believed."""
    empty_bin(session, seen)
    purge_scratch(session, seen)
    empty_follow_ups(session, seen)
