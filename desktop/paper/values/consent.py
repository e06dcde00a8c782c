"""What a samtycke and its information sheet are made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from desktop.paper.values.shared import DataKeeping, Letterhead, PaperPupil, Worker


class Stance(Enum):
    """What the child says to a consent."""

    YES = "ja"
    NO = "nej"
    CANNOT = "kan_inte"
    NOT_ASKED = "ej_fragad"


class Direction(Enum):
    """Which way information may go."""

    GIVE = "lamna"
    TAKE = "ta_emot"
    BOTH = "bada"


@dataclass(frozen=True)
class Share:
    """What may go one way between the worker and a party, in words."""

    direction: Direction
    categories: tuple[str, ...]


@dataclass(frozen=True)
class Party:
    """One row of the consent: one party, what may go which way, and not what. `contact`: whom to turn to there."""

    label: str
    contact: str = ""
    shares: tuple[Share, ...] = ()
    excluded: tuple[str, ...] = ()


class Answer(Enum):
    """A signatory's recorded answer."""

    YES = "ja"
    NO = "nej"


@dataclass(frozen=True)
class Signatory:
    """Who must answer a consent. `label` heads the fields: "Vårdnadshavare 1", or "Elev" from 15 years.

    `name` is printed on its line when known. `answer` and `answered_on` once recorded.
    """

    label: str
    name: str = ""
    answer: Answer | None = None
    answered_on: date | None = None
    spoken: bool = False


@dataclass(frozen=True)
class ConsentPaper:
    """Samtycke till att dela uppgifter, with the information sheet after it."""

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
    stance: Stance | None = None
    stance_words: str = ""
    stance_reason: str = ""
    controller: DataKeeping = field(default_factory=DataKeeping)
    independent_school: bool = False
    kept_at: str = "socialtjänsten"
    given_on: date | None = None
    """When the information sheet was handed over and explained."""
    draft: bool = True
    withdrawn_at: datetime | None = None
    expired_on: date | None = None
    ended_on: date | None = None
    """The first day nothing was shared on it: the case was closed, or it was agreed."""
    said_no: str = ""
    """Whose no it is, if anybody has said it: `V` or `E`."""
    other_ground: str = ""
    """On what ground it is shared though a signature is missing, who decided it and when."""
    seal: str = ""
    """Its Kontrollkod, printed in the footer; empty while it has none."""
    hindsight: date | None = None
    """The day it was drawn, when that was after it was signed."""


@dataclass(frozen=True)
class InformationPaper:
    """The sheet Så hanterar vi uppgifter om er, by itself."""

    letterhead: Letterhead
    worker: Worker
    school: str = ""
    controller: DataKeeping = field(default_factory=DataKeeping)
    independent_school: bool = False
    given_on: date | None = None
