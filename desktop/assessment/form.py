"""The questions of a round as they were put: its own version of the form, with what was stored with each answer.

A question's id never changes its meaning, but its words may; an old answer keeps the words it was asked in. The form
a round is asked with is kept in the vault when it begins (`keep_form`), so that no replaced file touches it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

from db.records import Assessment, KeptForm, StoredAnswer
from db.tables.database import Database
from desktop.content import form, form_text, kept_form
from desktop.forms.answers import Choices, Matrix, Value, value_from_text
from desktop.forms.called import filled
from desktop.forms.definition import Form, Polarity, Question, QuestionKind, Scale
from desktop.forms.differences import fits
from desktop.forms.informants import AGE_GROUPS, KINDS, AgeGroup, Kind, age_group, kind
from desktop.forms.wording import asked
from desktop.session.session import Session

_TEXT: dict[Kind, str] = {"E": "text_pupil", "V": "text_adult", "S": "text_school"}


def age_now(session: Session, case_id: str) -> AgeGroup:
    """Return the age group of the grade the pupil is in now."""
    schooling = session.db.schoolings.current(session.db.cases.get(case_id).pupil_id)
    return age_group(schooling.grade if schooling else None)


def age_of(session: Session, assessment: Assessment) -> AgeGroup:
    """Return the age group whose words a round is put in: kept from the first answer, the present one before.

    A round from before it was kept has that of the school the pupil went to when it began.
    """
    if assessment.age_group in AGE_GROUPS:
        return assessment.age_group
    if assessment.status == "open" and not session.db.answers.of(assessment.id):
        return age_now(session, assessment.case_id)
    pupil_id = session.db.cases.get(assessment.case_id).pupil_id
    then = session.db.schoolings.on(pupil_id, assessment.started_on)
    return age_group(then.grade) if then else age_now(session, assessment.case_id)


def keep_form(db: Database, questions: Form) -> None:
    """Keep a form in the vault, if it is not there. Inside the caller's change.

    Raises `ValueError` for a form that is neither kept nor at hand as a file.
    """
    if db.forms.count("WHERE id = ?", questions.hash):
        return
    if form(questions.id, questions.version).hash != questions.hash:
        raise ValueError("only a form that is at hand can be kept")
    db.forms.add(
        KeptForm(
            id=questions.hash,
            form_id=questions.id,
            version=questions.version,
            content=form_text(questions.id, questions.version),
        )
    )


def asked_form(session: Session, assessment: Assessment) -> Form:
    """Return the form a round is asked with, in its own version: as kept, else as shipped, else today's."""
    at_hand = form(assessment.form_id, assessment.form_version)
    if at_hand.hash == assessment.form_hash:
        return at_hand
    return _kept(session, assessment.form_hash) or at_hand


def earlier_forms(session: Session, assessment: Assessment) -> list[Form]:
    """Return the forms a round was lifted from, as far as they are kept, the latest first."""
    found = (_kept(session, hash_) for hash_ in reversed(assessment.earlier_forms.split()))
    return [one for one in found if one is not None]


def form_of(session: Session, assessment: Assessment) -> Form:
    """Return the form of a round as it is read: as each question was asked, the pupil's name filled in."""

    def read() -> Form:
        pupil = session.db.pupils.get(session.db.cases.get(assessment.case_id).pupil_id)
        return filled(unfilled_form_of(session, assessment), pupil.first_name)

    return session.recalled.get(("form", assessment), read)


def unfilled_form_of(session: Session, assessment: Assessment) -> Form:
    """Return the form of a round as its words are stored, each answered question in the words it was asked in.

    An answer to a question that a lifted round has left is in no form: `set_aside` has it. Of a round whose own form
    is nowhere any more, questions that today's lacks are rebuilt from what was stored with the answers.
    """
    current, age = asked_form(session, assessment), age_of(session, assessment)
    earlier = earlier_forms(session, assessment)
    changed = dict(current.by_id)
    for row in session.db.answers.of(assessment.id):
        question = changed.get(row.question_id)
        if question is None and assessment.earlier_forms:
            continue
        if question is not None:
            question = _as_before(question, _found(earlier, row.question_id), row)
        changed[row.question_id] = _as_asked(question or _lost(current, row), row, age)
    if changed == current.by_id:
        return current
    return replace(current, questions=_in_order(current, changed))


@dataclass(frozen=True)
class SetAside:
    """An answer to a question that is asked no more in its round, which was lifted to a newer form.

    `question` reads as it was asked. `form` has the words of "vet inte" and the like. `replaced_by` are the ids asked
    instead.
    """

    form: Form
    question: Question
    row: StoredAnswer
    replaced_by: tuple[str, ...] = ()


def set_aside(session: Session, assessment: Assessment) -> list[SetAside]:
    """Return the answers of a lifted round to questions its form no longer has. They are read, and derive nothing."""
    if not assessment.earlier_forms:
        return []
    current, age = asked_form(session, assessment), age_of(session, assessment)
    earlier = earlier_forms(session, assessment)
    found = []
    for row in session.db.answers.of(assessment.id):
        if row.question_id not in current.by_id:
            question = _found(earlier, row.question_id) or _lost(current, row)
            gone = current.retired.get(row.question_id)
            instead = gone.replaced_by if gone else ()
            found.append(SetAside(current, _as_asked(question, row, age), row, instead))
    return found


def _kept(session: Session, hash_: str) -> Form | None:
    """Return a form that is kept and is what it was."""
    row = session.db.forms.find(hash_)
    found = kept_form(row.content) if row else None
    return found if found is not None and found.hash == hash_ else None


def _found(forms: list[Form], question_id: str) -> Question | None:
    return next((found for one in forms if (found := one.find(question_id)) is not None), None)


def _as_before(question: Question, before: Question | None, row: StoredAnswer) -> Question:
    """Return a question of a lifted round that was answered before: what was said in private stays private.

    An answer that the newer question does not offer keeps the older question whole, but for where it stands.
    """
    if before is None:
        return question
    if not fits(question, value_from_text(row.value)):
        asked_then = replace(before, area=question.area, show_if=question.show_if)
        for who in KINDS:
            asked_then = asked_then.kept_private(question, who)
        question = asked_then
    return question.kept_private(before, kind(row.informant))


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
    """Return a question that the form no longer has, rebuilt from what was stored with its answer.

    A newer form may tell where it stood, how it was answered and by whom (`Form.retired`). It is private, since
    nothing says that it was not, and derives nothing.
    """
    gone = current.retired.get(row.question_id)
    value = value_from_text(row.value)
    levels = tuple(json.loads(row.asked_levels)) if row.asked_levels else ()
    areas = {area.id for area in current.areas}
    who = kind(row.informant)
    return Question(
        id=row.question_id,
        area=gone.area if gone and gone.area in areas else current.areas[-1].id,
        kind=gone.kind if gone else _kind_of(value),
        informants=tuple(dict.fromkeys((*gone.informants, who))) if gone else (who,),
        polarity=Polarity.NEITHER,
        text_pupil=row.asked_wording,
        text_adult=row.asked_wording,
        scale=Scale("", {"standard": levels, "vuxen": levels}) if levels else None,
        private_for=KINDS,
    )


def _kind_of(value: Value) -> QuestionKind:
    match value:
        case int():
            return QuestionKind.SCALE
        case Choices():
            return QuestionKind.CHOICES
        case Matrix():
            return QuestionKind.MATRIX
        case _:
            return QuestionKind.TEXT


def _in_order(current: Form, changed: dict[str, Question]) -> tuple[Question, ...]:
    known = tuple(changed[question.id] for question in current.questions)
    return known + tuple(question for key, question in changed.items() if key not in current.by_id)
