"""How far a conversation has come: per area, and where to go on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.forms.answers import Answers
from desktop.forms.definition import Area, Form, Question
from desktop.forms.turns import alone_last, in_turn
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
    groups = ((area, [one for one in asked if one.area == area.id]) for area in form.areas)
    return progress_in(groups, scope.informant, answers)


def progress_in(
    groups: Iterable[tuple[Area, Sequence[Question]]], informant: str, answers: Answers
) -> Progress:
    """Return how far one informant has come, with the questions grouped as the conversation groups them."""
    return Progress(
        tuple(
            AreaProgress(area, sum(_is_done(question, informant, answers) for question in here), len(here))
            for area, here in groups
        )
    )


def next_unanswered(
    form: Form,
    scope: Scope,
    answers: Answers,
    after: str | None = None,
    taken: Mapping[str, str] | None = None,
) -> Question | None:
    """Return the next question without an answer behind `after`, from the start again at the end.

    What is private for the informant comes after everything else; `taken` as in `in_turn`. Returns None when all is
    answered.
    """
    order = [question.id for question in alone_last(form.questions, scope.informant)]
    start = order.index(after) + 1 if after in order else 0
    turned = {question_id: place for place, question_id in enumerate([*order[start:], *order[:start]])}
    asked = in_turn(form, scope, answers, taken)
    left = [q for q in asked if not _is_done(q, scope.informant, answers)]
    return min(left, key=lambda question: turned[question.id], default=None)


def _is_done(question: Question, informant: str, answers: Answers) -> bool:
    return answers.value(question.id, informant) is not None
