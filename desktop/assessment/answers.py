"""Answers in and out of the vault: each kept with the words it was asked in, by whom and when."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from db.clock import now
from db.records import Assessment, StoredAnswer
from db.records.events import MaybeLogged
from db.tables.database import Database
from desktop.assessment.form import age_of, keep_form, unfilled_form_of
from desktop.content import form
from desktop.errors import UserError
from desktop.forms.answers import (
    Answer,
    Answers,
    follow_ups_from_text,
    follow_ups_to_text,
    value_from_text,
    value_to_text,
)
from desktop.forms.wording import Asked, asked
from desktop.session.session import Session


def answer_of(row: StoredAnswer) -> Answer:
    """Return a stored row as an answer. Raises `AnswerError` on a text that is none."""
    return Answer(
        row.question_id,
        row.informant,
        value_from_text(row.value),
        row.own_words,
        follow_ups_from_text(row.follow_ups),
        row.may_show_family,
    )


def answers_of(session: Session, assessment_id: str) -> Answers:
    """Return every answer of a round, also those that a later answer has hidden."""

    def read() -> Answers:
        return Answers(answer_of(row) for row in session.db.answers.of(assessment_id))

    return session.recalled.get(("answers", assessment_id), read)


def save_answer(
    session: Session, assessment: Assessment, answer: Answer, shown: Asked | None = None
) -> StoredAnswer | None:
    """Write an answer as it stands, and who asked it on what day; returns what was written.

    `shown` is the wording and the level words the question was put in, as a form writes them: with the place of the
    pupil's name, not the name, which may change. Left out, they are those of the round's form. An
    answer without value, words or follow-ups is taken away. Raises `UserError` in a signed round.
    """
    if _is_empty(answer):
        clear_answer(session, assessment, answer.question_id, answer.informant)
        return None
    first = () if session.db.assessments.get(assessment.id).age_group else ("assessments",)
    with writing(session, assessment, *first, "answers", "informants") as db:
        settle(session, db, assessment.id)
        was = db.answers.one(assessment.id, answer.question_id, answer.informant)
        put = shown or _asked(session, assessment, answer)
        row = was or _new_row(session, assessment, answer)
        same_value = was is not None and was.value == value_to_text(answer.value)
        saved = db.answers.save(
            replace(
                row,
                value=value_to_text(answer.value),
                own_words=answer.own_words,
                follow_ups=follow_ups_to_text(answer.follow_ups),
                may_show_family=answer.may_show_family,
                asked_wording=put.wording,
                asked_levels=json.dumps(put.levels, ensure_ascii=False) if put.levels else "",
                answered_on=row.answered_on if same_value else session.today(),
                asked_by=row.asked_by if same_value else session.worker.name,
                updated_at=now(),
            )
        )
        _note_day(session, db, assessment.id, answer.informant)
        return saved


def clear_answer(session: Session, assessment: Assessment, question_id: str, informant: str) -> None:
    """Take an answer back: the question is unanswered again. Raises `UserError` in a signed round."""
    row = session.db.answers.one(assessment.id, question_id, informant)
    if row is None:
        return
    with writing(session, assessment, "answers") as db:
        db.answers.remove(row.id)


def keep_place(session: Session, assessment: Assessment, question_id: str, informant: str) -> Assessment:
    """Remember where the conversation stands, so that it goes on there. A signed round is left as it is."""
    current = session.db.assessments.get(assessment.id)
    place = (question_id, informant)
    if current.status == "signed" or (current.last_question, current.last_informant) == place:
        return current
    with session.change("assessments") as db:
        return db.assessments.put(replace(current, last_question=question_id, last_informant=informant))


@contextmanager
def writing(session: Session, assessment: Assessment, *tables: str) -> Iterator[Database]:
    """Open the door for writing in a round; a run of writings in the same round is one row in the log."""
    current = session.db.assessments.get(assessment.id)
    refuse_signed(current)
    last = session.log.rows(1)
    is_run = bool(last) and last[0].tells_of("assessment_edited") and last[0].object_id == current.id
    event: MaybeLogged = "" if is_run else "assessment_edited"
    with session.change(*tables, event=event, subject_id=current.case_id, object_id=current.id) as db:
        yield db


def settle(session: Session, db: Database, assessment_id: str) -> None:
    """Keep what a round is asked with: whose words, and its form. From the first answer on neither changes.

    Inside the caller's change. A round that a vault of an earlier version began has kept none of them.
    """
    current = db.assessments.get(assessment_id)
    at_hand = form(current.form_id, current.form_version)
    if at_hand.hash == current.form_hash:
        keep_form(db, at_hand)
    if not current.age_group:
        db.assessments.put(replace(current, age_group=age_of(session, current)))


def refuse_signed(assessment: Assessment) -> None:
    """Raise `UserError` when the round is signed."""
    if assessment.status == "signed":
        raise UserError(
            "Kartläggningen är signerad",
            "En signerad kartläggning går inte att ändra.",
            "Den står kvar som den är.",
            "Börja en ny omgång för att fråga igen.",
        )


def _is_empty(answer: Answer) -> bool:
    words = answer.own_words.strip() or any(answer.follow_ups.values())
    return not answer.is_answered and not words


def _asked(session: Session, assessment: Assessment, answer: Answer) -> Asked:
    question = unfilled_form_of(session, assessment).question(answer.question_id)
    return asked(question, answer.informant, age_of(session, assessment))


def _new_row(session: Session, assessment: Assessment, answer: Answer) -> StoredAnswer:
    return StoredAnswer(
        assessment_id=assessment.id,
        question_id=answer.question_id,
        informant=answer.informant,
        answered_on=session.today(),
    )


def _note_day(session: Session, db: Database, assessment_id: str, informant: str) -> None:
    """Let the informant's row show the latest day it was heard."""
    for row in db.informants.of(assessment_id):
        if row.informant == informant and row.answered_on != session.today():
            db.informants.put(replace(row, answered_on=session.today()))
