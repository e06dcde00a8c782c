"""The second step: an index that was missing, notes without padding, places of corrections, branches in the keys of
versions, and how a consent ended.

`branch` (gren) is given to a version or round that meets another of the same number, when a case comes from another
vault: the ids and numbers of what was signed are never rewritten.
"""

from __future__ import annotations

from collections.abc import Callable

from db.store.connection import Connection
from db.store.steps.attendance import attendance
from db.store.steps.chains import chains
from db.store.steps.closings import closings
from db.store.steps.follow_ups import follow_ups
from db.store.steps.forms import forms
from db.store.steps.groups import groups
from db.store.steps.indexes import indexes
from db.store.steps.papers import papers
from db.store.steps.progress import progress
from db.store.steps.rebuild import rebuild
from db.store.steps.referrals import referrals
from db.store.steps.stand_ins import stand_ins
from db.store.steps.voices import voices

_LETTERS = "bcdefghijklmnopqrstuvwxyz"

# Who decided to share on another ground and when; the day a consent really ended, and how.
_OF_CONSENTS = """    override_kind TEXT NOT NULL DEFAULT '',
    override_decided_by TEXT NOT NULL DEFAULT '',
    override_decided_on TEXT,
    ended_on TEXT,
    ended_how TEXT NOT NULL DEFAULT '' CHECK (ended_how IN ('', 'avslut', 'overenskommelse')),
    ended_note TEXT NOT NULL DEFAULT '',
"""


def second(connection: Connection) -> None:
    """Bring a vault of the first schema to the second."""
    for part in PARTS:
        part(connection)


def _index(connection: Connection) -> None:
    """The notes of a goal are asked for in every plan."""
    connection.execute("CREATE INDEX notes_by_goal ON notes (goal_id)")


def _padding(connection: Connection) -> None:
    """A long draft no longer keeps blanks after its text."""
    connection.execute("ALTER TABLE notes DROP COLUMN room")


def _places(connection: Connection) -> None:
    """A correction knows where the words it strikes stand; of those made before nobody does."""
    connection.execute("ALTER TABLE amendments ADD COLUMN struck_of TEXT NOT NULL DEFAULT ''")
    connection.execute("ALTER TABLE amendments ADD COLUMN struck_at INTEGER")


def _branches(connection: Connection) -> None:
    """Versions and rounds may share a number when their branches differ.

    Nothing kept rounds of the same number apart before: such get a branch in the order they were begun.
    """
    for table, more in (("plans", ""), ("consents", _OF_CONSENTS)):
        rebuild(
            connection,
            table,
            "    UNIQUE (case_id, number, version)\n",
            f"    branch TEXT NOT NULL DEFAULT '',\n{more}    UNIQUE (case_id, number, version, branch)\n",
        )
    rebuild(
        connection,
        "assessments",
        "    created_at TEXT NOT NULL\n",
        "    created_at TEXT NOT NULL,\n    branch TEXT NOT NULL DEFAULT '',\n    UNIQUE (case_id, round, branch)\n",
        {"branch": _round_branch()},
    )


def _round_branch() -> str:
    """Return the branch of a round as SQL: how many of the same number were begun before it, as a letter."""
    place = (
        "(SELECT count(*) FROM assessments AS earlier WHERE earlier.case_id = assessments.case_id"
        " AND earlier.round = assessments.round"
        " AND (earlier.created_at, earlier.id) < (assessments.created_at, assessments.id))"
    )
    # After z they are numbered: never seen, but the step must not fail on it.
    return (
        f"CASE WHEN {place} = 0 THEN '' WHEN {place} <= {len(_LETTERS)}"
        f" THEN substr('{_LETTERS}', {place}, 1) ELSE 'z' || {place} END"
    )


# The tables of the chains are made by a part of their own, which links what those before it have left. A column that
# comes after it is not in those links, and is named in `db.store.sealing.LATER`.
PARTS: tuple[Callable[[Connection], None], ...] = (
    _index,
    _padding,
    _branches,
    forms,
    papers,
    voices,
    progress,
    stand_ins,
    follow_ups,
    referrals,
    closings,
    groups,
    attendance,
    indexes,
    chains,
    _places,
)
