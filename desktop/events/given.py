"""Who said yes and no, and what left the program: consents, disclosures, papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from db.records import Case, Consent, Signatory
from desktop.content import documents, lists
from desktop.events.event import CaseEvent, by, joined, part, when
from desktop.session.session import Session

_HOW = {"papper": "på papper", "muntligt": "muntligt"}


def consents(session: Session, case: Case) -> Iterator[CaseEvent]:
    """Yield who signed, refused and was reminded, what was taken back, and how a consent ended."""
    for consent in session.db.consents.of(case.id):
        for one in session.db.signatories.of(consent.id):
            yield from _signatory(consent, one)
        if consent.override_at is not None:
            day, at = when(consent.override_at)
            yield _of(
                consent,
                day,
                "Annan grund att dela",
                consent.override_ground,
                "scales",
                at,
                consent.override_by,
            )
        if consent.ended_on is not None:
            yield _of(consent, consent.ended_on, "Samtycket avslutat", consent.ended_note)
        for taken in session.db.withdrawals.of(consent.id):
            day, at = when(taken.received_at)
            said = joined(taken.by_whom, taken.how, taken.note)
            who = by(session, taken.received_by)
            yield _of(consent, day, "Samtycke återkallat", said, "prohibit", at, who, taken.id)


def _signatory(consent: Consent, one: Signatory) -> Iterator[CaseEvent]:
    first = (one.name.split() or [one.name])[0]
    if one.signed_on is not None:
        how = _HOW.get(one.kind, "")
        yield _of(consent, one.signed_on, f"{first} sa ja till samtycket", how, of=f"{one.id}-ja")
    if one.refused_on is not None and not one.kind:
        yield _of(
            consent, one.refused_on, f"{first} sa nej till samtycket", "", "prohibit", of=f"{one.id}-nej"
        )
    if one.reminded_on is not None and not one.kind:
        yield _of(consent, one.reminded_on, f"Påminnelse om samtycke till {first}", "", of=f"{one.id}-p")


def _of(
    consent: Consent,
    day: date,
    title: str,
    sentence: str = "",
    icon: str = "handshake",
    at: str = "",
    who: str = "",
    of: str = "",
) -> CaseEvent:
    whole = part("", joined(sentence, f"version {consent.version}"))
    return CaseEvent(
        "samtycke",
        day,
        title,
        icon,
        "consent",
        consent.id,
        at=at,
        sentence=sentence,
        who=who,
        parts=whole,
        id=of or f"{consent.id}-{title}",
    )


def disclosures(session: Session, case: Case) -> Iterator[CaseEvent]:
    """Yield what was given to somebody, and on which ground."""
    for one in session.db.disclosures.of(case.id):
        day, at = when(one.shared_at)
        ground = lists().label("grund", one.ground)
        yield CaseEvent(
            "papper",
            day,
            f"Lämnat ut till {one.recipient}" if one.recipient else "Lämnat ut",
            "arrow-square-out",
            "consent",
            at=at,
            moment=one.shared_at.isoformat(),
            sentence=" ".join(one.what.split()),
            who=by(session, one.made_by),
            parts=(
                *part("Vad", one.what),
                *part("Hur", one.how),
                *part("Grund", joined(ground, one.ground_note)),
            ),
            id=one.id,
        )


def prints(session: Session, case: Case) -> Iterator[CaseEvent]:
    """Yield the papers that were printed or saved."""
    for one in session.db.prints.of(case.id):
        day, at = when(one.made_at)
        name = documents.numbered(one.document, one.version)
        how = "sparat som fil" if one.how == "fil" else f"{one.copies} ex"
        level = "till akten" if one.level == "akt" else ""
        to = f"till {one.recipient}" if one.recipient else level
        yield CaseEvent(
            "papper",
            day,
            f"Utskrift: {name[:1].lower()}{name[1:]}",
            "printer",
            "prints",
            f"{one.document}:{one.subject_id}",
            at=at,
            moment=one.made_at.isoformat(),
            sentence=joined(how, to),
            who=by(session, one.made_by),
            parts=part("", joined(name, how, to, f"{one.pages} sidor" if one.pages > 1 else "")),
            id=one.id,
        )
