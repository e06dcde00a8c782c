"""The caseload in a few questions, so that a thousand cases cost no more than one page of waiting."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from db.records import STEPS
from db.records.states import CaseStatus
from db.records.views import CaseRow, KnownCase, ListedPupil
from db.store.codec import columns, maker
from db.store.connection import Connection
from db.tables.cases import AHEAD
from db.tables.follow_ups import next_days


class Caseload:
    """Every case with what a list says of it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, today: date, status: CaseStatus = "open", at: str = "") -> list[CaseRow]:
        """Return the cases of a status (`open`, `closed`), in no promised order.

        A meeting that was over at the hour `at` (`HH:MM`) is not the next one; without it the whole day counts.
        """
        going, done = self._steps()
        coming, overdue, drafts, schools = (
            self._coming(today, at),
            self._overdue(today),
            self._drafts(),
            self._schools(),
        )
        found = []
        for row in self._cases(status):
            id, pupil_id = row[0], row[_PUPIL_ID]
            step = going.get(id)
            found.append(
                CaseRow._make(
                    (
                        *row,
                        *schools.get(pupil_id, _NO_SCHOOL),
                        min(done.get(id, -1) + 1, _LAST) if step is None else step,
                        *coming.get(id, _NOTHING),
                        overdue.get(id, 0),
                        drafts.get(id, 0),
                    )
                )
            )
        return found

    def known(self) -> list[KnownCase]:
        """Return every case, open or closed, as a search finds it, in no promised order."""
        schools = self._schools()
        rows = self._connection.execute(
            "SELECT pupil_id, cases.id, number, status, emblem_colour, emblem_pattern,"
            " first_names, last_name, calling_name, identity_number"
            " FROM cases JOIN pupils ON pupils.id = cases.pupil_id"
        ).fetchall()
        return [KnownCase._make((*row[1:], *schools.get(row[0], _NO_SCHOOL)[:3])) for row in rows]

    def pupils(self, case_ids: Iterable[str]) -> dict[str, ListedPupil]:
        """Return the pupil of those of the cases that are open, or closed with a booster to come, by case id."""
        ids = json.dumps(sorted(set(case_ids)))
        goes_on = (
            "(status = 'open' OR EXISTS (SELECT 1 FROM boosters"
            " WHERE boosters.case_id = cases.id AND boosters.status = 'planerad'))"
        )
        return self._pupils("cases.id IN (SELECT value FROM json_each(?))", ids, whose=goes_on)

    def born_around(self, first: date, last: date) -> dict[str, ListedPupil]:
        """Return the pupil of every open case with a birthday from one day to another within a year, by case id.

        The day before the first is among them: who was born on 29 February may turn a year older on 1 March.
        """
        begin, end = f"{first - timedelta(days=1):%m-%d}", f"{last:%m-%d}"
        both = "AND" if begin <= end else "OR"  # over New Year
        return self._pupils(f"(substr(birth_date, 6) >= ? {both} substr(birth_date, 6) <= ?)", begin, end)

    def _pupils(
        self, which: str, *values: str, whose: str = "cases.status = 'open'"
    ) -> dict[str, ListedPupil]:
        sql = f"SELECT cases.id, {_PUPILS} FROM cases JOIN pupils ON pupils.id = cases.pupil_id"
        rows = self._connection.execute(f"{sql} WHERE {whose} AND {which}", values)
        a_pupil = maker(ListedPupil)
        return {row[0]: a_pupil(row[1:]) for row in rows}

    def _cases(self, status: CaseStatus) -> list[tuple[Any, ...]]:
        """Return the columns that `CaseRow` begins with, in its order."""
        return self._connection.execute(
            "SELECT cases.id, number, status, opened_on, last_contact_on, emblem_colour, emblem_pattern,"
            " pupil_id, first_names, last_name, calling_name, identity_number, birth_date"
            " FROM cases JOIN pupils ON pupils.id = cases.pupil_id WHERE cases.status = ?",
            (status,),
        ).fetchall()

    def _schools(self) -> dict[str, tuple[str, str, str, str]]:
        """Return school id, school, class and grade by pupil: the one begun last of those that go on.

        Put in order here: SQLite takes four times as long to do it.
        """
        names = dict(self._connection.execute("SELECT id, name FROM schools").fetchall())
        going = self._connection.execute(
            "SELECT coalesce(started_on, ''), rowid, pupil_id, school_id, class_name, grade"
            " FROM schoolings WHERE ended_on IS NULL"
        ).fetchall()
        return {
            pupil_id: (school_id, names[school_id], class_name, grade)
            for _begun, _row, pupil_id, school_id, class_name, grade in sorted(going)
        }

    def _steps(self) -> tuple[dict[str, int], dict[str, int]]:
        """Return the last step that goes on and the last that is behind, by case; 0 to 7.

        Sorted out here: SQLite takes three times as long to group them.
        """
        going: dict[str, int] = {}
        done: dict[str, int] = {}
        steps = "SELECT case_id, step, status FROM case_steps WHERE status <> 'kommande'"
        for case_id, step, status in self._connection.execute(steps):
            last, place = going if status == "pagar" else done, _PLACES[step]
            if last.get(case_id, -1) < place:
                last[case_id] = place
        return going, done

    def _coming(self, today: date, at: str) -> dict[str, tuple[date | None, str, bool]]:
        """Return the next day by case: a meeting not yet over, else the next follow-up that holds."""
        coming: dict[str, tuple[date | None, str, bool]] = {}
        for case_id, planned_day in next_days(self._connection).items():
            coming[case_id] = (planned_day.day, planned_day.time, True)
        meetings = (
            f"SELECT case_id, held_on, starts_at FROM meetings WHERE case_id IS NOT NULL AND {AHEAD}"
            " ORDER BY held_on DESC, starts_at DESC"
        )
        day = today.isoformat()
        for case_id, held_on, time in self._connection.execute(meetings, (day, day, at)):
            planned, _, has_plan = coming.get(case_id, _NOTHING)
            held = date.fromisoformat(held_on)
            if planned is None or held <= planned or planned < today:
                coming[case_id] = (held, time, has_plan)
        return coming

    def _overdue(self, today: date) -> dict[str, int]:
        # The plus keeps SQLite from the index on cases, where it would read everything that was ever done.
        tasks = "SELECT case_id, count(*) FROM tasks WHERE done_at IS NULL AND due_on < ? GROUP BY +case_id"
        return dict(self._connection.execute(tasks, (today.isoformat(),)).fetchall())

    def _drafts(self) -> dict[str, int]:
        notes = (
            "SELECT case_id, count(*) FROM notes WHERE status = 'draft' AND category = 'journal'"
            " AND discarded_at IS NULL GROUP BY case_id"
        )
        return dict(self._connection.execute(notes).fetchall())


_NO_SCHOOL = ("", "", "", "")
_NOTHING = (None, "", False)
_PLACES = {step: place for place, step in enumerate(STEPS)}
_LAST = len(STEPS) - 1
_PUPILS = ", ".join(f"pupils.{name}" for name in columns(ListedPupil))
_PUPIL_ID = CaseRow._fields.index("pupil_id")
