"""What a form must fulfil before anyone is asked anything. Each check raises `FormError`."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.forms import conditions
from desktop.forms.definition import FollowUp, FollowUpKind, IsOneOf, NoAnswer, Question, QuestionKind
from desktop.forms.keys import FormError

_LEVELS = (0, 1, 2, 3)
_YES_NO = ("ja", "nej")


def check_question(question: Question) -> None:
    """Check that a question has the words and choices its kind needs."""
    table = f"fraga.{question.id}"
    _check_wording(question, table)
    if question.kind in (QuestionKind.SCALE, QuestionKind.MATRIX) and question.scale is None:
        raise FormError(table, "skala", "Raden saknas.")
    if question.kind is QuestionKind.CHOICES and not question.options:
        raise FormError(table, "alternativ", "Raden saknas.")
    if question.kind is QuestionKind.MATRIX and not question.columns:
        raise FormError(table, "kolumner", "Raden saknas.")
    if len(set(question.options)) < len(question.options):
        raise FormError(table, "alternativ", "Samma val står två gånger.")
    if question.none_option and question.none_option not in question.options:
        raise FormError(table, "inget", "Valet finns inte bland alternativen.")
    if question.safety_box and not set(question.informants) <= set(question.private_for):
        raise FormError(table, "enskilt", "En fråga med säkerhetsruta är alltid enskild.")
    if question.private_for and question.show_if is not None:
        raise FormError(table, "visa_om", "En känslig fråga får inte gömmas av ett svar.")
    for follow_up in question.follow_ups:
        _check_follow_up(question, follow_up, table)


def check_conditions(questions: Mapping[str, Question]) -> None:
    """Check that each `visa_om` looks at a question that the same people are asked, and never in a ring."""
    waiting = {key: question.show_if for key, question in questions.items() if question.show_if is not None}
    for question_id, condition in waiting.items():
        for leaf in conditions.leaves(condition):
            _check_leaf(questions[question_id], leaf, questions.get(leaf.question_id))
    conditions.refuse_loops(waiting)


def _possible(question: Question) -> tuple[int | str, ...]:
    """Return the answers that can be told beforehand; none for a text or a matrix."""
    if question.kind is QuestionKind.SCALE:
        return _LEVELS
    return _YES_NO if question.kind is QuestionKind.YES_NO else question.options


def _check_wording(question: Question, table: str) -> None:
    if "E" in question.informants and not question.text_pupil:
        raise FormError(table, "text_elev", "Eleven får frågan, men texten saknas.")
    if "V" in question.informants and not question.text_adult:
        raise FormError(table, "text_vuxen", "Vårdnadshavare får frågan, men texten saknas.")
    if "S" in question.informants and not (question.text_school or question.text_adult):
        raise FormError(table, "text_vuxen", "Skolan får frågan, men texten saknas.")


def _check_follow_up(question: Question, follow_up: FollowUp, table: str) -> None:
    if any(value not in _possible(question) for value in follow_up.when):
        raise FormError(table, "folj", f"{follow_up.id}: vid har ett svar som inte finns.")
    if follow_up.kind is FollowUpKind.CHOICES and not follow_up.options:
        raise FormError(table, "folj", f"{follow_up.id}: alternativ saknas.")
    if follow_up.kind is FollowUpKind.TABLE and not follow_up.columns:
        raise FormError(table, "folj", f"{follow_up.id}: kolumner saknas.")
    if sum(other.id == follow_up.id for other in question.follow_ups) > 1:
        raise FormError(table, "folj", f"{follow_up.id}: samma id står två gånger.")


def _check_leaf(question: Question, leaf: IsOneOf, target: Question | None) -> None:
    table = f"fraga.{question.id}"
    if target is None:
        raise FormError(table, "visa_om", f"Frågan {leaf.question_id} finns inte.")
    possible = _possible(target)
    if not possible:
        raise FormError(table, "visa_om", f"Frågan {target.id} har inga svar att välja på.")
    if any(not isinstance(v, NoAnswer) and v not in possible for v in leaf.values):
        raise FormError(table, "visa_om", f"Frågan {target.id} har inte det svaret.")
    if not set(question.informants) <= set(target.informants) or not set(question.ages) <= set(target.ages):
        raise FormError(table, "visa_om", f"Alla som får frågan får inte {target.id}.")
    if question.short and not target.short:
        raise FormError(table, "visa_om", f"Frågan {target.id} är inte med i kortversionen.")
