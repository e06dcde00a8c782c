"""In which order a conversation puts its questions: those to be asked alone come together, at the end.

A question may offer private ones (`Question.offers`), whatever was answered and also outside the short version. One
that is taken up stands right behind the question that offered it; left alone it is not asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from desktop.forms.answers import Answers
from desktop.forms.definition import Form, Question
from desktop.forms.visibility import Scope, is_put_to, questions_for


def alone_last(questions: Iterable[Question], informant: str) -> tuple[Question, ...]:
    """Return the questions with those that are private for this informant last, else in the order given."""
    return tuple(sorted(questions, key=lambda question: question.is_private_for(informant)))


def offered(form: Form, question: Question, scope: Scope) -> tuple[Question, ...]:
    """Return the questions that this one offers this informant, in the order it names them."""
    whole = replace(scope, short=False)
    found = (form.find(question_id) for question_id in question.offers)
    return tuple(one for one in found if one is not None and is_put_to(one, whole))


def in_turn(
    form: Form, scope: Scope, answers: Answers, taken: Mapping[str, str] | None = None
) -> tuple[Question, ...]:
    """Return the questions of a conversation in the order they are put.

    `taken` are offers taken up now: the offered question's id → the id of the one that offered it. An offered
    question that has an answer already is asked with the other private ones.
    """
    taken = taken or {}
    asked = {question.id for question in questions_for(form, scope, answers)}
    asked |= {one.id for one in _offers(form, scope) if _is_wanted(one, scope, answers, taken)}
    order = list(alone_last((one for one in form.questions if one.id in asked), scope.informant))
    for question_id, origin in reversed(list(taken.items())):
        ids = [one.id for one in order]
        if origin in ids and question_id in ids:
            moved = order.pop(ids.index(question_id))
            order.insert([one.id for one in order].index(origin) + 1, moved)
    return tuple(order)


def _offers(form: Form, scope: Scope) -> tuple[Question, ...]:
    return tuple(
        one for question in form.questions if question.offers for one in offered(form, question, scope)
    )


def _is_wanted(question: Question, scope: Scope, answers: Answers, taken: Mapping[str, str]) -> bool:
    return question.id in taken or answers.value(question.id, scope.informant) is not None
