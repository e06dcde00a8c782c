"""Innan du avslutar: what must be dealt with, what is only told, and what the closing itself still lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from db.records import Closing
from desktop import dates
from desktop.closing.outcomes import NO_BOOSTER, NOBODY_GOES_ON
from desktop.consent.state import state_of_case
from desktop.referrals.states import next_check
from desktop.session.session import Session

LATE = 62
"""Days that a closing may be dated back without a reason."""


@dataclass(frozen=True)
class Beforehand:
    """Something in the case to look at before it is closed. `page` and `detail` say where it is dealt with.

    `must`: the case is not closed while it stands. `choose`: it is dealt with in the closing itself.
    """

    text: str
    more: str
    page: str = ""
    detail: str | None = None
    must: bool = False
    choose: bool = False


@dataclass(frozen=True)
class Unmet:
    """Something to fill in. `field` is a field of the closing, `duty:<id>`, `people`, or `check` for one above."""

    text: str
    field: str


def before(session: Session, closing: Closing) -> list[Beforehand]:
    """Return what to look at, what must be dealt with first."""
    found = [*_notes(session, closing), *_unfinished(session, closing), *_open(session, closing)]
    found += [
        *_handed_on(session, closing),
        *_untransferred(session, closing),
        *_followed_up(session, closing),
        *_consents(session, closing),
    ]
    return sorted(found, key=lambda one: not one.must)


def missing(session: Session, closing: Closing) -> list[Unmet]:
    """Return what closing demands and is not there, in the order of the screen."""
    found = [Unmet(f"{one.text}. {one.more}", "check") for one in before(session, closing) if one.must]
    found += [*_duties(session, closing), *_day(session, closing)]
    if not closing.reason:
        found.append(Unmet("Välj varför ni avslutar", "reason"))
    found += [*_child(closing), *_now(session, closing), *_booster(session, closing)]
    return found


def earliest(session: Session, case_id: str) -> date:
    """Return the first day that a case can be closed on: when the support began, or the last signed follow-up."""
    case = session.db.cases.get(case_id)
    held = [one.held_on for one in session.db.follow_ups.signed(case_id) if one.held_on is not None]
    return max([case.enrolled_on or case.opened_on, *held])


def is_late(closed_on: date | None, today: date) -> bool:
    """Tell whether a day lies so far back that the closing says why."""
    return closed_on is not None and (today - closed_on).days > LATE


def _notes(session: Session, closing: Closing) -> Iterator[Beforehand]:
    for note in session.db.notes.drafts_in(closing.case_id):
        scratch = note.category == "minnesstod"
        what = "Ett minnesstöd" if scratch else "En anteckning är utkast"
        do = "Gör det till anteckning eller kasta det." if scratch else "Signera eller kasta."
        day = dates.plain(note.event_on, session.today()).capitalize()
        yield Beforehand(what, f"{day}. {do}", "journal", note.id, must=not scratch)


def _unfinished(session: Session, closing: Closing) -> Iterator[Beforehand]:
    """Drafts that may be left as they are, with a reason that is written in the closing."""
    db, id = session.db, closing.case_id
    left = bool(closing.unfinished_reason.strip())
    more = "Lämnas ofärdig, därför som du har skrivit." if left else "Gör klart, kasta eller skriv varför."
    follow_up, plan, round_ = db.follow_ups.draft(id), db.plans.draft(id), db.assessments.current(id)
    if follow_up is not None:
        yield Beforehand("Uppföljningen är utkast", more, "followup", must=not left, choose=True)
    if plan is not None:
        yield Beforehand("Planen är utkast", more, "plan", must=not left, choose=True)
    if round_ is not None and round_.status == "open":
        yield Beforehand("Kartläggningen är inte signerad", more, "assessment", must=not left, choose=True)


def _handed_on(session: Session, closing: Closing) -> Iterator[Beforehand]:
    """What stands under Vidare stöd and is not handed over, or not answered; named for nobody who sees the screen."""
    beside = session.db.referral_additions.by_referral(closing.case_id)
    for one in session.db.referrals.of(closing.case_id):
        if one.status == "utkast":
            more = "Lämna det, eller avstå och skriv varför."
            yield Beforehand("Något under Vidare stöd är utkast", more, "referrals", one.id, must=True)
        elif next_check(one, beside.get(one.id, [])) is not None:
            more = "Skriv under Vem gör vad nu vem som följer det."
            yield Beforehand("Ett svar väntas under Vidare stöd", more, "referrals", one.id)


def _open(session: Session, closing: Closing) -> Iterator[Beforehand]:
    rows = session.db.closing_duties.of(closing.id)
    left = sum(not one.choice for one in rows)
    if left:
        text = "En sak är inte klar" if left == 1 else f"{left} saker är inte klara"
        yield Beforehand(text, "Välj vad som händer med uppgifter och möten.", choose=True, must=True)


def _untransferred(session: Session, closing: Closing) -> Iterator[Beforehand]:
    count = sum(
        one.status == "signed" and one.category == "journal" and one.transferred_at is None
        for one in session.db.notes.of(closing.case_id)
    )
    if count:
        text = "En anteckning är inte överförd" if count == 1 else f"{count} anteckningar är inte överförda"
        yield Beforehand(text, "Det går att göra efteråt. De ligger kvar på I dag.", "journal")


def _followed_up(session: Session, closing: Closing) -> Iterator[Beforehand]:
    held = session.db.follow_ups.signed(closing.case_id)
    if held and held[-1].held_on is not None:
        day = dates.plain(held[-1].held_on, session.today()).capitalize()
        yield Beforehand("Sista uppföljningen är signerad", day, "followup")


def _consents(session: Session, closing: Closing) -> Iterator[Beforehand]:
    state = state_of_case(session, closing.case_id)
    if state.consent is None:
        return
    names = [party.name or party.unit for party in session.db.consent_parties.of(state.consent.id)]
    told = ", ".join(dict.fromkeys(name for name in names if name.strip()))
    if state.holds:
        more = f"{told} får inget mer veta." if told else "Inget mer får delas."
        yield Beforehand("Samtycket slutar gälla", more, "consent")
    elif not state.is_over:
        yield Beforehand("Samtycket är inte klart", "Det avslutas med ärendet.", "consent")


def _duties(session: Session, closing: Closing) -> Iterator[Unmet]:
    for one in session.db.closing_duties.of(closing.id):
        if one.choice == "overlamnad" and not one.to_whom.strip():
            yield Unmet(f"Skriv vem som tar över: {one.what}", f"duty:{one.id}")
        if one.choice == "booster" and closing.booster_on is None:
            yield Unmet(f"Ingen boosterträff är bokad att flytta till: {one.what}", f"duty:{one.id}")


def _day(session: Session, closing: Closing) -> Iterator[Unmet]:
    today, first = session.today(), earliest(session, closing.case_id)
    if closing.closed_on is None:
        yield Unmet("Skriv vilken dag stödet slutar", "closed_on")
    elif closing.closed_on > today:
        yield Unmet("Slutdagen har inte varit än", "closed_on")
    elif closing.closed_on < first:
        yield Unmet(f"Slutdagen kan inte vara före {dates.full(first)}", "closed_on")
    elif is_late(closing.closed_on, today) and not closing.late_reason.strip():
        yield Unmet("Skriv varför avslutet dateras så långt tillbaka", "late_reason")


def _child(closing: Closing) -> Iterator[Unmet]:
    if closing.child_words.strip() or closing.reason == "avliden":
        return
    if not closing.child_absence:
        yield Unmet("Elevens egna ord, eller varför de saknas", "child_words")
    elif not closing.child_how.strip():
        yield Unmet("Hur ni ändå tog reda på vad eleven tycker", "child_how")


def _now(session: Session, closing: Closing) -> Iterator[Unmet]:
    rows = session.db.closing_people.of(closing.id)
    said = [one for one in rows if one.who.strip() and one.what.strip()]
    if not said and closing.reason not in NOBODY_GOES_ON:
        yield Unmet("Skriv minst en som gör något nu, och vad", "people")


def _booster(session: Session, closing: Closing) -> Iterator[Unmet]:
    if closing.reason in NO_BOOSTER:
        return
    if closing.booster_on is None:
        if not closing.no_booster_reason.strip():
            yield Unmet("Välj en dag att ses en gång till, eller skriv varför inte", "booster_on")
    elif closing.booster_on < session.today() or closing.booster_on <= (closing.closed_on or date.min):
        yield Unmet("Dagen för boosterträffen har redan varit", "booster_on")
