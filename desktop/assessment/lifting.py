"""A newer version of the questions, and an open round: what differs, and the act of lifting the round over to it.

A round goes on in the version it was begun in until somebody lifts it. A signed one is never lifted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from db.records import Assessment
from desktop.assessment.answers import refuse_signed
from desktop.assessment.form import age_now, age_of, asked_form, keep_form
from desktop.content import form
from desktop.errors import UserError
from desktop.forms.differences import Differences, differences
from desktop.forms.informants import AgeGroup
from desktop.session.session import Session


@dataclass(frozen=True)
class News:
    """What a round would get by being lifted: another version of the questions, or the words of another age."""

    version: str
    own_version: str
    differences: Differences
    age: AgeGroup
    own_age: AgeGroup

    @property
    def is_older(self) -> bool:
        """Whether the pupil has come to another age group since the round began."""
        return self.age != self.own_age


def news_for(session: Session, assessment: Assessment) -> News | None:
    """Return what is newer than an open round; None when there is nothing, and for a signed one."""
    if assessment.status == "signed":
        return None
    own, today = asked_form(session, assessment), form(assessment.form_id)
    own_age, age = age_of(session, assessment), age_now(session, assessment.case_id)
    if own.hash == today.hash and own_age == age:
        return None
    return News(today.version, own.version, differences(own, today, age), age, own_age)


def lift(session: Session, assessment: Assessment) -> Assessment:
    """Ask the rest of an open round with today's questions, in the words of the pupil's present age.

    Every answer stays with the words it was asked in; one whose question is gone is read in `form.set_aside`. One
    transaction. Raises `UserError` for a signed round, and where there is nothing newer.
    """
    current = session.db.assessments.get(assessment.id)
    refuse_signed(current)
    news = news_for(session, current)
    if news is None:
        raise UserError(
            "Omgången har redan de nyaste frågorna",
            "Det finns ingen nyare version att lyfta över till.",
            "Inget har ändrats.",
            "Fortsätt samtalet.",
        )
    own, today = asked_form(session, current), form(current.form_id)
    is_newer = own.hash != today.hash
    hashes = (*current.earlier_forms.split(), own.hash)
    lifted = replace(
        current,
        form_version=today.version,
        form_hash=today.hash,
        age_group=news.age,
        earlier_forms=" ".join(hashes) if is_newer else current.earlier_forms,
    )
    with session.change(
        "assessments",
        "answers",
        event="assessment_lifted",
        subject_id=current.case_id,
        object_id=current.id,
        detail=today.version if is_newer else news.age,
    ) as db:
        keep_form(db, own)  # a round from before forms were kept: as near to its own as there is
        keep_form(db, today)
        return db.assessments.put(lifted)
