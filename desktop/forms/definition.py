"""What a form is made of. Frozen; built from content by `desktop.forms.build`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum
from functools import cached_property
from typing import Literal

from desktop.forms.informants import AGE_GROUPS, AgeGroup, Kind, kind


class QuestionKind(StrEnum):
    """How a question is answered. Values are the words in the file."""

    SCALE = "skala"
    TEXT = "fritext"
    YES_NO = "ja-nej"
    CHOICES = "flerval"
    MATRIX = "matris"


class FollowUpKind(StrEnum):
    """How a follow-up is answered. Dates are ISO dates, times are HH:MM."""

    TEXT = "fritext"
    YES_NO = "ja-nej"
    CHOICES = "flerval"
    DATE = "datum"
    TIME = "klockslag"
    TABLE = "tabell"


class Polarity(StrEnum):
    """What a high answer means."""

    STRENGTH = "+"
    BARRIER = "-"
    NEITHER = "0"


class ProposedSide(StrEnum):
    """What free words are laid before the worker as, who chooses; they are neither by themselves."""

    STRENGTH = "resurs"
    BARRIER = "hinder"
    EITHER = "valfritt"


class NoAnswer(Enum):
    """Answered, but without content. Not a string: a child may write "vet_inte" in its own words."""

    DONT_KNOW = "vet_inte"
    RATHER_NOT = "vill_inte_svara"
    NOT_RELEVANT = "ej_relevant"


Match = int | str | NoAnswer
ShortFor = Literal["F-3", "4-6", "7-9", "gy", "V", "S"]


@dataclass(frozen=True)
class IsOneOf:
    """True when the same informant's answer to `question_id` is one of `values`; unknown while unanswered."""

    question_id: str
    values: tuple[Match, ...]


@dataclass(frozen=True)
class AllOf:
    """And."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class AnyOf:
    """Or."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Not:
    """Not; the opposite of unknown is unknown."""

    part: Condition


Condition = IsOneOf | AllOf | AnyOf | Not


@dataclass(frozen=True)
class Scale:
    """The words of 0, 1, 2 and 3, by age (`standard`, `F-3`, `4-6`, `gy`, `vuxen`)."""

    id: str
    words: Mapping[str, tuple[str, ...]]

    def levels(self, informant: str, age: AgeGroup) -> tuple[str, ...]:
        """Return the four words this informant sees."""
        wanted = age if kind(informant) == "E" else "vuxen"
        return self.words.get(wanted, self.words["standard"])


@dataclass(frozen=True)
class FollowUp:
    """A field under a question. Shown when the answer is in `when`; with no `when`, always."""

    id: str
    kind: FollowUpKind
    text: str
    text_adult: str = ""
    text_school: str = (
        ""  # never in a file: the adult's words, where a pupil without a name is called otherwise
    )
    when: tuple[int | str, ...] = ()
    only: tuple[Kind, ...] = ()  # empty: everyone who gets the question
    columns: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    scale: Scale | None = None


@dataclass(frozen=True)
class Question:
    """One question and who gets it. `none_option` is the choice that means none of the others.

    `private_for` are those whose answers are private; without a default, so that whoever makes a question says it.
    `shared`, `shared_not` and `differs` are what is said of the answers together, in the third person: when all
    stand at 2–3, when all stand at 0–1, and after "Vi ser olika på". `offers` are private questions that can be put
    at once, whatever was answered here. `columns_barrier` are the statements turned, in the order of `columns_adult`.
    """

    id: str
    area: str
    kind: QuestionKind
    informants: tuple[Kind, ...]
    polarity: Polarity
    private_for: tuple[Kind, ...]
    text_pupil: str = ""
    text_adult: str = ""
    text_school: str = ""
    text_by_age: Mapping[AgeGroup, str] = field(default_factory=dict)
    ages: tuple[AgeGroup, ...] = AGE_GROUPS  # of the pupil, when the pupil gets it
    ages_adult: tuple[AgeGroup, ...] = AGE_GROUPS  # of the pupil, when the adults get it
    scale: Scale | None = None
    options: tuple[str, ...] = ()
    options_by_age: Mapping[AgeGroup, tuple[str, ...]] = field(default_factory=dict)  # fewer, of the same
    none_option: str = ""
    row_text: str = ""
    columns: tuple[str, ...] = ()
    columns_adult: tuple[str, ...] = ()
    columns_barrier: tuple[str, ...] = ()
    short: bool = False
    short_for: tuple[ShortFor, ...] = ()  # the pupil's ages, V, S; empty: everyone who gets the question
    safety_box: str = ""
    show_if: Condition | None = None
    as_strength: str = ""
    as_barrier: str = ""
    barrier_on_paper: bool = True  # False: the worker sees the barrier, the family never meets it
    proposal: ProposedSide | None = None
    shared: str = ""
    shared_not: str = ""
    differs: str = ""
    offers: tuple[str, ...] = ()
    may_not_apply: bool = False  # "Gäller inte mig" is an answer
    guidance: str = ""
    follow_ups: tuple[FollowUp, ...] = ()

    def is_private_for(self, informant: str) -> bool:
        """Return whether this informant's answer is private. What has a säkerhetsruta always is."""
        return bool(self.safety_box) or kind(informant) in self.private_for

    def kept_private(self, before: Question, who: Kind) -> Question:
        """Return this question, private for those to whom `before`, asked in its place then, was private."""
        if who in self.private_for or not (before.safety_box or who in before.private_for):
            return self
        return replace(self, private_for=(*self.private_for, who))

    def is_short_for(self, informant: str, age: AgeGroup) -> bool:
        """Return whether this informant of a pupil of this age has the question in the short version."""
        who = kind(informant)
        return self.short and (not self.short_for or (age if who == "E" else who) in self.short_for)

    def options_for(self, age: AgeGroup) -> tuple[str, ...]:
        """Return the choices to offer when the pupil is of this age, whoever answers."""
        return self.options_by_age.get(age, self.options)

    @property
    def is_private_for_all(self) -> bool:
        """Whether nobody's answer is ever shown to the family."""
        return bool(self.safety_box) or set(self.informants) <= set(self.private_for)

    @property
    def may_be_private(self) -> bool:
        """Whether anybody's answer is private. For what is kept without whose answer it was."""
        return bool(self.safety_box or self.private_for)


@dataclass(frozen=True)
class Area:
    """A part of the form; all but the opening are factor areas."""

    id: str
    title: str
    description: str = ""


@dataclass(frozen=True)
class Retired:
    """A question asked no more (`[utgatt.ID]`): where it stood, how it was answered, by whom, and why it went.

    `last_version` is the last version of the form that had it, `replaced_by` the ids that are asked instead, if any.
    """

    area: str
    kind: QuestionKind
    informants: tuple[Kind, ...]
    last_version: str = ""
    replaced_by: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Times:
    """Seconds for beginning and ending, for a question of each kind, and for a follow-up that is always open.

    Assumptions of the form file, not measured. With an interpreter it all takes `interpreter` times as long.
    """

    opening: int
    scale: int
    yes_no: int
    choices: int
    text: int
    matrix: int
    follow_up: int
    interpreter: float


@dataclass(frozen=True)
class Form:
    """A whole form. `hash` is the SHA-256 of its content, scales included; `codes` the words of `NoAnswer`.

    `retired` are the questions it no longer asks, by id; `times` how long each kind of question is thought to take,
    None in a form that says nothing of it.
    """

    id: str
    title: str
    version: str
    reviewed: str
    hash: str
    areas: tuple[Area, ...]
    questions: tuple[Question, ...]
    codes: Mapping[str, tuple[str, str]]  # code → what a pupil sees, what an adult sees
    retired: Mapping[str, Retired] = field(default_factory=dict)
    times: Times | None = None

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """Questions by id."""
        return {question.id: question for question in self.questions}

    def question(self, question_id: str) -> Question:
        """Return a question. Raises `KeyError`."""
        return self.by_id[question_id]

    def find(self, question_id: str) -> Question | None:
        """Return a question, or None for one that this version does not have."""
        return self.by_id.get(question_id)

    def in_area(self, area_id: str) -> tuple[Question, ...]:
        """Return the questions of an area in order."""
        return tuple(question for question in self.questions if question.area == area_id)
