"""What is written beside a referral that is handed over: answers, next checks, its end, corrections."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db.chain.seals import referral_seal
from db.records import ReferralAddition
from db.records.states import ReferralAddedKind, ReferralAnswer
from desktop import spans
from desktop.chain.locked import chain
from desktop.errors import UserError
from desktop.names import clean, clean_lines
from desktop.referrals.states import state_of_referral
from desktop.session.session import Session


def add_answer(
    session: Session,
    referral_id: str,
    answer: ReferralAnswer,
    words: str = "",
    *,
    happened_on: date | None = None,
    next_on: date | None = None,
    diary: str = "",
    coordinator: str = "",
) -> ReferralAddition:
    """Write what was answered; without an answer it is a next check, which needs a day or the reason for none.

    `happened_on` is today if left out; for a SIP meeting it may lie ahead. Raises `UserError`.
    """
    text = clean_lines(words)
    if not answer and next_on is None and not text:
        raise UserError(
            "Välj en dag att fråga igen, eller skriv varför ni inte frågar mer",
            safe="Inget har ändrats.",
            do="Fyll i en av dem och försök igen.",
        )
    spans.hold("follow_up", next_on, session.today())
    day = happened_on or (session.today() if answer else None)
    if day is not None and answer != "sip_mote":
        spans.hold("note", day, session.today())
    return _add(
        session,
        ReferralAddition(
            referral_id=referral_id,
            kind="svar" if answer else "kontroll",
            answer=answer,
            happened_on=day,
            words=text,
            diary=clean(diary),
            coordinator=clean(coordinator),
            next_on=next_on,
        ),
    )


def add_words(session: Session, referral_id: str, kind: ReferralAddedKind, words: str) -> ReferralAddition:
    """End it, give it up or correct it, in words. Raises `UserError` without any."""
    text = clean_lines(words)
    if not text:
        raise UserError("Skriv några ord", safe="Inget har ändrats.", do="Skriv en mening och försök igen.")
    return _add(session, ReferralAddition(referral_id=referral_id, kind=kind, words=text))


def _add(session: Session, made: ReferralAddition) -> ReferralAddition:
    referral = session.db.referrals.get(made.referral_id)
    state = state_of_referral(referral, session.db.referral_additions.of(referral.id))
    is_over = state in ("ended", "given_up") and made.kind != "rattelse"
    if referral.status != "lamnad" or is_over:
        raise UserError(
            "Det är inte lämnat" if referral.status != "lamnad" else "Det är avslutat",
            safe="Inget har ändrats.",
            do="Börja ett nytt stöd om något mer ska lämnas.",
        )
    signed = replace(made, signed_by=session.worker.name, signed_for=session.acting_for)
    signed = replace(signed, content_hash=referral_seal(signed))
    with session.change(
        "referral_additions",
        event="referral_added",
        subject_id=referral.case_id,
        object_id=referral.id,
    ) as db:
        db.referral_additions.add(signed)
        chain(session, "vidare_tillagg", signed.id)
    return signed
