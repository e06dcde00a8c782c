"""Questions about cases, their steps, tasks and meetings."""

from __future__ import annotations

from datetime import date

from db.records import STEPS, Case, CaseStep, Meeting, StepChange, Task
from db.tables.table import Table


class Cases(Table[Case]):
    """All cases."""

    name = "cases"
    record = Case

    def open(self) -> list[Case]:
        """Return the open cases, the longest untouched first."""
        return self.select("WHERE status = 'open' ORDER BY last_contact_on")

    def count_open(self) -> int:
        """Return how many cases are open."""
        return self.count("WHERE status = 'open'")

    def of(self, pupil_id: str) -> list[Case]:
        """Return a pupil's cases, the latest first."""
        return self.select("WHERE pupil_id = ? ORDER BY opened_on DESC, number DESC", pupil_id)

    def last_number(self, year: int) -> int:
        """Return the highest running number used in a year (two digits of it stand in `26-014`), or 0."""
        rows = self.ask(
            "SELECT max(CAST(substr(number, 4) AS INTEGER)) FROM cases WHERE number LIKE ?",
            f"{year % 100:02d}-%",
        )
        return int(rows[0][0] or 0)

    def numbers(self) -> list[tuple[str, str, str]]:
        """Return id, number and pupil of every case, also of the closed ones."""
        return self.ask("SELECT id, number, pupil_id FROM cases")

    def emblems(self) -> list[tuple[int, int, str | None]]:
        """Return colour, pattern and present school of every open case."""
        return self.ask(
            "SELECT emblem_colour, emblem_pattern, schoolings.school_id FROM cases"
            " LEFT JOIN schoolings ON schoolings.pupil_id = cases.pupil_id AND schoolings.ended_on IS NULL"
            " WHERE cases.status = 'open'"
        )


class CaseSteps(Table[CaseStep]):
    """Where each step of each case stands."""

    name = "case_steps"
    record = CaseStep

    def of(self, case_id: str) -> list[CaseStep]:
        """Return the eight steps in process order; a step without a row is still to come."""
        stored = {step.step: step for step in self.select("WHERE case_id = ?", case_id)}
        return [
            stored.get(code) or CaseStep(id=f"{case_id}:{code}", case_id=case_id, step=code) for code in STEPS
        ]


class StepChanges(Table[StepChange]):
    """The history of the steps."""

    name = "step_changes"
    record = StepChange

    def of(self, case_id: str) -> list[StepChange]:
        """Return a case's step changes, oldest first."""
        return self.select("WHERE case_id = ? ORDER BY created_at", case_id)


class Tasks(Table[Task]):
    """Things to do."""

    name = "tasks"
    record = Task

    def waiting(self) -> list[Task]:
        """Return what is not done, the most urgent first."""
        return self.select("WHERE done_at IS NULL ORDER BY due_on IS NULL, due_on")

    def count_due(self, day: date) -> int:
        """Return how many things that are not done were to be done by a day."""
        return self.count("WHERE done_at IS NULL AND due_on <= ?", day)

    def of(self, case_id: str) -> list[Task]:
        """Return what is not done in a case, the most urgent first."""
        return self.select("WHERE case_id = ? AND done_at IS NULL ORDER BY due_on IS NULL, due_on", case_id)


AHEAD = (
    "(held_on > ? OR (held_on = ? AND note_id IS NULL"
    " AND coalesce(nullif(ends_at, ''), nullif(starts_at, ''), '24:00') >= ?))"
)
"""A meeting that is still to come or going on: asked with a day, the same day, and the hour `HH:MM` there."""


class Meetings(Table[Meeting]):
    """Planned meetings."""

    name = "meetings"
    record = Meeting

    def between(self, first: date, last: date) -> list[Meeting]:
        """Return the meetings from one day to another, both included, in time order."""
        return self.select("WHERE held_on BETWEEN ? AND ? ORDER BY held_on, starts_at", first, last)

    def ahead(self, day: date, at: str, case_id: str | None = None) -> list[Meeting]:
        """Return the meetings not yet over at an hour (`HH:MM`) of a day, in time order, of one case or of all."""
        order = "ORDER BY held_on, starts_at, id"
        if case_id is None:
            return self.select(f"WHERE {AHEAD} {order}", day, day, at)
        return self.select(f"WHERE case_id = ? AND {AHEAD} {order}", case_id, day, day, at)

    def untold(self, first: date, last: date) -> list[Meeting]:
        """Return the meetings of cases from one day to another that no note tells of, the latest first."""
        return self.select(
            "WHERE case_id IS NOT NULL AND note_id IS NULL AND held_on BETWEEN ? AND ?"
            " ORDER BY held_on DESC, starts_at DESC, id",
            first,
            last,
        )

    def next_in(self, case_id: str, day: date, at: str) -> Meeting | None:
        """Return the first meeting of a case that is not over at an hour (`HH:MM`) of a day."""
        return self.first(
            f"WHERE case_id = ? AND {AHEAD} ORDER BY held_on, starts_at, id", case_id, day, day, at
        )

    def of(self, case_id: str, until: date) -> list[Meeting]:
        """Return the meetings of a case up to a day, that day included, that no note tells of, in time order."""
        return self.select(
            "WHERE case_id = ? AND note_id IS NULL AND held_on <= ? ORDER BY held_on, starts_at, id",
            case_id,
            until,
        )

    def about(self, note_id: str) -> list[Meeting]:
        """Return the meetings that this note was begun for."""
        return self.select("WHERE note_id = ?", note_id)
