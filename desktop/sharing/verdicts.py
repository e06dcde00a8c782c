"""What the guard is asked about, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

VerdictKey = Literal["covered", "not_covered", "expired", "withdrawn", "refused"]
VERDICTS: tuple[VerdictKey, ...] = get_args(VerdictKey)
"""*Täcks, täcks inte, utgånget, återkallat, sagt nej.*"""

LEADS: dict[VerdictKey, str] = {
    "covered": "Täcks.",
    "not_covered": "Täcks inte.",
    "expired": "Utgånget.",
    "withdrawn": "Återkallat.",
    "refused": "Sagt nej.",
}
ABOUT_ADULTS = "foralders_halsa"
"""The category (list `kategori`) that needs every adult's own yes."""


@dataclass(frozen=True)
class Matter:
    """What is to be given: categories (codes in the list `kategori`), all of which must be covered.

    `private_to`: whose words, said alone, are in it (`E`, `V1` …). `any_row`: the consent's own paper, which whoever
    stands in it may have. With none of these it is about nobody.
    """

    categories: tuple[str, ...] = ()
    private_to: tuple[str, ...] = ()
    any_row: bool = False


@dataclass(frozen=True)
class Verdict:
    """Whether something may be given. `because`: one or two sentences; `caution`: what to think of though it may.

    `ground` is a code in the list `grund`, empty where nothing crosses a border; `ground_note` its words.
    """

    key: VerdictKey
    because: str
    caution: str = ""
    ground: str = ""
    ground_note: str = ""
    consent_id: str | None = None

    @property
    def is_covered(self) -> bool:
        """Whether it may be given."""
        return self.key == "covered"

    @property
    def lead(self) -> str:
        """The verdict in a word or two."""
        return LEADS[self.key]
