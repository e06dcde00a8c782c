"""Which questions one informant is asked, given what the same informant has answered.

An answer to a question that a changed answer hides is kept, and counts as not applicable until it shows again.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.forms.answers import Answers, Choices, Value
from desktop.forms.conditions import holds
from desktop.forms.definition import FollowUp, Form, Question
from desktop.forms.informants import AgeGroup, kind


@dataclass(frozen=True)
class Scope:
    """Who is asked, and how much. Without `private` what is private for this informant is not there."""

    informant: str
    age: AgeGroup
    short: bool = False
    private: bool = field(kw_only=True)


def is_put_to(question: Question, scope: Scope) -> bool:
    """Return whether a question is this informant's at all, whatever has been answered."""
    who = kind(scope.informant)
    return (
        who in question.informants
        and scope.age in (question.ages if who == "E" else question.ages_adult)
        and (not scope.short or question.is_short_for(scope.informant, scope.age))
        and (scope.private or not question.is_private_for(scope.informant))
    )


def shows(form: Form, question: Question, informant: str, answers: Answers) -> bool:
    """Return whether `visa_om` lets a question show. What rests on a hidden answer is hidden too."""
    if question.show_if is None:
        return True

    def value_of(question_id: str) -> Value:
        other = form.find(question_id)
        seen = other is not None and shows(form, other, informant, answers)
        return answers.value(question_id, informant) if seen else None

    return holds(question.show_if, value_of) is True


def questions_for(form: Form, scope: Scope, answers: Answers) -> tuple[Question, ...]:
    """Return the questions to ask now, in the form's order."""
    return tuple(
        question
        for question in form.questions
        if is_put_to(question, scope) and shows(form, question, scope.informant, answers)
    )


def not_applicable(form: Form, answers: Answers) -> frozenset[tuple[str, str]]:
    """Return (question, informant) of the answers that are kept but hidden by a later change."""
    return frozenset(
        (answer.question_id, answer.informant)
        for answer in answers
        if (question := form.find(answer.question_id)) is not None
        and not shows(form, question, answer.informant, answers)
    )


def applicable(form: Form, answers: Answers) -> Answers:
    """Return the answers that count: to questions this form has, and not hidden."""
    hidden = not_applicable(form, answers)
    return Answers(
        answer
        for answer in answers
        if form.find(answer.question_id) is not None and (answer.question_id, answer.informant) not in hidden
    )


def follow_ups_for(question: Question, informant: str, value: Value) -> tuple[FollowUp, ...]:
    """Return the follow-ups that the answer opens for this informant."""
    return tuple(
        follow_up
        for follow_up in question.follow_ups
        if (not follow_up.only or kind(informant) in follow_up.only)
        and (not follow_up.when or _opens(follow_up, value))
    )


def _opens(follow_up: FollowUp, value: Value) -> bool:
    if isinstance(value, Choices):
        return any(choice in follow_up.when for choice in value.chosen)
    return value in follow_up.when
