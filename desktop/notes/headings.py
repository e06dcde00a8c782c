"""The headings a kind of note offers: they stand in the draft as places to write under, and go when nothing does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from desktop.content import lists

HOLLOW = "”…”"
"""Where somebody's own words are to be written; says nothing by itself."""


def template(kind: str) -> str:
    """Return the headings a note of this kind begins with."""
    found = {item.code: str(item.extra.get("mall", "")) for item in lists().items("anteckning")}
    return found.get(kind, "").strip()


def offered() -> frozenset[str]:
    """Return every heading of every kind: a draft keeps those it began with when its kind is changed."""
    every = (str(item.extra.get("mall", "")) for item in lists().items("anteckning"))
    lines = (line.strip() for text in every for line in text.splitlines())
    return frozenset(line for line in lines if line and line != HOLLOW)


def empty_lines(body: str) -> list[int]:
    """Return the numbers (from 0) of the lines that were offered and that nothing is written under or in."""
    return sorted(_gone(body.split("\n")))


def without_empty(body: str) -> str:
    """Return the text without what was offered and not used; all else is left as it was typed."""
    lines = body.split("\n")
    gone = _gone(lines)
    if not gone:
        return body
    for place in sorted(gone):  # and the blank lines that stood under it
        following = place + 1
        while following < len(lines) and not lines[following].strip():
            gone.add(following)
            following += 1
    return "\n".join(line for place, line in enumerate(lines) if place not in gone).strip("\n")


def _gone(lines: Sequence[str]) -> set[int]:
    hollow = {place for place, line in enumerate(lines) if line.strip() == HOLLOW}
    return {*hollow, *_empty(lines, hollow)}


def _empty(lines: Sequence[str], hollow: set[int]) -> Iterator[int]:
    names = offered()
    starts = tuple(name for name in names if name.endswith(":"))
    heads = [
        place for place, line in enumerate(lines) if line.strip() in names or line.strip().startswith(starts)
    ]
    for head, following in pairwise([*heads, len(lines)]):
        under = (place for place in range(head + 1, following) if place not in hollow)
        if lines[head].strip() in names and not any(lines[place].strip() for place in under):
            yield head
