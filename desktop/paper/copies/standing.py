"""Where what was signed stands today, for the frame of its copy: what ended it first, on the day it really did."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from db.clock import day_of, local
from db.records import Assessment, Consent, Plan, Signatory
from desktop import dates
from desktop.consent.around import person
from desktop.consent.sharing import party_in_full
from desktop.consent.state import OF_AGE, ConsentState
from desktop.consent.told import other_ground
from desktop.content import lists
from desktop.paper.values import ConsentPaper, Standing, StandingMark, Taken
from desktop.session.session import Session


def consent_standing(session: Session, consent: Consent, state: ConsentState) -> Standing:
    """Return where a consent stands.

    Taken back as a whole, it says so whatever else happened. What never held has not run out or ended: not all have
    said yes. Of what held, the first that ended it counts.
    """
    ground = other_ground(consent) if consent.override_at is not None and state.waiting else ""
    ends = sorted(_ends(session, consent, state), key=lambda one: one[0])
    withdrawn = next((one for _, one in ends if one.mark is StandingMark.WITHDRAWN), None)
    if state.refused and withdrawn is None:
        return _refused(session, consent, state, ground)
    has_held = _has_held(consent, session.db.signatories.of(consent.id))
    if not has_held:
        acts = [one for _, one in ends if one.agreed or one.mark in _ACTS]
        mark = StandingMark.REFUSED if ends else StandingMark.NOT_YET
        return withdrawn or next(iter(acts), Standing(mark, other_ground=ground))
    if ends:
        _, first = ends[0]
        return Standing(
            first.mark, first.on, first.at, first.by, first.version, first.agreed, other_ground=ground
        )
    if session.today() < consent.valid_from:
        return Standing(StandingMark.NOT_YET, on=consent.valid_from, other_ground=ground)
    return Standing(other_ground=ground)


_ACTS = (StandingMark.WITHDRAWN, StandingMark.REPLACED)
"""What somebody did, also to a consent that never held."""


def said_no_on(session: Session, consent: Consent, who: Signatory) -> date | None:
    """Return when somebody said no: to this version, else the latest no to an earlier one."""
    if who.refused_on:
        return who.refused_on
    place = (consent.number, consent.version)
    days = [
        one.refused_on
        for earlier in session.db.consents.of(consent.case_id)
        if (earlier.number, earlier.version) < place
        for one in session.db.signatories.of(earlier.id)
        if person(one) == person(who) and one.refused_on
    ]
    return max(days, default=None)


def taken_of(
    session: Session, consent: Consent, paper: ConsentPaper, state: ConsentState, standing: Standing
) -> tuple[Taken, ...]:
    """Return the parts that were taken back, the earliest first, and the rows that ended with a school."""
    found = [
        Taken(
            one.party_id or "",
            one.category or "",
            _what(session, paper, one.party_id, one.category),
            local(one.received_at),
            one.by_whom,
        )
        for one in sorted(session.db.withdrawals.of(consent.id), key=lambda one: one.received_at)
        if one.party_id is not None or one.category is not None
    ]
    if standing.mark in (StandingMark.HOLDS, StandingMark.NOT_YET):
        rows = {party.id for party in paper.parties}
        found += [Taken(party=id, left=last) for id, last in sorted(state.left.items()) if id in rows]
    return tuple(found)


def plan_standing(session: Session, plan: Plan) -> Standing:
    """Return whether a plan was replaced by a later version or ended with its case."""
    later = [
        (one.signed_at, one.version)
        for one in session.db.plans.of(plan.case_id)
        if one.number == plan.number and one.version > plan.version and one.signed_at is not None
    ]
    return _first_of(session, plan.case_id, later)


def summary_standing(session: Session, assessment: Assessment) -> Standing:
    """Return whether a later round has been signed, or the case has ended."""
    later = [
        (one.signed_at, one.round)
        for one in session.db.assessments.of(assessment.case_id)
        if one.round > assessment.round and one.signed_at is not None
    ]
    return _first_of(session, assessment.case_id, later)


def _first_of(session: Session, case_id: str, later: list[tuple[datetime, int]]) -> Standing:
    case = session.db.cases.get(case_id)
    ends = [
        (day_of(at), Standing(StandingMark.REPLACED, day_of(at), version=version)) for at, version in later
    ]
    if case.status == "closed" and case.closed_on is not None:
        ends.append((case.closed_on, Standing(StandingMark.ENDED, case.closed_on)))
    return min(ends, key=lambda one: one[0])[1] if ends else Standing()


def _ends(session: Session, consent: Consent, state: ConsentState) -> list[tuple[date, Standing]]:
    """Return all that ended a consent, each with the first day it did not hold."""
    case, today = session.db.cases.get(consent.case_id), session.today()
    ends: list[tuple[date, Standing]] = []
    whole = [
        one for one in session.db.withdrawals.of(consent.id) if one.party_id is None and one.category is None
    ]
    for one in sorted(whole, key=lambda one: one.received_at)[:1]:
        at = local(one.received_at)
        ends.append((at.date(), Standing(StandingMark.WITHDRAWN, at=at, by=one.by_whom)))
    ended = consent.ended_on or (case.closed_on if case.status == "closed" else None)
    if ended is not None:
        agreed = consent.ended_how == "overenskommelse"
        ends.append((ended, Standing(StandingMark.ENDED, ended, agreed=agreed)))
    last = consent.valid_until
    if "of_age" in state.doubts and (born := _born(session, consent)) is not None:
        last = min(last, dates.months_on(born, 12 * OF_AGE) - timedelta(days=1))
    if today > last:
        ends.append((last + timedelta(days=1), Standing(StandingMark.EXPIRED, last)))
    if consent.stage == "replaced" and (later := _successor(session, consent)) is not None:
        day, version = later
        ends.append((day, Standing(StandingMark.REPLACED, day, version=version)))
    return ends


def _born(session: Session, consent: Consent) -> date | None:
    return session.db.pupils.get(session.db.cases.get(consent.case_id).pupil_id).birth_date


def _has_held(consent: Consent, signatories: list[Signatory]) -> bool:
    """Return whether all needed said yes, or enough for another ground to take the place of the rest."""
    needed = [one for one in signatories if one.required]
    signed = [one for one in needed if one.kind]
    return bool(signed) and (len(signed) == len(needed) or consent.override_at is not None)


def _successor(session: Session, consent: Consent) -> tuple[date, int] | None:
    """Return when the version that replaced this one came to hold, and its number."""
    for one in sorted(session.db.consents.of(consent.case_id), key=lambda one: one.version):
        signatories = session.db.signatories.of(one.id)
        if one.number != consent.number or one.version <= consent.version or not _has_held(one, signatories):
            continue
        days = [who.signed_on for who in signatories if who.required and who.kind and who.signed_on]
        return max([one.valid_from, *days]), one.version
    return None


def _refused(session: Session, consent: Consent, state: ConsentState, ground: str) -> Standing:
    days = [day for one in state.refused if (day := said_no_on(session, consent, one)) is not None]
    is_pupil = all(one.signer == "E" for one in state.refused)
    return Standing(StandingMark.REFUSED, max(days, default=None), pupil=is_pupil, other_ground=ground)


def _what(session: Session, paper: ConsentPaper, party_id: str | None, category: str | None) -> str:
    """Return what was taken back in the original's words: a party, a category, or one for the other."""
    who = next((f"{one.label} ({one.contact})" if one.contact else one.label
                for one in paper.parties if one.id == party_id), "")  # fmt: skip
    if party_id is not None and not who:
        who = party_in_full(session.db.consent_parties.get(party_id))
    if category is None:
        return who
    label = lists().label("kategori", category).replace("{elev_fornamn}", paper.pupil.called)
    return f"{label} till {who}" if who else label
