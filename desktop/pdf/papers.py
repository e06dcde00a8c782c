"""What a paper is made from: plain values, one class a document, no records and no drawing.

Every string may be anything a user typed: any script, markup, newlines, megabytes. Empty strings and empty
tuples mean "nothing was said"; what is empty closes up on the page and leaves no trace.
Items that were said in private carry `private=True`; the builders leave them out at `Level.FAMILY` before
layout, so that they are nowhere in the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum


class Level(Enum):
    """Who receives the paper: decides what is on it, not only what it says on top."""

    FAMILY = "familj"
    SCHOOL = "skola"
    RECORD = "akt"


class Side(Enum):
    """Where the person who does something stands; also the order of the groups on paper."""

    SCHOOL = "skola"
    HOME = "hemma"
    PUPIL = "elev"
    SOCIAL = "socialtjanst"
    OTHER = "annan"


@dataclass(frozen=True)
class Letterhead:
    """The sender. `accent` is a #RRGGBB colour with at least 4.5:1 against white, else the shipped one."""

    municipality: str
    board: str = "Socialnämnden"
    team: str = ""
    accent: str = "#1D4A58"


@dataclass(frozen=True)
class Worker:
    """The skolsocionom who answers for the paper."""

    name: str
    title: str = "skolsocionom"
    phone: str = ""


@dataclass(frozen=True)
class PaperPupil:
    """The pupil as printed. `called` is the name used in sentences.

    `identity` is printed as it stands after "född": a number with hyphen, or only the year when the
    identity is protected, or nothing. `age` in whole years decides who signs a consent; None when unknown.
    """

    name: str
    called: str
    identity: str = ""
    school: str = ""
    school_class: str = ""
    age: int | None = None


@dataclass(frozen=True)
class Words:
    """Somebody's own words. `who` stands under them ("Rana, mamma").

    When `text` is empty, `reason` says why they were not there; with neither, the block is left out.
    """

    who: str
    text: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Item:
    """One line in a list. A private one is on the record's paper only, and marked there."""

    text: str
    private: bool = False


@dataclass(frozen=True)
class Goal:
    """One active goal. `by` is the day it should be reached; `figures` (−2…+2, T) is for the record only."""

    sentence: str
    noticed_by: str = ""
    now: str = ""
    target: str = ""
    by: date | None = None
    figures: str = ""
    private: bool = False


@dataclass(frozen=True)
class Doing:
    """One row of who does what. `goals` are the goals' numbers from 1. `role` stands grey under the name."""

    who: str
    what: str
    role: str = ""
    when: str = ""
    goals: tuple[int, ...] = ()
    side: Side = Side.SCHOOL
    private: bool = False


@dataclass(frozen=True)
class Step:
    """One step of trappan, in the family's words."""

    what: str


@dataclass(frozen=True)
class Attendance:
    """Attendance as the family reads it: `percent` 0–100 present, `weeks` such as "vecka 43 och 45–47".

    `present_hours` of `all_hours` is said in words ("4 timmar av 10"); the ten squares show `percent`.
    """

    percent: int
    weeks: str = ""


@dataclass(frozen=True)
class Meeting:
    """The next follow-up. `extra` is one free sentence, such as the interpreter being booked."""

    at: datetime | None
    place: str = ""
    extra: str = ""
    day: date | None = None


@dataclass(frozen=True)
class Signer:
    """Who signs a plan. `role` is printed after the name: "elev", "vårdnadshavare", "skolsocionom".

    `signed_on` is filled when the signature is already recorded; `spoken` when the yes was given orally.
    """

    name: str
    role: str
    signed_on: date | None = None
    spoken: bool = False


@dataclass(frozen=True)
class PlanPaper:
    """Handlingsplan. `next_meeting` is required: a plan without a follow-up is not printed."""

    letterhead: Letterhead
    worker: Worker
    pupil: PaperPupil
    number: int
    version: int
    day: date
    next_meeting: Meeting
    pupil_words: Words
    home_words: tuple[Words, ...] = ()
    strengths: tuple[Item, ...] = ()
    hardest: tuple[Item, ...] = ()
    attendance: Attendance | None = None
    long_term: str = ""
    goals: tuple[Goal, ...] = ()
    doings: tuple[Doing, ...] = ()
    stairs: tuple[Step, ...] = ()
    stairs_now: int | None = None
    """Index from 0 of the present step."""
    morning: str = ""
    stop: str = ""
    school_support: str = ""
    shared_with: str = ""
    participants: str = ""
    changes: tuple[Item, ...] = ()
    changed_since: date | None = None
    safety: str = ""
    """Risk and protection: on the record's paper only."""
    signers: tuple[Signer, ...] = ()
    draft: bool = True
    seal: str = ""
    """Short hash of the signed version, printed in the footer; empty while unsigned."""


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
class Party:
    """One row of the consent: who, which way, what, and not what. `people` are names with roles, if known."""

    label: str
    role: str = ""
    direction: Direction = Direction.BOTH
    categories: tuple[str, ...] = ()
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
class Controller:
    """Who answers for the personal data, for the information sheet.

    `officer` is how the data protection officer is reached; `retention` the municipality's own sentence.
    """

    officer: str = ""
    retention: str = ""


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
    controller: Controller = field(default_factory=Controller)
    independent_school: bool = False
    kept_at: str = "socialtjänsten"
    given_on: date | None = None
    """When the information sheet was handed over and explained."""
    draft: bool = True
    withdrawn_at: datetime | None = None
    expired_on: date | None = None
    seal: str = ""


@dataclass(frozen=True)
class InformationPaper:
    """The sheet Så hanterar vi uppgifter om er, by itself."""

    letterhead: Letterhead
    worker: Worker
    school: str = ""
    controller: Controller = field(default_factory=Controller)
    independent_school: bool = False
    given_on: date | None = None


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
    private: bool = False


class Voice(Enum):
    """Whose answer a mark is; also its shape (circle, square, diamond, triangle)."""

    PUPIL = "elev"
    GUARDIAN_1 = "vh1"
    GUARDIAN_2 = "vh2"
    SCHOOL = "skola"


@dataclass(frozen=True)
class Speaker:
    """One who answered: `name` above the marks ("Noor"), `about` in the legend ("Karin Ek, mentor")."""

    voice: Voice
    name: str
    about: str = ""


@dataclass(frozen=True)
class Mark:
    """One answer, 0–3. "Vet inte" and "vill inte svara" are not marks: leave them out. `words` optional."""

    voice: Voice
    value: int
    words: str = ""


@dataclass(frozen=True)
class VoiceRow:
    """One question where the answers differ. `scale` is the four words the answers were given in."""

    question: str
    scale: tuple[str, str, str, str]
    marks: tuple[Mark, ...]
    private: bool = False


@dataclass(frozen=True)
class SummaryPaper:
    """Sammanfattning av kartläggningen, and Tre röster when there is something to show."""

    letterhead: Letterhead
    worker: Worker
    pupil: PaperPupil
    number: int
    day: date
    answered: str = ""
    """A whole sentence: "Noor, Rana och Karin Ek (mentor) svarade den 5 till 12 november."""
    pupil_words: Words = field(default_factory=lambda: Words(who=""))
    areas: tuple[Area, ...] = ()
    started: tuple[Item, ...] = ()
    keeps_going: tuple[Item, ...] = ()
    protects: tuple[Item, ...] = ()
    thought: str = ""
    to_learn: tuple[Finding, ...] = ()
    suggested_goals: tuple[Item, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    agreed: tuple[Item, ...] = ()
    differing: tuple[VoiceRow, ...] = ()
    answers_from: str = ""
    """The days of the answers: "5 till 12 november"."""
    voices_shown: bool = True
    """False when the pupil does not want the answers shown: no second page, and no trace of it."""
    draft: bool = False


@dataclass(frozen=True)
class RecoveryPaper:
    """Återställningskod: no personal data at all. `code` in groups as it is to be typed."""

    code: str
    fingerprint: str
    vault_name: str
    created: date
    for_manager: bool = False


Paper = PlanPaper | ConsentPaper | InformationPaper | SummaryPaper | RecoveryPaper
