"""Trappan: on which step the pupil stands."""

from __future__ import annotations

from dataclasses import replace

from db.records import LadderStep
from desktop.plan.parts import draft
from desktop.session.session import Session


def stand_on(session: Session, step: LadderStep) -> None:
    """Say that this step is where we are now, and no other."""
    with draft(session, step.plan_id, "ladder_steps") as (db, _):
        for one in db.ladder_steps.of(step.plan_id):
            if one.is_current != (one.id == step.id):
                db.ladder_steps.put(replace(one, is_current=one.id == step.id))
