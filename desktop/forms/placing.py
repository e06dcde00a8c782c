"""Free text is laid before the worker, who sets it to resurs, to hinder or to neither. By itself it says nothing.

Free text is the answer to a question in words, and what is written beside "annat". What the worker has set is kept by
question, informant and words: changed words are a new proposal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.forms.answers import Answers, Choices, Value
from desktop.forms.definition import Form, Polarity, ProposedSide, Question, QuestionKind
from desktop.forms.derive import Side, points
from desktop.forms.informants import order

Place = tuple[str, str, str]
"""Question, informant and words. Without words a line of the family's paper, without informant one that all share."""

Placed = Mapping[Place, Side | None]
"""What the worker has set; None is neither. What is not here has not been set."""

NOTHING: Placed = {}

_NOTHING_SAID = {"nej", "nä", "inget", "ingen", "inga", "ingenting", "inte", "-", "–"}


@dataclass(frozen=True)
class Proposal:
    """Somebody's free text, whose it is and in answer to what; `proposed` is the side the question asks about."""

    question: Question
    informant: str
    words: str
    proposed: Side | None
    is_private: bool
    may_show: bool
    """Whether these words were cleared for the family. That the pupil's answers are is another matter."""

    @property
    def place(self) -> Place:
        """What it is kept by."""
        return self.question.id, self.informant, self.words


def proposals(form: Form, answers: Answers) -> tuple[Proposal, ...]:
    """Return every free text that can be set, in the form's order, the pupil's first."""
    found = []
    for question in form.questions:
        given = (one for one in answers if one.question_id == question.id)
        for answer in sorted(given, key=lambda one: order(one.informant)):
            found += [
                Proposal(
                    question,
                    answer.informant,
                    words,
                    proposed_side(question),
                    question.is_private_for(answer.informant),
                    answer.may_show_family,
                )
                for words in free_texts(question, answer.value)
            ]
    return tuple(found)


def free_texts(question: Question, value: Value) -> Iterator[str]:
    """Yield what was written freely, blanks made one; a mere "nej" or "inget" says nothing."""
    text = ""
    if question.kind is QuestionKind.TEXT and isinstance(value, str):
        text = value
    elif isinstance(value, Choices) and question.polarity is not Polarity.NEITHER:
        text = value.other
    text = " ".join(text.split())
    if text and text.strip(".").casefold() not in _NOTHING_SAID:
        yield text


def proposed_side(question: Question) -> Side | None:
    """Return the side a free text is proposed for, None when the question asks for neither."""
    if question.proposal:
        return {ProposedSide.STRENGTH: Side.STRENGTH, ProposedSide.BARRIER: Side.BARRIER}.get(
            question.proposal
        )
    sides = {Polarity.STRENGTH: Side.STRENGTH, Polarity.BARRIER: Side.BARRIER}
    return sides.get(question.polarity)


def all_points(
    question: Question, informant: str, value: Value, placed: Placed
) -> tuple[tuple[Side, str], ...]:
    """Return what an answer says: by itself, and by what the worker has set."""
    found = list(points(question, value))
    for words in free_texts(question, value):
        side = placed.get((question.id, informant, words))
        if side is not None:
            found.append((side, words))
    return tuple(found)
