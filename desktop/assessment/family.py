"""A round as the family may meet it: what screens and papers of theirs are made from, and all they are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from db.records import Assessment, Informant, StoredAnswer
from desktop.assessment.answers import answer_of
from desktop.assessment.clearing import is_cleared
from desktop.assessment.form import age_of, form_of
from desktop.assessment.placing import placed_in
from desktop.assessment.silence import Silent, silent
from desktop.forms.agreement import Agreement, agreement
from desktop.forms.answers import Answers
from desktop.forms.definition import Form
from desktop.forms.family import FamilyAnswers, family_form, family_view
from desktop.forms.informants import PUPIL, AgeGroup
from desktop.forms.placing import Placed, free_texts
from desktop.session.session import Session


@dataclass(frozen=True)
class FamilyRound:
    """Form, answers and informants of one round, without a trace of what was said in private.

    Whoever has said nothing but in private has not been heard here, and nobody carries the day of a private talk. A
    pupil who has not said yes to having the answers shown is not among the informants. `placed` is what the worker
    has set of these answers, `silent` who of them gives no answer, and never the reason.
    """

    form: Form
    age: AgeGroup
    answers: FamilyAnswers
    informants: tuple[Informant, ...]
    called: str
    placed: Placed = field(default_factory=dict)
    silent: Mapping[str, Silent] = field(default_factory=dict)

    @property
    def heard(self) -> tuple[str, ...]:
        """The codes of those who have answered something, the pupil first."""
        return self.answers.informants()

    def agreement(self) -> Agreement:
        """Return what the voices say together, and what they see differently."""
        return self._agreement

    @cached_property
    def _agreement(self) -> Agreement:
        return agreement(self.form, self.answers, self.age, called=self.called, placed=self.placed)


def family_round(session: Session, assessment: Assessment) -> FamilyRound:
    """Return a round as the family may meet it. The one door from what is stored to a family screen or paper."""

    def read() -> FamilyRound:
        return _seen(session, assessment, pupil_shown=is_cleared(session, assessment))

    return session.recalled.get(("family", assessment), read)


def open_round(session: Session, assessment: Assessment) -> FamilyRound:
    """Return a round as the family would meet it with the pupil's yes: for the record, which has all."""
    return _seen(session, assessment, pupil_shown=True)


def _seen(session: Session, assessment: Assessment, *, pupil_shown: bool) -> FamilyRound:
    form = form_of(session, assessment)
    rows = session.db.answers.of(assessment.id)
    answers = family_view(form, Answers(answer_of(row) for row in rows), pupil_shown=pupil_shown)
    informants = tuple(
        _told(one, rows, answers)
        for one in session.db.informants.of(assessment.id)
        if pupil_shown or one.informant != PUPIL
    )
    pupil = session.db.pupils.get(session.db.cases.get(assessment.case_id).pupil_id)
    here = {one.informant for one in informants} - set(answers.informants())
    no_answer = silent(session.db.askings.of(assessment.id))
    seen = FamilyRound(
        family_form(form),
        age_of(session, assessment),
        answers,
        informants,
        pupil.called,
        silent={who: one for who, one in no_answer.items() if who in here},
    )
    return replace(seen, placed=_about(seen, placed_in(session, assessment.id)))


def _about(seen: FamilyRound, placed: Placed) -> Placed:
    """Return what the worker has set of what is seen: of the rest not even the words are here."""
    found = seen.agreement()
    here = {line.place for line in (*found.good, *found.hard)}
    for one in seen.answers:
        question = seen.form.question(one.question_id)
        here |= {(question.id, one.informant, words) for words in free_texts(question, one.value)}
    return {where: side for where, side in placed.items() if where in here}


def _told(informant: Informant, rows: list[StoredAnswer], answers: FamilyAnswers) -> Informant:
    """Return an informant with the day and the way it was heard, as far as that was no private talk.

    The informant carries the day it was last heard in any way. When only private answers are from that day, the day
    of the latest answer that may be shown stands instead.
    """
    mine = [row for row in rows if row.informant == informant.informant]
    shown = {row.answered_on for row in mine if answers.get(row.question_id, row.informant) is not None}
    kept = {row.answered_on for row in mine if answers.get(row.question_id, row.informant) is None} - shown
    if shown and informant.answered_on not in kept:
        return informant
    return replace(informant, answered_on=_latest(shown), how="")


def _latest(days: set[date]) -> date | None:
    return max(days, default=None)
