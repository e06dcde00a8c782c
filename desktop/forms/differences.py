"""What differs between two versions of a form, question by question; whether an old answer fits a new question."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.forms.answers import Choices, Matrix, Value
from desktop.forms.definition import Form, NoAnswer, Question, QuestionKind
from desktop.forms.informants import AgeGroup, Kind, guardian
from desktop.forms.wording import OTHER, levels, wording


class Aspect(StrEnum):
    """What of a question has changed, most telling first."""

    WORDS = "ord"
    LEVELS = "svarsord"
    OPTIONS = "alternativ"
    WHO = "vilka"  # who gets it, at what age
    PRIVACY = "enskilt"
    FOLLOW_UPS = "foljdfragor"
    SHORT = "kortversion"
    READING = "lasning"  # what an answer is taken to say


@dataclass(frozen=True)
class Changed:
    """A question that both versions have, and what of it is not the same."""

    old: Question
    new: Question
    aspects: tuple[Aspect, ...]


@dataclass(frozen=True)
class Gone:
    """A question that is asked no more, with what is asked instead: one is a replacement, several a split."""

    question: Question
    instead: tuple[Question, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Differences:
    """What a newer version has that an older has not. `new` holds none that comes instead of another."""

    new: tuple[Question, ...] = ()
    changed: tuple[Changed, ...] = ()
    gone: tuple[Gone, ...] = ()

    @property
    def split(self) -> tuple[Gone, ...]:
        """The questions that others are asked instead of."""
        return tuple(one for one in self.gone if one.instead)

    @property
    def retired(self) -> tuple[Gone, ...]:
        """The questions that nothing is asked instead of."""
        return tuple(one for one in self.gone if not one.instead)

    @property
    def count(self) -> int:
        """How many questions are touched."""
        return len(self.new) + len(self.changed) + len(self.gone)


def differences(old: Form, new: Form, age: AgeGroup) -> Differences:
    """Return what differs, each list in its form's order. Words and levels are those of a pupil of this age."""
    gone = tuple(_gone(question, new) for question in old.questions if new.find(question.id) is None)
    instead = {question.id for one in gone for question in one.instead}
    pairs = ((was, question) for question in new.questions if (was := old.find(question.id)) is not None)
    changed = (Changed(was, question, _aspects(was, question, age)) for was, question in pairs)
    return Differences(
        new=tuple(one for one in new.questions if old.find(one.id) is None and one.id not in instead),
        changed=tuple(one for one in changed if one.aspects),
        gone=gone,
    )


def fits(question: Question, value: Value) -> bool:
    """Return whether a stored answer is one that this question may have."""
    match value:
        case None | NoAnswer():
            return True
        case int():
            return question.kind is QuestionKind.SCALE
        case Choices():
            offered = {*question.options, OTHER}
            return question.kind is QuestionKind.CHOICES and set(value.chosen) <= offered
        case Matrix():
            named = {*question.columns, *question.columns_adult}
            return question.kind is QuestionKind.MATRIX and all(
                set(row) <= named for row in value.rows.values()
            )
        case _:
            is_yes_no = question.kind is QuestionKind.YES_NO and value in ("ja", "nej")
            return is_yes_no or question.kind is QuestionKind.TEXT


def _gone(question: Question, new: Form) -> Gone:
    told = new.retired.get(question.id)
    if told is None:
        return Gone(question)
    return Gone(question, tuple(new.question(one) for one in told.replaced_by), told.reason)


def _aspects(was: Question, now: Question, age: AgeGroup) -> tuple[Aspect, ...]:
    both = [kind for kind in was.informants if kind in now.informants]
    same = {
        Aspect.WORDS: _words(was, both, age) == _words(now, both, age),
        Aspect.LEVELS: _levels(was, both, age) == _levels(now, both, age),
        Aspect.OPTIONS: (was.kind, was.options, was.columns) == (now.kind, now.options, now.columns),
        Aspect.WHO: (set(was.informants), set(was.ages)) == (set(now.informants), set(now.ages)),
        Aspect.PRIVACY: _private(was) == _private(now),
        Aspect.FOLLOW_UPS: was.follow_ups == now.follow_ups,
        Aspect.SHORT: was.short == now.short,
        Aspect.READING: _reading(was) == _reading(now),
    }
    return tuple(aspect for aspect in Aspect if not same[aspect])


def _words(question: Question, kinds: list[Kind], age: AgeGroup) -> list[str]:
    return [wording(question, _one(kind), age) for kind in kinds]


def _levels(question: Question, kinds: list[Kind], age: AgeGroup) -> list[tuple[str, ...]]:
    return [levels(question, _one(kind), age) for kind in kinds]


def _one(kind: Kind) -> str:
    return guardian(1) if kind == "V" else kind


def _private(question: Question) -> list[bool]:
    return [question.is_private_for(_one(kind)) for kind in question.informants]


def _reading(question: Question) -> tuple[object, ...]:
    return question.polarity, question.as_strength, question.as_barrier
