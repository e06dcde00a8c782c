"""Handing over: locked and chained, a signed protected note and a row of what was given, in one transaction.

Nothing is sent: the worker hands it over on the municipality's own way, and writes here that it is done.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from db.chain.seals import referral_seal
from db.clock import now
from db.records import Note, Referral
from desktop.chain.locked import chain
from desktop.content import lists
from desktop.errors import UserError
from desktop.names import clean_lines
from desktop.notes.authors import writes
from desktop.notes.notes import sign_note
from desktop.referrals.words import CHANNEL_WORDS, called, ground_told, journal_words, to_whom
from desktop.referrals.writing import refuse_locked
from desktop.session.session import Session
from desktop.sharing.disclosed import disclose, disclose_on
from desktop.sharing.guard import may_give, need_cover
from desktop.sharing.recipients import Recipient
from desktop.sharing.verdicts import Matter, Verdict

OTHER_GROUNDS = {"anmalningsplikt": "orosanmalan", "familjen_sjalv": "egen_begaran", "annan": "provning"}
"""The ground in the list `grund` that what was given is told with, where it is no consent."""


_NAMED = "annan"  # of the list `part`: known by name


class Lack(NamedTuple):
    """What lacks before it can be handed over: the field, and what to say under it."""

    field: str
    text: str


def lacking(one: Referral) -> list[Lack]:
    """Return what lacks, in the order of the sheet. Pure."""
    return list(_lacking(one))


def _lacking(one: Referral) -> Iterator[Lack]:
    if not one.what.strip():
        yield Lack("what", "Skriv vad det handlar om.")
    if one.kind == "annan" and not one.title.strip():
        yield Lack("title", "Skriv vad det är.")
    if not to_whom(one):
        yield Lack("to_unit", "Skriv till vem.")
    if one.given_on is None:
        yield Lack("given_on", "Skriv vilken dag det lämnades.")
    if not one.given_time:
        yield Lack("given_time", "Skriv klockslaget.")
    if not one.channel:
        yield Lack("channel", "Välj hur det lämnades.")
    if one.kind == "oro" and one.channel == "epost":
        yield Lack("channel", "Oro lämnas inte med e-post. Ring, eller lämna på papper.")
    if one.ground == "anmalningsplikt" and one.kind != "oro":
        yield Lack("ground", "Anmälningsplikt gäller bara orosanmälan.")
    if one.ground == "samtycke" and not one.categories:
        yield Lack("categories", "Välj vad uppgifterna handlar om.")
    if one.ground == "annan" and not (
        one.decided_by.strip() and one.decided_on and one.decided_words.strip()
    ):
        yield Lack("decided_by", "Skriv vem som har beslutat, när och vad.")
    if one.kind == "oro" and not one.family_knows:
        yield Lack("family_knows", "Välj om vårdnadshavarna vet.")
    if one.kind == "oro" and one.family_knows == "vet_inte" and not one.family_why.strip():
        yield Lack("family_why", "Skriv varför de inte vet.")
    if one.follow_on is None and not one.not_watched.strip():
        yield Lack("follow_on", "Välj en dag att fråga om svar, eller skriv varför det inte behövs.")
    if one.follow_on and one.given_on and one.follow_on < one.given_on:
        yield Lack("follow_on", "Dagen att fråga om svar är före den dag det lämnades.")


def as_receiver(one: Referral) -> Recipient:
    """Return the receiver as the guard knows one: by what it is and where, whoever works there."""
    code, person = one.to_code, one.to_person.strip()
    name = lists().label("part", code) if code and code != _NAMED else person
    return Recipient("other", name, code=code, unit=one.to_unit.strip())


def covered(session: Session, one: Referral) -> Verdict:
    """Ask the guard whether the consent covers what this referral is about, for the one it goes to."""
    return may_give(session, one.case_id, as_receiver(one), _matter(one))


def hand_over(session: Session, referral_id: str) -> Referral:
    """Lock a draft as handed over. Raises `UserError` while something lacks, or when the consent does not cover it.

    The duty to report asks for no consent. A named decision is no way past a no.
    """
    one = session.db.referrals.get(referral_id)
    refuse_locked(one)
    _refuse(session, one)
    verdict = None
    if one.ground == "samtycke":
        verdict = need_cover(session, one.case_id, as_receiver(one), _matter(one))
    elif one.ground == "annan" and covered(session, one).key in ("refused", "withdrawn"):
        need_cover(session, one.case_id, as_receiver(one), _matter(one))
    with session.change("referrals", event="referral_handed", subject_id=one.case_id, object_id=one.id) as db:
        handed = _settled(session, replace(one, status="lamnad"))
        db.referrals.put(handed)
        chain(session, "vidare_stod", handed.id)
        _tell(session, handed)
        _disclose(session, handed, verdict)
    return handed


def give_up(session: Session, referral_id: str, why: str) -> Referral:
    """Lock a draft as not handed over, with the reason. Raises `UserError` without one."""
    one = session.db.referrals.get(referral_id)
    refuse_locked(one)
    reason = clean_lines(why)
    if not reason:
        raise UserError(
            "Skriv varför ni avstår", safe="Utkastet är kvar.", do="Skriv en mening och försök igen."
        )
    with session.change(
        "referrals", event="referral_aborted", subject_id=one.case_id, object_id=one.id
    ) as db:
        given_up = _settled(session, replace(one, status="avbruten", aborted_reason=reason))
        db.referrals.put(given_up)
        chain(session, "vidare_stod", given_up.id)
    return given_up


def _settled(session: Session, one: Referral) -> Referral:
    signed = replace(
        one,
        updated_at=now(),
        signed_at=now(),
        signed_by=session.worker.name,
        signed_for=session.acting_for,
    )
    return replace(signed, content_hash=referral_seal(signed))


def _tell(session: Session, one: Referral) -> None:
    """Write the signed note; protected, so that no list names its kind."""
    assert one.given_on is not None
    note = Note(
        id=one.id,
        case_id=one.case_id,
        kind="oro" if one.kind == "oro" else "vidare",
        event_on=one.given_on,
        event_time=one.given_time,
        body=journal_words(one),
        written_by=writes(session),
    )
    with session.change("notes") as db:
        db.notes.add(note)
    sign_note(session, note)


def _disclose(session: Session, one: Referral, verdict: Verdict | None) -> None:
    what = f"{called(one)}: {_categories(one)}" if one.categories else called(one)
    to, how = Recipient("other", to_whom(one)), CHANNEL_WORDS[one.channel]
    if verdict is not None:
        disclose(session, one.case_id, to, _matter(one), verdict, what=what, how=how)
        return
    ground, note = OTHER_GROUNDS[one.ground], ground_told(one)
    disclose_on(session, one.case_id, to, _matter(one), ground, note, what=what, how=how)


def _matter(one: Referral) -> Matter:
    return Matter(tuple(one.categories.split()))


def _categories(one: Referral) -> str:
    return ", ".join(lists().label("kategori", code) for code in one.categories.split())


def _refuse(session: Session, one: Referral) -> None:
    if not session.worker.name.strip():
        raise UserError(
            "Ditt namn saknas",
            "Det som lämnas signeras med namnet på den som har skrivit det.",
            "Allt är sparat som utkast.",
            "Skriv ditt namn under Inställningar och försök igen.",
        )
    lacks = lacking(one)
    if lacks:
        raise UserError(
            "Något saknas",
            " ".join(lack.text for lack in lacks),
            "Allt är sparat som utkast.",
            "Fyll i det och försök igen.",
        )
