"""What people do with a consent: sign, refuse, are reminded, go ahead on another ground, take it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from db.clock import day_of, now
from db.records import Consent, Signatory, Withdrawal
from db.records.states import Signed
from db.tables.database import Database
from desktop import spans
from desktop.chain.locked import chain
from desktop.consent.state import state_of
from desktop.consent.versions import locked
from desktop.content import rules
from desktop.errors import UserError
from desktop.session.session import Session


def sign(
    session: Session, signatory: Signatory, kind: Signed, day: date, *, how: str = "", identity: str = ""
) -> Signatory:
    """Register a signature on paper (`papper`) or a yes given orally (`muntligt`).

    The first one locks what was signed for; the last one needed replaces the version before. An oral yes must say
    how it was given and how the person was known. Raises `UserError`.
    """
    if day > session.today():
        raise UserError("Datumet har inte varit än", safe="Inget är registrerat.", do="Ändra datumet.")
    spans.hold("signature", day, session.today())
    if kind == "muntligt" and not (how.strip() and identity.strip()):
        raise UserError(
            "Två uppgifter saknas",
            safe="Inget är registrerat.",
            do="Skriv hur ni pratade och hur du vet vem det var.",
        )
    case_id = session.db.consents.get(signatory.consent_id).case_id
    with session.change(
        "consents",
        "signatories",
        event="consent_signed",
        subject_id=case_id,
        object_id=signatory.id,
        detail=kind,
    ) as db:
        consent = db.consents.get(signatory.consent_id)
        if consent.locked_at is None:
            consent = locked(session, db, consent)
        signed = replace(
            signatory,
            kind=kind,
            signed_on=day,
            refused_on=None,
            oral_how=how,
            oral_identity=identity,
            registered_by=session.worker.name,
        )
        db.signatories.put(signed)
        chain(session, "underskrift", signed.id)
        _replace_older(session, db, consent)
    return signed


def _replace_older(session: Session, db: Database, consent: Consent) -> None:
    """When the new version holds, the one before it is replaced."""
    if not state_of(consent, db.signatories.of(consent.id), [], session.today()).holds:
        return
    for older in db.consents.of(consent.case_id):
        if older.number == consent.number and older.version < consent.version and older.stage != "replaced":
            db.consents.put(replace(older, stage="replaced"))


def refuse(session: Session, signatory: Signatory, day: date) -> Signatory:
    """Register that somebody said no. Raises `UserError` for a day that cannot be meant."""
    spans.hold("signature", day, session.today())
    with session.change("signatories", event="consent_refused", object_id=signatory.id) as db:
        refused = db.signatories.put(replace(signatory, refused_on=day))
        chain(session, "nej", refused.id)
    return refused


def remind(session: Session, signatory: Signatory, day: date) -> Signatory:
    """Note that somebody was reminded. Raises `UserError` for a day that cannot be meant."""
    spans.hold("signature", day, session.today())
    with session.change("signatories", event="consent_reminded", object_id=signatory.id) as db:
        return db.signatories.put(replace(signatory, reminded_on=day))


def override(session: Session, consent: Consent, ground: str) -> Consent:
    """Let the consent hold though a signature is missing, on a written ground that is logged and printed.

    Raises `UserError` when the municipality's rules do not allow it, the ground is empty or nobody has signed.
    """
    if not rules().consent.other_ground_allowed:
        raise UserError(
            "Kommunens regel är att båda ska skriva under",
            safe="Inget är delat.",
            do="Vänta på underskriften.",
        )
    signed = [one for one in session.db.signatories.of(consent.id) if one.kind]
    if not ground.strip() or not signed:
        raise UserError(
            "Grunden saknas" if signed else "Ingen har skrivit under än",
            safe="Inget är delat.",
            do="Skriv varför samtycket gäller ändå." if signed else "Registrera den första underskriften.",
        )
    with session.change(
        "consents", event="consent_overridden", subject_id=consent.case_id, object_id=consent.id
    ) as db:
        return db.consents.put(
            replace(
                consent, override_ground=ground.strip(), override_at=now(), override_by=session.worker.name
            )
        )


def withdraw(
    session: Session,
    consent: Consent,
    *,
    by_whom: str,
    how: str,
    received_at: datetime,
    party_id: str | None = None,
    category: str | None = None,
    note: str = "",
) -> Withdrawal:
    """Take a consent back, all of it or one party or one category. From that moment nothing of it is shared."""
    if not by_whom.strip():
        raise UserError(
            "Vem som återkallade saknas", safe="Samtycket gäller fortfarande.", do="Välj vem det var."
        )
    spans.hold("signature", day_of(received_at), session.today())
    taken = Withdrawal(
        consent_id=consent.id,
        party_id=party_id,
        category=category,
        by_whom=by_whom,
        how=how,
        received_at=received_at,
        received_by=session.worker.name,
        note=note,
    )
    with session.change(
        "withdrawals", event="consent_withdrawn", subject_id=consent.case_id, object_id=consent.id
    ) as db:
        db.withdrawals.add(taken)
        chain(session, "aterkallelse", taken.id)
    return taken


def note_stance(
    session: Session, consent: Consent, stance: str, day: date, *, reason: str = "", words: str = ""
) -> Consent:
    """Note the child's own stance (code in the list `barnets_installning`), asked by the user on a day."""
    spans.hold("signature", day, session.today(), was=consent.child_asked_on)
    if stance == "ej_fragad" and not reason.strip():
        raise UserError(
            "Skälet saknas", safe="Inget har ändrats.", do="Skriv varför barnet inte har fått frågan."
        )
    with session.change(
        "consents", event="consent_stance", subject_id=consent.case_id, object_id=consent.id, detail=stance
    ) as db:
        return db.consents.put(
            replace(
                consent,
                child_stance=stance,
                child_reason=reason,
                child_words=words,
                child_asked_by=session.worker.name,
                child_asked_on=day,
                updated_at=now(),
            )
        )


def end(session: Session, consent: Consent) -> Consent:
    """End a consent with the support it belongs to."""
    with session.change(
        "consents", event="consent_ended", subject_id=consent.case_id, object_id=consent.id
    ) as db:
        return db.consents.put(replace(consent, stage="ended", updated_at=now()))
