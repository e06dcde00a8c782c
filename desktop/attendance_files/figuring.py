"""The figures of one row: parts that add up to the time offered, or the reason why they do not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from math import floor

from desktop.attendance_files.profiles import GENERAL, Meaning, Profile
from desktop.attendance_files.result import Figures, Mark, RefusedWhy, Unit

MOST: dict[Unit, int] = {"minuter": 10_080, "lektioner": 60, "halvdagar": 14}
"""The most a week can hold, whatever a file says."""

_ROUNDING = Fraction(1, 100)
_ROUNDED: frozenset[Mark] = frozenset({"avrundad"})

Amounts = Mapping[Meaning, Fraction]
"""What the columns of a row say, in the row's unit; a column that says nothing is not there."""


class DoesNotAddUpError(ValueError):
    """The parts and the whole are too far apart, or impossible. `why` is the code of the reason."""

    def __init__(self, why: RefusedWhy, total: int = 0, offered: int = 0) -> None:
        super().__init__(why)
        self.why: RefusedWhy = why
        self.total, self.offered = total, offered


def figures(amounts: Amounts, unit: Unit, profile: Profile, weeks: int = 1) -> Figures:
    """Return the figures of a row that covers so many weeks. Raises `DoesNotAddUpError`.

    The one part left out is what the others leave; a difference of at most 1 % of the time offered is rounding.
    An absence of unknown kind is `ogiltig` only where the school's system says so.
    """
    if not amounts.keys() & {"offered", "present", "absent", "excused", "unexcused"}:
        raise DoesNotAddUpError("nothing")
    if any(amount < 0 for amount in amounts.values()):
        raise DoesNotAddUpError("negative")
    parts, marks = _parts(amounts, profile)
    offered = _whole(amounts["offered"]) if "offered" in amounts else None
    counted = {name: _whole(part) for name, part in parts.items()}
    total = sum(counted.values())
    if max(total, offered or 0) > MOST[unit] * weeks:
        raise DoesNotAddUpError("too_much", max(total, offered or 0))
    if offered is None and "present" in parts:
        offered = total
    late = _whole(amounts.get("late", Fraction(0)))
    row = Figures(
        unit,
        offered,
        **counted,
        late=late,
        counts_unreported=profile.unreported_is_present,
        marks=frozenset(marks),
    )
    return row if offered is None else _adding_up(row, offered, total, is_open=_is_open(amounts))


def _parts(amounts: Amounts, profile: Profile) -> tuple[dict[str, Fraction], set[Mark]]:
    """Return the parts that the row says, or that follow from it, and how they came about."""
    marks: set[Mark] = set()
    parts: dict[str, Fraction] = {
        name: amounts[meaning] for name, meaning in _SAME.items() if meaning in amounts
    }
    known = parts.get("excused", Fraction(0)) + parts.get("unexcused", Fraction(0))
    if "absent" in amounts:
        rest = amounts["absent"] - known
        if {"excused", "unexcused"} <= parts.keys() or rest < 0:
            pass  # said twice; the sum tells whether it holds
        elif "excused" in parts and profile.code != GENERAL:
            parts["unexcused"] = rest  # the system shows one kind, and knows no third
        elif "unexcused" in parts and profile.code != GENERAL:
            parts["excused"] = rest
        elif rest:
            parts["unknown"] = rest
    offered = amounts.get("offered")
    unreported = _unreported(amounts)
    if unreported is not None and offered is not None and "unregistered" not in parts:
        parts["unregistered"] = unreported * offered
        marks.add("uppskattad")
        gone = sum(
            parts.get(name, Fraction(0)) for name in ("excused", "unexcused", "unknown", "unregistered")
        )
        if profile.unreported_is_present or parts.get("present", Fraction(0)) + gone > offered:
            parts["present"] = max(
                offered - gone, Fraction(0)
            )  # what nobody reported had been counted as presence
    elif "present" not in parts and offered is not None and "unregistered" in parts:
        parts["present"] = max(offered - sum(parts.values()), Fraction(0))
    elif "present" not in parts and offered is not None and "absent" in amounts:
        parts["present"] = max(offered - amounts["absent"], Fraction(0))
    return parts, marks


_SAME: dict[str, Meaning] = {
    "present": "present",
    "excused": "excused",
    "unexcused": "unexcused",
    "unregistered": "unregistered",
}


def _unreported(amounts: Amounts) -> Fraction | None:
    """Return the share of the time that nobody reported, 0–1; None where the row does not say."""
    if "unregistered_percent" in amounts:
        return min(amounts["unregistered_percent"] / 100, Fraction(1))
    if "reported_percent" in amounts:
        return 1 - min(amounts["reported_percent"] / 100, Fraction(1))
    return None


def _is_open(amounts: Amounts) -> bool:
    """Whether nothing was said of what nobody reported: then the rest is that, and no rounding."""
    return not amounts.keys() & {"unregistered", "unregistered_percent", "reported_percent"}


def _adding_up(row: Figures, offered: int, total: int, *, is_open: bool) -> Figures:
    rest = offered - total
    if rest == 0:
        return row
    if rest > 0 and is_open:
        return replace(row, unregistered=row.unregistered + rest)
    if abs(rest) > offered * _ROUNDING and abs(rest) > 1:
        raise DoesNotAddUpError("parts", total, offered)
    marks: frozenset[Mark] = row.marks.union(_ROUNDED)
    if rest > 0:
        return replace(row, unregistered=row.unregistered + rest, marks=marks)
    parts: dict[str, Callable[[int], Figures]] = {
        "present": lambda left: replace(row, present=left, marks=marks),
        "excused": lambda left: replace(row, excused=left, marks=marks),
        "unexcused": lambda left: replace(row, unexcused=left, marks=marks),
        "unknown": lambda left: replace(row, unknown=left, marks=marks),
        "unregistered": lambda left: replace(row, unregistered=left, marks=marks),
    }
    largest = max(parts, key=lambda name: getattr(row, name))
    left = getattr(row, largest) + rest
    if left < 0:
        raise DoesNotAddUpError("parts", total, offered)
    return parts[largest](left)


def _whole(amount: Fraction) -> int:
    """Return whole units, half upwards."""
    return floor(amount + Fraction(1, 2))
