"""Strengths and barriers per area, in the form's order, with whose answers they rest on. Never a score.

It is the worker's, and what was said in private is marked. What the family meets is `desktop.forms.agreement`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from desktop.forms.answers import Answer, Answers
from desktop.forms.definition import Area, Form, NoAnswer, Polarity, Question, QuestionKind
from desktop.forms.derive import Side, is_high, phrase
from desktop.forms.informant_answer import InformantAnswer, Said, informant_answer
from desktop.forms.informants import AgeGroup, order
from desktop.forms.placing import NOTHING, Placed, all_points
from desktop.forms.sentences import topic
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
class Disputed:
    """A question that some stand on one side of and some on the other: no finding, but who says what."""

    question: Question
    topic: str
    answers: tuple[InformantAnswer, ...]


@dataclass(frozen=True)
class AreaOverview:
    """One area; what is `disputed` is in neither of the two.

    Counts are questions: asked of someone, answered, only "vet inte", only "vill inte svara"."""

    area: Area
    strengths: tuple[Finding, ...]
    barriers: tuple[Finding, ...]
    disputed: tuple[Disputed, ...]
    asked: int
    answered: int
    dont_know: int
    rather_not: int

    @property
    def left(self) -> int:
        """Return how many questions nobody has answered in any way."""
        return self.asked - self.answered - self.dont_know - self.rather_not


@dataclass(frozen=True)
class View:
    """Who takes part and how old the pupil is, for the worker.

    With `short` only the short version is waited for; what was answered beyond it still counts. `placed` is what the
    worker has set of the free texts, `called` the pupil's name.
    """

    informants: tuple[str, ...]
    age: AgeGroup
    short: bool = False
    placed: Placed = field(default_factory=lambda: NOTHING)
    called: str = ""

    def scopes(self) -> tuple[Scope, ...]:
        """Return what each of them may be asked."""
        return tuple(Scope(who, self.age, private=True) for who in sorted(self.informants, key=order))


def overview(form: Form, answers: Answers, view: View) -> tuple[AreaOverview, ...]:
    """Return every area of the form as the worker reads it, also those where nothing has been said."""
    counted = applicable(form, answers)
    return tuple(_area(form, area, counted, view) for area in form.areas)


def most_informants_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings, those that most informants hold first."""
    return sorted(findings, key=lambda one: -len(one.answers))


def _area(form: Form, area: Area, answers: Answers, view: View) -> AreaOverview:
    findings: list[Finding] = []
    disputed: list[Disputed] = []
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
            found, apart = _findings(form, question, given, view)
            findings += found
            disputed += apart
    return AreaOverview(
        area,
        strengths=tuple(f for f in findings if f.side is Side.STRENGTH),
        barriers=tuple(f for f in findings if f.side is Side.BARRIER),
        disputed=tuple(disputed),
        asked=len(states),
        answered=states.count(True),
        dont_know=states.count(NoAnswer.DONT_KNOW),
        rather_not=states.count(NoAnswer.RATHER_NOT),
    )


def _state(given: list[Answer]) -> NoAnswer | bool:
    """Return True when someone has said something (or that it does not concern them), False when nobody has."""
    codes = [answer.value for answer in given if isinstance(answer.value, NoAnswer)]
    if len(codes) < len(given) or NoAnswer.NOT_RELEVANT in codes:
        return True
    if not codes:
        return False
    return NoAnswer.RATHER_NOT if NoAnswer.RATHER_NOT in codes else NoAnswer.DONT_KNOW


def _findings(
    form: Form, question: Question, given: list[Answer], view: View
) -> tuple[list[Finding], list[Disputed]]:
    """Return what a question gives: findings, or that it is disputed. What was said in private is never set against
    what was said openly.
    """
    findings: list[Finding] = []
    disputed: list[Disputed] = []
    for is_private in (False, True):
        told = [one for one in given if question.is_private_for(one.informant) is is_private]
        sides = {is_high(question, one.value) for one in told} - {None}
        if len(sides) > 1 and not is_private and question.polarity is not Polarity.NEITHER:
            first = wording(question, told[0].informant, view.age)
            said = tuple(informant_answer(form, question, one, view.age) for one in told)
            disputed.append(Disputed(question, topic(question, view.called, first), said))
            continue
        for side, text, held_by in _told(form, question, told, view):
            findings.append(Finding(question, side, text, held_by, is_private))
    return findings, disputed


def _told(
    form: Form, question: Question, given: Iterable[Said], view: View
) -> list[tuple[Side, str, tuple[InformantAnswer, ...]]]:
    """Return side, words and answers of each thing said; those who say the same stand together."""
    said: dict[tuple[Side, str], tuple[str, list[InformantAnswer]]] = {}
    for answer in given:
        worded = informant_answer(form, question, answer, view.age)
        for side, words in all_points(question, answer.informant, answer.value, view.placed):
            text = words or phrase(question, side) or wording(question, answer.informant, view.age)
            said.setdefault((side, words.casefold()), (text, []))[1].append(worded)
    return [
        (side, _text(question, side, text), tuple(answers)) for (side, _), (text, answers) in said.items()
    ]


def _text(question: Question, side: Side, text: str) -> str:
    few = phrase(question, side)
    if question.kind is QuestionKind.MATRIX and few:
        row, _, hard = text.partition(": ")
        return f"{few}: {row} ({hard})" if hard else f"{few}: {row}"
    return f"{few}: {text}" if few and question.kind is QuestionKind.CHOICES else text
