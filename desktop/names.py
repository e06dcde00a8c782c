"""Names as people write them: text that can always be stored, and the one fold that every search goes through.

The order of lists is `db.swedish`; it is named here too, for pages.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from db.swedish import Key, by_name, by_parts, folded, lettered, swedish

__all__ = [
    "Key",
    "Sought",
    "by_name",
    "by_parts",
    "clean",
    "clean_lines",
    "fold",
    "fold_words",
    "matches",
    "nearness",
    "running",
    "stands_in",
    "swedish",
]


def clean(text: str) -> str:
    """Return one line of text that can be stored: half emoji become U+FFFD, white space one blank."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return " ".join(unicodedata.normalize("NFC", whole).split())


def clean_lines(text: str) -> str:
    """Return text that can be stored, its lines kept."""
    return "\n".join(clean(line) for line in text.splitlines()).strip()


@lru_cache(maxsize=32768)
def fold(text: str) -> str:
    """Return text for comparing: Anna-Karin, Annakarin and ANNA KARIN are one, and so are O’Neill and Oneill.

    No case, no accents, å and ä as a, ö as o, đ as d and so on; no hyphens, blanks or apostrophes. Folding twice
    changes nothing.
    """
    return "".join(fold_words(text))


@lru_cache(maxsize=32768)
def fold_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text. A hyphen parts words, an apostrophe does not."""
    return tuple(folded(text).replace("'", "").split())


def running(text: str) -> str:
    """Return running text as `stands_in` wants it: folded, its words apart by one blank."""
    return " ".join(folded(text).replace("'", "").split())  # kept by nobody: it may be a whole note


def stands_in(query: str, text: str) -> bool:
    """Return whether what is looked for stands in `running` text, also inside a word.

    From the beginning of a word it may be written otherwise, as one word or several: annakarin finds Anna-Karin.
    """
    return running(query) in text or _apart_or_not(fold(query)).search(text) is not None


@lru_cache(maxsize=8)
def _apart_or_not(letters: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^| ){' ?'.join(map(re.escape, letters))}")


def matches(query: str, *texts: str) -> bool:
    """Return whether every word of the query begins a word, or stands inside a number, in some text.

    What is written in one, with hyphen or apart makes no difference, in the query or in the text: a text is found
    by every query that folds as it does.
    """
    return nearness(query, *texts) is not None


def nearness(query: str, *texts: str) -> int | None:
    """Return 0 for what has the query's own å, ä, ö, a and o, 1 for what has them folded, None for no match.

    Hits are shown in that order: ak finds Aksel, then Åke.
    """
    if not _is_in(_spans(query), [_hay(text) for text in texts]):
        return None
    own = [_hay(text, keeps=True) for text in texts]
    return 0 if _is_in(_spans(query, keeps=True), own) else 1


class Sought:
    """Many things at once, each with some texts: which of them `nearness` finds, with the same answers.

    All texts lie in one, where a regular expression looks: two thousand things take a millisecond.
    """

    def __init__(self, things: Iterable[Sequence[str]]) -> None:
        self._raw = _APART.join(_BESIDE.join(texts) for texts in things)

    @cached_property
    def _folded(self) -> _Line:
        return _Line(folded(self._raw))

    @cached_property
    def _own(self) -> _Line:
        return _Line(lettered(self._raw))

    def read(self) -> None:
        """Fold everything now, so that the first letter need not wait for it."""
        assert self._folded.count == self._own.count

    def near(self, query: str) -> dict[int, int]:
        """Return, by the place of each thing that is found, 0 where it has the query's own å, ä and ö, else 1."""
        own = _found_in(_spans(query, keeps=True), self._own)
        return {place: int(place not in own) for place in _found_in(_spans(query), self._folded)}


_BESIDE, _APART = "\x01", "\x02"  # between the texts of a thing, and between things: no fold touches them


class _Line:
    """Everything in one text, and where in it each thing ends."""

    def __init__(self, text: str) -> None:
        self._text = text.replace("'", " ") + _APART
        self._ends = [place for place, letter in enumerate(self._text) if letter == _APART]
        self.count = len(self._ends)

    def holding(self, word: str) -> set[int]:
        """Return which things have the word, as `_stands` tells it."""
        begins = "" if any(letter.isdigit() for letter in word) else rf"(?<![^ {_BESIDE}{_APART}])"
        look = re.compile(begins + " *".join(map(re.escape, word))).search
        held, at = set[int](), look(self._text)
        while at is not None:
            place = bisect_left(self._ends, at.start())
            held.add(place)
            at = look(self._text, self._ends[place])
        return held


def _found_in(words: tuple[str, ...], line: _Line) -> set[int]:
    """Return which things have the words, each by itself or some that follow each other joined, as `_is_in`."""
    reached: list[set[int]] = [set(range(line.count)), *(set[int]() for _ in words)]
    for first in range(len(words)):
        here = reached[first]
        for last in range(first + 1, len(words) + 1):
            if not here:
                break
            here = here & line.holding("".join(words[first:last]))
            reached[last] |= here
    return reached[-1]


class _Hay(NamedTuple):
    """A text to search: folded, in one piece, and where in it words begin."""

    whole: str
    starts: tuple[int, ...]


@lru_cache(maxsize=32768)
def _hay(text: str, *, keeps: bool = False) -> _Hay:
    pieces = (lettered(text) if keeps else folded(text)).replace("'", " ").split()
    starts, length = [], 0
    for piece in pieces:
        starts.append(length)
        length += len(piece)
    return _Hay("".join(pieces), tuple(starts))


@lru_cache(maxsize=256)
def _spans(query: str, *, keeps: bool = False) -> tuple[str, ...]:
    return tuple((lettered(query) if keeps else folded(query)).replace("'", " ").split())


def _is_in(words: tuple[str, ...], hay: list[_Hay]) -> bool:
    """Return whether the words, each by itself or some that follow each other joined, all stand in the hay."""
    reached = {0}
    for first in range(len(words)):
        if first not in reached:
            continue
        for last in range(first + 1, len(words) + 1):
            if not _stands("".join(words[first:last]), hay):
                break  # what goes on longer stands there even less
            reached.add(last)
    return len(words) in reached


def _stands(word: str, hay: list[_Hay]) -> bool:
    has_digit = any(letter.isdigit() for letter in word)
    return any(
        (has_digit and word in one.whole) or any(one.whole.startswith(word, start) for start in one.starts)
        for one in hay
    )
