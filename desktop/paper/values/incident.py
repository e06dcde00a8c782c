"""What the sheet about a lost computer is made from. No pupil stands on it, only how many there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.paper.values.shared import Letterhead


@dataclass(frozen=True)
class IncidentPaper:
    """Underlag vid förlorad dator. Sentences are finished Swedish; an empty one prints as a dash.

    `as_of` is the moment of the copy the facts come from, None for a sheet made beforehand on the computer itself.
    `counts` are pupils, protected pupils, other people, cases, notes and consents, in that order.
    """

    letterhead: Letterhead
    made_at: datetime
    as_of: datetime | None
    computer: str
    user: str
    passphrase: str
    ways: str
    idle_minutes: int
    opened: str
    locked: str
    disk: str
    memory: str
    counts: tuple[int, int, int, int, int, int]
    copied: str
    place: str
    decider: str
    steps: tuple[str, ...]
    law: str
