"""What a samtycke and its information sheet are made from.

A consent's values are what lies before the family: no answer, no state and no day of today is among them. What was
answered and where it stands is told by a copy (`desktop.paper.values.copies`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from desktop.paper.values.shared import DataKeeping, Letterhead, PaperPupil, Worker


class Direction(Enum):
    """Which way information may go."""

    GIVE = "lamna"
    TAKE = "ta_emot"
    BOTH = "bada"


@dataclass(frozen=True)
class Share:
    """What may go one way between the worker and a party, in words. `codes`: the list's code of each, in order."""

    direction: Direction
    categories: tuple[str, ...]
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Party:
    """One row of the consent: one party, what may go which way, and not what. `contact`: whom to turn to there.

    `id` is the party's in the vault, so that a copy knows which row was taken back.
    """

    label: str
    contact: str = ""
    shares: tuple[Share, ...] = ()
    excluded: tuple[str, ...] = ()
    id: str = ""


@dataclass(frozen=True)
class Signatory:
    """Who must answer a consent. `label` heads the fields: "Vårdnadshavare 1", or "Elev" from 15 years.

    `name` is printed on its line when known. The signature is for the pen.
    """

    label: str
    name: str = ""


@dataclass(frozen=True)
class ConsentPaper:
    """Samtycke till att dela uppgifter. The information sheet is a paper of its own."""

    letterhead: Letterhead
    worker: Worker
    pupil: PaperPupil
    number: int
    version: int
    valid_from: date
    valid_until: date
    parties: tuple[Party, ...]
    signatories: tuple[Signatory, ...] = ()
    """Empty prints two guardians' fields."""
    purpose: str = ""
    how: str = ""
    """Why and how it is shared, as the worker wrote it; empty for the fixed sentences."""
    not_shared: str = ""
    """What is shared with nobody, in the family's words."""
    kept_at: str = ""
    draft: bool = True
    seal: str = ""
    """Its Kontrollkod, printed in the footer; empty while it has none."""
    hindsight: date | None = None
    """The day it was drawn, when that was after it was signed."""
    texts: tuple[tuple[str, str], ...] = ()
    """The fixed texts as they read that day, by id, placeholders unfilled. Empty: as they read now."""
    text_version: str = ""
    """The line in the footer that says which texts those are. Empty: the one of now."""


@dataclass(frozen=True)
class InformationPaper:
    """The sheet Så hanterar vi uppgifter om er, by itself."""

    letterhead: Letterhead
    worker: Worker
    school: str = ""
    controller: DataKeeping = field(default_factory=DataKeeping)
    independent_school: bool = False
    given_on: date | None = None
