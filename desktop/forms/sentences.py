"""The third-person sentences of a question, with the name filled in: what all say, and what is seen differently."""

from __future__ import annotations

from desktop.forms.called import named
from desktop.forms.definition import Polarity, Question
from desktop.forms.derive import Side, phrase


def filled(text: str, called: str) -> str:
    """Return a sentence with the pupil's name in it, with a capital first letter."""
    said = named(text, called)
    return f"{said[:1].upper()}{said[1:]}"


def shared_side(question: Question, *, is_high: bool) -> Side | None:
    """Return the side of what all say; None for a question that takes no side."""
    if question.polarity is Polarity.NEITHER:
        return None
    good = question.polarity is Polarity.STRENGTH
    return Side.STRENGTH if good is is_high else Side.BARRIER


def shared_sentence(question: Question, called: str, *, is_high: bool) -> str:
    """Return what all say, as one sentence; empty where there is none, and nothing is then said.

    A form from before these sentences has a few words for each side; that a problem is absent has none there.
    """
    if question.shared or question.shared_not or question.differs:
        return filled(question.shared if is_high else question.shared_not, called)
    side = shared_side(question, is_high=is_high)
    if side is None or (side is Side.STRENGTH and question.polarity is Polarity.BARRIER):
        return ""
    few = phrase(question, side)
    return f"{few}." if few else ""


def topic(question: Question, called: str, wording: str) -> str:
    """Return what is seen differently, as a heading: `Hur trygg Amina känner sig i skolan`."""
    if question.differs:
        return filled(question.differs, called)
    high = Side.BARRIER if question.polarity is Polarity.BARRIER else Side.STRENGTH
    return phrase(question, high) or filled(wording, called).rstrip(".")
