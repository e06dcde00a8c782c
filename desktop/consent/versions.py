"""Consents: drawn up, signed person by person, withdrawn, renewed. Nothing is ever renewed by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from db.chain.seals import consent_seal
from db.clock import now
from db.ids import new_id
from db.records import Case, Consent, ConsentCell, ConsentParty, Signatory
from db.records.states import Direction
from db.tables.database import Database
from desktop import dates, spans
from desktop.chain.locked import chain
from desktop.consent.around import school_left
from desktop.content import rules, texts
from desktop.drafts import unread
from desktop.errors import UserError
from desktop.session.session import Session

USUAL_PARTIES = ("mentor", "kurator", "skolskoterska", "bup")
"""Whom a new draft suggests; every cell begins as not shared."""

CATEGORIES = ("narvaro", "skolarbete", "trivsel", "plan", "hem", "halsa")
"""The categories (list `kategori`) a matrix shows before others are added."""


def start_consent(session: Session, case_id: str) -> Consent:
    """Draw up a draft: the usual parties with nothing ticked, the guardians as signatories, at most a year."""
    db, today = session.db, session.today()
    case = db.cases.get(case_id)
    number = max((one.number for one in db.consents.of(case_id)), default=0) + 1
    consent = Consent(
        case_id=case_id,
        number=number,
        purpose=texts().get("samtycke.syfte"),
        how=texts().get("samtycke.hur"),
        valid_from=today,
        valid_until=dates.months_on(today, rules().consent.longest) - timedelta(days=1),
        original_kept=session.office.originals_kept,
    )
    with session.change(*TABLES, event="consent_begun", subject_id=case_id, object_id=consent.id):
        db.consents.add(consent)
        _suggest_parties(db, consent, case)
        for signatory in signatories_for(session, case, consent):
            db.signatories.add(signatory)
    return consent


TABLES = ("consents", "consent_parties", "consent_cells", "signatories", "withdrawals")
"""A consent with everything under it."""


def _suggest_parties(db: Database, consent: Consent, case: Case) -> None:
    schooling = db.schoolings.current(case.pupil_id)
    school = db.schools.find(schooling.school_id) if schooling else None
    for place, code in enumerate(USUAL_PARTIES):
        at_school = code != "bup" and school is not None
        db.consent_parties.add(
            ConsentParty(
                consent_id=consent.id,
                code=code,
                name=schooling.mentor if schooling and code == "mentor" else "",
                unit=school.name if at_school and school else "",
                school_id=school.id if at_school and school else None,
                sort_order=place,
            )
        )


def signatories_for(session: Session, case: Case, consent: Consent) -> list[Signatory]:
    """Return whose signatures are needed: the guardians (all of them unless the municipality says one), the pupil
    with a line of their own from the municipality's age, and only the pupil from eighteen."""
    pupil = session.db.pupils.get(case.pupil_id)
    age = dates.age(pupil.birth_date, session.today()) if pupil.birth_date else 0
    itself = Signatory(
        consent_id=consent.id, signer="E", name=pupil.full_name, role="elev", required=age >= 18
    )
    if age >= 18:
        return [itself]
    guardians = session.db.contacts.guardians(pupil.id)
    found = [
        Signatory(
            consent_id=consent.id,
            contact_id=one.id,
            signer=one.informant or f"V{place}",
            name=one.name,
            role=one.relation or "vårdnadshavare",
            required=rules().consent.both_guardians or place == 1,
        )
        for place, one in enumerate(guardians, 1)
    ]
    signing = [*found, itself] if age >= rules().consent.pupil_signs_from else found
    return [replace(one, sort_order=place) for place, one in enumerate(signing)]


def save_consent(session: Session, consent: Consent) -> Consent:
    """Write what is typed in a consent. Raises `UserError` for a period or a day that cannot be."""
    _check_period(consent.valid_from, consent.valid_until)
    was, today = session.db.consents.get(consent.id), session.today()
    spans.hold("consent", consent.valid_from, today, was=was.valid_from)
    spans.hold("consent", consent.valid_until, today, was=was.valid_until)
    spans.hold("signature", consent.information_given_on, today, was=was.information_given_on)
    with session.change("consents") as db:
        return db.consents.put(replace(consent, updated_at=now()))


def _check_period(first: date, last: date) -> None:
    if last < first:
        raise UserError(
            "Slutdagen ligger före startdagen", safe="Inget har ändrats.", do="Ändra en av dagarna."
        )
    longest = dates.months_on(first, rules().consent.longest)
    if last > longest:
        raise UserError(
            f"Ett samtycke gäller högst {rules().consent.longest} månader",
            safe="Inget har ändrats.",
            do=f"Välj senast {dates.full(longest)}.",
        )


def set_cell(
    session: Session, consent: Consent, party_id: str, category: str, direction: Direction | Literal[""]
) -> None:
    """Set what may be shared with a party; the empty direction means not shared. Only in a draft."""
    _need_draft(consent)
    with session.change("consent_cells") as db:
        cells = {(cell.party_id, cell.category): cell for cell in db.consent_cells.of(consent.id)}
        cell = cells.get((party_id, category))
        if not direction:
            if cell is not None:
                db.consent_cells.remove(cell.id)
        elif cell is not None:
            db.consent_cells.put(replace(cell, direction=direction))
        else:
            db.consent_cells.add(
                ConsentCell(consent_id=consent.id, party_id=party_id, category=category, direction=direction)
            )


def add_party(session: Session, consent: Consent, party: ConsentParty) -> ConsentParty:
    """Add somebody to share with. Only in a draft."""
    _need_draft(consent)
    place = len(session.db.consent_parties.of(consent.id))
    with session.change("consent_parties") as db:
        return db.consent_parties.add(replace(party, consent_id=consent.id, sort_order=place))


def save_party(session: Session, consent: Consent, party: ConsentParty) -> ConsentParty:
    """Write who a party is, and what the family does not want it to know. Only in a draft."""
    _need_draft(consent)
    with session.change("consent_parties") as db:
        return db.consent_parties.put(party)


def remove_party(session: Session, consent: Consent, party: ConsentParty) -> None:
    """Take a party out with its cells. Only in a draft."""
    _need_draft(consent)
    with session.change("consent_parties", "consent_cells") as db:
        for cell in db.consent_cells.of(consent.id):
            if cell.party_id == party.id:
                db.consent_cells.remove(cell.id)
        db.consent_parties.remove(party.id)


def _need_draft(consent: Consent) -> None:
    if consent.locked_at is not None:
        raise UserError(
            "Samtycket är redan undertecknat",
            safe="Det som familjen skrev under på är orört.",
            do="Gör en ny version, så skriver familjen under på ändringen.",
        )


def note_printed(session: Session, consent: Consent) -> None:
    """Remember that a draft has been put on paper; an undersigned one stays what it is."""
    if consent.stage == "draft":
        with session.change("consents") as db:
            db.consents.put(replace(consent, stage="printed", updated_at=now()))


def new_version(session: Session, consent: Consent) -> Consent:
    """Copy a consent into a draft that can be changed. What was signed holds until the new one does.

    Who stood there for a school the pupil has left stands for the new one, with nothing ticked: that is asked anew.
    """
    today = session.today()
    fresh = Consent(
        case_id=consent.case_id,
        number=consent.number,
        version=max(
            one.version for one in session.db.consents.of(consent.case_id) if one.number == consent.number
        )
        + 1,
        purpose=consent.purpose,
        how=consent.how,
        not_shared=consent.not_shared,
        valid_from=today,
        valid_until=dates.months_on(today, rules().consent.longest) - timedelta(days=1),
        original_kept=consent.original_kept,
    )
    case = session.db.cases.get(consent.case_id)
    with session.change(*TABLES, event="consent_renewed", subject_id=case.id, object_id=fresh.id) as db:
        db.consents.add(fresh)
        cells = db.consent_cells.of(consent.id)
        schoolings = db.schoolings.of(case.pupil_id)
        for party in db.consent_parties.of(consent.id):
            has_left = school_left(party.school_id, schoolings, today) is not None
            copy = replace(party, id=new_id(), consent_id=fresh.id)
            db.consent_parties.add(_at_the_new_school(db, copy, case) if has_left else copy)
            for cell in cells:
                if cell.party_id == party.id and not has_left:
                    db.consent_cells.add(
                        ConsentCell(
                            consent_id=fresh.id,
                            party_id=copy.id,
                            category=cell.category,
                            direction=cell.direction,
                        )
                    )
        for signatory in signatories_for(session, case, fresh):
            db.signatories.add(signatory)
    return fresh


def _at_the_new_school(db: Database, party: ConsentParty, case: Case) -> ConsentParty:
    now = db.schoolings.current(case.pupil_id)
    school = db.schools.find(now.school_id) if now else None
    mentor = now.mentor if now and party.code == "mentor" else ""
    return replace(
        party,
        name=mentor,
        unit=school.name if school else "",
        school_id=school.id if school else None,
        not_this="",
    )


def discard_draft(session: Session, consent: Consent) -> None:
    """Remove a draft nobody has answered: a registered no stays, as a signature does. Raises `UserError`."""
    _need_draft(consent)
    if any(one.refused_on for one in session.db.signatories.of(consent.id)):
        raise UserError(
            "Någon har sagt nej till samtycket",
            safe="Nejet är kvar och inget har ändrats.",
            do="Låt det stå, och förbered ett nytt samtycke om familjen vill något annat.",
        )
    with session.change(
        *TABLES, event="consent_discarded", subject_id=consent.case_id, object_id=consent.id
    ) as db:
        for cell in db.consent_cells.of(consent.id):
            db.consent_cells.remove(cell.id)
        for party in db.consent_parties.of(consent.id):
            db.consent_parties.remove(party.id)
        for signatory in db.signatories.of(consent.id):
            db.signatories.remove(signatory.id)
        db.consents.remove(consent.id)


def locked(session: Session, db: Database, consent: Consent) -> Consent:
    """Lock what is about to be signed for. Raises `UserError` while nothing is ticked."""
    cells = db.consent_cells.of(consent.id)
    if not cells:
        raise UserError(
            "Inget är markerat i tabellen",
            safe="Ingen underskrift är registrerad.",
            do="Markera först vad familjen har sagt ja till att dela, och med vem.",
        )
    unread.refuse(session, unread.form(consent.case_id, "samtycke", consent.id))
    sealed = replace(consent, locked_at=now(), updated_at=now())
    parts = (db.consent_parties.of(consent.id), cells)
    locked = db.consents.put(replace(sealed, content_hash=consent_seal(sealed, *parts)))
    chain(session, "samtycke", locked.id)
    return locked
