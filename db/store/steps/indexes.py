"""Part of the second step: indexes, so that no act of a day reads a whole table that grows.

A key to another table without an index makes SQLite read the whole table for each row that is taken away up there: a
contact, a goal, a party. `notes_listed` holds all that a list says of a note but its text, in the list's own order.
"""

from __future__ import annotations

from db.store.connection import Connection

INDEXES = (
    "CREATE INDEX notes_listed ON notes (case_id, status, event_on DESC, event_time DESC, created_at DESC,"
    " discarded_at, transferred_at, category, kind, purge_on, written_by, id)",
    "CREATE INDEX log_by_utc ON log (utc)",
    "CREATE INDEX pupils_by_number ON pupils (identity_number)",
    "CREATE INDEX schoolings_ended ON schoolings (ended_on, pupil_id) WHERE ended_on IS NOT NULL",
    "CREATE INDEX tasks_waiting ON tasks (due_on, case_id) WHERE done_at IS NULL",
    "CREATE INDEX meetings_by_day ON meetings (held_on, starts_at)",
    "CREATE INDEX informants_by_contact ON informants (contact_id)",
    "CREATE INDEX plan_words_by_contact ON plan_words (contact_id)",
    "CREATE INDEX goal_factors_by_goal ON goal_factors (goal_id)",
    "CREATE INDEX measures_by_goal ON measures (goal_id)",
    "CREATE INDEX progress_taken_back ON progress (takes_back) WHERE takes_back IS NOT NULL",
    "CREATE INDEX signatories_by_contact ON signatories (contact_id)",
    "CREATE INDEX withdrawals_by_party ON withdrawals (party_id)",
    "CREATE INDEX paper_signings_by_case ON paper_signings (case_id)",
    "CREATE INDEX paper_signings_by_paper ON paper_signings (paper_id)",
)


def indexes(connection: Connection) -> None:
    """Make them; `notes_listed` begins as the index it replaces did."""
    connection.execute("DROP INDEX notes_by_case")
    for sql in INDEXES:
        connection.execute(sql)
