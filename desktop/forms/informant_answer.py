"""One informant's answer as it is told: in words, with own words beside, and where the mark is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from desktop.forms.answers import Value
from desktop.forms.definition import Form, Question
from desktop.forms.informants import AgeGroup
from desktop.forms.wording import in_words


class Said(Protocol):
    """What can be told of an answer, the worker's or the family's. What may be seen was decided before."""

    @property
    def informant(self) -> str:
        """Whose it is."""

    @property
    def value(self) -> Value:
        """What was answered."""

    @property
    def own_words(self) -> str:
        """What was said beside it."""


@dataclass(frozen=True)
class InformantAnswer:
    """Who answered and in what words."""

    informant: str
    words: str
    own_words: str = ""
    level: int | None = None  # where the mark is drawn; None for "vet inte" and whatever has no scale


def informant_answer(form: Form, question: Question, said: Said, age: AgeGroup) -> InformantAnswer:
    """Return an answer in words."""
    return InformantAnswer(
        informant=said.informant,
        words=in_words(form, question, said.informant, age, said.value),
        own_words=said.own_words.strip(),
        level=said.value if isinstance(said.value, int) else None,
    )
