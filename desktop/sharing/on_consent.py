"""What a case's consents say of somebody who is not the family: row by row, on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from db.clock import day_of
from db.records import Consent, ConsentParty, Withdrawal
from desktop import dates
from desktop.consent.sharing import party_name
from desktop.consent.state import ConsentState, Cover, cover
from desktop.consent.told import doubts_in_words, other_ground, refused_in_words
from desktop.content import lists
from desktop.sharing.recipients import Recipient, is_at, nearest
from desktop.sharing.situation import Situation, Version
from desktop.sharing.verdicts import ABOUT_ADULTS, Verdict


def ruling(situation: Situation, recipient: Recipient, categories: Iterable[str], day: date) -> Verdict:
    """Return whether a recipient may be given every one of some categories; with none, whether it has any row."""
    standing = situation.standing(day)
    if not standing:
        return Verdict("not_covered", "Det finns inget samtycke.")
    holding = [one for one in standing if one[1].holds]
    if not holding:
        return _unheld(situation, *standing[0], day)
    version, state = holding[0]
    found = _in_version(situation, version, state, recipient, tuple(categories), day)
    if found.key == "covered" and any(one.refused for _, one in standing if one is not state):
        more = "Någon har sagt nej till en nyare version. Prata med familjen innan du delar."
        return replace(found, caution=_joined(found.caution, more))
    return found


def _in_version(
    situation: Situation,
    version: Version,
    state: ConsentState,
    recipient: Recipient,
    categories: tuple[str, ...],
    day: date,
) -> Verdict:
    parties = [one for one in version.parties if is_at(one, recipient)]
    named = [one for one in parties if recipient.name and one.name.casefold() == recipient.name.casefold()]
    every, parties = parties, named or nearest(parties, recipient)
    if not parties:
        return Verdict("not_covered", _no_row(situation, recipient, state, day))
    covered = cover(version.cells, version.withdrawals)
    for party in parties:
        if (last := state.left.get(party.id)) is not None:
            name = situation.schools.get(party.school_id or "", party.unit)
            because = f"{name} var elevens skola till {dates.full(last)}. Gör ett nytt samtycke."
            return Verdict("expired", because)
        if not any(cell.party_id == party.id for cell in version.cells):
            return Verdict("not_covered", f"{party_name(party)} får inte veta något enligt samtycket.")
        for category in categories:
            stopped = _stopped(version, state, party, category, covered.get((party.id, category)))
            if stopped is not None:
                return stopped
    for party in [] if named else every:  # what was taken back for BUP is taken back for BUP Norr too
        taken = (covered.get((party.id, category)) for category in categories)
        if any(one is not None and one.withdrawn for one in taken):
            return Verdict("withdrawn", f"Samtycket för {party_name(party)} är återkallat.")
    return _covered(situation, version, state, recipient, parties[0], categories)


def _stopped(
    version: Version, state: ConsentState, party: ConsentParty, category: str, found: Cover | None
) -> Verdict | None:
    name, what = party_name(party), f"”{lists().label('kategori', category)}”"
    if found is not None and found.withdrawn:
        return Verdict("withdrawn", f"Samtycket för {name} och {what} är återkallat.")
    if found is not None and found.receives and not found.gives:
        return Verdict("not_covered", f"Du får ta emot {what} från {name}, men inte lämna.")
    if found is None or not found.gives:
        return Verdict("not_covered", f"{name} har inte samtycke för {what}.")
    if category == ABOUT_ADULTS and any(one.signer != "E" and not one.kind for one in version.signatories):
        return Verdict("not_covered", f"{what} kräver att varje vuxen själv har sagt ja.")
    return None


def _covered(
    situation: Situation,
    version: Version,
    state: ConsentState,
    recipient: Recipient,
    party: ConsentParty,
    categories: tuple[str, ...],
) -> Verdict:
    consent, place = version.consent, party.unit
    who = ", ".join(dict.fromkeys(part for part in (recipient.name or party_name(party), place) if part))
    what = " och ".join(f"”{lists().label('kategori', one)}”" for one in categories) or "vad samtycket säger"
    not_these = dict.fromkeys(text.rstrip(". ") for text in (party.not_this, consent.not_shared) if text)
    cautions = [f"Inte detta: {text}." for text in not_these]
    cautions += doubts_in_words(state, situation.pupil.called)
    if consent.child_stance == "nej":
        cautions.append(f"{situation.pupil.called} själv har sagt nej. Väg in det.")
    because = f"{who} får veta {what}."
    if state.waiting and consent.override_at is not None:
        note = other_ground(consent)
        return Verdict(
            "covered", f"{because} {note}", " ".join(cautions), consent.override_kind, note, consent.id
        )
    return Verdict("covered", because, " ".join(cautions), "samtycke", "", consent.id)


def _no_row(situation: Situation, recipient: Recipient, state: ConsentState, day: date) -> str:
    who = recipient.told or "Mottagaren"
    said = f"{who} står inte i samtycket, och det gäller bara dem som står där."
    school = situation.school_on(day)
    return f"{said} Eleven går nu på {school}. Gör ett nytt samtycke." if state.left and school else said


def _unheld(situation: Situation, version: Version, state: ConsentState, day: date) -> Verdict:
    """Say why nothing of the consent that tells most may be shared."""
    consent = version.consent
    if state.refused and state.key != "withdrawn":
        return Verdict("refused", f"{refused_in_words(state)} Dela inte.")
    if state.key == "withdrawn":
        return Verdict("withdrawn", f"Samtycket är återkallat{_since(version.withdrawals)}.")
    if state.key == "ended":
        return Verdict("expired", _ended(situation, consent))
    if state.key == "expired":
        return Verdict("expired", f"Samtycket gällde till {dates.full(consent.valid_until)}.")
    if "of_age" in state.doubts:
        return Verdict("not_covered", doubts_in_words(state, situation.pupil.called)[0])
    if state.key == "partial":
        names = " och ".join(one.name for one in state.waiting)
        return Verdict("not_covered", f"En underskrift saknas: {names}.")
    if state.waiting or not version.signatories:
        return Verdict("not_covered", "Ingen har skrivit under samtycket än.")
    return Verdict("not_covered", f"Samtycket börjar gälla {dates.full(consent.valid_from)}.")


def _since(withdrawals: tuple[Withdrawal, ...]) -> str:
    whole = [one for one in withdrawals if one.party_id is None and one.category is None]
    return f" sedan {dates.full(day_of(whole[0].received_at))}" if whole else ""


def _ended(situation: Situation, consent: Consent) -> str:
    if consent.ended_how == "overenskommelse" and consent.ended_on:
        return f"Ni kom överens om att avsluta samtycket den {dates.full(consent.ended_on)}."
    day = consent.ended_on or situation.case.closed_on
    when = f" den {dates.full(day)}" if day else ""
    return f"Ärendet avslutades{when}, och då slutade samtycket att gälla."


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
