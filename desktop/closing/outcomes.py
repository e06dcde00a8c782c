"""What the reasons for closing mean for what is asked, and how goals end."""

from __future__ import annotations

from db.records import Closing
from db.records.states import GoalOutcome, UpperSecondary
from desktop.plan.progress import LEVELS

NOBODY_GOES_ON = frozenset({"ingen_kontakt", "avliden", "fyllt_18"})
"""Reasons for which nobody has to be named who does something now."""

NO_BOOSTER = frozenset({"avliden"})
"""Reasons after which nobody is met again, and no letter is written."""

DONE = frozenset({"mal_nadda", "mal_delvis"})
"""Reasons for which a goal's end is proposed from its level; for others no goal is said to have failed."""


OUTCOMES: dict[GoalOutcome, str] = {
    "natt": "nått",
    "delvis": "delvis nått",
    "inte_natt": "inte nått",
    "inte_bedomt": "inte bedömt",
    "": "inte bedömt",
}
"""How a goal ended, in words."""


VIEWS = ("Inte alls", "Lite", "En hel del", "Mycket")
"""What is answered to each question of what one thinks of the support, 0 to 3."""

QUESTIONS = {
    "listened": "Blev du lyssnad på?",
    "helped": "Hjälpte det ni gjorde?",
    "again": "Skulle du be om stöd igen?",
}
"""The three questions, by field of `ClosingView`."""

UPPER_SECONDARY: dict[UpperSecondary, str] = {
    "": "Inte ifyllt",
    "ja": "Ja",
    "yrkes": "Ja, till yrkesprogram",
    "nej": "Nej",
    "vet_inte": "Vet inte",
}
"""Behörig till gymnasiet, in words."""


def has_letter(closing: Closing) -> bool:
    """Tell whether the family gets a letter: not when the pupil has died."""
    return closing.reason not in NO_BOOSTER


def proposed(level: int | None, reason: str) -> GoalOutcome:
    """Return how a goal ended, from its last level: 0 and up reached, −1 partly, −2 not."""
    if level is None or (reason and reason not in DONE):
        return "inte_bedomt"
    if level >= 0:
        return "natt"
    return "inte_natt" if level == LEVELS.start else "delvis"
