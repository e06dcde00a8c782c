"""Strengths and barriers per area, in the form's order, with whose answers they rest on. Never a score.

Two overviews: the worker's, where what was said in private is marked, and the family's, which is made from
`FamilyAnswers` alone and has no counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from desktop.forms.answers import Answer, Answers
from desktop.forms.definition import Area, Form, NoAnswer, Question, QuestionKind
from desktop.forms.derive import Side, points
from desktop.forms.family import FamilyAnswers
from desktop.forms.informant_answer import InformantAnswer, Said, informant_answer
from desktop.forms.informants import AgeGroup, order
from desktop.forms.visibility import Scope, applicable, is_put_to, shows
from desktop.forms.wording import wording


@dataclass(frozen=True)
class Finding:
    """A strength or a barrier in a few words, and the answers that hold it, the pupil's first.

    Those who said it in private and those who said it openly never share a finding.
    """

    question: Question
    side: Side
    text: str
    answers: tuple[InformantAnswer, ...]
    is_private: bool

    @property
    def informants(self) -> tuple[str, ...]:
        """Return the codes of those who hold it."""
        return tuple(one.informant for one in self.answers)


@dataclass(frozen=True)
class AreaOverview:
    """One area. Counts are questions: asked of someone, answered, only "vet inte", only "vill inte svara"."""

    area: Area
    strengths: tuple[Finding, ...]
    barriers: tuple[Finding, ...]
    asked: int
    answered: int
    dont_know: int
    rather_not: int

    @property
    def left(self) -> int:
        """Return how many questions nobody has answered in any way."""
        return self.asked - self.answered - self.dont_know - self.rather_not


@dataclass(frozen=True)
class FamilyFinding:
    """A strength or a barrier as the family may meet it. Not a `Finding`, and made from `FamilyAnswers` alone."""

    question: Question
    side: Side
    text: str
    answers: tuple[InformantAnswer, ...]


@dataclass(frozen=True)
class FamilyArea:
    """One area as the family may meet it. There is nothing to count: a number would tell of what is left out."""

    area: Area
    strengths: tuple[FamilyFinding, ...]
    barriers: tuple[FamilyFinding, ...]


F = TypeVar("F", Finding, FamilyFinding)


@dataclass(frozen=True)
class View:
    """Who takes part and how old the pupil is, for the worker.

    With `short` only the short version is waited for; what was answered beyond it still counts.
    """

    informants: tuple[str, ...]
    age: AgeGroup
    short: bool = False

    def scopes(self) -> tuple[Scope, ...]:
        """Return what each of them may be asked."""
        return tuple(Scope(who, self.age, private=True) for who in sorted(self.informants, key=order))


def overview(form: Form, answers: Answers, view: View) -> tuple[AreaOverview, ...]:
    """Return every area of the form as the worker reads it, also those where nothing has been said."""
    counted = applicable(form, answers)
    return tuple(_area(form, area, counted, view) for area in form.areas)


def family_overview(form: Form, answers: FamilyAnswers, age: AgeGroup) -> tuple[FamilyArea, ...]:
    """Return the areas where something has been said that the family may meet."""
    areas = (_family_area(form, area, answers, age) for area in form.areas)
    return tuple(area for area in areas if area.strengths or area.barriers)


def most_informants_first(findings: Iterable[F]) -> list[F]:
    """Return findings, those that most informants hold first."""
    return sorted(findings, key=lambda one: -len(one.answers))


def _area(form: Form, area: Area, answers: Answers, view: View) -> AreaOverview:
    findings: list[Finding] = []
    states: list[NoAnswer | bool] = []
    for question in form.in_area(area.id):
        asked = [
            scope.informant
            for scope in view.scopes()
            if is_put_to(question, scope) and shows(form, question, scope.informant, answers)
        ]
        given = [a for who in asked if (a := answers.get(question.id, who)) and a.is_answered]
        is_waited_for = not view.short or any(question.is_short_for(who, view.age) for who in asked)
        if given or (asked and is_waited_for):
            states.append(_state(given))
            findings += _findings(form, question, given, view.age)
    return AreaOverview(
        area,
        strengths=tuple(f for f in findings if f.side is Side.STRENGTH),
        barriers=tuple(f for f in findings if f.side is Side.BARRIER),
        asked=len(states),
        answered=states.count(True),
        dont_know=states.count(NoAnswer.DONT_KNOW),
        rather_not=states.count(NoAnswer.RATHER_NOT),
    )


def _family_area(form: Form, area: Area, answers: FamilyAnswers, age: AgeGroup) -> FamilyArea:
    findings = [
        FamilyFinding(question, side, text, held_by)
        for question in form.in_area(area.id)
        for side, text, held_by in _told(
            form,
            question,
            (
                one
                for one in answers.of(question.id)
                if is_put_to(question, Scope(one.informant, age, private=False))
            ),
            age,
        )
        if side is Side.STRENGTH or question.barrier_on_paper
    ]
    return FamilyArea(
        area,
        strengths=tuple(f for f in findings if f.side is Side.STRENGTH),
        barriers=tuple(f for f in findings if f.side is Side.BARRIER),
    )


def _state(given: list[Answer]) -> NoAnswer | bool:
    """Return True when someone has said something (or that it does not concern them), False when nobody has."""
    codes = [answer.value for answer in given if isinstance(answer.value, NoAnswer)]
    if len(codes) < len(given) or NoAnswer.NOT_RELEVANT in codes:
        return True
    if not codes:
        return False
    return NoAnswer.RATHER_NOT if NoAnswer.RATHER_NOT in codes else NoAnswer.DONT_KNOW


def _findings(form: Form, question: Question, given: list[Answer], age: AgeGroup) -> Iterator[Finding]:
    for is_private in (False, True):
        told = [one for one in given if question.is_private_for(one.informant) is is_private]
        for side, text, held_by in _told(form, question, told, age):
            yield Finding(question, side, text, held_by, is_private)


def _told(
    form: Form, question: Question, given: Iterable[Said], age: AgeGroup
) -> list[tuple[Side, str, tuple[InformantAnswer, ...]]]:
    """Return side, words and answers of each thing said; those who say the same stand together."""
    said: dict[tuple[Side, str], tuple[str, list[InformantAnswer]]] = {}
    for answer in given:
        worded = informant_answer(form, question, answer, age)
        for side, words in points(question, answer.value):
            text = words or _phrase(question, side) or wording(question, answer.informant, age)
            said.setdefault((side, words.casefold()), (text, []))[1].append(worded)
    return [
        (side, _text(question, side, text), tuple(answers)) for (side, _), (text, answers) in said.items()
    ]


def _phrase(question: Question, side: Side) -> str:
    return question.as_strength if side is Side.STRENGTH else question.as_barrier


def _text(question: Question, side: Side, text: str) -> str:
    phrase = _phrase(question, side)
    if question.kind is QuestionKind.MATRIX and phrase:
        row, _, hard = text.partition(": ")
        return f"{phrase}: {row} ({hard})" if hard else f"{phrase}: {row}"
    return f"{phrase}: {text}" if phrase and question.kind is QuestionKind.CHOICES else text
