"""What figures of attendance are called in Swedish: weeks, units, sentences. Never a word of cause. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from db.records.states import AttendanceUnit
from desktop.attendance.figures import APART, WELL_REGISTERED, Shares, percent
from desktop.dates import MONTHS
from desktop.number_words import in_words

UNITS: dict[AttendanceUnit, str] = {
    "minuter": "minuter",
    "lektioner": "lektioner",
    "halvdagar": "halvdagar",
    "procent": "procent",
}


def days(count: int) -> str:
    """Return `19 skoldagar`, `1 skoldag`."""
    return f"{count} skoldag" if count == 1 else f"{count} skoldagar"


def number_of_weeks(count: int) -> str:
    """Return `fyra veckor`, `en vecka`."""
    return "en vecka" if count == 1 else f"{in_words(count)} veckor"


def runs(weeks: Iterable[tuple[int, int]]) -> str:
    """Return the numbers of weeks in time order, neighbours together: `43 och 45–47`, also over a new year."""
    found: list[list[date]] = []
    for year, week in weeks:
        monday = date.fromisocalendar(year, week, 1)
        if found and (monday - found[-1][-1]).days == 7:
            found[-1].append(monday)
        else:
            found.append([monday])
    return listed(_run(run) for run in found)


def _run(mondays: Sequence[date]) -> str:
    numbers = [str(one.isocalendar().week) for one in mondays]
    if len(numbers) == 1:
        return numbers[0]
    return f"{numbers[0]}–{numbers[-1]}"


def listed(parts: Iterable[str]) -> str:
    """Return `a`, `a och b`, `a, b och c`."""
    every = list(parts)
    head = ", ".join(every[:-1])
    return f"{head} och {every[-1]}" if head else "".join(every)


def span(first: date, last: date) -> str:
    """Return `1 september–16 oktober`, the month or the year once where both have it: `23–27 november`."""
    end = f"{last.day} {MONTHS[last.month - 1]}"
    if first == last:
        return end
    if first.year != last.year:
        return f"{first.day} {MONTHS[first.month - 1]} {first.year}–{end} {last.year}"
    if first.month == last.month:
        return f"{first.day}–{end}"
    return f"{first.day} {MONTHS[first.month - 1]}–{end}"


def figure(found: Shares, weeks: Sequence[tuple[int, int]]) -> str:
    """Return what weeks come to, with what has to be said beside it.

    *Närvaron var 54 procent av den tid skolan har registrerat (19 skoldagar, vecka 36–39). …*
    """
    where = f"{days(found.school_days)}, vecka {runs(weeks)}"
    said = [f"Närvaron var {percent(found.present)} procent av den tid skolan har registrerat ({where})."]
    said += beside(found)
    return " ".join(said)


def beside(found: Shares) -> list[str]:
    """Return the sentences that must stand beside a per cent: the school's own figure, what is registered, units."""
    said = []
    if found.is_told_twice:
        said.append(as_reported(found.present, found.reported))
    if found.registered < WELL_REGISTERED:
        said.append(f"Skolan har registrerat {percent(found.registered)} procent av tiden.")
    if found.of_full is not None:
        said.append(f"Det är {percent(found.of_full)} procent av ett helt schema.")
    if found.is_by_days:
        said.append("Det är räknat i skoldagar, eftersom veckorna har olika enheter.")
    return said


def as_reported(present: Fraction, reported: Fraction) -> str:
    """Return the sentence of the school's own figure: above ours it counts what nobody reported as presence."""
    if reported > present:
        return f"Räknas oregistrerad tid som närvaro blir det {percent(reported)} procent."
    return f"Räknat på all erbjuden tid, också den som inte är registrerad, blir det {percent(reported)} procent."


def difference(before: Fraction, after: Fraction) -> str:
    """Return `17 procentenheter högre`, of the figures as they are shown; up to two points `ungefär som förut`."""
    if abs(after - before) <= APART:
        return "ungefär som förut"
    apart = percent(after) - percent(before)
    word = "procentenhet" if abs(apart) == 1 else "procentenheter"
    return f"{abs(apart)} {word} {'högre' if apart > 0 else 'lägre'}"
