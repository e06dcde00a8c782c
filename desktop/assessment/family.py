"""A round as the family may meet it: what screens and papers of theirs are made from, and all they are made from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from db.records import Assessment, Informant, StoredAnswer
from desktop.assessment.answers import answer_of
from desktop.assessment.form import age_of, form_of
from desktop.forms.answers import Answers
from desktop.forms.definition import Form
from desktop.forms.family import FamilyAnswers, family_form, family_view
from desktop.forms.informants import AgeGroup
from desktop.session.session import Session


@dataclass(frozen=True)
class FamilyRound:
    """Form, answers and informants of one round, without a trace of what was said in private.

    Whoever has said nothing but in private has not been heard here, and nobody carries the day of a private talk.
    """

    form: Form
    age: AgeGroup
    answers: FamilyAnswers
    informants: tuple[Informant, ...]

    @property
    def heard(self) -> tuple[str, ...]:
        """The codes of those who have answered something, the pupil first."""
        return self.answers.informants()


def family_round(session: Session, assessment: Assessment) -> FamilyRound:
    """Return a round as the family may meet it. The one door from what is stored to a family screen or paper."""
    form = form_of(session, assessment)
    rows = session.db.answers.of(assessment.id)
    answers = family_view(form, Answers(answer_of(row) for row in rows))
    informants = tuple(_told(one, rows, answers) for one in session.db.informants.of(assessment.id))
    return FamilyRound(family_form(form), age_of(session, assessment), answers, informants)


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
