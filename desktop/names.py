"""Names as people write them: Swedish order, folding for search, and text that can always be stored."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_AFTER_Z = str.maketrans({"å": "{", "ä": "|", "ö": "}", "æ": "|", "ø": "}", "ü": "y", "-": " "})
_PLAIN = str.maketrans(
    {"ø": "o", "æ": "ae", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ß": "ss", "œ": "oe", "ı": "i", "ħ": "h"}
)


def clean(text: str) -> str:
    """Return one line of text that can be stored: half emoji become U+FFFD, white space one blank."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return " ".join(unicodedata.normalize("NFC", whole).split())


def clean_lines(text: str) -> str:
    """Return text that can be stored, its lines kept."""
    return "\n".join(clean(line) for line in text.splitlines()).strip()


@lru_cache(maxsize=8192)
def swedish(text: str) -> str:
    """Return a key that sorts as a Swedish dictionary: å, ä, ö after z; accents and case do not count."""
    if text.isascii():  # most names; the long way comes to the same
        return text.lower().replace("-", " ")
    return _bare(unicodedata.normalize("NFC", text).casefold().translate(_AFTER_Z))


@lru_cache(maxsize=32768)
def fold(text: str) -> str:
    """Return text for searching: no case, no accents, å and ä as a, ö as o, words with one blank between."""
    words = text.casefold().translate(_PLAIN).replace("-", " ").split()
    return " ".join(_bare(word) for word in words)


def matches(query: str, *texts: str) -> bool:
    """Return whether every word of the query begins a word, or stands inside a number, in some text."""
    hay = [word for text in texts for word in fold(text).split()]
    return all(_is_in(word, hay) for word in fold(query).split())


def _is_in(word: str, hay: list[str]) -> bool:
    has_digit = any(letter.isdigit() for letter in word)
    return any(one.startswith(word) or (has_digit and word in one) for one in hay)


def _bare(text: str) -> str:
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text)
    return "".join(part for part in parts if not unicodedata.combining(part))
