"""What is typed on the page and is no week yet: it lies in the drafts of the vault until it is one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from db.records import AttendanceWeek
from desktop.attendance.keeping import remove_week, save_weeks
from desktop.drafts import drafts
from desktop.session.session import Session

Held = Mapping[str, Mapping[str, str]]
"""Weeks `2026-48`, each with the texts of its cells, or its letters as `boxes`."""


def typed(session: Session, case_id: str) -> dict[str, Any]:
    """Return what was typed of a case and is no week yet."""
    return drafts.kept(session, _form(case_id))


def keep_typed(session: Session, case_id: str, held: Held) -> None:
    """Keep what is typed; nothing typed, nothing kept. Raises `UserError` when the disk is full or failing."""
    if held:
        drafts.keep(session, _form(case_id), {week: dict(texts) for week, texts in held.items()})
    else:
        drafts.drop(session, _form(case_id))


def save_typed(session: Session, case_id: str, week: AttendanceWeek, held: Held) -> None:
    """Keep a week that is typed, and of what else is typed what is left, both or neither.

    Raises `UserError` when it is no week, or cannot be written.
    """
    with session.change():
        save_weeks(session, case_id, [week])
        keep_typed(session, case_id, held)


def take_back(session: Session, case_id: str, key: tuple[int, int], was: AttendanceWeek | None) -> None:
    """Let a week be what it was before it was typed: other figures, or none."""
    rows = session.db.attendance_weeks.in_week(session.db.cases.get(case_id).pupil_id, *key)
    if was is not None:
        save_weeks(session, case_id, [was])
    elif rows:
        remove_week(session, case_id, rows[0].id)


def _form(case_id: str) -> str:
    return f"narvaro:{case_id}"
