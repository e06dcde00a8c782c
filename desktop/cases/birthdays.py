"""Birthdays that change what the pupil decides, told as long before as a consent that runs out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from desktop import dates
from desktop.content import rules

AGES = (12, 15, 18)
"""Open measures, own party, own legal age. The age at which the municipality lets the pupil sign is added."""


def ahead() -> timedelta:
    """Return how long before its day a birthday is told (`[samtycke] paminn_dagar` of the rules)."""
    return timedelta(days=rules().consent.remind)


def coming(born: date | None, today: date) -> Iterator[tuple[int, date]]:
    """Give the age and the day of every such birthday from today on that is near enough to be told."""
    if born is None:
        return
    last = today + ahead()
    for age in sorted({*AGES, rules().consent.pupil_signs_from}):
        day = dates.birthday(born, age)
        if today <= day <= last:
            yield age, day
