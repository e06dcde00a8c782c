"""The conclusions of a round: written by the worker with the family, beside what the answers say by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from db.clock import now
from db.records import Assessment, Summary
from desktop.assessment.answers import answers_of, writing
from desktop.assessment.family import FamilyRound, family_round
from desktop.assessment.form import form_of
from desktop.assessment.placing import placed_in
from desktop.forms.answers import Answers
from desktop.forms.comparison import Row
from desktop.forms.definition import Form
from desktop.forms.derive import Side
from desktop.forms.family import FamilyAnswers
from desktop.forms.informants import PUPIL
from desktop.forms.placing import Proposal, free_texts, proposals
from desktop.forms.sentences import topic
from desktop.forms.visibility import applicable
from desktop.session.session import Session

MOST = 4
"""How many are offered for a field."""


@dataclass(frozen=True)
class Offer:
    """Something said that may help to write a field, whose it is, and whether the family may meet the words."""

    words: str
    informants: tuple[str, ...]
    is_cleared: bool


@dataclass(frozen=True)
class Offers:
    """What the answers offer, by the field it may help to write.

    The fields are printed for the family. Nothing private is ever here, and what was not cleared says so.
    """

    known: tuple[Offer, ...] = ()  # when it works, and what is different then
    triggering: tuple[Offer, ...] = ()
    maintaining: tuple[Offer, ...] = ()
    protecting: tuple[Offer, ...] = ()
    differing: tuple[Offer, ...] = ()
    first_steps: tuple[Offer, ...] = ()
    child_words: tuple[Offer, ...] = ()


def summary_of(session: Session, assessment: Assessment) -> Summary:
    """Return the conclusions; an empty page before anything is written."""
    return session.db.summaries.find(assessment.id) or Summary(id=assessment.id)


def save_summary(session: Session, assessment: Assessment, **fields: str) -> Summary:
    """Write some fields of the conclusions; what is left out stays. Raises `UserError` in a signed round."""
    with writing(session, assessment, "summaries") as db:
        written = replace(summary_of(session, assessment), **fields, updated_at=now())
        return db.summaries.save(written)


def offers(session: Session, assessment: Assessment) -> Offers:
    """Return what the answers offer each field, the pupil's first; what may not be shown last."""
    seen = family_round(session, assessment)
    whole = form_of(session, assessment)
    said = applicable(whole, answers_of(session, assessment.id))
    found, placed = seen.agreement(), placed_in(session, assessment.id)
    kept = [
        Offer(one.words, (one.informant,), is_cleared=False)
        for one in proposals(whole, said)
        if placed.get(one.place) is Side.STRENGTH and not one.is_private and not _is_seen(seen, one)
    ]
    differing = [Offer(topic(row.question, seen.called, row.wording), _who(row), True) for row in found.far]
    differing += [
        Offer(one.topic, tuple(w for its in one.said for w in its.informants), True) for one in found.near
    ]
    lines = (*found.resources, *found.good)
    return Offers(
        known=_texts(whole, said, seen, ("O9",)),
        triggering=_texts(whole, said, seen, ("O3",)),
        maintaining=_texts(whole, said, seen, ("O5", "F7")),
        protecting=(*(Offer(one.text, one.informants, True) for one in lines[:MOST]), *kept[:MOST]),
        differing=tuple(differing[:MOST]),
        first_steps=_texts(whole, said, seen, ("Y13",)),
        child_words=tuple(
            Offer(words, (PUPIL,), True) for words in dict.fromkeys(child_words(seen.form, seen.answers))
        )[:MOST],
    )


def child_words(form: Form, answers: FamilyAnswers) -> Iterator[str]:
    """Yield what the pupil has said in own words that may be shown, in the form's order."""
    mine = (answers.get(question.id, PUPIL) for question in form.questions)
    return (answer.own_words for answer in mine if answer and answer.own_words)


def _texts(form: Form, answers: Answers, seen: FamilyRound, questions: tuple[str, ...]) -> tuple[Offer, ...]:
    """Return the answers in words to some questions, those that may be shown first."""
    found = []
    for question in filter(None, map(form.find, questions)):
        for informant in answers.informants():
            value = answers.value(question.id, informant)
            if isinstance(value, str) and not question.is_private_for(informant):
                shown = seen.answers.get(question.id, informant)
                found.append(Offer(value.strip(), (informant,), bool(shown and shown.value == value)))
    return tuple(sorted(found, key=lambda one: not one.is_cleared))


def _is_seen(seen: FamilyRound, one: Proposal) -> bool:
    shown = seen.answers.get(one.question.id, one.informant)
    return shown is not None and one.words in free_texts(one.question, shown.value)


def _who(row: Row) -> tuple[str, ...]:
    return tuple(one.informant for one in row.placed)
