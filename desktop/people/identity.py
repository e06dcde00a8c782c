"""Identity numbers: personnummer, samordningsnummer, T-number, or none. Nothing here ever blocks.

Ten or twelve digits with or without `-` or `+`, with blanks, dashes and digits of every kind. The check digit and
the serial are judged by the package `personnummer` (https://personnummer.dev); in a T-number the letter counts as 1.
A samordningsnummer has 60 added to the day (folkbokföringslagen 18 a §; lag 2022:1697).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal
from unicodedata import category, decimal, normalize

from db.records.states import IdentityKind
from db.swedish import HYPHENS

_SHAPE = re.compile(r"(\d{2})?(\d{2})(\d{2})(\d{2})(\+?)([0-9A-Z]\d{3})", re.ASCII)
_MARKS = re.compile(r"[\s.-]+")
_DASHES = str.maketrans(dict.fromkeys(f"{HYPHENS}_/", "-"))

Doubt = Literal["", "length", "date", "future", "serial", "check"]


@dataclass(frozen=True)
class Identity:
    """A number as read. `number` is twelve characters without dash, or the text as typed if it is no number.

    `doubt`: empty, or why to look again.
    """

    kind: IdentityKind
    number: str
    birth_date: date | None = None
    doubt: Doubt = ""


NONE = Identity("saknas", "")


def read(text: str, today: date) -> Identity:
    """Return what a typed number is. Two digits of the year mean the latest year that is not in the future."""
    typed = _typed(text)
    if not typed:
        return NONE
    shape = _SHAPE.fullmatch(typed.replace("-", ""))
    if shape is None:
        has_letter = any(letter.isalpha() for letter in typed)
        return Identity("t_nummer" if has_letter else "personnummer", typed[:40], doubt="length")
    century, year, month, day, sign, last = shape.groups()
    whole = f"{century or _century(int(year), sign, today)}{year}"
    number = f"{whole}{month}{day}{last}"
    kind = _kind(last, int(day))
    born = _born(int(whole), int(month), int(day) % 60)
    doubt: Doubt = ""
    if born is None and not _is_partly_unknown(month, day, kind):
        doubt = "date"
    elif born is not None and born > today:
        doubt = "future"
    else:
        doubt = _judged(number)
    return Identity(kind, number, born, doubt)


def formatted(number: str) -> str:
    """Return a stored number as YYYYMMDD-NNNN; what is not twelve characters stands as it is."""
    return f"{number[:8]}-{number[8:]}" if len(number) == 12 else number


def _typed(text: str) -> str:
    """Return what was typed with digits, letters, plus and dashes of every kind as the plain ones, and no blanks."""
    plain = "".join(one for one in normalize("NFKC", text).translate(_DASHES) if category(one) != "Cf")
    digits = "".join(str(decimal(one)) if one.isdecimal() else one for one in plain)
    return _MARKS.sub(lambda found: "" if found.group().isspace() else "-", digits.strip()).upper()


def _century(year: int, sign: str, today: date) -> str:
    latest = today.year - (today.year - year) % 100
    return f"{(latest - (100 if sign == '+' else 0)) // 100:02d}"


def _judged(number: str) -> Doubt:
    """Return what is wrong with the last four of twelve characters: serial (000 is nobody's), check, or nothing."""
    # 0.4 ms, when the first whole number is read.
    from personnummer.personnummer import PersonnummerInvalidException, PersonnummerParseException

    try:
        _reader()(number[:8] + ("1" if number[8].isalpha() else number[8]) + number[9:])
    except PersonnummerParseException:
        return "serial"
    except PersonnummerInvalidException:
        return "check"
    return ""


@cache
def _reader() -> Any:
    """Return the package's reader, but for the day: that is judged here, and may be unknown."""
    from personnummer.personnummer import Personnummer  # as late

    class Reader(Personnummer):  # type: ignore[misc]  # the package has no types
        def get_date(self) -> None:
            """Take any day; the package knows no 00 and no 60."""

    return Reader


def _kind(last: str, day: int) -> IdentityKind:
    if last[0].isalpha():
        return "t_nummer"
    return "samordningsnummer" if day >= 60 else "personnummer"


def _born(year: int, month: int, day: int) -> date | None:
    """Return the day, or None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_partly_unknown(month: str, day: str, kind: IdentityKind) -> bool:
    """Return whether a samordningsnummer leaves month or day open (00, and 60 for the day)."""
    return kind == "samordningsnummer" and (month == "00" or day == "60")
