"""What stand-ins did: for the owner, first thing when she is back, and on the month's Loggkontroll."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from db.log.chain import Wanted
from db.records import LogRow
from desktop import dates
from desktop.log import access
from desktop.log.access import LogLine
from desktop.session.session import Session


@dataclass(frozen=True)
class Away:
    """What happened while the owner was away: when, a sentence for each stand-in, every row, the latest first."""

    when: str  # 3–21 november
    told: tuple[str, ...]
    lines: list[LogLine]


def while_away(session: Session) -> Away | None:
    """Return what stand-ins have done that the owner has not read; None when there is nothing, or she is not here."""
    if session.stand_in is not None or session.is_unnamed:
        return None
    read = session.log.find(Wanted(events=("away_read",)), limit=1)
    rows = session.log.find(Wanted(after=read[0].seq if read else 0, is_acting=True))
    if not rows:
        return None
    days = [access.local(row).date() for row in rows]
    told = tuple(f"{name} {_did(session, its)}." for (name, _), its in _by_person(rows))
    return Away(days_in_words(min(days), max(days)), told, access.in_lines(session, rows))


def was_read(session: Session) -> None:
    """Log that the owner has read it; what comes later is told anew. Raises `UserError`."""
    with session.change(event="away_read"):
        pass


def of_rows(session: Session, rows: Iterable[LogRow]) -> tuple[str, ...]:
    """Return a sentence for each stand-in among these rows of the log, with whom and when."""
    found = []
    for (name, owner), its in _by_person(row for row in rows if row.acting_for):
        days = [access.local(row).date() for row in its]
        when = days_in_words(min(days), max(days))
        found.append(f"{name}, vikarie för {owner} ({when}): {_did(session, its)}.")
    return tuple(found)


def days_in_words(first: date, last: date) -> str:
    """Return `3 november`, `3–21 november`, `28 oktober – 3 november`, with years where they differ."""
    end = f"{last.day} {dates.MONTHS[last.month - 1]}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    begin = f"{first.day} {dates.MONTHS[first.month - 1]}"
    return f"{begin} – {end}" if first.year == last.year else f"{begin} {first.year} – {end} {last.year}"


def _by_person(rows: Iterable[LogRow]) -> list[tuple[tuple[str, str], list[LogRow]]]:
    """Return the rows of each stand-in, who came first first."""
    found: dict[tuple[str, str], list[LogRow]] = {}
    for row in sorted(rows, key=lambda row: row.seq):
        found.setdefault((row.actor, row.acting_for), []).append(row)
    return list(found.items())


def _did(session: Session, rows: Sequence[LogRow]) -> str:
    """Return `öppnade 9 elever, skrev 12 anteckningar, skrev ut 4 papper`, without what did not happen."""
    pupils = {case: pupil for case, _, pupil in session.db.cases.numbers()}
    opened = {pupils.get(row.subject_id, row.subject_id) for row in rows if row.tells_of("case_opened")}
    signed = sum(row.tells_of("note_signed") for row in rows)
    left = sum(row.tells_of("printed", "exported") for row in rows)
    parts = (
        ("öppnade", len(opened), "elev", "elever"),
        ("skrev", signed, "anteckning", "anteckningar"),
        ("skrev ut", left, "papper", "papper"),
    )
    said = [f"{act} {count} {one if count == 1 else many}" for act, count, one, many in parts if count]
    return ", ".join(said) or "låste upp, men öppnade ingen elev"
