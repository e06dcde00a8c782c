"""A samtycke's paper from one version of a consent, and the information sheet of a case."""

from __future__ import annotations

from db.records import Consent, Signatory
from db.records.states import Direction
from desktop.consent.sharing import contact_of, party_name
from desktop.content import lists
from desktop.paper import values as papers
from desktop.paper.builders.shared import (
    controller,
    letterhead,
    paper_pupil,
    pupil_of,
    school_of,
    text_version,
    texts_of,
    worker,
)
from desktop.session.session import Session

_TURNED: dict[Direction, papers.Direction] = {
    "lamna": papers.Direction.TAKE,
    "ta_emot": papers.Direction.GIVE,
    "bada": papers.Direction.BOTH,
}
"""What the worker gives, the party takes: the paper speaks of the party."""

_ORDER = (papers.Direction.BOTH, papers.Direction.GIVE, papers.Direction.TAKE)


def consent_paper(session: Session, consent_id: str) -> papers.ConsentPaper:
    """Return what lies before the family on a consent's paper: nothing of what is answered to it, or since.

    One that lacks a ticked cell or somebody to sign is stamped as a draft; a whole one is what the family signs.
    """
    db = session.db
    consent = db.consents.get(consent_id)
    case = db.cases.get(consent.case_id)
    signatories = db.signatories.of(consent.id)
    return papers.ConsentPaper(
        letterhead=letterhead(session),
        worker=worker(session),
        pupil=paper_pupil(session, case),
        number=consent.number,
        version=consent.version,
        valid_from=consent.valid_from,
        valid_until=consent.valid_until,
        parties=_parties(session, consent),
        signatories=tuple(papers.Signatory(label_of(one), one.name) for one in signatories),
        purpose=consent.purpose,
        how=consent.how,
        not_shared=consent.not_shared,
        kept_at=consent.original_kept,
        draft=consent.locked_at is None and not (db.consent_cells.of(consent.id) and signatories),
        texts=texts_of("samtycke", "underskrift"),
        text_version=text_version(),
    )


def label_of(one: Signatory) -> str:
    """Return what heads somebody's answer: `Elev` or `Vårdnadshavare 1`."""
    return "Elev" if one.signer == "E" else f"Vårdnadshavare {one.signer.removeprefix('V')}"


def information_paper(session: Session, case_id: str) -> papers.InformationPaper:
    """Return the sheet Så hanterar vi uppgifter om er for a case."""
    case = session.db.cases.get(case_id)
    school = school_of(session, case)
    is_named = school is not None and not pupil_of(session, case).is_protected
    latest = session.db.consents.latest(case_id)
    return papers.InformationPaper(
        letterhead=letterhead(session),
        worker=worker(session),
        school=school.name if school and is_named else "",
        controller=controller(session),
        independent_school=school is not None and school.organiser_type == "fristaende",
        given_on=latest.information_given_on if latest else None,
    )


def _parties(session: Session, consent: Consent) -> tuple[papers.Party, ...]:
    """Return a row for each party that something is ticked for, also what was taken back later."""
    called = pupil_of(session, session.db.cases.get(consent.case_id)).called
    cells = {
        (cell.party_id, cell.category, _TURNED[cell.direction])
        for cell in session.db.consent_cells.of(consent.id)
    }
    codes = [item.code for item in lists().items("kategori")]
    codes += sorted({category for _, category, _ in cells} - set(codes))
    rows = []
    for party in session.db.consent_parties.of(consent.id):
        shares = []
        for direction in _ORDER:
            here = tuple(code for code in codes if (party.id, code, direction) in cells)
            if here:
                shares.append(papers.Share(direction, _labels(here, called), here))
        if shares:
            not_this = (party.not_this,) if party.not_this else ()
            rows.append(
                papers.Party(party_name(party), contact_of(party), tuple(shares), not_this, id=party.id)
            )
    return tuple(rows)


def _labels(codes: tuple[str, ...], called: str) -> tuple[str, ...]:
    return tuple(lists().label("kategori", code).replace("{elev_fornamn}", called) for code in codes)
