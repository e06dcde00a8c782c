"""Verbs for what the user has chosen: who they are, where they work, how the program behaves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from desktop.lock.sources.idle import LONGEST, SHORTEST
from desktop.session import settings
from desktop.session.preferences import prefer
from desktop.session.session import Session


def save_worker(session: Session, **changes: Any) -> None:
    """Change who the user is."""
    _save(session, replace(session.worker, **changes), "worker")


def save_office(session: Session, **changes: Any) -> None:
    """Change where the user works and the telephone list."""
    _save(session, replace(session.office, **changes), "office")


def save_idle_minutes(session: Session, minutes: int) -> None:
    """Change how long the program may stand untouched before it locks; logged, since it lowers safety."""
    with session.change("settings", event="settings_changed", detail="idle_minutes"):
        prefer(session, idle_minutes=max(SHORTEST, min(LONGEST, minutes)))


def _save(session: Session, group: settings.Worker | settings.Office, what: str) -> None:
    with session.change("settings", event="settings_changed", detail=what) as db:
        settings.write(db, group)
