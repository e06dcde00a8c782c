"""What can be done with a handlingsplan. The verbs lie in files of their own; this is the door to them."""

from __future__ import annotations

from desktop.plan.changes import changed_since, changes_since, family_changes, previous
from desktop.plan.checks import (
    Check,
    Gap,
    advice,
    goal_checks,
    is_late,
    level_hints,
    missing,
    thoughts,
)
from desktop.plan.family import FamilyPlan, family_plan, private_points
from desktop.plan.goals import (
    active_goals,
    add_goal,
    goal_from_barrier,
    link_factor,
    remove_goal,
    set_goal_status,
    unlink_factor,
)
from desktop.plan.ladder import stand_on
from desktop.plan.measures import add_measure, measure_from_catalogue
from desktop.plan.parts import (
    add_part,
    move_part,
    remove_part,
    restore_part,
    save_all,
    save_fields,
    save_part,
)
from desktop.plan.progress import (
    history,
    level_now,
    note_level,
    note_progress,
    note_status,
    status_now,
    take_back,
    taken_back,
)
from desktop.plan.signing import approve, sign_plan
from desktop.plan.versions import discard_draft, new_version, start_plan

__all__ = [
    "Check",
    "FamilyPlan",
    "Gap",
    "active_goals",
    "add_goal",
    "add_measure",
    "add_part",
    "advice",
    "approve",
    "changed_since",
    "changes_since",
    "discard_draft",
    "family_changes",
    "family_plan",
    "goal_checks",
    "goal_from_barrier",
    "history",
    "is_late",
    "level_hints",
    "level_now",
    "link_factor",
    "measure_from_catalogue",
    "missing",
    "move_part",
    "new_version",
    "note_level",
    "note_progress",
    "note_status",
    "previous",
    "private_points",
    "remove_goal",
    "remove_part",
    "restore_part",
    "save_all",
    "save_fields",
    "save_part",
    "set_goal_status",
    "sign_plan",
    "stand_on",
    "start_plan",
    "status_now",
    "take_back",
    "taken_back",
    "thoughts",
    "unlink_factor",
]
