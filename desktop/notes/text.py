"""A signed note as it reads with its corrections: nothing disappears, and each correction stands at its own place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from db.records import Amendment

PassageKind = Literal["plain", "struck", "added"]
"""As written, no longer holds, holds instead."""

BODY = ""
"""The source that is the note itself; any other is the id of the correction whose words they are."""

AROUND = 40
"""How many characters are shown on each side of a place that is asked about."""


@dataclass(frozen=True)
class Passage:
    """A piece of the text: from which source and where in it, in characters. `source` is None for what only parts."""

    text: str
    kind: PassageKind = "plain"
    source: str | None = None
    at: int = 0

    @property
    def can_be_struck(self) -> bool:
        """Whether it holds, and somebody wrote it."""
        return self.source is not None and self.kind != "struck"


@dataclass(frozen=True)
class StruckAt:
    """One place where words stand: in the note (`BODY`) or in a correction, with what is around them."""

    source: str
    at: int
    before: str = ""
    after: str = ""


def corrected(body: str, amendments: Iterable[Amendment]) -> list[Passage]:
    """Return the body in order, struck passages followed by what holds instead, corrections of corrections too.

    A correction that strikes nothing adds its words at the end. One that does not know its place, from before places
    were kept, strikes the first words that are equal and hold.
    """
    cuts: dict[str, list[tuple[int, Amendment]]] = {}
    ends: list[Amendment] = []
    for one in amendments:
        place = _place(body, cuts, ends, one)
        if place is None:
            ends.append(one)
        else:
            cuts.setdefault(place.source, []).append((place.at, one))
    return _laid(body, cuts, ends)


def holds(body: str, amendments: Iterable[Amendment]) -> str:
    """Return the text as it holds today: struck passages left out, what was added in their place."""
    return "".join(passage.text for passage in corrected(body, amendments) if passage.kind != "struck")


def places(body: str, amendments: Iterable[Amendment], words: str) -> list[StruckAt]:
    """Return every place where these words stand and hold, in reading order."""
    return list(_found(corrected(body, amendments), words)) if words else []


def place_of(passages: list[Passage], first: int, last: int) -> StruckAt | None:
    """Return where a marked piece lies, from character `first` up to `last` of the laid out text.

    None when it goes over something that is struck or corrected already, or over nothing anybody wrote.
    """
    begun = 0
    for passage in passages:
        end = begun + len(passage.text)
        if begun <= first < last <= end:
            at = passage.at + first - begun
            return StruckAt(passage.source or BODY, at) if passage.can_be_struck else None
        begun = end
    return None


def _place(
    body: str, cuts: Mapping[str, list[tuple[int, Amendment]]], ends: list[Amendment], one: Amendment
) -> StruckAt | None:
    if not one.struck:
        return None
    found = list(_found(_laid(body, cuts, ends), one.struck))
    if one.struck_at is None:
        return found[0] if found else None
    return next((at for at in found if (at.source, at.at) == (one.struck_of, one.struck_at)), None)


def _found(passages: list[Passage], words: str) -> Iterator[StruckAt]:
    for passage in passages:
        at = passage.text.find(words) if passage.can_be_struck else -1
        while at >= 0:
            end = at + len(words)
            before, after = passage.text[max(0, at - AROUND) : at], passage.text[end : end + AROUND]
            yield StruckAt(passage.source or BODY, passage.at + at, before, after)
            at = passage.text.find(words, at + 1)


def _laid(
    body: str, cuts: Mapping[str, list[tuple[int, Amendment]]], ends: Iterable[Amendment]
) -> list[Passage]:
    laid = list(_source(BODY, body, "plain", cuts))
    for one in ends:
        laid += [Passage("\n\n"), *_source(one.id, one.added, "added", cuts)]
    return [passage for passage in laid if passage.text]


def _source(
    source: str, text: str, kind: PassageKind, cuts: Mapping[str, list[tuple[int, Amendment]]]
) -> Iterator[Passage]:
    """Give a text in pieces, each struck one followed by what stands instead."""
    done = 0
    for at, one in sorted(cuts.get(source, ()), key=lambda cut: cut[0]):
        yield Passage(text[done:at], kind, source, done)
        done = at + len(one.struck)
        yield Passage(text[at:done], "struck", source, at)
        if one.added:
            yield Passage(" ")
            yield from _source(one.id, one.added, "added", cuts)
    yield Passage(text[done:], kind, source, done)
