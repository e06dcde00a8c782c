"""How far a conversation has come: per area, and where to go on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.forms.answers import Answers
from desktop.forms.definition import Area, Form, Question
from desktop.forms.visibility import Scope, questions_for


class AreaState(StrEnum):
    """Where an area stands. The screen puts the words: klar, pågår, ej börjad, inga frågor."""

    DONE = "klar"
    STARTED = "pagar"
    NOT_STARTED = "ej_borjad"
    EMPTY = "inga_fragor"


@dataclass(frozen=True)
class AreaProgress:
    """Questions answered and asked in one area; "vet inte" and "vill inte svara" count as answered."""

    area: Area
    answered: int
    asked: int

    @property
    def left(self) -> int:
        """Return how many questions remain."""
        return self.asked - self.answered

    @property
    def state(self) -> AreaState:
        """Return where the area stands."""
        if not self.asked:
            return AreaState.EMPTY
        if not self.left:
            return AreaState.DONE
        return AreaState.STARTED if self.answered else AreaState.NOT_STARTED


@dataclass(frozen=True)
class Progress:
    """The areas in order, and their sums (of questions, never of answers)."""

    areas: tuple[AreaProgress, ...]

    @property
    def answered(self) -> int:
        """Return how many questions have an answer."""
        return sum(area.answered for area in self.areas)

    @property
    def asked(self) -> int:
        """Return how many questions are asked."""
        return sum(area.asked for area in self.areas)

    @property
    def left(self) -> int:
        """Return how many questions remain."""
        return self.asked - self.answered


def progress(form: Form, scope: Scope, answers: Answers) -> Progress:
    """Return how far one informant has come."""
    asked = questions_for(form, scope, answers)
    return Progress(tuple(_area(area, asked, scope, answers) for area in form.areas))


def next_unanswered(form: Form, scope: Scope, answers: Answers, after: str | None = None) -> Question | None:
    """Return the next question without an answer behind `after`, from the start again at the end.

    Returns None when all is answered.
    """
    order = [question.id for question in form.questions]
    start = order.index(after) + 1 if after in order else 0
    turned = {question_id: place for place, question_id in enumerate([*order[start:], *order[:start]])}
    left = [q for q in questions_for(form, scope, answers) if not _is_done(q, scope, answers)]
    return min(left, key=lambda question: turned[question.id], default=None)


def _area(area: Area, asked: tuple[Question, ...], scope: Scope, answers: Answers) -> AreaProgress:
    here = [question for question in asked if question.area == area.id]
    return AreaProgress(area, sum(_is_done(question, scope, answers) for question in here), len(here))


def _is_done(question: Question, scope: Scope, answers: Answers) -> bool:
    return answers.value(question.id, scope.informant) is not None
