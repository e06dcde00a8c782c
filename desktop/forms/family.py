"""The wall: what of the answers the family may meet, on a screen or on paper. It is decided here and nowhere else.

Private answers are not in what comes out, nor what rests on them, nor any of the pupil's without the pupil's yes, nor
own words that were not cleared, nor follow-ups. They leave no number and no gap either: who asks this view cannot
tell that there was more to see.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from desktop.forms.answers import Answer, Answers, Choices, Value, is_answer
from desktop.forms.definition import Form, NoAnswer, Question, QuestionKind
from desktop.forms.informants import PUPIL, order
from desktop.forms.visibility import applicable
from desktop.forms.wording import OTHER


@dataclass(frozen=True)
class FamilyAnswer:
    """One answer as the family may meet it. `own_words` are there only when they were cleared for it."""

    question_id: str
    informant: str
    value: Value
    own_words: str

    @property
    def is_answered(self) -> bool:
        """Return whether there is an answer beside the own words."""
        return is_answer(self.value)


class FamilyAnswers:
    """The answers the family may meet. A type of its own, made by `family_view` alone: `Answers` do not fit."""

    def __init__(self, answers: Iterable[FamilyAnswer]) -> None:
        self._answers = {(answer.question_id, answer.informant): answer for answer in answers}
        self._of: dict[str, tuple[FamilyAnswer, ...]] = {}
        for one in sorted(self._answers.values(), key=lambda one: order(one.informant)):
            if one.is_answered:
                self._of[one.question_id] = (*self._of.get(one.question_id, ()), one)

    def __iter__(self) -> Iterator[FamilyAnswer]:
        return iter(self._answers.values())

    def get(self, question_id: str, informant: str) -> FamilyAnswer | None:
        """Return the answer, if there is one that may be shown."""
        return self._answers.get((question_id, informant))

    def of(self, question_id: str) -> tuple[FamilyAnswer, ...]:
        """Return what is answered to a question, the pupil's first."""
        return self._of.get(question_id, ())

    def informants(self) -> tuple[str, ...]:
        """Return those who have answered something that may be shown, the pupil first."""
        return tuple(sorted({one.informant for one in self if one.is_answered}, key=order))


def family_view(form: Form, answers: Answers, *, pupil_shown: bool) -> FamilyAnswers:
    """Return what the family may meet. Privacy is decided per answer: this question, this informant.

    `pupil_shown`: the pupil has said yes to having the answers shown; without it none of them is here. What a private
    answer opened is gone with it. An answer to a question that the form does not have is private.
    """
    counted = applicable(form, answers)
    open_ = Answers(
        one
        for one in counted
        if not form.question(one.question_id).is_private_for(one.informant)
        and (pupil_shown or one.informant != PUPIL)
    )
    shown = (_cleared(form.question(one.question_id), one) for one in applicable(form, open_))
    return FamilyAnswers(one for one in shown if one is not None)


def family_form(form: Form) -> Form:
    """Return the form without the questions whose answers nobody in the family ever meets."""
    return replace(form, questions=tuple(one for one in form.questions if not one.is_private_for_all))


def _cleared(question: Question, answer: Answer) -> FamilyAnswer | None:
    """Return an open answer without the words that were not cleared; None when nothing is left."""
    words = answer.own_words.strip() if answer.may_show_family else ""
    value = answer.value if answer.may_show_family else _without_own_words(question, answer.value)
    if not is_answer(value) and not words:
        return None
    return FamilyAnswer(answer.question_id, answer.informant, value, words)


def _without_own_words(question: Question, value: Value) -> Value:
    """Return a value without what was written freely: a text, and what stands beside "annat"."""
    if isinstance(value, NoAnswer):
        return value
    if question.kind is QuestionKind.TEXT:
        return None
    if isinstance(value, Choices):
        return Choices(tuple(choice for choice in value.chosen if choice != OTHER))
    return value
