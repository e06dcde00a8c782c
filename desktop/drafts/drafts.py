"""Text on its way in a form that is no row yet: kept in the vault, so that a crash takes at most two seconds."""

from __future__ import annotations

import json
from typing import Any

from db.records import Draft
from desktop.session.session import Session

NEW_PUPIL = "ny-elev"

SHARED = "olast:"
"""What such rows hold belongs to a row of the case, whoever works there; every other draft is one person's."""


def row_of(session: Session, form: str, name: str | None = None) -> str:
    """Return the id of the row that holds a form's draft: a stand-in is not handed what somebody else has typed.

    `name` is a stand-in's, empty for the owner; None is whoever works here now.
    """
    whose = name if name is not None else session.stand_in.name if session.stand_in else ""
    return f"{form}@{whose}" if whose and not form.startswith(SHARED) else form


def keep(session: Session, form: str, values: dict[str, Any]) -> None:
    """Write what a form holds now; writes nothing when it holds the same already."""
    form = row_of(session, form)
    body = json.dumps(values, ensure_ascii=True, sort_keys=True)
    kept = session.db.drafts.find(form)
    if kept is None or kept.body != body:
        with session.change("drafts") as db:
            db.drafts.save(Draft(id=form, body=body))


def kept(session: Session, form: str) -> dict[str, Any]:
    """Return what was last kept for a form, empty if nothing."""
    draft = session.db.drafts.find(row_of(session, form))
    found = json.loads(draft.body) if draft else {}
    return found if isinstance(found, dict) else {}


def drop(session: Session, form: str) -> None:
    """Forget what was kept for a form."""
    form = row_of(session, form)
    if session.db.drafts.find(form) is not None:
        with session.change("drafts") as db:
            db.drafts.remove(form)
