"""One informant's answer as it may be shown to a given reader."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from desktop.forms.answers import Answer, Choices, Value
from desktop.forms.definition import Form, NoAnswer, Question, QuestionKind
from desktop.forms.informants import AgeGroup
from desktop.forms.wording import OTHER, in_words


class Reader(Enum):
    """Who reads. The family never sees private questions, nor own words that were not cleared for it."""

    WORKER = auto()
    FAMILY = auto()


@dataclass(frozen=True)
class Voice:
    """Who answered and in what words; `own_words` is empty when this reader may not see them."""

    informant: str
    words: str
    own_words: str = ""
    level: int | None = None  # where the mark is drawn; None for "vet inte" and whatever has no scale


def visible_value(question: Question, answer: Answer, reader: Reader) -> Value:
    """Return the answer without what this reader may not see; free text is own words too."""
    if reader is Reader.WORKER:
        return answer.value
    if question.private:
        return None
    if answer.may_show_family or isinstance(answer.value, NoAnswer):
        return answer.value
    if question.kind is QuestionKind.TEXT:
        return None
    if isinstance(answer.value, Choices):
        return Choices(tuple(choice for choice in answer.value.chosen if choice != OTHER))
    return answer.value


def voice(form: Form, question: Question, answer: Answer, age: AgeGroup, reader: Reader) -> Voice:
    """Return the answer in words as this reader may see it."""
    value = visible_value(question, answer, reader)
    shown = reader is Reader.WORKER or (answer.may_show_family and not question.private)
    return Voice(
        informant=answer.informant,
        words=in_words(form, question, answer.informant, age, value),
        own_words=answer.own_words.strip() if shown else "",
        level=value if isinstance(value, int) else None,
    )
