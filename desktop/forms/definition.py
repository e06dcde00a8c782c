"""What a form is made of. Frozen; built from content by `desktop.forms.build`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from functools import cached_property

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


class NoAnswer(Enum):
    """Answered, but without content. Not a string: a child may write "vet_inte" in its own words."""

    DONT_KNOW = "vet_inte"
    RATHER_NOT = "vill_inte_svara"
    NOT_RELEVANT = "ej_relevant"


Match = int | str | NoAnswer


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
    when: tuple[int | str, ...] = ()
    only: tuple[Kind, ...] = ()  # empty: everyone who gets the question
    columns: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    scale: Scale | None = None


@dataclass(frozen=True)
class Question:
    """One question and who gets it. `none_option` is the choice that means none of the others.

    `private_for` are those whose answers are private; without a default, so that whoever makes a question says it.
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
    ages: tuple[AgeGroup, ...] = AGE_GROUPS  # when the pupil gets it; adults always do
    scale: Scale | None = None
    options: tuple[str, ...] = ()
    none_option: str = ""
    row_text: str = ""
    columns: tuple[str, ...] = ()
    columns_adult: tuple[str, ...] = ()
    short: bool = False
    safety_box: str = ""
    show_if: Condition | None = None
    as_strength: str = ""
    as_barrier: str = ""
    guidance: str = ""
    follow_ups: tuple[FollowUp, ...] = ()
    offers: tuple[str, ...] = ()  # private questions one click away, whatever is answered

    def is_private_for(self, informant: str) -> bool:
        """Return whether this informant's answer is private. What has a säkerhetsruta always is."""
        return bool(self.safety_box) or kind(informant) in self.private_for

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
class Form:
    """A whole form. `hash` is the SHA-256 of its content, scales included; `codes` the words of `NoAnswer`."""

    id: str
    title: str
    version: str
    reviewed: str
    hash: str
    areas: tuple[Area, ...]
    questions: tuple[Question, ...]
    codes: Mapping[str, tuple[str, str]]  # code → what a pupil sees, what an adult sees

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

    def short_version(self) -> tuple[Question, ...]:
        """Return the questions of the short version."""
        return tuple(question for question in self.questions if question.short)
