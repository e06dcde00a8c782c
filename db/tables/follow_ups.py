"""Questions about follow-ups and what lies under them, and the one next day of a case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Generic, TypeVar

from db.records import FollowUp, FollowUpCorrection, FollowUpGoal, FollowUpMeasure, FollowUpPerson
from db.records.views import NextDay
from db.store.connection import Connection
from db.tables.table import Table

R = TypeVar("R")

_NEXT = """
SELECT case_id, next_on, next_time, next_place, next_interpreter, 'plan', id,
    coalesce(signed_at, created_at) AS moment, number, version
FROM plans WHERE status = 'signed'{here} AND case_id IN (SELECT id FROM cases WHERE status = 'open')
UNION ALL
SELECT case_id, coalesce(next_on, pause_until), next_time, next_place, interpreter, status, id,
    coalesce(signed_at, created_at), 0, 0
FROM follow_ups WHERE (status = 'installd' OR (status = 'signerad' AND replaces_due = 1)){here}
    AND case_id IN (SELECT id FROM cases WHERE status = 'open')
UNION ALL
SELECT case_id, planned_on, planned_time, place, '', 'booster', id, '', -number, 0
FROM boosters WHERE status = 'planerad'{here} AND case_id IN (SELECT id FROM cases WHERE status = 'closed')
ORDER BY moment, number, version"""


def next_days(connection: Connection, case_id: str | None = None) -> dict[str, NextDay]:
    """Return the next day of every case that has a plan or a follow-up, or of one; by case id.

    It is `next_on` of whichever was signed last: the plan, a follow-up that replaces what was due, or one that was
    cancelled for a new day. A day of None stands when the last of them says that there is no next. On a closed case
    it is the first booster that is planned, and nothing else.
    """
    here, values = ("", ()) if case_id is None else (" AND case_id = ?", (case_id,) * 3)
    found: dict[str, NextDay] = {}
    for row in connection.execute(_NEXT.format(here=here), values):
        case, day, at, place, interpreter, source, id, *_ = row
        found[case] = NextDay(
            date.fromisoformat(day) if day else None,
            at,
            place,
            interpreter,
            source == "plan",
            id,
            source == "booster",
        )
    return found


class FollowUps(Table[FollowUp]):
    """All follow-ups; those in the bin are left out unless asked for."""

    name = "follow_ups"
    record = FollowUp

    def drafts(self) -> list[FollowUp]:
        """Return what is being written in open cases, the one left longest first."""
        return self.select(
            "WHERE status = 'utkast' AND EXISTS (SELECT 1 FROM cases WHERE cases.id = follow_ups.case_id"
            " AND cases.status = 'open') ORDER BY updated_at"
        )

    def of(self, case_id: str) -> list[FollowUp]:
        """Return a case's follow-ups, the latest number first."""
        return self.select(
            "WHERE case_id = ? AND status <> 'kastad' ORDER BY number DESC, rowid DESC", case_id
        )

    def signed(self, case_id: str) -> list[FollowUp]:
        """Return those that are signed, the first held first."""
        return self.select(
            "WHERE case_id = ? AND status = 'signerad' ORDER BY held_on, held_time, signed_at", case_id
        )

    def draft(self, case_id: str) -> FollowUp | None:
        """Return the one being written."""
        return self.first("WHERE case_id = ? AND status = 'utkast' ORDER BY number DESC", case_id)

    def planned(self, case_id: str) -> FollowUp | None:
        """Return the one that is booked."""
        return self.first("WHERE case_id = ? AND status = 'planerad' ORDER BY number DESC", case_id)

    def binned(self, case_id: str | None = None) -> list[FollowUp]:
        """Return those that were thrown away as drafts, the latest first, of one case or of all."""
        if case_id is None:
            return self.select("WHERE status = 'kastad' ORDER BY discarded_at DESC")
        return self.select("WHERE case_id = ? AND status = 'kastad' ORDER BY discarded_at DESC", case_id)

    def last_number(self, case_id: str) -> int:
        """Return the highest number in a case, thrown away ones included; 0 for none."""
        rows = self.ask("SELECT max(number) FROM follow_ups WHERE case_id = ?", case_id)
        return int(rows[0][0] or 0)

    def next_of(self, case_id: str) -> NextDay | None:
        """Return the next day of a case, see `next_days`; None without plan and follow-up."""
        return next_days(self._connection, case_id).get(case_id)

    def all_next(self) -> dict[str, NextDay]:
        """Return the next day of every case, see `next_days`."""
        return next_days(self._connection)


class FollowUpParts(Table[R], Generic[R]):
    """Rows that belong to one follow-up."""

    order = "sort_order, rowid"

    def of(self, follow_up_id: str) -> list[R]:
        """Return the rows of one, in their order."""
        return self.select(f"WHERE follow_up_id = ? ORDER BY {self.order}", follow_up_id)

    def of_all(self, ids: Iterable[str]) -> dict[str, list[R]]:
        """Return the rows of several at once, by the follow-up's id: one question whatever their number."""
        wanted = list(ids)
        marks = ", ".join("?" * len(wanted))
        found: dict[str, list[R]] = {id: [] for id in wanted}
        rows: list[Any] = self.select(f"WHERE follow_up_id IN ({marks}) ORDER BY {self.order}", *wanted)
        for row in rows:
            found[row.follow_up_id].append(row)
        return found


class FollowUpGoals(FollowUpParts[FollowUpGoal]):
    """A row a goal."""

    name = "follow_up_goals"
    record = FollowUpGoal


class FollowUpMeasures(FollowUpParts[FollowUpMeasure]):
    """A row a measure."""

    name = "follow_up_measures"
    record = FollowUpMeasure


class FollowUpPeople(FollowUpParts[FollowUpPerson]):
    """Who was there."""

    name = "follow_up_people"
    record = FollowUpPerson


class FollowUpCorrections(FollowUpParts[FollowUpCorrection]):
    """Corrections of what was signed, the oldest first."""

    name = "follow_up_corrections"
    record = FollowUpCorrection
    order = "signed_at, rowid"
