"""What the case already holds that a text of an underlag may begin from. Nothing of it is chosen beforehand.

What goes to others than the social services' reception is picked only among what the family may meet. For an oro all
that is known can be picked; what was said alone, or stands in a minnesstöd, is marked, and is the worker's own choice
each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from db.clock import day_of
from db.records import Contact, Referral
from desktop import dates
from desktop.assessment.placing import proposals_of
from desktop.consent.around import has_custody
from desktop.followup.family import family_follow_up
from desktop.followup.in_force import goals_of, measures_of, signed_plans
from desktop.forms.informants import PUPIL
from desktop.notes.protected import is_protected, opened_name
from desktop.plan.family import family_plan
from desktop.plan.sources import family_findings, findings
from desktop.referrals.states import state_of_referral
from desktop.referrals.words import KIND_WORDS, called, to_whom
from desktop.session.session import Session
from desktop.sharing.choosing import recipients

MOST_NOTES = 10
LONGEST = 600
"""How much of a note is offered, in characters: the rest is written by hand."""


@dataclass(frozen=True)
class KnownWords:
    """Something known: the words to put in, and where they stand. `is_apart`: said alone, or in a minnesstöd."""

    words: str
    source: str
    is_apart: bool = False


def known(session: Session, referral: Referral, name: str) -> tuple[KnownWords, ...]:
    """Return what may be picked for a text, by the field's name; what stands apart last."""
    read = (_FOR_CONCERN if referral.kind == "oro" else _FOR_SUPPORT).get(name)
    found = list(dict.fromkeys(read(session, referral))) if read else []
    return tuple(sorted((one for one in found if one.words.strip()), key=lambda one: one.is_apart))


def _notes(session: Session, referral: Referral) -> Iterator[KnownWords]:
    """Yield the latest notes of the journal, and last the minnesstöd."""
    notes = session.db.notes.of(referral.case_id)
    for wanted in ("journal", "minnesstod"):
        its = [
            one for one in notes if one.category == wanted and (wanted != "journal" or one.status == "signed")
        ]
        for one in its[:MOST_NOTES]:
            kind = "Minnesstöd" if wanted == "minnesstod" else opened_name(one.kind)
            is_apart = wanted == "minnesstod" or is_protected(one.kind)
            yield KnownWords(_short(one.body), f"{kind}, {dates.full(one.event_on)}", is_apart)


def _child_in_plan(session: Session, referral: Referral) -> Iterator[KnownWords]:
    for plan in signed_plans(session, referral.case_id)[:1]:
        if plan.child_words.strip():
            yield KnownWords(_quoted(plan.child_words), f"Handlingsplan, version {plan.version}")


def _childs_words(session: Session, referral: Referral) -> Iterator[KnownWords]:
    """Yield all that the child has said in its own words."""
    yield from _child_in_plan(session, referral)
    for one in reversed(session.db.follow_ups.signed(referral.case_id)):
        if one.child_words.strip():
            yield KnownWords(_quoted(one.child_words), f"Uppföljning {one.number}", not one.child_words_shown)
    round_ = session.db.assessments.current(referral.case_id)
    if round_ is not None:
        for said in proposals_of(session, round_):
            if said.informant == PUPIL:
                yield KnownWords(_quoted(said.words), "Kartläggningen", is_apart=said.is_private)


def _childs_shown(session: Session, referral: Referral) -> Iterator[KnownWords]:
    """Yield what the child has said that the family may meet."""
    yield from _child_in_plan(session, referral)
    for one in reversed(session.db.follow_ups.signed(referral.case_id)):
        if words := family_follow_up(session, one).child_words:
            yield KnownWords(_quoted(words), f"Uppföljning {one.number}")


def _done(session: Session, referral: Referral) -> Iterator[KnownWords]:
    for one in session.db.safety_actions.of(referral.case_id):
        words = ", ".join([*one.actions.splitlines(), *([one.words] if one.words else [])])
        yield KnownWords(words, f"Säkerhetsrutan, {dates.full(day_of(one.done_at))}")


def _strengths(session: Session, referral: Referral) -> Iterator[KnownWords]:
    for one in findings(session, referral.case_id).strengths:
        yield KnownWords(one.text, "Kartläggningen", one.is_kept)


def _earlier(session: Session, referral: Referral) -> Iterator[KnownWords]:
    for one in session.db.referrals.of(referral.case_id):
        if one.kind == "oro" and one.status == "lamnad" and one.given_on is not None:
            yield KnownWords(f"{dates.full(one.given_on)}: orosanmälan, {to_whom(one)}.", "Vidare stöd")


def _siblings(session: Session, referral: Referral) -> Iterator[KnownWords]:
    for one in _contacts(session, referral):
        if one.role == "syskon":
            about = one.note.strip()
            yield KnownWords(f"{one.name}, {about}" if about else one.name, "Familj och nätverk")


def _reach(session: Session, referral: Referral) -> Iterator[KnownWords]:
    case = session.db.cases.get(referral.case_id)
    pupil = session.db.pupils.get(case.pupil_id)
    if pupil.needs_interpreter:
        yield KnownWords(_interpreter(pupil.called, pupil.language, pupil.interpreter_note), "Eleven")
    for one in _contacts(session, referral):
        if one.needs_interpreter:
            yield KnownWords(
                _interpreter(one.called, one.language, one.interpreter_note), "Familj och nätverk"
            )
        if one.contact_rule != "ok" and one.contact_note.strip():
            yield KnownWords(f"{one.called}: {one.contact_note.strip()}", "Familj och nätverk")


def _further(session: Session, referral: Referral) -> Iterator[KnownWords]:
    """Yield what the kartläggning leaves to be found out, as the worker has summed it up."""
    round_ = session.db.assessments.current(referral.case_id)
    summary = session.db.summaries.find(round_.id) if round_ is not None else None
    if summary is not None:
        for words in (summary.further, summary.further_who):
            yield from (
                KnownWords(line.strip(), "Kartläggningens sammanfattning") for line in words.splitlines()
            )


def _why(session: Session, referral: Referral) -> Iterator[KnownWords]:
    yield from _further(session, referral)
    for one in family_findings(session, referral.case_id).barriers:
        if not one.is_disputed:
            yield KnownWords(one.text, "Kartläggningen")


def _home(session: Session, referral: Referral) -> Iterator[KnownWords]:
    for plan in signed_plans(session, referral.case_id)[:1]:
        for one in family_plan(session, plan).content.words:
            if one.words.strip():
                yield KnownWords(
                    f"{one.name}: {_quoted(one.words)}", f"Handlingsplan, version {plan.version}"
                )
        yield KnownWords(plan.long_term_goal.strip(), f"Handlingsplan, version {plan.version}")


def _goals(session: Session, referral: Referral) -> Iterator[KnownWords]:
    for plan in signed_plans(session, referral.case_id)[:1]:
        for one in goals_of(session, plan):
            yield KnownWords(one.wording.strip(), f"Handlingsplan, version {plan.version}")


def _going_on(session: Session, referral: Referral) -> Iterator[KnownWords]:
    for plan in signed_plans(session, referral.case_id)[:1]:
        source = f"Handlingsplan, version {plan.version}"
        if plan.signed_at is not None:
            team = session.office.team or "Vi"
            yield KnownWords(f"{team}: handlingsplan sedan {dates.full(day_of(plan.signed_at))}", source)
        for one in measures_of(session, plan):
            yield KnownWords(": ".join(part for part in (one.who.strip(), one.what.strip()) if part), source)
    for other in session.db.referrals.handed(referral.case_id):
        state = state_of_referral(other, session.db.referral_additions.of(other.id))
        if other.kind != "oro" and other.id != referral.id and state in ("waiting", "answered"):
            day = f", {dates.full(other.given_on)}" if other.given_on else ""
            yield KnownWords(f"{called(other)}: {to_whom(other)}{day}", "Vidare stöd")


def _invited(session: Session, referral: Referral) -> Iterator[KnownWords]:
    """Yield child, guardians and the consent's parties; nobody who is not to be turned to."""
    case, today = session.db.cases.get(referral.case_id), session.today()
    yield KnownWords(session.db.pupils.get(case.pupil_id).full_name, "Eleven")
    for one in _contacts(session, referral):
        if has_custody(one, today) and one.contact_rule != "aldrig":
            yield KnownWords(one.name, "Vårdnadshavare")
    for party in recipients(session, referral.case_id):
        if party.kind == "party":
            yield KnownWords(party.told, "Samtycket")
    for other in session.db.referrals.of(referral.case_id):
        if other.kind not in ("oro", "sip") and (told := to_whom(other)):
            yield KnownWords(told, KIND_WORDS[other.kind])


def _contacts(session: Session, referral: Referral) -> list[Contact]:
    pupil_id = session.db.cases.get(referral.case_id).pupil_id
    return [one for one in session.db.contacts.of(pupil_id) if one.ended_on is None]


def _interpreter(who: str, language: str, note: str) -> str:
    told = ", ".join(part.strip() for part in (language, note) if part.strip())
    return f"Tolk till {who}: {told}." if told else f"Tolk till {who}."


def _quoted(words: str) -> str:
    said = words.strip()
    return said if said.startswith(("”", '"')) else f"”{said}”"


def _short(text: str) -> str:
    said = text.strip()
    return said if len(said) <= LONGEST else f"{said[:LONGEST].rsplit(maxsplit=1)[0]} …"


_Read = Callable[[Session, Referral], Iterable[KnownWords]]

_FOR_CONCERN: Mapping[str, _Read] = {
    "what": _notes,
    "did": _done,
    "wishes": _childs_words,
    "comfort": _strengths,
    "ongoing": _earlier,
    "siblings": _siblings,
    "reach": _reach,
}
_FOR_SUPPORT: Mapping[str, _Read] = {
    "what": _why,
    "child_words": _childs_shown,
    "wishes": _home,
    "take_up": _goals,
    "ongoing": _going_on,
    "thought": _further,
    "invited": _invited,
}
