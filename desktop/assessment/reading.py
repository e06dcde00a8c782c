"""A round as it is read afterwards: which round it is, and the conversation with each informant, word for word."""

from __future__ import annotations

from dataclasses import dataclass

from db.clock import day_of
from db.records import Assessment, StoredAnswer
from desktop.assessment.answers import answer_of, answers_of
from desktop.assessment.earlier import follow_up_lines
from desktop.assessment.form import age_of, form_of, set_aside
from desktop.dates import full
from desktop.forms.answers import Answers
from desktop.forms.definition import Area, Form, Question
from desktop.forms.informants import AgeGroup
from desktop.forms.visibility import Scope, not_applicable, questions_for
from desktop.forms.wording import asked, in_words
from desktop.session.session import Session


@dataclass(frozen=True)
class Exchange:
    """One question as it was put to somebody, and the answer. `is_hidden`: a later answer made it not applicable."""

    question_id: str
    asked: str
    words: str
    own_words: str
    follow_ups: tuple[str, ...]
    is_private: bool
    is_hidden: bool = False


@dataclass(frozen=True)
class Heard:
    """What somebody said in one area, in the form's order, and how many of its questions have no answer.

    `area` is None for answers to questions that the round no longer asks.
    """

    area: Area | None
    exchanges: tuple[Exchange, ...]
    unanswered: int = 0


def round_words(round_: Assessment) -> str:
    """Return which round it is: `omgång 1, signerad 4 maj 2026`, `omgång 2, inte klar`."""
    number = f"omgång {round_.round}{round_.branch}"
    if round_.signed_at is not None and (day := day_of(round_.signed_at)) is not None:
        return f"{number}, signerad {full(day)}"
    return f"{number}, inte klar"


def can_be_read(round_: Assessment) -> bool:
    """Return whether the conversations of a round are offered to be read: it is signed, or lifted.

    In an open one they are gone on with instead; a lifted one has answers that no question leads to any more.
    """
    return round_.status == "signed" or bool(round_.earlier_forms)


def conversation(session: Session, round_: Assessment, informant: str) -> tuple[Heard, ...]:
    """Return all that one informant said in a round, also in private; areas without a question are left out."""
    form, age = form_of(session, round_), age_of(session, round_)
    given = answers_of(session, round_.id)
    rows = {row.question_id: row for row in session.db.answers.of(round_.id) if row.informant == informant}
    wanted = questions_for(form, Scope(informant, age, round_.short, private=True), given)
    found = [_heard(form, area, age, rows, given, wanted) for area in form.areas]
    aside = tuple(
        _exchange(one.form, one.question, one.row, age)
        for one in set_aside(session, round_)
        if one.row.informant == informant
    )
    told = [one for one in found if one.exchanges or one.unanswered]
    return (*told, Heard(None, aside)) if aside else tuple(told)


def _heard(
    form: Form,
    area: Area,
    age: AgeGroup,
    rows: dict[str, StoredAnswer],
    given: Answers,
    wanted: tuple[Question, ...],
) -> Heard:
    hidden = not_applicable(form, given)
    answered = [question for question in form.in_area(area.id) if question.id in rows]
    exchanges = tuple(
        _exchange(
            form,
            question,
            rows[question.id],
            age,
            is_hidden=(question.id, rows[question.id].informant) in hidden,
        )
        for question in answered
    )
    left = [one for one in wanted if one.area == area.id and one.id not in rows]
    return Heard(area, exchanges, len(left))


def _exchange(
    form: Form, question: Question, row: StoredAnswer, age: AgeGroup, *, is_hidden: bool = False
) -> Exchange:
    answer = answer_of(row)
    return Exchange(
        question_id=question.id,
        asked=row.asked_wording or asked(question, row.informant, age).wording,
        words=in_words(form, question, row.informant, age, answer.value),
        own_words=answer.own_words.strip(),
        follow_ups=tuple(follow_up_lines(question, answer)),
        is_private=question.is_private_for(row.informant),
        is_hidden=is_hidden,
    )
