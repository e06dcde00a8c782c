"""What somebody has answered before: the same question last time, and another question that this one came instead of.

Each is told in the words it was asked in. A yes or no to a question that was split is never carried over: it is read
beside the new ones, which are asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from db.records import Assessment, StoredAnswer
from desktop.assessment.answers import answer_of
from desktop.assessment.form import age_of, asked_form, form_of, set_aside
from desktop.dates import full
from desktop.forms.answers import Answer, FollowValue
from desktop.forms.definition import Form, Question
from desktop.forms.informants import AgeGroup
from desktop.forms.wording import Asked, follow_up_wording, in_words, wording
from desktop.session.session import Session


@dataclass(frozen=True)
class Before:
    """An answer given before, in words: what was asked, what was said, what was told besides, and when.

    `is_worded_anew`: the question is not put in the same words now.
    """

    asked: str
    words: str
    follow_ups: tuple[str, ...]
    day: date
    is_worded_anew: bool = False


def last_time(
    session: Session, assessment: Assessment, question_id: str, informant: str, now: Asked
) -> Before | None:
    """Return what an informant answered to a question in the latest round before this; None the first time.

    `now` is how the question is put this time.
    """
    for round_ in _rounds_before(session, assessment):
        row = session.db.answers.one(round_.id, question_id, informant)
        if row is not None:
            asked, age = form_of(session, round_), age_of(session, round_)
            question = asked.find(question_id)
            if question is not None:
                return _told(asked, question, row, age, now.wording)
    return None


def other_questions(
    session: Session, assessment: Assessment, question_id: str, informant: str
) -> list[Before]:
    """Return what an informant answered to the questions that this one is asked instead of, the latest first.

    In the round itself, if it was lifted, else in the latest round that asked them.
    """
    current = asked_form(session, assessment)
    found = [
        _told(one.form, one.question, one.row, age_of(session, assessment), "")
        for one in set_aside(session, assessment)
        if question_id in one.replaced_by and one.row.informant == informant
    ]
    known = {one.asked for one in found}
    for retired in (key for key, gone in current.retired.items() if question_id in gone.replaced_by):
        for round_ in _rounds_before(session, assessment):
            row = session.db.answers.one(round_.id, retired, informant)
            question = form_of(session, round_).find(retired) if row is not None else None
            if row is not None and question is not None:
                told = _told(current, question, row, age_of(session, round_), "")
                found += [] if told.asked in known else [told]
                break
    return found


def follow_up_lines(question: Question, answer: Answer) -> Iterator[str]:
    """Yield what was told in the follow-ups of an answer, each with its words: `Utredning klar: 3 mars 2026`."""
    known = {one.id: follow_up_wording(one, answer.informant) for one in question.follow_ups}
    for key, value in answer.follow_ups.items():
        told = _value(value)
        if told:
            yield f"{known[key]}: {told}" if key in known else told


def _rounds_before(session: Session, assessment: Assessment) -> list[Assessment]:
    rounds = session.db.assessments.of(assessment.case_id)
    return [one for one in rounds if one.round < assessment.round]


def _told(asked: Form, question: Question, row: StoredAnswer, age: AgeGroup, now: str) -> Before:
    answer = answer_of(row)
    put = row.asked_wording or wording(question, row.informant, age)
    return Before(
        asked=put,
        words=in_words(asked, question, row.informant, age, answer.value),
        follow_ups=tuple(follow_up_lines(question, answer)),
        day=row.answered_on,
        is_worded_anew=bool(now) and put != now,
    )


def _value(value: FollowValue) -> str:
    if isinstance(value, str):
        try:
            return full(date.fromisoformat(value))
        except ValueError:
            return " ".join(value.split())
    rows = (", ".join(part for part in item if part) if isinstance(item, tuple) else item for item in value)
    return "; ".join(one for one in rows if one)
