"""How many questions one informant gets and about how long it takes: counted from the form, before any answer.

A question that waits for an answer is not counted, nor a follow-up that an answer opens. The times are the form's
assumptions, not measured.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.forms.definition import Form, QuestionKind, Times
from desktop.forms.informants import AgeGroup
from desktop.forms.visibility import Scope, follow_ups_for, is_put_to


@dataclass(frozen=True)
class Length:
    """Questions, and whole minutes; 0 minutes in a form that says nothing of time."""

    questions: int
    minutes: int


def length(
    form: Form, informant: str, age: AgeGroup, *, short: bool, has_interpreter: bool = False
) -> Length:
    """Return how much one informant of a pupil of this age is asked, private questions among it."""
    scope = Scope(informant, age, short, private=True)
    asked = [one for one in form.questions if one.show_if is None and is_put_to(one, scope)]
    if form.times is None:
        return Length(len(asked), 0)
    seconds = form.times.opening + sum(
        _seconds(form.times, one.kind) + form.times.follow_up * len(follow_ups_for(one, informant, None))
        for one in asked
    )
    return Length(len(asked), round(seconds * (form.times.interpreter if has_interpreter else 1) / 60))


def _seconds(times: Times, kind: QuestionKind) -> int:
    return {
        QuestionKind.SCALE: times.scale,
        QuestionKind.YES_NO: times.yes_no,
        QuestionKind.CHOICES: times.choices,
        QuestionKind.TEXT: times.text,
        QuestionKind.MATRIX: times.matrix,
    }[kind]
