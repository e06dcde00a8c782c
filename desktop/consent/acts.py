"""What people do with a consent: sign, refuse, are reminded, go ahead on another ground, take it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from db.clock import day_of, now
from db.records import Consent, Signatory, Withdrawal
from db.records.states import Signed
from db.tables.database import Database
from desktop import spans
from desktop.cases import steps
from desktop.chain.locked import chain
from desktop.consent import around as arounds
from desktop.consent.state import is_after_closing, state_here, state_of
from desktop.consent.versions import locked
from desktop.content import lists, rules
from desktop.errors import UserError
from desktop.session.session import Session


def sign(
    session: Session, signatory: Signatory, kind: Signed, day: date, *, how: str = "", identity: str = ""
) -> Signatory:
    """Register a signature on paper (`papper`) or a yes given orally (`muntligt`).

    The first one locks what was signed for; the last one needed replaces the version before, and the step is done.
    An oral yes must say how it was given and how the person was known. Raises `UserError`.
    """
    _refuse_day(session, day)
    case_id = session.db.consents.get(signatory.consent_id).case_id
    _refuse_closed(session, session.db.consents.get(signatory.consent_id))
    if kind == "muntligt" and not (how.strip() and identity.strip()):
        raise UserError(
            "Två uppgifter saknas",
            safe="Inget är registrerat.",
            do="Skriv hur ni pratade och hur du vet vem det var.",
        )
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
        _finish_step(session, db, consent)
    return signed


def _refuse_day(session: Session, day: date) -> None:
    if day > session.today():
        raise UserError("Datumet har inte varit än", safe="Inget är registrerat.", do="Ändra datumet.")
    spans.hold("signature", day, session.today())


def _refuse_closed(session: Session, consent: Consent) -> None:
    around = arounds.of_case(session.db, consent.case_id, session.today())
    if around.is_closed and (consent.stage == "ended" or not is_after_closing(consent, around)):
        raise UserError(
            "Ärendet är avslutat",
            "Då gäller inget samtycke.",
            "Inget är registrerat.",
            "Öppna ärendet igen först, om ni arbetar vidare.",
        )


def _finish_step(session: Session, db: Database, consent: Consent) -> None:
    """The step is done when everybody needed has signed; one that is behind already is left as it is."""
    needed = [one for one in db.signatories.of(consent.id) if one.required]
    is_behind = steps.step_of(session, consent.case_id, "samtycke").status in steps.DONE
    if needed and all(one.kind for one in needed) and not is_behind:
        steps.finish(session, consent.case_id, "samtycke")


def _replace_older(session: Session, db: Database, consent: Consent) -> None:
    """When the new version holds, the one before it is replaced."""
    if not state_of(consent, db.signatories.of(consent.id), [], session.today()).holds:
        return
    for older in db.consents.of(consent.case_id):
        if older.number == consent.number and older.version < consent.version and older.stage != "replaced":
            db.consents.put(replace(older, stage="replaced"))


def refuse(session: Session, signatory: Signatory, day: date) -> Signatory:
    """Register that somebody said no. It stands until that person says yes.

    Raises `UserError` for a day that cannot be meant, or is to come.
    """
    _refuse_day(session, day)
    case_id = session.db.consents.get(signatory.consent_id).case_id
    with session.change(
        "signatories", event="consent_refused", subject_id=case_id, object_id=signatory.id
    ) as db:
        refused = db.signatories.put(replace(signatory, refused_on=day, registered_by=session.worker.name))
        chain(session, "nej", refused.id)
    return refused


def remind(session: Session, signatory: Signatory, day: date) -> Signatory:
    """Note that somebody was reminded. Raises `UserError` for a day that cannot be meant."""
    spans.hold("signature", day, session.today())
    case_id = session.db.consents.get(signatory.consent_id).case_id
    with session.change(
        "signatories", event="consent_reminded", subject_id=case_id, object_id=signatory.id
    ) as db:
        return db.signatories.put(replace(signatory, reminded_on=day))


NOT_OTHER = ("samtycke", "muntligt", "orosanmalan", "egen_begaran")
"""Grounds (list `grund`) that nobody decides on in place of a missing signature."""


def other_grounds() -> list[tuple[str, str]]:
    """Return code and label of the grounds on which something may be shared while a signature is missing."""
    return [(item.code, item.label) for item in lists().items("grund") if item.code not in NOT_OTHER]


def share_on_other_ground(
    session: Session, consent: Consent, kind: str, ground: str, *, decided_by: str, decided_on: date | None
) -> Consent:
    """Let a consent be shared on though a signature is missing: the ground, who decided it and when.

    It is logged for the case by its `kind` (list `grund`), shown and printed. Raises `UserError` when somebody has
    said no, when the municipality's rules do not allow it, or when something is missing.
    """
    _check_other_ground(session, consent)
    said, chief = ground.strip(), decided_by.strip()
    if not said or not chief or kind not in dict(other_grounds()):
        raise UserError(
            "Grunden och vem som beslutade behövs",
            safe="Inget är delat.",
            do="Välj grund, skriv varför och namnet på den som har beslutat.",
        )
    if decided_on is None or decided_on > session.today():
        raise UserError(
            "Beslutets datum behövs", safe="Inget är delat.", do="Skriv dagen då beslutet fattades."
        )
    with session.change(
        "consents",
        event="consent_overridden",
        subject_id=consent.case_id,
        object_id=consent.id,
        detail=kind,
    ) as db:
        return db.consents.put(
            replace(
                consent,
                override_ground=said,
                override_at=now(),
                override_by=session.worker.name,
                override_kind=kind,
                override_decided_by=chief,
                override_decided_on=decided_on,
            )
        )


def _check_other_ground(session: Session, consent: Consent) -> None:
    state = state_here(session, consent)
    if state.refused:
        raise UserError(
            "En vårdnadshavare har sagt nej. Dela inte",
            "Ett nej gäller, och ingen annan grund tar dess plats här.",
            "Inget är delat.",
            "Prata med familjen om de vill något annat. Är barnet i fara gör du en orosanmälan.",
        )
    if not rules().consent.other_ground_allowed:
        raise UserError(
            "Kommunens regel är att alla ska skriva under",
            safe="Inget är delat.",
            do="Vänta på underskriften.",
        )
    if state.key != "partial":
        raise UserError(
            "Ingen underskrift saknas" if state.holds else "Ingen har skrivit under än",
            safe="Inget är delat.",
            do="" if state.holds else "Registrera den första underskriften.",
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
    """Take a consent back, all of it or one party or one category. From that moment nothing of it is shared.

    Raises `UserError` without who it was, or for a day that has not been.
    """
    if day_of(received_at) > session.today():
        raise UserError(
            "Datumet har inte varit än", safe="Samtycket gäller fortfarande.", do="Ändra datumet."
        )
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
