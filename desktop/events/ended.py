"""How a case ended and what came after: closings, those taken back, boosters, and answers to what was handed on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from db.records import Booster, Case
from db.records.states import BoosterStatus
from desktop.content import lists
from desktop.dates import full
from desktop.events.event import CaseEvent, EventPart, by, joined, part, when
from desktop.session.session import Session

_BOOSTERS: dict[BoosterStatus, str] = {
    "genomford": "Boosterträff",
    "avbojd": "Boosterträffen avböjdes",
    "ingen_kontakt": "Boosterträff, ingen kontakt",
    "installd": "Boosterträffen flyttades",
}
"""What each locked state is called; a planned one has not happened."""


def closings(session: Session, case: Case) -> Iterator[CaseEvent]:
    """Yield each closing that was signed, and that it was taken back."""
    for closing in session.db.closings.signed(case.id):
        if closing.closed_on is None or closing.signed_at is None:
            continue
        quote = (
            EventPart(closing.child_words, "Eleven", is_quote=True) if closing.child_words.strip() else None
        )
        yield CaseEvent(
            "arende",
            closing.closed_on,
            "Ärendet avslutat",
            "archive",
            "closing",
            moment=closing.signed_at.isoformat(),
            sentence=joined(lists().label("avslutsorsak", closing.reason), closing.note),
            who=by(session, closing.signed_by),
            mark="signed",
            parts=(*([quote] if quote else []), *part("Det här hjälpte mest", closing.helped_most)),
            id=closing.id,
        )
        undoing = session.db.closing_undoings.of(closing.id)
        if undoing is not None:
            day, at = when(undoing.signed_at)
            yield CaseEvent(
                "arende",
                day,
                "Avslutet ångrades",
                "arrow-counter-clockwise",
                "closing",
                at=at,
                moment=undoing.signed_at.isoformat(),
                sentence=undoing.reason,
                who=by(session, undoing.signed_by),
                mark="signed",
                parts=part("", undoing.reason),
                id=undoing.id,
            )


def boosters(session: Session, case: Case) -> Iterator[CaseEvent]:
    """Yield each booster that was held, declined, moved or came to nothing."""
    for one in session.db.boosters.of(case.id):
        title = _BOOSTERS.get(one.status)
        if title is None or one.signed_at is None:
            continue
        yield CaseEvent(
            "moten",
            _day(one),
            title,
            "calendar-check",
            "closing",
            moment=one.signed_at.isoformat(),
            sentence=_told(one),
            who=by(session, one.signed_by),
            mark="signed",
            parts=(
                *([EventPart(one.child_words, "Eleven", is_quote=True)] if one.child_words.strip() else []),
                *part("", one.support or one.reason),
            ),
            id=one.id,
        )


def answers_to_referrals(session: Session, case: Case) -> Iterator[CaseEvent]:
    """Yield what was written beside what was handed on. Its words are read where it is opened: some of it is oro."""
    for additions in session.db.referral_additions.by_referral(case.id).values():
        for one in additions:
            day, at = when(one.signed_at)
            yield CaseEvent(
                "journal",
                day,
                "Återkoppling",
                "notebook",
                "referrals",
                one.referral_id,
                at=at,
                moment=one.signed_at.isoformat(),
                who=by(session, one.signed_by),
                mark="signed",
                is_protected=True,
                id=one.id,
            )


def _day(one: Booster) -> date:
    if one.held_on is not None:
        return one.held_on
    return when(one.signed_at)[0] if one.signed_at is not None else one.planned_on


def _told(one: Booster) -> str:
    moved = f"ny dag {full(one.next_on)}" if one.status == "installd" and one.next_on else ""
    return joined(moved, one.reason or one.child_words)
