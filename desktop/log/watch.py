"""What whoever controls the log should look at first: nights, hurry, wrong tries, papers out of nowhere, codes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from db.records.events import LogEvent
from desktop import dates
from desktop.log.access import LogLine
from desktop.log.words import LEFT, wrong_tries

NIGHT = (22, 6)
"""From this hour until the other."""

MANY, WITHIN = 8, timedelta(minutes=10)
"""So many cases opened in so short a time is worth a question."""


@dataclass(frozen=True)
class Watch:
    """One thing to look at, and when it happened; no lines when it did not."""

    heading: str
    found: tuple[str, ...]


def look_at(lines: list[LogLine]) -> tuple[Watch, ...]:
    """Return the five things, from lines in any order."""
    ordered = sorted(lines, key=lambda line: line.seq)
    return (
        Watch(f"Händelser på natten (kl. {NIGHT[0]}–{NIGHT[1]})", tuple(_nights(ordered))),
        Watch(f"Minst {MANY} ärenden öppnade på tio minuter", tuple(_hurries(ordered))),
        Watch("Misslyckade upplåsningar", tuple(_wrong(ordered))),
        Watch("Utskrift utan annat arbete i ärendet samma dag", tuple(_out_of_nowhere(ordered))),
        Watch("Upplåst med en kod från papper", tuple(_codes(ordered))),
    )


def _nights(lines: list[LogLine]) -> Iterator[str]:
    nights: dict[date, list[LogLine]] = {}
    for line in lines:
        if line.at.hour >= NIGHT[0] or line.at.hour < NIGHT[1]:
            nights.setdefault((line.at - timedelta(hours=NIGHT[1])).date(), []).append(line)
    for night, found in nights.items():
        first, last = dates.clock(found[0].at.time()), dates.clock(found[-1].at.time())
        span = first if first == last else f"{first} till {last}"
        events = "1 händelse" if len(found) == 1 else f"{len(found)} händelser"
        yield f"Natten till {_day(night + timedelta(days=1))}: {events}, kl. {span}"


def _hurries(lines: list[LogLine]) -> Iterator[str]:
    opened = [line for line in lines if line.row.tells_of("case_opened")]
    start = 0
    while start < len(opened):
        near = [line for line in opened[start:] if line.at - opened[start].at <= WITHIN]
        cases = {line.row.subject_id for line in near}
        if len(cases) >= MANY:
            yield f"{_when(opened[start])}: {len(cases)} ärenden"
        start += len(near) if len(cases) >= MANY else 1


def _wrong(lines: list[LogLine]) -> Iterator[str]:
    for line in lines:
        tries = wrong_tries(line.row.detail)
        if tries:
            yield f"{_when(line)}: {'1 felaktigt försök' if tries == 1 else f'{tries} felaktiga försök'}"
        elif line.row.tells_of("recovery_code_tried", "chief_code_tried") and line.row.detail == "wrong":
            yield f"{_when(line)}: fel återställningskod"


def _codes(lines: list[LogLine]) -> Iterator[str]:
    whose: dict[LogEvent, str] = {
        "vault_opened_by_code": "användarens egen",
        "vault_opened_by_chief": "enhetschefens",
    }
    for line in lines:
        for event, whom in whose.items():
            if line.row.tells_of(event):
                yield f"{_when(line)}: {whom} kod"


def _out_of_nowhere(lines: list[LogLine]) -> Iterator[str]:
    worked = {(line.row.subject_id, line.at.date()) for line in lines if line.kind in ("written", "removed")}
    for line in lines:
        if line.row.tells_of(*LEFT) and (line.row.subject_id, line.at.date()) not in worked:
            case = f", ärende {line.case}" if line.case else ""
            yield f"{_when(line)}: {line.what}{case}"


def _when(line: LogLine) -> str:
    return f"{_day(line.at.date())} kl. {dates.clock(line.at.time())}"


def _day(day: date) -> str:
    return f"{day.day} {dates.MONTHS[day.month - 1]}"
