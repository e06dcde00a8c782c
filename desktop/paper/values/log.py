"""What the monthly Loggkontroll is made from. No pupil stands on it, only case numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desktop.paper.values.shared import Letterhead


@dataclass(frozen=True)
class LogEntry:
    """One row: when, in the computer's own time then; what, in words; the case's number or nothing."""

    at: datetime
    what: str
    case: str = ""


@dataclass(frozen=True)
class LogWatch:
    """One thing to look at. Without `found` it did not happen, and the paper says so."""

    heading: str
    found: tuple[str, ...] = ()


@dataclass(frozen=True)
class LogPaper:
    """Loggkontroll for a month.

    `head` is the chain's last `mac` when it was printed and `rows` its number: kept on paper, they show later
    whether a row up to there was changed. `broken_on` is None while the chain holds. `stand_ins` is a sentence for
    each who worked in the owner's place.
    """

    letterhead: Letterhead
    month: date
    made_at: datetime
    users: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    watches: tuple[LogWatch, ...]
    entries: tuple[LogEntry, ...]
    rows: int
    head: str
    is_whole: bool = True
    broken_on: date | None = None
    stand_ins: tuple[str, ...] = ()
