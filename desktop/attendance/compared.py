"""A snapshot in words, and two of them against each other: never as cause. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from db.records import AttendanceSnapshot
from db.records.states import Moment
from desktop import dates
from desktop.attendance.figures import APART, WELL_REGISTERED, percent
from desktop.attendance.weeks import FOUR, LEAST_COMPARED
from desktop.attendance.words import as_reported, days, difference, number_of_weeks, span

MILLION = 1_000_000
REGISTERED_APART = Fraction(10, 100)
NOW = "Senaste"
_JULY = 7

_BEFORE: dict[Moment, str] = {
    "forfragan": "förfrågan",
    "inskrivning": "inskrivningen",
    "plan": "planen",
    "uppfoljning": "uppföljningen",
    "avslut": "avslutet",
    "booster": "boosterträffen",
}


@dataclass(frozen=True)
class KeptShares:
    """The shares of a snapshot: exact where it has sums of one unit, else to a millionth."""

    present: Fraction
    reported: Fraction | None
    registered: Fraction | None


def kept(snapshot: AttendanceSnapshot) -> KeptShares | None:
    """Return a snapshot's shares; None where there was too little for a per cent."""
    if snapshot.present_share is None:
        return None
    present = Fraction(snapshot.present_share, MILLION)
    if snapshot.present is not None and snapshot.offered is not None and snapshot.unregistered is not None:
        present = Fraction(snapshot.present, snapshot.offered - snapshot.unregistered)
    return KeptShares(present, _share(snapshot.reported_share), _share(snapshot.registered_share))


def _share(stored: int | None) -> Fraction | None:
    return None if stored is None else Fraction(stored, MILLION)


def week_count(snapshot: AttendanceSnapshot) -> int:
    """Return how many weeks a snapshot is of."""
    return len(snapshot.weeks.split())


def sentence(snapshot: AttendanceSnapshot, *, is_now: bool = False) -> str:
    """Return a snapshot as one to three plain sentences: how much, of how many days, and what to mind.

    `is_now`: it is of the latest weeks there are, and no moment of the case.
    """
    found = kept(snapshot)
    head = _head(snapshot, is_now)
    if found is None:
        return _too_little(snapshot, is_now)
    said = [f"{head}: {percent(found.present)} procent{_of(snapshot)}."]
    if found.reported is not None and abs(found.reported - found.present) > APART:
        said.append(as_reported(found.present, found.reported))
    if found.registered is not None and found.registered < WELL_REGISTERED:
        said.append(f"Skolan har registrerat {percent(found.registered)} procent av tiden.")
    if snapshot.full_time and snapshot.offered and snapshot.present is not None:
        whole = Fraction(snapshot.present, snapshot.full_time)
        said.append(f"Det är {percent(whole)} procent av ett helt schema.")
    if snapshot.is_before_summer:
        said.append(_long_before(snapshot))
    return " ".join(said)


def _long_before(snapshot: AttendanceSnapshot) -> str:
    """Return what lies between the weeks and the moment they were counted for: a summer, or only time."""
    last, anchor = snapshot.last_on, snapshot.anchor_on
    if last is None or (last.year == anchor.year and last.month < _JULY <= anchor.month):
        return "Veckorna är före sommarlovet."
    return f"De slutar den {dates.full(last)}."


def compare(before: AttendanceSnapshot, after: AttendanceSnapshot, *, is_now: bool = False) -> str:
    """Return before and after in plain sentences, with what makes them hard to compare; never why.

    *Fyra veckor före inskrivningen: 46 procent (20 skoldagar). Senaste fyra veckorna: 63 procent (18 skoldagar),
    17 procentenheter högre.* `is_now`: `after` is the latest weeks there are, and no moment of the case.
    """
    first, last = kept(before), kept(after)
    if before.basis == "uppgift" and first is not None:
        return f"{sentence(before)} Den är inte räknad i veckor och jämförs därför inte."
    fewest = min(before.school_days, after.school_days)
    if first is None or last is None or fewest < LEAST_COMPARED:
        return f"För få skoldagar än för att jämföra ({fewest})."
    said = [
        f"{_head(before, False)}: {percent(first.present)} procent{_of(before)}.",
        f"{_head(after, is_now)}: {percent(last.present)} procent{_of(after)},"
        f" {difference(first.present, last.present)}.",
    ]
    return " ".join([*said, *_cautions(before, after, first, last)])


def _head(snapshot: AttendanceSnapshot, is_now: bool) -> str:
    if snapshot.basis in ("uppgift", "period"):
        return f"Före {_BEFORE[snapshot.moment]}" if not is_now else "Nu"
    count = number_of_weeks(week_count(snapshot) or FOUR)
    if is_now:
        return f"{NOW} {count}na" if week_count(snapshot) != 1 else f"{NOW} veckan"
    return f"{count[:1].upper()}{count[1:]} före {_BEFORE[snapshot.moment]}"


def _of(snapshot: AttendanceSnapshot) -> str:
    """Return what stands in brackets after the per cent: days, the period, or who told."""
    if snapshot.basis == "uppgift":
        who = f"uppgift från {snapshot.told_by}" if snapshot.told_by else "uppgift från skolan"
        return f" ({', '.join(part for part in (who, snapshot.period) if part)})"
    if snapshot.basis == "period" and snapshot.first_on and snapshot.last_on:
        return f" (summa för {span(snapshot.first_on, snapshot.last_on)})"
    return f" ({days(snapshot.school_days)})"


def _too_little(snapshot: AttendanceSnapshot, is_now: bool) -> str:
    count = week_count(snapshot)
    when = "än" if is_now else f"före {_BEFORE[snapshot.moment]}"
    if not count:
        return f"Inga uppgifter om närvaro {when}."
    weeks = "1 vecka" if count == 1 else f"{count} veckor"
    return f"För lite uppgifter om närvaro {when} ({weeks}, {days(snapshot.school_days)})."


def _cautions(
    before: AttendanceSnapshot, after: AttendanceSnapshot, first: KeptShares, last: KeptShares
) -> list[str]:
    said = []
    if (
        first.registered is not None
        and last.registered is not None
        and abs(first.registered - last.registered) > REGISTERED_APART
    ):
        both = f"{percent(first.registered)} och {percent(last.registered)} procent"
        said.append(f"Skolan har registrerat olika mycket ({both}). Jämför försiktigt.")
    if before.units != after.units:
        said.append(f"Först räknat i {_named(before.units)}, sedan i {_named(after.units)}.")
    if before.schools != after.schools and before.schools and after.schools:
        said.append(f"Först {_named(before.schools)}, sedan {_named(after.schools)}.")
    return said


def _named(lines: str) -> str:
    return " och ".join(lines.split("\n"))
