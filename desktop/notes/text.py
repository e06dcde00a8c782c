"""A signed note as it reads with its corrections: nothing disappears."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from db.records import Amendment

PassageKind = Literal["plain", "struck", "added"]
"""As written, no longer holds, holds instead."""


@dataclass(frozen=True)
class Passage:
    """A piece of the text."""

    text: str
    kind: PassageKind = "plain"


def corrected(body: str, amendments: Iterable[Amendment]) -> list[Passage]:
    """Return the body in order with struck passages followed by what holds instead.

    An amendment without a struck passage adds its words at the end.
    """
    passages = [Passage(body)]
    for one in amendments:
        passages = (
            _struck(passages, one)
            if one.struck
            else [*passages, Passage("\n\n"), Passage(one.added, "added")]
        )
    return [passage for passage in passages if passage.text]


def holds(body: str, amendments: Iterable[Amendment]) -> str:
    """Return the text as it holds today: struck passages left out, what was added in their place."""
    return "".join(passage.text for passage in corrected(body, amendments) if passage.kind != "struck")


def _struck(passages: list[Passage], amendment: Amendment) -> list[Passage]:
    """Strike the first plain place where the passage stands; words that were added before may be struck too."""
    for place, passage in enumerate(passages):
        at = passage.text.find(amendment.struck) if passage.kind != "struck" else -1
        if at >= 0:
            after = passage.text[at + len(amendment.struck) :]
            return [
                *passages[:place],
                Passage(passage.text[:at], passage.kind),
                Passage(amendment.struck, "struck"),
                Passage(" "),
                Passage(amendment.added, "added"),
                Passage(after, passage.kind),
                *passages[place + 1 :],
            ]
    return [*passages, Passage("\n\n"), Passage(amendment.added, "added")]
