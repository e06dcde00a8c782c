"""What one answer says: strength, barrier or nothing. No sums, no points.

The rule, by kind of question. Polarity 0, "vet inte", "vill inte svara" and "ej relevant" say nothing. That a problem
is absent is an answer, not a resource.

    scale     + 2–3 strength · + 0–1 barrier · − 2–3 barrier · − 0–1 nothing
    yes/no    + ja strength · + nej barrier · − ja barrier · − nej nothing
    choices   + each tick a strength · − each tick a barrier; the choice that means none says nothing
    matrix    + a row of only 2–3 strength · + a row with 0–1 barrier, those statements named; − 2–3 barrier
    text      nothing by itself, nor what is written beside "annat": see `desktop.forms.placing`
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from desktop.forms.answers import Choices, Matrix, Value, is_answer
from desktop.forms.definition import Polarity, Question, QuestionKind
from desktop.forms.wording import OTHER


class Side(StrEnum):
    """Which way an answer points."""

    STRENGTH = "resurs"
    BARRIER = "hinder"


def points(question: Question, value: Value) -> tuple[tuple[Side, str], ...]:
    """Return what a value says, each with its own words; the words are empty when the level says it all."""
    if question.polarity is Polarity.NEITHER or not is_answer(value):
        return ()
    good = question.polarity is Polarity.STRENGTH
    high = Side.STRENGTH if good else Side.BARRIER
    match value:
        case int():
            return _of_high(value >= 2, high)
        case str() if question.kind is QuestionKind.YES_NO:
            return _of_high(value == "ja", high)
        case Choices():
            return tuple((high, tick) for tick in _ticks(question, value))
        case Matrix():
            return tuple(_of_rows(question, value, good))
    return ()


def is_high(question: Question, value: Value) -> bool | None:
    """Return on which side of the middle an answer stands; None for what has no middle."""
    if isinstance(value, int) and question.kind is QuestionKind.SCALE:
        return value >= 2
    if question.kind is QuestionKind.YES_NO and value in ("ja", "nej"):
        return value == "ja"
    return None


def phrase(question: Question, side: Side) -> str:
    """Return the few words the form has for a side; empty where it has none."""
    return question.as_strength if side is Side.STRENGTH else question.as_barrier


def _of_high(is_high: bool, high: Side) -> tuple[tuple[Side, str], ...]:
    if is_high:
        return ((high, ""),)
    return ((Side.BARRIER, ""),) if high is Side.STRENGTH else ()


def _ticks(question: Question, value: Choices) -> Iterator[str]:
    """Yield what was ticked; "annat" with words beside it is free text, and says nothing here."""
    for tick in value.chosen:
        if tick != question.none_option and not (tick == OTHER and value.other.strip()):
            yield tick


def _of_rows(question: Question, matrix: Matrix, good: bool) -> Iterator[tuple[Side, str]]:
    for row, cells in matrix.rows.items():
        hard = {column: level for column, level in cells.items() if (level <= 1 if good else level >= 2)}
        if hard:
            told = ", ".join(_turned(question, column, level) for column, level in hard.items())
            yield Side.BARRIER, f"{row}: {told}"
        elif good and cells:
            yield Side.STRENGTH, row


def _turned(question: Question, column: str, level: int) -> str:
    """Return a statement as a barrier: turned where the form has the words, else with what was answered to it.

    Never the bare statement: `Matematik: Jag hinner` would be the opposite of what was said.
    """
    for columns in (question.columns, question.columns_adult):
        if column in columns and columns.index(column) < len(question.columns_barrier):
            return question.columns_barrier[columns.index(column)]
    words = question.scale.words["standard"] if question.scale else ()
    return f"{column} – {words[level][:1].lower()}{words[level][1:]}" if words else column
