"""An answer as a value, and as text for the database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop.forms.definition import NoAnswer
from desktop.forms.informants import order


class AnswerError(ValueError):
    """A stored text that is no answer. Says nothing of what stood there."""

    def __init__(self) -> None:
        super().__init__("not an answer")


@dataclass(frozen=True)
class Choices:
    """What was ticked; `other` is what was written beside "annat"."""

    chosen: tuple[str, ...] = ()
    other: str = ""


@dataclass(frozen=True)
class Matrix:
    """Row (a subject) → column → level 0–3, rows in the order they were written."""

    rows: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


Value = int | str | Choices | Matrix | NoAnswer | None
"""A level, a text or "ja"/"nej", ticks, a matrix, or one of the codes; None while unanswered."""

FollowValue = str | tuple[str, ...] | tuple[tuple[str, ...], ...]
"""A text, date or time; ticked choices; or the rows of a table."""


@dataclass(frozen=True)
class Answer:
    """One informant's answer. `own_words` are shown to the family only when `may_show_family`."""

    question_id: str
    informant: str
    value: Value = None
    own_words: str = ""
    follow_ups: Mapping[str, FollowValue] = field(default_factory=dict)
    may_show_family: bool = False

    @property
    def is_answered(self) -> bool:
        """Return whether there is an answer; "vet inte" is one, an empty text is none."""
        return is_answer(self.value)


class Answers:
    """The answers at hand, one a question and informant; a later one replaces an earlier."""

    def __init__(self, answers: Iterable[Answer] = ()) -> None:
        self._answers = {(answer.question_id, answer.informant): answer for answer in answers}

    def __iter__(self) -> Iterator[Answer]:
        return iter(self._answers.values())

    def __len__(self) -> int:
        return len(self._answers)

    def get(self, question_id: str, informant: str) -> Answer | None:
        """Return the answer, if there is one."""
        return self._answers.get((question_id, informant))

    def value(self, question_id: str, informant: str) -> Value:
        """Return what was answered; None when nothing was."""
        answer = self.get(question_id, informant)
        return answer.value if answer and answer.is_answered else None

    def informants(self) -> tuple[str, ...]:
        """Return everyone who has answered something, the pupil first."""
        return tuple(sorted({a.informant for a in self if a.is_answered}, key=order))

    def with_answer(self, answer: Answer) -> Answers:
        """Return the answers with one put in or replaced."""
        return Answers((*self, answer))


def is_answer(value: Value) -> bool:
    """Return whether a value says something."""
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, Choices):
        return bool(value.chosen or value.other.strip())
    if isinstance(value, Matrix):
        return any(value.rows.values())
    return value is not None


def value_to_text(value: Value) -> str:
    """Return a value as JSON in plain ASCII; NUL and broken surrogates survive."""
    return json.dumps(_packed(value))


def value_from_text(text: str) -> Value:
    """Return the value that `value_to_text` wrote; an empty text is no answer. Raises `AnswerError`."""
    return _unpacked(_read(text)) if text else None


def follow_ups_to_text(follow_ups: Mapping[str, FollowValue]) -> str:
    """Return follow-ups as JSON in plain ASCII."""
    return json.dumps(dict(follow_ups))


def follow_ups_from_text(text: str) -> dict[str, FollowValue]:
    """Return the follow-ups that `follow_ups_to_text` wrote."""
    raw = _read(text) if text else {}
    return {field_id: _follow_value(value) for field_id, value in raw.items()}


def _read(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        raise AnswerError from None


def _packed(value: Value) -> object:
    if isinstance(value, NoAnswer):
        return {"kod": value.value}
    if isinstance(value, Choices):
        return {"val": value.chosen, "annat": value.other}
    if isinstance(value, Matrix):
        return {"matris": {row: dict(cells) for row, cells in value.rows.items()}}
    return value


def _unpacked(raw: Any) -> Value:
    """Return the value packed by `_packed`. What cannot be read is never repeated in the error."""
    match raw:
        case {"kod": str(code)} if code in {known.value for known in NoAnswer}:
            return NoAnswer(code)
        case {"val": list(chosen), "annat": str(other)} if all(isinstance(one, str) for one in chosen):
            return Choices(tuple(chosen), other)
        case {"matris": dict(rows)} if all(isinstance(cells, dict) for cells in rows.values()):
            return Matrix(rows)
        case bool():
            raise AnswerError
        case None | int() | str():
            return raw
    raise AnswerError


def _follow_value(raw: Any) -> FollowValue:
    if isinstance(raw, str):
        return raw
    return tuple(tuple(item) if isinstance(item, list) else item for item in raw)
