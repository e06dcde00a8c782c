"""Search before create: who may already be here under another spelling.

Words are compared in any order, folded, at most two letters apart in all, and as they sound: Arabic, Tigrinya and
Somali names have many spellings (Mohammed, Muhammad, Maxamed; Yohannes, Johannes; Tesfay, Tesfai). Two words that
follow each other are compared joined too, so that Anna-Karin, Anna Karin and Annakarin are one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter

from desktop.names import by_parts, fold, fold_words
from desktop.session.session import Session

MOST = 5
APART = 2  # letters, over all the words of a name
_FAR = 99
_SOUNDS = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"[kgq]h|q|ck"), "k"),
    (re.compile(r"t[sz]|sh|s[cjk]h?|ch|z"), "s"),
    (re.compile(r"x"), "h"),
    (re.compile(r"dj|j"), "i"),
    (re.compile(r"w|v"), "v"),
    (re.compile(r"[ou]+"), "u"),
    (re.compile(r"[iy]+"), "i"),
    (re.compile(r"[ae]+"), "a"),
    (re.compile(r"c(?=[aiu])"), ""),
    (re.compile(r"c"), "k"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=.)h$"), ""),
)


@dataclass(frozen=True)
class Candidate:
    """A pupil that may be the one meant. `apart`: what differs, for sorting; `same_number` counts before any name."""

    pupil_id: str
    apart: int
    same_number: bool = False
    same_birth_date: bool = False


@lru_cache(maxsize=32768)
def sound(word: str) -> str:
    """Return how a folded word sounds, roughly: one vowel class for a/e, i/y, o/u; no doubled letters."""
    for pattern, by in _SOUNDS:
        word = pattern.sub(by, word)
    return word


def search(session: Session, text: str) -> list[Candidate]:
    """Return who may be meant by a name or number being typed; the last word may be half written."""
    digits = "".join(letter for letter in text if letter.isalnum())
    words = () if any(letter.isdigit() for letter in text) else fold_words(text)
    return _found(session, words, number=digits if len(digits) >= 4 else "", is_typing=True)


def similar(session: Session, name: str, number: str = "", born: date | None = None) -> list[Candidate]:
    """Return who may be the same as a pupil about to be created."""
    return _found(session, fold_words(name), number=number, born=born)


def _found(
    session: Session,
    words: Sequence[str],
    *,
    number: str = "",
    born: date | None = None,
    is_typing: bool = False,
) -> list[Candidate]:
    rows = session.db.pupils.names()
    by_word: dict[str, list[int]] = defaultdict(list)
    lengths = []
    for place, row in enumerate(rows):
        own = _words(f"{row[1]} {row[2]}")
        lengths.append(len(own))
        for word in {*own, *_joined(own), *_words(row[3])}:
            by_word[word].append(place)
    asked = [
        (one, _near_rows(one, by_word, is_typing=is_typing))
        for one in _as_written(words, by_word, is_typing=is_typing)
    ]
    found = []
    for place, (pupil_id, first, last, _, own_number, own_born) in enumerate(rows):
        same_number = bool(number) and (number in own_number if is_typing else number == own_number)
        ways = [_apart(near.get(place, {}), len(one), lengths[place]) for one, near in asked]
        apart = min((way for way in ways if way is not None), default=None)
        if same_number or apart is not None:
            same_day = born is not None and own_born == born.isoformat()
            one = Candidate(pupil_id, 0 if apart is None else apart, same_number, same_day)
            has_more = sorted("".join(words)) != sorted(fold(f"{first}{last}"))
            order = (not same_number, one.apart, not same_day, has_more, by_parts(first, last), place)
            found.append((order, one))
    return [one for _, one in sorted(found, key=itemgetter(0))[:MOST]]


@lru_cache(maxsize=16384)
def _words(name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold_words(name)))


def _joined(words: Sequence[str]) -> list[str]:
    """Return each two words that follow each other, joined."""
    return [one + next_ for one, next_ in pairwise(words)]


def _as_written(words: Sequence[str], known: Collection[str], *, is_typing: bool) -> Iterator[Sequence[str]]:
    """Give the words, and the words with two of them joined wherever somebody has that as one name."""
    yield words
    for place, joined in enumerate(_joined(words)):
        is_last = is_typing and place == len(words) - 2
        if joined in known or (is_last and any(other.startswith(joined) for other in known)):
            yield [*words[:place], joined, *words[place + 2 :]]


def _near_rows(
    words: Sequence[str], by_word: dict[str, list[int]], *, is_typing: bool
) -> dict[int, dict[int, int]]:
    """Return, for every row that has a word near some of `words`, how far off each of them is."""
    near: dict[int, dict[int, int]] = defaultdict(dict)
    for asked, word in enumerate(words):
        may_be_half = is_typing and asked == len(words) - 1
        for other, cost in _near_words(word, list(by_word), may_be_half=may_be_half).items():
            for place in by_word[other]:
                near[place][asked] = min(near[place].get(asked, _FAR), cost)
    return near


def _near_words(word: str, others: Sequence[str], *, may_be_half: bool) -> dict[str, int]:
    """Return the words at most two letters from `word` (one, if it is short), in spelling or in sound.

    The cost is twice the letters, and one more when only the sound is that near.
    """
    from rapidfuzz import process  # 40 ms, and few start the program to create a pupil
    from rapidfuzz.distance import OSA

    most = APART if len(word) > 3 else 1
    spelt = process.extract(word, others, scorer=OSA.distance, score_cutoff=most, limit=None)
    heard = process.extract(
        sound(word), _sounds(others), scorer=OSA.distance, score_cutoff=most - 1, limit=None
    )
    found: dict[str, int] = {}
    costs = [(2 * apart, place) for _, apart, place in spelt]
    costs += [(2 * apart + 1, place) for _, apart, place in heard]
    for cost, place in costs:
        other = others[place]
        if cost < 2 * max(len(word), len(other)):
            found[other] = min(found.get(other, _FAR), int(cost))
    if may_be_half and len(word) > 1:
        found |= {other: 0 for other in others if other.startswith(word)}
    return found


def _sounds(words: Iterable[str]) -> list[str]:
    return [sound(word) for word in words]


def _apart(near: dict[int, int], asked: int, own: int) -> int | None:
    """Return how far a name is off, or None: every word of the shorter name must be found in the longer."""
    if not near or len(near) < min(asked, own):
        return None
    best = sorted(near.values())[: min(asked, own)]
    return sum(best) if sum(cost // 2 for cost in best) <= APART else None
