"""What may be typed in a cell of the grid, and how a week is made whole: the sum rule. Pure.

present + excused + unexcused + unknown + unregistered = offered. The one part left empty is filled.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from db.records.states import AttendanceUnit

Part = Literal["offered", "present", "excused", "unexcused", "unknown", "unregistered"]

PARTS: tuple[Part, ...] = ("present", "excused", "unexcused", "unknown", "unregistered")
"""What adds to the offered time."""

SPACES = str.maketrans("", "", " \u00a0\u202f")
MOST: dict[AttendanceUnit, int] = {"minuter": 10_080, "lektioner": 60, "halvdagar": 10, "procent": 100}
"""No week has more than this of a unit."""

_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)h?")
_HOURS = re.compile(r"(\d{1,3})(?:[,.](\d+))?h")
_OF = re.compile(r"(\d{1,5})/(\d{1,5})")
_SHARE = re.compile(r"(\d{1,3})(?:[,.](\d+))?%")

_NAMES: dict[Part, str] = {
    "offered": "erbjuden tid",
    "present": "närvaro",
    "excused": "giltig frånvaro",
    "unexcused": "ogiltig frånvaro",
    "unknown": "okänd orsak",
    "unregistered": "ej registrerat",
}


class RefusedError(ValueError):
    """What was typed cannot be taken; its text says why, for the user."""


@dataclass(frozen=True)
class Typed:
    """What a cell says: an amount in the unit, None for empty; `offered` where the cell told that too.

    `is_break`: it said *lov*. `is_of_percent`: the amount was made of a per cent, and is rounded.
    """

    amount: int | None = None
    offered: int | None = None
    is_break: bool = False
    is_of_percent: bool = False


def read_cell(text: str, unit: AttendanceUnit, offered: int | None) -> Typed:
    """Return what a cell means: `600`, `10:00`, `10 h`, `10,0 h`, `11/23`, `46 %`, `lov` or nothing.

    Raises `RefusedError` for anything else, for less than nothing, and for more than what is offered.
    """
    said = text.strip().lower()
    dense = said.translate(SPACES)
    if not dense:
        return Typed()
    if dense == "lov":
        return Typed(is_break=True)
    if of := _OF.fullmatch(dense):
        return _held(Typed(int(of[1]), offered=int(of[2])), int(of[2]), unit)
    if share := _SHARE.fullmatch(dense):
        return _of_percent(share, offered)
    return _held(Typed(_amount(dense, said, unit)), offered, unit)


def _amount(dense: str, said: str, unit: AttendanceUnit) -> int:
    if dense.isascii() and dense.isdigit() and len(dense) <= 6:
        return int(dense)
    if clock := _CLOCK.fullmatch(dense):
        return _minutes(Fraction(int(clock[1])) + Fraction(int(clock[2]), 60), unit)
    if hours := _HOURS.fullmatch(dense):
        return _minutes(Fraction(f"{hours[1]}.{hours[2] or 0}"), unit)
    if dense[:1] in "-–−" and dense[1:].isdigit():
        raise RefusedError("Det kan inte vara mindre än noll.")
    raise RefusedError(
        f"Det går inte att läsa \u201d{said}\u201d. Skriv ett tal, en tid som 10:00, 46 % eller lov."
    )


def _minutes(hours: Fraction, unit: AttendanceUnit) -> int:
    if unit != "minuter":
        raise RefusedError("Timmar går bara att skriva när enheten är minuter.")
    return _half_up(hours * 60)


def _of_percent(share: re.Match[str], offered: int | None) -> Typed:
    if not offered:
        raise RefusedError("Skriv erbjuden tid först, så går det att räkna ut procenten.")
    part = Fraction(f"{share[1]}.{share[2] or 0}") / 100
    if part > 1:
        raise RefusedError("Det kan inte vara mer än 100 procent.")
    return Typed(_half_up(part * offered), is_of_percent=True)


def _held(typed: Typed, offered: int | None, unit: AttendanceUnit) -> Typed:
    most = MOST[unit]
    if max(typed.amount or 0, typed.offered or 0) > most:
        raise RefusedError(f"Det är mer än en vecka rymmer ({most} {unit}).")
    if typed.amount is not None and offered is not None and typed.amount > offered:
        raise RefusedError(f"Det är mer än den erbjudna tiden ({offered}).")
    return typed


def _half_up(exact: Fraction) -> int:
    return int(exact + Fraction(1, 2))


def filled(week: str, given: Mapping[Part, int | None]) -> dict[Part, int]:
    """Return the parts of a week with the one left empty filled; unknown is 0 unless given.

    `week` is what the week is called in what is told. Several empty ones: present, excused and unexcused count as
    nothing where *unregistered* is empty too, which then is what is left. Raises `RefusedError` for a wrong sum.
    """
    parts: dict[Part, int | None] = {part: given.get(part) for part in PARTS}
    if parts["unknown"] is None:
        parts["unknown"] = 0
    offered = given.get("offered")
    if offered is None:
        raise RefusedError(f"{week}: den erbjudna tiden fattas.")
    empty = [part for part in PARTS if parts[part] is None]
    if "unregistered" in empty:
        for part in empty[:-1]:
            parts[part] = 0
        empty = ["unregistered"]
    known = sum(amount for amount in parts.values() if amount is not None)
    if any(amount is not None and amount < 0 for amount in (*parts.values(), offered)):
        raise RefusedError(f"{week}: ingen del kan vara mindre än noll.")
    if known > offered or (not empty and known != offered):
        raise RefusedError(f"{week}: delarna är {thousands(known)} men erbjuden tid är {thousands(offered)}.")
    for place, part in enumerate(empty):
        parts[part] = offered - known if place == 0 else 0
    return {part: amount or 0 for part, amount in (("offered", offered), *parts.items())}


def hold_beside(week: str, *, offered: int, late: int, full_time: int | None, inside: int) -> None:
    """Hold that what stands beside the sum is possible: late within what it is inside, full time not under offered.

    Raises `RefusedError`.
    """
    if not 0 <= late <= inside:
        raise RefusedError(f"{week}: sen ankomst är mer än det den ingår i.")
    if full_time is not None and full_time < offered:
        raise RefusedError(f"{week}: full tid är mindre än den erbjudna tiden.")


def thousands(number: int) -> str:
    """Return `1 164`, with a hard space."""
    return f"{number:,}".replace(",", "\u00a0")


def proposed(last: int, last_days: int, days: int) -> int:
    """Return what is offered in a week of `days` school days, after a week of `last_days`."""
    if days == last_days or not last_days:
        return last
    return _half_up(Fraction(last * days, last_days))


LETTERS = "NGOLSX"
"""What a half day can be: närvaro, giltig, ogiltig, lov, sen (a närvaro), ej registrerat."""


def of_half_days(boxes: str) -> dict[str, int]:
    """Return the figures of ten half days, Monday morning to Friday afternoon: the parts, `late` and `school_days`.

    A day is a school day when one of its halves is none of lov. Raises `RefusedError` unless there are ten letters.
    """
    if len(boxes) != 10 or any(letter not in LETTERS for letter in boxes):
        raise RefusedError("En vecka har tio halvdagar: N, G, O, L, S eller X.")
    days = [boxes[place : place + 2] for place in range(0, 10, 2)]
    return {
        "offered": 10 - boxes.count("L"),
        "present": boxes.count("N") + boxes.count("S"),
        "excused": boxes.count("G"),
        "unexcused": boxes.count("O"),
        "unknown": 0,
        "unregistered": boxes.count("X"),
        "late": boxes.count("S"),
        "school_days": sum(day != "LL" for day in days),
    }
