"""The Swedish order of words and of people's names: every list that is shown stands in one of these two.

The alphabet is that of Svenska Akademiens ordlista from its 13th edition (2006): w a letter of its own after v, and
å ä ö after z. Accents and case do not count, nor do hyphens, blanks and apostrophes (Svenska skrivregler § 15, letter
by letter, as in a dictionary). Letters that Swedish lacks stand where CLDR's Swedish collation has them: æ as ä;
ø œ ő as ö; ü ű as y; đ ð as d; ł as l; þ as th. Numbers stand by their size: 7A before 10B.

A particle of a surname does not count; it stands with the name that it belongs to, between Ek and Fors: von Essen
(Institutet för de inhemska språken, https://sprakbruk.fi/artiklar/von-och-af-i-namn/: "brukar dessa namn ordnas
enligt sitt huvudord"). That source lets a particle with a capital count. Here it never does: population registers
write whole names in capitals, and two of a family must not stand apart because one form was typed otherwise.
A double surname stands under its first part (Språkrådet, https://frageladan.isof.se/visasvar.py?svar=50134) wherever
first names and last name are known apart.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

Key = tuple[str, str, str]
"""What to sort by: first names, surname (or all words and nothing), and the text itself, so that no two are equal."""

APOSTROPHES = "'`´ʹʺʻʼʽʾʿˈˊˋ΄᾽᾿῾‘’‚‛′‵＇ꞌꞋ՚״׳"
HYPHENS = "-‐‑‒–—―⁃−﹘﹣－־·•"

PARTICLES = frozenset(
    {"af", "av", "von", "vom", "zu", "zum", "zur", "van", "der", "den", "ter", "ten", "het"}
    | {"de", "del", "della", "di", "da", "do", "dos", "das", "du", "des", "la", "le", "les", "los", "las"}
    | {"al", "el", "ul", "ben", "bin", "bint", "ibn"}
)
_ARTICLES = re.compile(rf"(?i:al|el|ul|ad|ar|as|ash|at|az|an)[{HYPHENS}](?=\w)")
_NUMBER = re.compile(r"\d+")
_KEPT = {
    "å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "œ": "}", "ő": "}", "ü": "y", "ű": "y",
}  # fmt: skip
_MARKED = {"{": ("a", "\u030a"), "|": ("a", "\u0308"), "}": ("o", "\u0308"), "y": ("u", "\u0308")}
_OTHERS = {
    "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ɖ": "d", "ɗ": "d", "ł": "l", "ƚ": "l", "ŋ": "n", "ɲ": "n",
    "ŧ": "t", "ħ": "h", "þ": "th", "ß": "ss", "ı": "i", "ɨ": "i", "ĸ": "k", "ƙ": "k", "ǥ": "g", "ɓ": "b", "ƀ": "b",
    "ƶ": "z", "ʒ": "z", "ə": "e", "ǝ": "e", "ɛ": "e", "ɔ": "o", "ʋ": "v", "ƴ": "y",
}  # fmt: skip


class _Letters(dict[int, str]):
    """What each character comes to, worked out when it is first met: the whole of Unicode would take 0.4 s."""

    def __init__(self, kept: dict[str, str]) -> None:
        super().__init__()
        self._kept = kept

    def __missing__(self, code: int) -> str:
        self[code] = found = self._letters(chr(code))
        return found

    def _letters(self, character: str) -> str:
        if character in APOSTROPHES:
            return "'"
        if character in HYPHENS or character.isspace():
            return " "
        if (
            unicodedata.category(character) == "Cf"
        ):  # joiners, soft hyphens, marks of direction: nobody sees them
            return ""
        if self._kept and (letter := _swedish_letter(character)):
            return letter
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
        bare = (one for one in plain if not unicodedata.combining(one))
        return "".join(_OTHERS.get(one, " " if one.isspace() else one) for one in bare)


def _swedish_letter(character: str) -> str:
    """Return what stands for å, ä, ö or y in the order, also under a further accent, or nothing."""
    low = unicodedata.normalize("NFC", character).casefold()
    if low in _KEPT:
        return _KEPT[low]
    parts = unicodedata.normalize("NFD", low)
    base, marks = parts[:1], parts[1:]
    if base in "æø" and marks:
        return _KEPT[base]
    return next((key for key, (letter, mark) in _MARKED.items() if base == letter and mark in marks), "")


_FOLDED = _Letters({})
_ORDERED = _Letters(_KEPT)


def folded(text: str) -> str:
    """Return text for searching: no case and no accents, å ä as a, ö as o; hyphens as blanks, `'` for apostrophes."""
    return text.translate(_FOLDED)


def lettered(text: str) -> str:
    """Return the same, but with å ä ö (as `{`, `|`, `}`) letters of their own."""
    return unicodedata.normalize("NFC", text).translate(_ORDERED)


@lru_cache(maxsize=8192)
def swedish(text: str) -> Key:
    """Return a key that puts words, schools and classes in Swedish order."""
    return (_joined(text), "", text)


@lru_cache(maxsize=8192)
def by_parts(first: str, last: str) -> Key:
    """Return a key that puts people in Swedish order by the names they are called by, then by last name."""
    surname = _joined(_without_particles(last))
    given = _joined(first)
    return (given, surname, f"{first} {last}") if given else (surname, "", last)


@lru_cache(maxsize=8192)
def by_name(name: str) -> Key:
    """Return the same for a name in one piece: the surname is its last word, or what follows its first particle."""
    words = name.split()
    if len(words) < 2 or (words[0].islower() and _is_particle(words[0])):
        place = 0
    else:
        place = next((at for at, word in enumerate(words[:-1]) if at and _is_particle(word)), len(words) - 1)
    given, surname, _ = by_parts(" ".join(words[:place]), " ".join(words[place:]))
    return given, surname, name


def _joined(text: str) -> str:
    if text.isalpha() and text.isascii():  # most names; the long way comes to the same
        return text.lower()
    sized = text if text.isalpha() else _NUMBER.sub(_by_size, text)
    return lettered(sized).replace(" ", "").replace("'", "")


def _by_size(number: re.Match[str]) -> str:
    return number.group().zfill(9)


def _without_particles(surname: str) -> str:
    """Return a surname without what stands before its headword; never nothing."""
    if surname.isalpha():
        return surname
    words = surname.split()
    while len(words) > 1 and _is_particle(words[0]):
        del words[0]
    rest = " ".join(words)
    article = _ARTICLES.match(rest)
    return rest[article.end() :] if article else rest


def _is_particle(word: str) -> bool:
    return folded(word).strip(" '") in PARTICLES
