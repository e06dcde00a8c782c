"""Patterns zxcvbn does not see: Swedish keyboard rows, the same thing said over and over, the calendar."""

from __future__ import annotations

import re

_ROWS = (
    "qwertyuiopå",
    "asdfghjklöä",
    "zxcvbnm",
    "1234567890",
    "abcdefghijklmnopqrstuvwxyzåäö",
    "qwertyuiopåasdfghjklöäzxcvbnm",
)
_NEXT = {
    (row[place], row[place + step])
    for row in _ROWS
    for step in (1, -1)
    for place in range(len(row))
    if 0 <= place + step < len(row)
}
_RUN = 4  # this many keys in a row are a run
_ENOUGH = 8  # this many characters outside runs make a phrase of its own
# What people are told to change every season is made of the season: in every ending, also in short.
_CALENDAR = (
    "vår|våren|vårens|vårar|sommar|sommaren|sommarens|sommarlov|sommarlovet|höst|hösten|höstens|höstlov|höstlovet"
    "|vinter|vintern|vinterns|sportlov|sportlovet|jul|julen|julens|jullov|jullovet|påsk|påsken|påskens|påsklov|påsklovet"
    "|midsommar|midsommaren|advent|nyår|termin|terminen|vårtermin|vårterminen|hösttermin|höstterminen"
    "|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
    "|jan|feb|mar|apr|jun|aug|sep|sept|okt|nov|dec"
    "|måndag|måndagen|tisdag|tisdagen|onsdag|onsdagen|torsdag|torsdagen|fredag|fredagen|lördag|lördagen|söndag|söndagen"
    "|vecka|veckan|månad|månaden|år|året"
)
_PIECES = re.compile(r"\d+|[^\W\d_]+")
_HUMP = re.compile(r"(?<=[^\W\d_A-ZÅÄÖ])(?=[A-ZÅÄÖ])")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\d\d){0,2}")
_OF_CALENDAR = re.compile(f"(?:{_CALENDAR})+")
_OWN_WORDS, _OWN_LETTERS = 3, 12  # beside the calendar: this many words, or letters, make a phrase of its own


def pieces(text: str) -> list[str]:
    """Return the words and numbers of a text in lower case: `Sommaren2026Sol` is `sommaren`, `2026` and `sol`."""
    return [piece.casefold() for piece in _PIECES.findall(_HUMP.sub(" ", text))]


def is_mostly_calendar(text: str) -> bool:
    """Tell whether little is left once seasons, months, days and years are taken away, and what is said twice."""
    found = dict.fromkeys(pieces(text))
    words = [piece for piece in found if not piece.isdecimal()]
    own = [word for word in words if not _OF_CALENDAR.fullmatch(word)]
    has_calendar = len(own) < len(words) or any(_YEAR.fullmatch(piece) for piece in found)
    return has_calendar and len(own) < _OWN_WORDS and sum(map(len, own)) < _OWN_LETTERS


def is_a_run_of_keys(text: str) -> bool:
    """Tell whether little is left of a lower-case text once runs of neighbouring keys are taken away."""
    left, run = 0, 1
    for place in range(1, len(text) + 1):
        if place < len(text) and (text[place - 1], text[place]) in _NEXT:
            run += 1
            continue
        left += 0 if run >= _RUN else run
        run = 1
    return bool(text) and left < _ENOUGH and left < len(text)


def said_once(text: str) -> str:
    """Return a text with each word once, and a word that is a shorter one repeated as the shorter one."""
    return " ".join(dict.fromkeys(_unit(word) for word in text.split()))


def _unit(word: str) -> str:
    """Return the shortest beginning that, repeated, makes the word: `hej` of `hejhejhej`."""
    for length in range(1, min(len(word) // 2, 64) + 1):
        if len(word) % length == 0 and word[:length] * (len(word) // length) == word:
            return word[:length]
    return word
