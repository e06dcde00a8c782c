"""What one answer says: strength, barrier or nothing. No sums, no points.

The rule, by kind of question. Polarity 0, "vet inte", "vill inte svara" and "ej relevant" say nothing.

    scale     + 2–3 strength · + 0–1 barrier · − 2–3 barrier · − 0–1 nothing: that a problem is not there is no
              resource
    yes/no    + ja strength · + nej barrier · − ja barrier · − nej nothing (that nothing bad has happened is
              an answer, not a resource)
    choices   + each tick a strength · − each tick a barrier; the choice that means none says nothing
    text      + strength · − barrier, in the informant's own words; a mere "nej" or "inget" says nothing
    matrix    + a row of only 2–3 strength · + a row with 0–1 barrier, those statements named, turned where the
              form turns them (nobody who does not thrive has said "Jag trivs"); − only the barriers
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from desktop.forms.answers import Choices, Matrix, Value, is_answer
from desktop.forms.definition import Polarity, Question, QuestionKind
from desktop.forms.wording import OTHER

_NOTHING = {"nej", "nä", "inget", "ingen", "inga", "ingenting", "inte", "-", "–"}


class Side(StrEnum):
    """Which way an answer points."""

    STRENGTH = "resurs"
    BARRIER = "hinder"


def points(question: Question, value: Value) -> tuple[tuple[Side, str], ...]:
    """Return what a value says, each with its own words; the words are empty when the level says it all."""
    if question.polarity is Polarity.NEITHER or not is_answer(value):
        return ()
    good = question.polarity is Polarity.STRENGTH
    high, low = (Side.STRENGTH, Side.BARRIER) if good else (Side.BARRIER, Side.STRENGTH)
    match value:
        case int():
            return ((high, ""),) if value >= 2 else ((low, ""),) if good else ()
        case str() if question.kind is QuestionKind.YES_NO:
            return ((high, ""),) if value == "ja" else ((low, ""),) if good else ()
        case str():
            return () if value.strip().strip(".").casefold() in _NOTHING else ((high, value.strip()),)
        case Choices():
            return tuple((high, tick) for tick in _ticks(question, value))
        case Matrix():
            return tuple(_of_rows(question, value, good))
    return ()


def _ticks(question: Question, value: Choices) -> Iterator[str]:
    other = value.other.strip()
    for tick in value.chosen:
        if tick != question.none_option and not (tick == OTHER and other):
            yield tick
    if other:
        yield other


def _of_rows(question: Question, matrix: Matrix, good: bool) -> Iterator[tuple[Side, str]]:
    for row, cells in matrix.rows.items():
        hard = [column for column, level in cells.items() if (level <= 1 if good else level >= 2)]
        if hard:
            yield Side.BARRIER, f"{row}: {', '.join(_turned(question, column) for column in hard)}"
        elif cells and good:
            yield Side.STRENGTH, row


def _turned(question: Question, column: str) -> str:
    """Return a statement as it reads when it is not so; as it is where the form has no other words."""
    for columns in (question.columns_adult, question.columns):
        if column in columns and columns.index(column) < len(question.columns_barrier):
            return question.columns_barrier[columns.index(column)]
    return column
