"""Which way each character runs (UAX #9), for lines where right-to-left names stand in Swedish text.

Numbers, dates and identity numbers are kept whole and read from the left, whatever stands beside them:
plain UAX #9 would print "20101112-2385" after an Arabic name as "2385-20101112".
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from bidi import algorithm

_RIGHT = frozenset(("R", "AL"))
_HAS_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_NUMBER = re.compile(r"[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[-–.:/ \u00a0][0-9\u0660-\u0669\u06f0-\u06f9]+)*")


def has_right_to_left(text: str) -> bool:
    """Return whether any character belongs to a right-to-left script."""
    return bool(_HAS_RIGHT.search(text))


def runs_right(text: str) -> bool:
    """Return whether most letters run from right to left, so that the whole paragraph should."""
    kinds = [unicodedata.bidirectional(character) for character in text]
    right = sum(kind in _RIGHT for kind in kinds)
    return right > kinds.count("L")


@dataclass(frozen=True)
class Stretch:
    """Characters `start` to `end` (in logical order) at one level; odd levels run to the left."""

    start: int
    end: int
    level: int


def visual_order(text: str, right: bool, values: list[tuple[int, int]]) -> list[Stretch]:
    """Return the stretches of one line from left to right as they are drawn.

    `values` are places that stand by themselves, such as a name: what is in them is ordered as in isolation,
    so that the bracket after an Arabic name stays with the name.
    """
    levels = _levels(text, 1 if right else 0, values)
    found: list[Stretch] = []
    for index, level in enumerate(levels):
        if found and found[-1].level == level:
            found[-1] = Stretch(found[-1].start, index + 1, level)
        else:
            found.append(Stretch(index, index + 1, level))
    return _reordered(found)


def _levels(text: str, base: int, values: list[tuple[int, int]]) -> list[int]:
    """Return the embedding level of every character; a number or a turned value counts as one neutral thing."""
    wholes = {match.start(): match.end() for match in _NUMBER.finditer(text)}
    turned = [(start, end) for start, end in values if _turns(text[start:end], base)]
    for start, end in turned:
        wholes = {at: stop for at, stop in wholes.items() if stop <= start or at >= end} | {start: end}
    units: list[tuple[int, int, str]] = []
    index = 0
    while index < len(text):
        end = wholes.get(index, index + 1)
        kind = "ON" if index in wholes else unicodedata.bidirectional(text[index]) or "ON"
        units.append((index, end, "ON" if kind in ("BN", "B", "S") else kind))
        index = end
    levels: list[int] = []
    for (start, end, _), level in zip(units, _resolved([kind for _, _, kind in units], base), strict=True):
        if (start, end) in turned:
            levels += [inner + level - level % 2 for inner in _levels(text[start:end], 1 - base, [])]
        elif start in wholes:
            levels += [level + level % 2] * (end - start)
        else:
            levels.append(level)
    return levels


def _turns(value: str, base: int) -> bool:
    """Return whether most of a value's letters run the other way than the line."""
    return has_right_to_left(value) and runs_right(value) != bool(base)


def _resolved(kinds: list[str], base: int) -> list[int]:
    """Return a level for each bidirectional class, by the library's rules W, N and I."""
    storage = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = ("L", "R")[base]
    storage["chars"] = [{"ch": "", "level": base, "type": kind, "orig": kind} for kind in kinds]
    algorithm.explicit_embed_and_overrides(storage, False)
    algorithm.resolve_weak_types(storage, False)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    return [unit["level"] for unit in storage["chars"]]


def _reordered(found: list[Stretch]) -> list[Stretch]:
    """Apply rule L2: from the highest level down, turn every row of stretches at that level or above."""
    for level in range(max((stretch.level for stretch in found), default=0), 0, -1):
        start = 0
        while start < len(found):
            end = start
            while end < len(found) and found[end].level >= level:
                end += 1
            found[start:end] = reversed(found[start:end])
            start = max(end, start) + 1
    return found
