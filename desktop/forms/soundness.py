"""What a form must fulfil before anyone is asked anything. Each check raises `FormError`."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from desktop.forms import conditions
from desktop.forms.called import PLACE
from desktop.forms.definition import (
    FollowUp,
    FollowUpKind,
    IsOneOf,
    NoAnswer,
    Polarity,
    Question,
    QuestionKind,
    Retired,
)
from desktop.forms.informants import AgeGroup, Kind
from desktop.forms.keys import FormError

_LEVELS = (0, 1, 2, 3)
_YES_NO = ("ja", "nej")
_CODES: Mapping[Kind, str] = {"E": "E", "V": "V1", "S": "S"}


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
    _check_choices_by_age(question, table)
    _check_short(question, table)
    _check_sides(question, table)
    _check_name(question, table)
    for follow_up in question.follow_ups:
        _check_follow_up(question, follow_up, table)


def check_offers(questions: Mapping[str, Question]) -> None:
    """Check that each `erbjud` names other questions, private for all: the line must tell nothing."""
    for question in questions.values():
        for offered in question.offers:
            target = questions.get(offered)
            if target is None or target is question:
                raise FormError(f"fraga.{question.id}", "erbjud", f"Frågan {offered} finns inte.")
            if not target.is_private_for_all:
                raise FormError(f"fraga.{question.id}", "erbjud", f"Frågan {offered} är inte enskild.")


def check_retired(
    retired: Mapping[str, Retired], questions: Mapping[str, Question], areas: Collection[str]
) -> None:
    """Check that what is no longer asked is not asked, and that what replaces it is."""
    for question_id, one in retired.items():
        table = f"utgatt.{question_id}"
        if question_id in questions:
            raise FormError(table, "", "Frågan ställs fortfarande.")
        if one.area not in areas:
            raise FormError(table, "omrade", "Området finns inte.")
        for following in one.replaced_by:
            if following not in questions:
                raise FormError(table, "ersatt_av", f"Frågan {following} finns inte.")


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
    if not _put_to(question) <= _put_to(target):
        raise FormError(table, "visa_om", f"Alla som får frågan får inte {target.id}.")
    if not _short_to(question) <= _short_to(target):
        raise FormError(table, "visa_om", f"Frågan {target.id} är inte med i kortversionen.")


def _put_to(question: Question) -> set[tuple[Kind, AgeGroup]]:
    """Return everyone who gets a question, and at which ages of the pupil."""
    return {
        (who, age)
        for who in question.informants
        for age in (question.ages if who == "E" else question.ages_adult)
    }


def _short_to(question: Question) -> set[tuple[Kind, AgeGroup]]:
    return {(who, age) for who, age in _put_to(question) if question.is_short_for(_CODES[who], age)}


def _check_choices_by_age(question: Question, table: str) -> None:
    for age, options in question.options_by_age.items():
        if not options or len(set(options)) < len(options) or not set(options) <= set(question.options):
            raise FormError(table, "alternativ_alder", f"{age}: val som inte finns, eller står två gånger.")
        if question.none_option and question.none_option not in options:
            raise FormError(table, "alternativ_alder", f"{age}: valet {question.none_option} saknas.")


def _check_short(question: Question, table: str) -> None:
    if question.short_for and not question.short:
        raise FormError(table, "kort_for", "Raden behöver kort = true.")
    for who in question.short_for:
        asked = {kind_ if kind_ != "E" else age for kind_, age in _put_to(question)}
        if who not in asked:
            raise FormError(table, "kort_for", f"{who} får inte frågan.")


def _check_sides(question: Question, table: str) -> None:
    """Check what stands for a side: free words have none of themselves, and no problem is no resource."""
    if question.proposal is not None and question.kind is not QuestionKind.TEXT:
        raise FormError(table, "forslag", "Bara egna ord kan vara förslag.")
    together = (question.shared, question.shared_not, question.differs)
    if any(together) and (not all(together) or question.kind is not QuestionKind.SCALE):
        raise FormError(
            table, "gemensamt", "Skriv gemensamt, gemensamt_inte och olika, för en fråga med skala."
        )
    if question.columns_barrier and len(question.columns_barrier) != len(_longest_columns(question)):
        raise FormError(table, "kolumner_hinder", "Det behövs ett för varje påstående.")
    if not question.barrier_on_paper and question.polarity is Polarity.NEITHER:
        raise FormError(table, "hinder_pa_papper", "Frågan kan inte bli ett hinder.")


def _longest_columns(question: Question) -> tuple[str, ...]:
    return max(question.columns, question.columns_adult, key=len)


def _check_name(question: Question, table: str) -> None:
    """Check that the only braces are the pupil's name, where it is filled, and that nothing is hung on it."""
    may_name = {
        "text_vuxen": question.text_adult,
        "text_skola": question.text_school,
        "gemensamt": question.shared,
        "gemensamt_inte": question.shared_not,
        "olika": question.differs,
        "vagledning": question.guidance,
    }
    may_not = {
        "text_elev": question.text_pupil,
        "text_elev_alder": " ".join(question.text_by_age.values()),
        "alternativ": " ".join(question.options),
        "kolumner": " ".join((*question.columns, *question.columns_adult, *question.columns_barrier)),
        "som_resurs": question.as_strength,
        "som_hinder": question.as_barrier,
        "rad_text": question.row_text,
    }
    for one in question.follow_ups:
        may_name[f"folj {one.id}"] = one.text_adult
        may_not[f"folj {one.id} "] = " ".join((one.text, *one.options, *one.columns))
    for key, text in may_name.items():
        if f"{PLACE}s" in text:
            raise FormError(table, key, "Sätt aldrig s efter namnet.")
    for key, text in (*((key, text.replace(PLACE, "")) for key, text in may_name.items()), *may_not.items()):
        if "{" in text or "}" in text:
            raise FormError(
                table, key.strip(), "Namnet, {elev_fornamn}, får inte stå här, och inget annat inom { }."
            )
