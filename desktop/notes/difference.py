"""What differs between two states of a text: in passages to be read, and in numbers of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from desktop.notes.text import Passage

MOST_WORDS = 2_000
"""A changed stretch longer than this is told as one: comparing it word by word takes too long."""

_PARTS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Difference:
    """The later text with what it lacks of the earlier one in its place, and how many words went and came."""

    passages: tuple[Passage, ...]
    gone: int
    new: int


def difference(earlier: str, later: str) -> Difference:
    """Compare two texts, lines first and then the words of the lines that differ."""
    passages = tuple(_joined(_by_lines(earlier, later)))
    count = {
        kind: sum(len(p.text.split()) for p in passages if p.kind == kind) for kind in ("struck", "added")
    }
    return Difference(passages, count["struck"], count["added"])


def _by_lines(earlier: str, later: str) -> Iterator[Passage]:
    before, after = earlier.splitlines(keepends=True), later.splitlines(keepends=True)
    for tag, first, last, begun, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        old, new = "".join(before[first:last]), "".join(after[begun:end])
        if tag == "replace" and max(len(old.split()), len(new.split())) <= MOST_WORDS:
            yield from _by_words(_PARTS.findall(old), _PARTS.findall(new))
        else:
            yield from _told(tag, old, new)


def _by_words(before: Sequence[str], after: Sequence[str]) -> Iterator[Passage]:
    for tag, first, last, begun, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        yield from _told(tag, "".join(before[first:last]), "".join(after[begun:end]))


def _told(tag: str, old: str, new: str) -> Iterator[Passage]:
    if tag == "equal":
        yield Passage(new)
        return
    yield Passage(old, "struck")
    yield Passage(new, "added")


def _joined(passages: Iterator[Passage]) -> Iterator[Passage]:
    """Put pieces of one kind together, and leave out the empty."""
    held: Passage | None = None
    for one in passages:
        if not one.text:
            continue
        if held is not None and held.kind == one.kind:
            held = Passage(held.text + one.text, one.kind)
            continue
        if held is not None:
            yield held
        held = one
    if held is not None:
        yield held
