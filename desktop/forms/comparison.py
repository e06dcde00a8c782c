"""Tre röster: the same question, several informants. Where they differ most comes first; nobody is ranked.

Only questions on a scale, and only the family's answers: private ones are never here, whoever reads. "Vet inte"
and "vill inte svara" are told in words and never placed on the scale.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.forms.definition import Form, Question, QuestionKind
from desktop.forms.family import FamilyAnswer, FamilyAnswers
from desktop.forms.informant_answer import InformantAnswer, informant_answer
from desktop.forms.informants import PUPIL, AgeGroup, kind
from desktop.forms.visibility import Scope, is_put_to
from desktop.forms.wording import levels, wording

FAR_APART = 2
"""From this difference on the two see it differently, and it is worth talking about."""

MIDDLE = 2
"""The first level above the middle of a scale 0–3."""


@dataclass(frozen=True)
class Row:
    """One question with everyone who has answered it in some way, the pupil first."""

    question: Question
    wording: str  # as the pupil was asked, unless that was alone; else as the first informant was
    stops: tuple[
        str, ...
    ]  # the four words under the line, 0 first, as the first who has answered was given them
    answers: tuple[InformantAnswer, ...]

    @property
    def placed(self) -> tuple[InformantAnswer, ...]:
        """Return the answers that stand on the scale."""
        return tuple(one for one in self.answers if one.level is not None)

    @property
    def levels(self) -> tuple[int, ...]:
        """Return where they stand, 0–3."""
        return tuple(one.level for one in self.answers if one.level is not None)

    @property
    def difference(self) -> int:
        """Return the distance between the two furthest apart, 0–3. For sorting; never shown."""
        return max(self.levels) - min(self.levels) if self.levels else 0

    @property
    def is_one_side(self) -> bool:
        """Return whether all stand on the same side of the middle, and so say the same."""
        return len({level >= MIDDLE for level in self.levels}) == 1

    @property
    def home_is_one(self) -> bool:
        """Return whether all guardians (two or more) stand on the same stop, and may be named together."""
        home = [one.level for one in self.placed if kind(one.informant) == "V"]
        return len(home) > 1 and len(set(home)) == 1


@dataclass(frozen=True)
class Comparison:
    """Rows by how far apart the answers are. `single`: just one answer stands on the scale."""

    differ: tuple[Row, ...]  # two steps or more, the widest first, then the form's order
    near: tuple[Row, ...]  # one step, across the middle
    alike: tuple[Row, ...]  # the same side of the middle
    single: tuple[Row, ...]


def comparison(form: Form, answers: FamilyAnswers, age: AgeGroup, area: str | None = None) -> Comparison:
    """Return the questions that informants can be compared on, in all areas or one."""
    rows = [
        row
        for question in form.questions
        if question.kind is QuestionKind.SCALE and area in (None, question.area)
        if (row := _row(form, question, answers, age)).placed
    ]
    several = [row for row in rows if len(row.placed) > 1]
    apart = sorted((row for row in several if row.difference >= FAR_APART), key=lambda row: -row.difference)
    return Comparison(
        differ=tuple(apart),
        near=tuple(row for row in several if row.difference == 1 and not row.is_one_side),
        alike=tuple(row for row in several if row.is_one_side),
        single=tuple(row for row in rows if len(row.placed) == 1),
    )


def put_to(question: Question, answers: FamilyAnswers, age: AgeGroup) -> list[FamilyAnswer]:
    """Return the answers to a question of those it is put to at this age."""
    return [
        answer
        for answer in answers.of(question.id)
        if is_put_to(question, Scope(answer.informant, age, private=False))
    ]


def _row(form: Form, question: Question, answers: FamilyAnswers, age: AgeGroup) -> Row:
    asked = put_to(question, answers, age)
    worded = tuple(informant_answer(form, question, answer, age) for answer in asked)
    first = worded[0].informant if worded else "E"
    named = PUPIL if question.text_pupil and not question.is_private_for(PUPIL) else first
    return Row(question, wording(question, named, age), levels(question, first, age), worded)
