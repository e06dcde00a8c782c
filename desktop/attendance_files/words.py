"""What is told of a file: why a row is not read in, how much comes in, and what to write when others were in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.attendance.entry import thousands
from desktop.attendance_files.plain import ENCODINGS, Delimiter, Encoding
from desktop.attendance_files.profiles import GENERAL, Meaning, Profile
from desktop.attendance_files.result import Asked, Refused, RefusedWhy
from desktop.attendance_files.settling import Span
from desktop.attendance_files.workbook import BookSheet
from desktop.dates import MONTHS, full
from desktop.number_words import in_words

if TYPE_CHECKING:  # 20 ms, which page Närvaro has no use of before a file is read
    from desktop.attendance_files.preview import Preview
    from desktop.attendance_files.taking import Kind

UNIT_WORDS = {"minuter": "minuter", "lektioner": "lektioner", "halvdagar": "halvdagar"}


def _tr(text: str) -> str:
    return QCoreApplication.translate("attendance_files", text)


def why(row: Refused) -> str:
    """Return why a row is not read in, with its number: *Rad 14: datumet ”33/9” finns inte.*"""
    place = _tr("Rad {0}, kolumn {1}") if row.column and row.why in _OF_A_CELL else _tr("Rad {0}")
    if row.why == "twice":
        words = _tr("Rad {0} och rad {1} har olika siffror för {2}.")
        return words.format(*sorted((row.row, row.other_row)), row.shown)
    return f"{place.format(row.row, row.column)}: {_what(row)}"


_OF_A_CELL: frozenset[RefusedWhy] = frozenset({"number", "no_value", "unit"})


def _what(row: Refused) -> str:
    unit = UNIT_WORDS.get(row.unit, _tr("enheter"))
    words: dict[RefusedWhy, str] = {
        "day": _tr("datumet ”{shown}” finns inte."),
        "week": _tr("veckan ”{shown}” finns inte."),
        "no_day": _tr("datum eller vecka saknas."),
        "number": _tr("”{shown}” är inget tal."),
        "parts": _tr("delarna är {total} av {offered} {unit}."),
        "negative": _tr("ett tal är mindre än noll."),
        "too_much": _tr("{total} {unit} på en vecka. Är det fler veckor?"),
        "twice": "",
        "no_value": _tr("formeln har inget sparat värde. Öppna och spara filen i Excel."),
        "too_old": _tr("”{shown}” är mer än tre år sedan."),
        "ahead": _tr("”{shown}” har inte varit än."),
        "nothing": _tr("det finns inga siffror."),
        "unit": _tr("enheten ”{shown}” känns inte igen. Skriv minuter, lektioner eller halvdagar."),
    }
    return words[row.why].format(
        shown=row.shown, total=thousands(row.total), offered=thousands(row.offered), unit=unit
    )


def whys(rows: Iterable[Refused]) -> list[str]:
    """Return every reason once, in the order of the rows: two rows against each other are told together."""
    return list(dict.fromkeys(map(why, rows)))


def many(count: int, one: str, more: str) -> str:
    """Return `one` for one, else `more` with the number in figures."""
    return one if count == 1 else more.format(thousands(count))


def recognised(profile: Profile, people: int, rows: int) -> str:
    """Return *Vklass känns igen, 24 elever, 98 rader.*"""
    if profile.code == GENERAL:
        lead = _tr("Systemet känns inte igen")
    else:
        lead = _tr("{0} känns igen").format(profile.name.partition(",")[0])
    parts = [lead]
    if people:
        parts.append(many(people, _tr("en elev"), _tr("{0} elever")))
    parts.append(many(rows, _tr("en rad"), _tr("{0} rader")))
    return ", ".join(parts) + "."


def certainty(profile: Profile) -> str:
    """Return whether the order of a system's columns was read in a source or is assumed, and when."""
    if profile.code == GENERAL:
        return ""
    words = (
        _tr("Bekräftad kolumnordning, {0}.") if profile.is_confirmed else _tr("Antagen kolumnordning, {0}.")
    )
    return words.format(full(profile.read_on))


def others(count: int, pupil: str) -> str:
    """Return what is told when a file is about more than the pupil; empty when it is not."""
    if not count:
        return ""
    lead = many(
        count,
        _tr("En rad om andra elever lästes inte in."),
        _tr("{0} rader om andra elever lästes inte in."),
    )
    rest = _tr("Filen gäller fler än {0}. Ta bort den, och säg till skolan.").format(pupil)
    return f"{lead} {rest}"


def deviation(day: date, school: str, people: int) -> str:
    """Return a text for the report of a deviation: day, school and how many, and nobody's name."""
    who = school or _tr("Skolan")
    number = many(people, _tr("en elev"), _tr("{0} elever"))
    words = _tr(
        "Avvikelse {0}. {1} skickade en fil med närvaro som gällde fler elever än den vi hade frågat om. "
        "I filen fanns uppgifter om {2} till. Inget om dem lästes in, visades eller sparades hos oss, och filen "
        "tas bort. Skolan är ombedd att skicka uppgifter om en elev i taget."
    )
    return words.format(full(day), who, number)


def sum_of(period: Span) -> str:
    """Return what a sum of a longer time is shown as, and how to get the weeks."""
    words = _tr(
        "Filen är en summa för {0}. Den visas som en period. Vill du se kurvan vecka för vecka: be skolan köra "
        "rapporten en vecka i taget, eller listan över frånvarotillfällen."
    )
    return words.format(_span(*period))


def _span(first: date, last: date) -> str:
    """Return `18 augusti–30 oktober`."""
    return f"{first.day} {MONTHS[first.month - 1]}–{last.day} {MONTHS[last.month - 1]}"


def asked(what: Asked) -> str:
    """Return what the user must say before anything is read in."""
    words: dict[Asked, str] = {
        "decimal": _tr("Talen kan läsas på två sätt, till exempel 1.380. Vad står före decimalerna?"),
        "order": _tr("Står dagen eller månaden först i datumen?"),
        "unit": _tr("Vad räknar filen i?"),
        "year": _tr("Vilket läsår gäller veckorna?"),
        "period": _tr("Vilken tid gäller summan?"),
        "mapping": _tr("Välj vilken kolumn som är vecka, och vilka som är tider."),
        "whose": _tr("Filen säger inte vem den handlar om."),
    }
    return words[what]


def amount(weeks: int, periods: int, lessons: int) -> str:
    """Return *två veckor*, *en period*, *tolv lektioner*: the first of them that there are, in words."""
    for count, one, more in (
        (weeks, _tr("en vecka"), _tr("{0} veckor")),
        (periods, _tr("en period"), _tr("{0} perioder")),
        (lessons, _tr("en lektion"), _tr("{0} lektioner")),
    ):
        if count:
            return one if count == 1 else more.format(in_words(count))
    return ""


MEANINGS: tuple[tuple[Meaning, str], ...] = (
    ("ignored", "Läses inte in"),
    ("week", "Vecka"),
    ("day", "Datum"),
    ("start", "Lektionen börjar"),
    ("end", "Lektionen slutar"),
    ("subject", "Ämne"),
    ("offered", "Erbjuden tid"),
    ("present", "Närvaro"),
    ("absent", "Frånvaro, all"),
    ("excused", "Giltig frånvaro"),
    ("unexcused", "Ogiltig frånvaro"),
    ("unregistered", "Ej registrerad"),
    ("unregistered_percent", "Ej registrerad, procent"),
    ("reported_percent", "Rapporterat, procent"),
    ("late", "Sen ankomst"),
    ("unit", "Enhet"),
    ("reason", "Orsak"),
    ("lessons", "Antal lektioner"),
    ("number", "Personnummer"),
    ("name", "Namn"),
    ("first_name", "Förnamn"),
    ("last_name", "Efternamn"),
    ("group", "Klass"),
)
"""What a column can mean, in the order it is offered."""


def delimiter_word(delimiter: Delimiter) -> str:
    """Return what stands between the fields."""
    return {";": _tr("semikolon"), ",": _tr("komma"), "\t": _tr("tabb"), "|": _tr("lodstreck")}[delimiter]


def encoding_word(encoding: Encoding) -> str:
    """Return what the letters are written with."""
    return {"utf-8-sig": "UTF-8", "utf-16": "UTF-16"}.get(encoding) or dict(ENCODINGS)[encoding]


def sheet_word(sheet: BookSheet) -> str:
    """Return a sheet's name, and that it is hidden."""
    return _tr("{0} (dolt)").format(sheet.name) if sheet.is_hidden else sheet.name


def coming(shown: Preview, kinds: Mapping[Kind, int]) -> str:
    """Return *2 nya, en ändras, 2 rader läses inte in, 24 rader om andra. Går att ångra efteråt.*"""
    new, altered, refused = kinds.get("ny", 0), kinds.get("andrad", 0), len(shown.result.refused)
    parts = [many(new, _tr("en ny"), _tr("{0} nya"))] if new else []
    parts += [many(altered, _tr("en ändras"), _tr("{0} ändras"))] if altered else []
    parts += [many(refused, _tr("en rad läses inte in"), _tr("{0} rader läses inte in"))] if refused else []
    rounded, others = shown.result.rounded, shown.own.others if shown.is_found else 0
    parts += [_tr("{0} avrundad").format(rounded)] if rounded else []
    parts += [many(others, _tr("en rad om andra"), _tr("{0} rader om andra"))] if others else []
    told = ", ".join(parts)
    after = _tr("Går att ångra efteråt.") if new or altered else ""
    return f"{told[:1].upper()}{told[1:]}. {after}".strip() if told else ""
