"""What the summary of a kartläggning is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from desktop.paper.values.shared import Item, Letterhead, Level, PaperPupil, Words, Worker


@dataclass(frozen=True)
class Area:
    """One factor area of the summary: what helps and what hinders. `label` as the family reads it."""

    label: str
    helps: tuple[Item, ...] = ()
    hinders: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Finding:
    """Something still to learn, and who finds out."""

    what: str
    who: str = ""
    private: bool = field(kw_only=True)


@dataclass(frozen=True)
class Statement:
    """Somebody's own words that the worker has set as a resource, and whose they are: "Amina, Hodan"."""

    text: str
    who: str
    private: bool = field(kw_only=True)


@dataclass(frozen=True)
class Near:
    """A matter that is seen nearly alike: `said` is whole, with who says what."""

    topic: str
    said: str
    private: bool = field(kw_only=True)


class InformantShape(Enum):
    """Whose answer a mark is; also its shape (disc, filled square, hollow square, diamond)."""

    PUPIL = "elev"
    GUARDIAN_1 = "vh1"
    GUARDIAN_2 = "vh2"
    SCHOOL = "skola"


@dataclass(frozen=True)
class PaperInformant:
    """One who answered: `name` above the marks ("Noor"), `about` in the legend ("Karin Ek, mentor")."""

    shape: InformantShape
    name: str
    about: str = ""


@dataclass(frozen=True)
class Mark:
    """One answer, 0–3. "Vet inte" and "vill inte svara" are not marks: leave them out. `words` optional."""

    shape: InformantShape
    value: int
    words: str = ""


@dataclass(frozen=True)
class ComparisonRow:
    """One question where the answers differ. `scale` is the four words the answers were given in."""

    question: str
    scale: tuple[str, str, str, str]
    marks: tuple[Mark, ...]
    private: bool = field(kw_only=True)


@dataclass(frozen=True)
class SummaryPaper:
    """Sammanfattning av kartläggningen, and what is seen differently when there is something to show."""

    letterhead: Letterhead
    worker: Worker
    pupil: PaperPupil
    number: int
    day: date
    """The day the round was signed; of a draft, the day it is printed."""
    answered: str = ""
    """A whole sentence: "Noor, Rana och Karin Ek (mentor) svarade den 5 till 12 november."""
    no_answers: tuple[str, ...] = ()
    """Whole sentences of those who said no, did not answer or were not asked; a family's say neither why nor who."""
    pupil_words: Words = field(default_factory=lambda: Words(who=""))
    areas: tuple[Area, ...] = ()
    """Area by area, everything there is: for the record."""
    resources: tuple[Statement, ...] = ()
    good: tuple[Item, ...] = ()
    hard: tuple[Item, ...] = ()
    good_alone: tuple[Item, ...] = ()
    hard_alone: tuple[Item, ...] = ()
    """What all who were asked say, in the third person; and what one says, with the name in front."""
    started: tuple[Item, ...] = ()
    keeps_going: tuple[Item, ...] = ()
    protects: tuple[Item, ...] = ()
    thought: str = ""
    to_learn: tuple[Finding, ...] = ()
    suggested_goals: tuple[Item, ...] = ()
    informants: tuple[PaperInformant, ...] = ()
    near: tuple[Near, ...] = ()
    differing: tuple[ComparisonRow, ...] = ()
    draft: bool = False
    """The round is open: it says so on every level."""
    seal: str = ""
    """Its Kontrollkod, printed in the footer; empty while it has none."""
    hindsight: date | None = None
    """The day it was drawn, when that was after it was signed."""
    texts: tuple[tuple[str, str], ...] = ()
    """The fixed texts as they read that day, as in a consent."""
    made_for: Level = field(kw_only=True)
    """Whose view it was made from. What was made for the record is never drawn for anybody else."""
