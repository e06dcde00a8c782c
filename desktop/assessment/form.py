"""The questions of a round as they were put: today's form, with the stored wording laid over what was asked before.

A question's id never changes its meaning, but its words may; an old answer keeps the words it was asked in.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from db.records import Assessment, StoredAnswer
from desktop.content import form
from desktop.forms.answers import Choices, Matrix, value_from_text
from desktop.forms.called import filled
from desktop.forms.definition import Form, Polarity, Question, QuestionKind, Scale
from desktop.forms.informants import KINDS, AgeGroup, Kind, age_group, kind
from desktop.forms.wording import asked
from desktop.session.session import Session

_TEXT: dict[Kind, str] = {"E": "text_pupil", "V": "text_adult", "S": "text_school"}


def age_of(session: Session, case_id: str) -> AgeGroup:
    """Return the age group of the pupil's grade, which chooses the words of the questions."""
    schooling = session.db.schoolings.current(session.db.cases.get(case_id).pupil_id)
    return age_group(schooling.grade if schooling else None)


def form_of(session: Session, assessment: Assessment) -> Form:
    """Return the form of a round as it is read: as each question was asked, the pupil's name filled in."""
    pupil = session.db.pupils.get(session.db.cases.get(assessment.case_id).pupil_id)
    return filled(unfilled_form_of(session, assessment), pupil.first_name)


def unfilled_form_of(session: Session, assessment: Assessment) -> Form:
    """Return the form of a round as its words are stored, each answered question in the words it was asked in."""
    current = form(assessment.form_id, assessment.form_version)
    age = age_of(session, assessment.case_id)
    changed = dict(current.by_id)
    for row in session.db.answers.of(assessment.id):
        question = changed.get(row.question_id) or _lost(current, row)
        changed[row.question_id] = _as_asked(question, row, age)
    if changed == current.by_id:
        return current
    return replace(current, questions=_in_order(current, changed))


def _as_asked(question: Question, row: StoredAnswer, age: AgeGroup) -> Question:
    """Return the question with one answer's words in place of today's, for that kind of informant."""
    levels = tuple(json.loads(row.asked_levels)) if row.asked_levels else ()
    today = asked(question, row.informant, age)
    if row.asked_wording and row.asked_wording != today.wording:
        who = kind(row.informant)
        words: dict[str, Any] = {_TEXT[who]: row.asked_wording}
        if who == "E":
            words["text_by_age"] = {}
        question = replace(question, **words)
    if levels and levels != today.levels and question.scale is not None:
        group = age if kind(row.informant) == "E" else "vuxen"
        scale = Scale(question.scale.id, {**question.scale.words, group: levels})
        question = replace(question, scale=scale)
    return question


def _lost(current: Form, row: StoredAnswer) -> Question:
    """Return a question that today's form no longer has, rebuilt from what was stored with its answer.

    It is private, since nothing says that it was not.
    """
    value = value_from_text(row.value)
    made = QuestionKind.TEXT
    if isinstance(value, int):
        made = QuestionKind.SCALE
    elif isinstance(value, Choices):
        made = QuestionKind.CHOICES
    elif isinstance(value, Matrix):
        made = QuestionKind.MATRIX
    levels = tuple(json.loads(row.asked_levels)) if row.asked_levels else ()
    return Question(
        id=row.question_id,
        area=current.areas[-1].id,
        kind=made,
        informants=(kind(row.informant),),
        polarity=Polarity.NEITHER,
        text_pupil=row.asked_wording,
        text_adult=row.asked_wording,
        scale=Scale("", {"standard": levels, "vuxen": levels}) if levels else None,
        private_for=KINDS,
    )


def _in_order(current: Form, changed: dict[str, Question]) -> tuple[Question, ...]:
    known = tuple(changed[question.id] for question in current.questions)
    return known + tuple(question for key, question in changed.items() if key not in current.by_id)
