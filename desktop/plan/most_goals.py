"""How many goals a plan may have going at once, counted where plans are written and not only on the screen."""

from __future__ import annotations

from collections.abc import Iterable

from db.records import Goal
from desktop.content import rules
from desktop.errors import UserError

NUMBERS = {1: "ett", 2: "två", 3: "tre", 4: "fyra", 5: "fem"}


def active(goals: Iterable[Goal]) -> list[Goal]:
    """Return the goals being worked on, in the order given."""
    return [goal for goal in goals if goal.status == "active"]


def words() -> str:
    """Return the rule in words: `högst tre mål pågår samtidigt`."""
    most = rules().plan.most_goals
    return f"högst {NUMBERS.get(most, str(most))} mål pågår samtidigt"


def gap() -> str:
    """Return what a plan with too many active goals lacks, as the list of what is missing says it."""
    return f"Vilka mål som ska vänta: {words()}"


def too_many(goals: Iterable[Goal]) -> int:
    """Return how many of the goals must come to rest before the rule holds; 0 when it does."""
    return max(0, len(active(goals)) - rules().plan.most_goals)


def refuse_more(before: Iterable[Goal], after: Iterable[Goal]) -> None:
    """Raise `UserError` when a change has set more goals going than may be.

    A plan that has too many already, from before the municipality lowered its rule, can be written in as long as
    they grow no more; it cannot be signed (`checks.missing`).
    """
    later = list(after)
    if too_many(later) and len(active(later)) > len(active(before)):
        raise UserError(
            "Planen har redan så många mål som ni orkar med",
            f"{words().capitalize()}.",
            "Inget har ändrats.",
            "Markera ett mål som nått eller avslutat först, eller ta bort ett.",
        )
