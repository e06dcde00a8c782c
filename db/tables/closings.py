"""Questions about closings, what lies under them, and boosters."""

from __future__ import annotations

from typing import Generic, TypeVar

from db.records import Booster, Closing, ClosingDuty, ClosingGoal, ClosingPerson, ClosingUndoing, ClosingView
from db.tables.table import Table

R = TypeVar("R")


class Closings(Table[Closing]):
    """All closings."""

    name = "closings"
    record = Closing

    def draft(self, case_id: str) -> Closing | None:
        """Return the one being written."""
        return self.first("WHERE case_id = ? AND status = 'utkast' ORDER BY number DESC", case_id)

    def drafts(self) -> list[Closing]:
        """Return what is being written in open cases, the one left longest first."""
        return self.select(
            "WHERE status = 'utkast' AND EXISTS (SELECT 1 FROM cases WHERE cases.id = closings.case_id"
            " AND cases.status = 'open') ORDER BY updated_at"
        )

    def signed(self, case_id: str) -> list[Closing]:
        """Return those that were done, the latest first; one that was taken back is among them."""
        return self.select("WHERE case_id = ? AND status = 'signerad' ORDER BY signed_at DESC", case_id)

    def last_number(self, case_id: str) -> int:
        """Return the highest number in a case, 0 for none."""
        return int(self.ask("SELECT max(number) FROM closings WHERE case_id = ?", case_id)[0][0] or 0)


class ClosingParts(Table[R], Generic[R]):
    """Rows that belong to one closing."""

    def of(self, closing_id: str) -> list[R]:
        """Return the rows of one, in their order."""
        return self.select("WHERE closing_id = ? ORDER BY sort_order, rowid", closing_id)


class ClosingGoals(ClosingParts[ClosingGoal]):
    """A row a goal."""

    name = "closing_goals"
    record = ClosingGoal


class ClosingPeople(ClosingParts[ClosingPerson]):
    """Who does what now."""

    name = "closing_people"
    record = ClosingPerson


class ClosingDuties(ClosingParts[ClosingDuty]):
    """What was still to come."""

    name = "closing_duties"
    record = ClosingDuty


class ClosingViews(ClosingParts[ClosingView]):
    """What each thought of the support."""

    name = "closing_views"
    record = ClosingView


class ClosingUndoings(Table[ClosingUndoing]):
    """Closings that were taken back."""

    name = "closing_undoings"
    record = ClosingUndoing

    def of(self, closing_id: str) -> ClosingUndoing | None:
        """Return that one was taken back, None when it stands."""
        return self.first("WHERE closing_id = ?", closing_id)


class Boosters(Table[Booster]):
    """All boosters."""

    name = "boosters"
    record = Booster

    def of(self, case_id: str) -> list[Booster]:
        """Return a case's boosters, the first planned first."""
        return self.select("WHERE case_id = ? ORDER BY planned_on, number", case_id)

    def planned(self, case_id: str) -> Booster | None:
        """Return the next that is planned."""
        return self.first("WHERE case_id = ? AND status = 'planerad' ORDER BY planned_on, number", case_id)

    def last_number(self, case_id: str) -> int:
        """Return the highest number in a case, 0 for none."""
        return int(self.ask("SELECT max(number) FROM boosters WHERE case_id = ?", case_id)[0][0] or 0)
