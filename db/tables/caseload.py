"""The caseload in a few questions, so that a thousand cases cost no more than one page of waiting."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from db.codec import columns, maker
from db.connection import Connection
from db.records import STEPS
from db.records.views import CaseRow, ListedCase, ListedPupil


class Caseload:
    """Every case with what a list says of it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, today: date, status: str = "open") -> list[CaseRow]:
        """Return the cases of a status (`open`, `closed`), in no promised order."""
        steps, coming = self._steps(), self._coming(today)
        overdue, drafts, schools = self._overdue(today), self._drafts(), self._schools()
        a_case, a_pupil = maker(ListedCase), maker(ListedPupil)
        found = []
        for row in self._cases(status):
            case, pupil = a_case(row[:_CASE]), a_pupil(row[_CASE:])
            school_id, school, class_name, grade = schools.get(pupil.id, _NO_SCHOOL)
            next_on, next_time, has_plan = coming.get(case.id, (None, "", False))
            found.append(
                CaseRow(
                    case=case,
                    pupil=pupil,
                    school_id=school_id,
                    school=school,
                    class_name=class_name,
                    grade=grade,
                    steps=tuple(steps.get(case.id, _COMING)),
                    next_on=next_on,
                    next_time=next_time,
                    overdue=overdue[case.id],
                    drafts=drafts[case.id],
                    has_plan=has_plan,
                )
            )
        return found

    def pupils(self, case_id: str | None = None) -> dict[str, ListedPupil]:
        """Return the pupil of every open case, or of one, by case id."""
        sql = f"SELECT cases.id, {_PUPILS} FROM cases JOIN pupils ON pupils.id = cases.pupil_id"
        rows = self._connection.execute(
            f"{sql} WHERE cases.status = 'open' AND ?1 IN ('', cases.id)", (case_id or "",)
        )
        a_pupil = maker(ListedPupil)
        return {row[0]: a_pupil(row[1:]) for row in rows}

    def _cases(self, status: str) -> list[tuple[str | None, ...]]:
        return self._connection.execute(
            f"SELECT {_CASES}, {_PUPILS} FROM cases JOIN pupils ON pupils.id = cases.pupil_id"
            " WHERE cases.status = ?",
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

    def _steps(self) -> dict[str, list[str]]:
        places = {code: place for place, code in enumerate(STEPS)}
        steps: dict[str, list[str]] = defaultdict(_COMING.copy)
        for case_id, step, status in self._connection.execute("SELECT case_id, step, status FROM case_steps"):
            steps[case_id][places[step]] = status
        return steps

    def _coming(self, today: date) -> dict[str, tuple[date | None, str, bool]]:
        """Return the next day by case: a planned meeting from today on, else the signed plan's follow-up."""
        coming: dict[str, tuple[date | None, str, bool]] = {}
        plans = (
            "SELECT case_id, next_on, next_time FROM plans WHERE status = 'signed' ORDER BY number, version"
        )
        for case_id, day, time in self._connection.execute(plans):
            coming[case_id] = (date.fromisoformat(day) if day else None, time, True)
        meetings = (
            "SELECT case_id, held_on, starts_at FROM meetings WHERE case_id IS NOT NULL AND held_on >= ?"
            " ORDER BY held_on DESC, starts_at DESC"
        )
        for case_id, day, time in self._connection.execute(meetings, (today.isoformat(),)):
            planned, _, has_plan = coming.get(case_id, (None, "", False))
            held = date.fromisoformat(day)
            if planned is None or held <= planned or planned < today:
                coming[case_id] = (held, time, has_plan)
        return coming

    def _overdue(self, today: date) -> Counter[str]:
        tasks = "SELECT case_id, count(*) FROM tasks WHERE done_at IS NULL AND due_on < ? GROUP BY case_id"
        return Counter(dict(self._connection.execute(tasks, (today.isoformat(),)).fetchall()))

    def _drafts(self) -> Counter[str]:
        notes = (
            "SELECT case_id, count(*) FROM notes WHERE status = 'draft' AND category = 'journal'"
            " AND discarded_at IS NULL GROUP BY case_id"
        )
        return Counter(dict(self._connection.execute(notes).fetchall()))


_NO_SCHOOL = ("", "", "", "")
_COMING = ["kommande"] * len(STEPS)
_CASES = ", ".join(f"cases.{name}" for name in columns(ListedCase))
_PUPILS = ", ".join(f"pupils.{name}" for name in columns(ListedPupil))
_CASE = len(columns(ListedCase))
