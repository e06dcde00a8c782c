"""The conclusions of a round: written by the worker with the family, beside what the answers say by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from db.clock import now
from db.records import Assessment, Summary
from desktop.assessment.answers import answers_of, writing
from desktop.assessment.form import age_of, form_of
from desktop.forms.answers import Answers
from desktop.forms.comparison import comparison
from desktop.forms.definition import Form
from desktop.forms.family import FamilyAnswers, family_view
from desktop.forms.informants import PUPIL
from desktop.forms.overview import View, overview
from desktop.forms.visibility import applicable
from desktop.session.session import Session


@dataclass(frozen=True)
class Proposals:
    """What the answers say by themselves, by the field it may help to write.

    The fields are printed for the family, and one click takes a proposal in: nothing private is ever among them, and
    the child's own words only when they were cleared.
    """

    known: tuple[str, ...] = ()  # when it works, and what is different then
    triggering: tuple[str, ...] = ()
    maintaining: tuple[str, ...] = ()
    protecting: tuple[str, ...] = ()
    differing: tuple[str, ...] = ()
    first_steps: tuple[str, ...] = ()
    child_words: tuple[str, ...] = ()


def summary_of(session: Session, assessment: Assessment) -> Summary:
    """Return the conclusions; an empty page before anything is written."""
    return session.db.summaries.find(assessment.id) or Summary(id=assessment.id)


def save_summary(session: Session, assessment: Assessment, **fields: str) -> Summary:
    """Write some fields of the conclusions; what is left out stays. Raises `UserError` in a signed round."""
    with writing(session, assessment, "summaries") as db:
        written = replace(summary_of(session, assessment), **fields, updated_at=now())
        return db.summaries.save(written)


def proposals(session: Session, assessment: Assessment) -> Proposals:
    """Return what the answers offer each field, the pupil's first."""
    form = form_of(session, assessment)
    answers = applicable(form, answers_of(session, assessment.id))
    shown = family_view(form, answers)
    age = age_of(session, assessment)
    areas = overview(form, answers, View(answers.informants(), age))
    compared = comparison(form, shown, age)
    return Proposals(
        known=_texts(form, answers, ("O9",)),
        triggering=_texts(form, answers, ("O3",)),
        maintaining=_texts(form, answers, ("O5", "F7")),
        protecting=_first(found.text for area in areas for found in area.strengths if not found.is_private),
        differing=_first(row.wording for row in compared.differ),
        first_steps=_texts(form, answers, ("Y13",)),
        child_words=_first(child_words(form, shown)),
    )


def child_words(form: Form, answers: FamilyAnswers) -> Iterator[str]:
    """Yield what the pupil has said in own words that may be shown, in the form's order."""
    mine = (answers.get(question.id, PUPIL) for question in form.questions)
    return (answer.own_words for answer in mine if answer and answer.own_words)


def _texts(form: Form, answers: Answers, questions: tuple[str, ...]) -> tuple[str, ...]:
    found = []
    for question_id in questions:
        for informant in answers.informants():
            value = answers.value(question_id, informant)
            if isinstance(value, str) and not form.question(question_id).is_private_for(informant):
                found.append(value.strip())
    return tuple(found)


def _first(texts: Iterable[str], most: int = 4) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))[:most]
