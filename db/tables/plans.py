"""Questions about plans and what lies under them."""

from __future__ import annotations

from typing import Generic, TypeVar

from db.records import (
    Goal,
    GoalFactor,
    LadderStep,
    Measure,
    Participant,
    Plan,
    PlanPoint,
    PlanWords,
    Progress,
)
from db.tables.table import Table

R = TypeVar("R")


class Plans(Table[Plan]):
    """All plan versions."""

    name = "plans"
    record = Plan

    def of(self, case_id: str) -> list[Plan]:
        """Return a case's plans, the latest version first."""
        return self.select("WHERE case_id = ? ORDER BY number DESC, version DESC", case_id)

    def current(self, case_id: str) -> Plan | None:
        """Return the version that holds: the latest signed one."""
        return self.first(
            "WHERE case_id = ? AND status = 'signed' ORDER BY number DESC, version DESC", case_id
        )

    def all_current(self) -> list[Plan]:
        """Return the version that holds in every case that has one."""
        signed = self.select("WHERE status = 'signed' ORDER BY number, version")
        return list({plan.case_id: plan for plan in signed}.values())

    def draft(self, case_id: str) -> Plan | None:
        """Return the version being written."""
        return self.first(
            "WHERE case_id = ? AND status = 'draft' ORDER BY number DESC, version DESC", case_id
        )


class PlanParts(Table[R], Generic[R]):
    """Rows that belong to one version of a plan."""

    order = "sort_order, rowid"

    def of(self, plan_id: str) -> list[R]:
        """Return a version's rows in their order."""
        return self.select(f"WHERE plan_id = ? ORDER BY {self.order}", plan_id)


class PlanWordsTable(PlanParts[PlanWords]):
    """Guardians' own words."""

    name = "plan_words"
    record = PlanWords


class PlanPoints(PlanParts[PlanPoint]):
    """Strengths and barriers."""

    name = "plan_points"
    record = PlanPoint


class Goals(PlanParts[Goal]):
    """Goals."""

    name = "goals"
    record = Goal


class GoalFactors(PlanParts[GoalFactor]):
    """Which factors the goals answer to."""

    name = "goal_factors"
    record = GoalFactor
    order = "rowid"


class Measures(PlanParts[Measure]):
    """Who does what."""

    name = "measures"
    record = Measure


class LadderSteps(PlanParts[LadderStep]):
    """The steps of trappan."""

    name = "ladder_steps"
    record = LadderStep


class Participants(PlanParts[Participant]):
    """Who took part."""

    name = "participants"
    record = Participant


class ProgressTable(Table[Progress]):
    """Levels noted after signing."""

    name = "progress"
    record = Progress

    def of(self, case_id: str) -> list[Progress]:
        """Return a case's notes of progress, oldest first, with those that have been taken back."""
        return self.select("WHERE case_id = ? ORDER BY noted_on, created_at", case_id)

    def standing(self, case_id: str) -> list[Progress]:
        """Return those that hold and judge something, oldest first."""
        return self.select(
            "WHERE case_id = ? AND value <> '' AND takes_back IS NULL"
            " AND id NOT IN (SELECT takes_back FROM progress WHERE takes_back IS NOT NULL)"
            " ORDER BY noted_on, created_at",
            case_id,
        )
