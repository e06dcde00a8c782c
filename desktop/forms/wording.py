"""How a question sounds to the one who is asked, and how an answer reads."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.forms.answers import Choices, Matrix, Value
from desktop.forms.definition import FollowUp, Form, NoAnswer, Question
from desktop.forms.informants import AgeGroup, kind

OTHER = "annat"


@dataclass(frozen=True)
class Asked:
    """A question as it was put. Stored with the answer, which keeps it whatever the form becomes.

    What is stored is taken from the form as it is written, before the pupil's name is filled in.
    """

    wording: str
    levels: tuple[str, ...]  # the four words, empty for a question without a scale


def wording(question: Question, informant: str, age: AgeGroup) -> str:
    """Return the question's words for this informant."""
    match kind(informant):
        case "E":
            return question.text_by_age.get(age, question.text_pupil)
        case "S":
            return question.text_school or question.text_adult
        case _:
            return question.text_adult


def levels(question: Question, informant: str, age: AgeGroup) -> tuple[str, ...]:
    """Return the scale's four words, 0 first; empty without a scale."""
    return question.scale.levels(informant, age) if question.scale else ()


def asked(question: Question, informant: str, age: AgeGroup) -> Asked:
    """Return what is put before this informant, to be frozen with the answer."""
    return Asked(wording(question, informant, age), levels(question, informant, age))


def statements(question: Question, informant: str) -> tuple[str, ...]:
    """Return a matrix's statements for this informant."""
    return question.columns if kind(informant) == "E" else question.columns_adult or question.columns


def follow_up_wording(follow_up: FollowUp, informant: str) -> str:
    """Return a follow-up's words for this informant."""
    match kind(informant):
        case "E":
            return follow_up.text
        case "S":
            return follow_up.text_school or follow_up.text_adult or follow_up.text
        case _:
            return follow_up.text_adult or follow_up.text


def code_word(form: Form, code: NoAnswer, informant: str) -> str:
    """Return "Vet inte" and the like, in the pupil's or the adult's words."""
    pupil, adult = form.codes[code.value]
    return pupil if kind(informant) == "E" else adult


def in_words(form: Form, question: Question, informant: str, age: AgeGroup, value: Value) -> str:
    """Return an answer as it reads on screen and paper; empty while unanswered. Never a digit."""
    match value:
        case NoAnswer():
            return code_word(form, value, informant)
        case Choices(chosen, other):
            named = [choice for choice in chosen if choice != OTHER or not other.strip()]
            return ", ".join([*named, *([other.strip()] if other.strip() else [])])
        case Matrix(rows):
            words = levels(question, informant, age)
            return "; ".join(
                f"{row}: " + ", ".join(f"{column} – {words[level]}" for column, level in cells.items())
                for row, cells in rows.items()
            )
        case int():
            return levels(question, informant, age)[value]
        case str():
            return {"ja": "Ja", "nej": "Nej"}.get(value, value) if question.kind == "ja-nej" else value
    return ""
