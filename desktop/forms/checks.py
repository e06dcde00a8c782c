"""What is missing before a kartläggning is signed. It is said, never demanded: nothing here stops saving."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.forms.answers import Answer, Answers
from desktop.forms.definition import Form, QuestionKind
from desktop.forms.informants import AgeGroup, Kind, kind
from desktop.forms.visibility import Scope, applicable, follow_ups_for, not_applicable, questions_for


class Gap(StrEnum):
    """What kind of thing is missing."""

    NO_INFORMANT = "ingen_rost"  # nobody of this kind has answered
    UNANSWERED = "obesvarade"
    FOLLOW_UP = "foljdfragor"  # opened by the answer, left empty
    NO_OWN_WORDS = "egna_ord"  # the pupil's own words stand nowhere
    HIDDEN = "inte_aktuella"  # kept answers that a later answer made not applicable


@dataclass(frozen=True)
class Missing:
    """One gap: for whom (E, V1 …, or a kind), and the ids of questions or follow-ups."""

    gap: Gap
    informant: str
    ids: tuple[str, ...] = ()


def missing(
    form: Form,
    answers: Answers,
    age: AgeGroup,
    informants: tuple[str, ...],
    *,
    short: bool,
    silent: frozenset[str] = frozenset(),
) -> tuple[Missing, ...]:
    """Return what is missing for those who take part, most telling first. Empty means nothing.

    Of those who are `silent` (said no, did not answer, were not asked) nothing is waited for.
    """
    counted = applicable(form, answers)
    gaps = [Missing(Gap.NO_INFORMANT, who) for who in _silent(counted, informants) if who not in silent]
    if kind_answered(counted, "E") and not _pupils_words(form, counted):
        gaps.append(Missing(Gap.NO_OWN_WORDS, "E"))
    for informant in informants:
        if informant in silent:
            continue
        scope = Scope(informant, age, short, private=True)
        gaps += [
            Missing(Gap.UNANSWERED, informant, _unanswered(form, scope, counted)),
            Missing(Gap.FOLLOW_UP, informant, _empty_follow_ups(form, scope, counted)),
            Missing(Gap.HIDDEN, informant, _hidden(form, informant, answers)),
        ]
    return tuple(gap for gap in gaps if gap.ids or gap.gap in (Gap.NO_INFORMANT, Gap.NO_OWN_WORDS))


def kind_answered(answers: Answers, wanted: Kind) -> bool:
    """Return whether anyone of this kind has answered anything."""
    return any(kind(informant) == wanted for informant in answers.informants())


def _silent(answers: Answers, informants: tuple[str, ...]) -> list[str]:
    heard = answers.informants()
    absent = [one for one in ("E", "V", "S") if one not in {kind(who) for who in informants}]
    return [who for who in informants if who not in heard] + absent


def _pupils_words(form: Form, answers: Answers) -> bool:
    """Return whether the pupil's own words stand somewhere: beside an answer, or as a text."""
    mine = [answer for answer in answers if answer.informant == "E" and answer.is_answered]
    return any(a.own_words.strip() or _is_text(form, a) for a in mine)


def _unanswered(form: Form, scope: Scope, answers: Answers) -> tuple[str, ...]:
    asked = questions_for(form, scope, answers)
    return tuple(q.id for q in asked if answers.value(q.id, scope.informant) is None)


def _empty_follow_ups(form: Form, scope: Scope, answers: Answers) -> tuple[str, ...]:
    return tuple(
        follow_up.id
        for question in questions_for(form, scope, answers)
        if (answer := answers.get(question.id, scope.informant)) and answer.is_answered
        for follow_up in follow_ups_for(question, scope.informant, answer.value)
        if follow_up.when and not answer.follow_ups.get(follow_up.id)
    )


def _hidden(form: Form, informant: str, answers: Answers) -> tuple[str, ...]:
    hidden = not_applicable(form, answers)
    return tuple(q.id for q in form.questions if (q.id, informant) in hidden)


def _is_text(form: Form, answer: Answer) -> bool:
    return isinstance(answer.value, str) and form.question(answer.question_id).kind is QuestionKind.TEXT
