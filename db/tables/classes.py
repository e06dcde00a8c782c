"""Whose each table is: what goes with a pupil when a case is handed over or erased, and what stays.

The unit is the pupil with every case. A table belongs to exactly one class; where its rows differ (a task with or
without a case), it is classed by those that are about a pupil. See `docs/adr/0024-schema-steps-and-locks.md`.
"""

from __future__ import annotations

PUPILS = "elevens"
"""Goes with the pupil: moved, copied out or erased with all the pupil's cases."""

SHARED = "delade"
"""Referred to from several pupils; what is referred to is copied along, and never erased with one of them."""

OFFICES = "verksamhetens"
"""The unit's own work and its figures, which name no pupil."""

ARCHIVES = "arkivets"
"""What proves the vault itself, and is never taken out of it."""

PROGRAMS = "programmets"
"""How the program is set for the one who uses it."""

CLASSES: dict[str, tuple[str, ...]] = {
    PUPILS: (
        *("pupils", "pupil_siblings", "schoolings", "contacts"),
        *("attendance_sources", "attendance_weeks", "attendance_periods", "attendance_lessons"),
        *("attendance_earlier", "attendance_snapshots"),
        *("cases", "case_steps", "step_changes", "tasks", "meetings"),
        *("notes", "note_versions", "amendments", "drafts"),
        *("assessments", "informants", "answers", "summaries", "case_documents", "safety_actions"),
        *("placements", "clearances", "askings"),
        *("plans", "plan_words", "plan_points", "goals", "goal_factors", "measures", "ladder_steps"),
        *("participants", "progress"),
        *("follow_ups", "follow_up_goals", "follow_up_measures", "follow_up_people", "follow_up_corrections"),
        *("referrals", "referral_additions"),
        *(
            "closings",
            "closing_goals",
            "closing_people",
            "closing_duties",
            "closing_views",
            "closing_undoings",
        ),
        "boosters",
        *("consents", "consent_parties", "consent_cells", "signatories", "withdrawals"),
        *("disclosures", "prints", "kept_papers", "paper_signings", "case_links"),
    ),
    SHARED: ("schools", "school_contacts", "calendar_spans", "attendance_mappings", "forms"),
    OFFICES: ("group_activities", "group_activity_schools"),
    ARCHIVES: ("log", "key_epochs", "meta", "vault_links", "stand_ins"),
    PROGRAMS: ("settings",),
}


def class_of(table: str) -> str:
    """Return the class of a table. Raises `KeyError` for one that has none."""
    for name, tables in CLASSES.items():
        if table in tables:
            return name
    raise KeyError(table)
