"""A samtycke's paper from one version of a consent, and the information sheet of a case."""

from __future__ import annotations

from db.clock import local
from db.records import Consent, Signatory
from db.records.states import Direction
from desktop.consent.sharing import contact_of, party_name
from desktop.consent.state import cover, state_here
from desktop.consent.told import other_ground
from desktop.content import lists
from desktop.paper import values as papers
from desktop.paper.builders.shared import (
    SEAL,
    controller,
    letterhead,
    paper_pupil,
    pupil_of,
    school_of,
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
    """Return what stands on a consent's paper.

    One that lacks a ticked cell or somebody to sign is stamped as a draft; a whole one is what the family signs.
    """
    db = session.db
    consent = db.consents.get(consent_id)
    case = db.cases.get(consent.case_id)
    signatories = db.signatories.of(consent.id)
    withdrawals = db.withdrawals.of(consent.id)
    state = state_here(session, consent)
    shared_anyway = state.holds and bool(state.waiting) and consent.override_at is not None
    whole = next((one for one in withdrawals if one.party_id is None and one.category is None), None)
    school = school_of(session, case)
    return papers.ConsentPaper(
        letterhead=letterhead(session),
        worker=worker(session),
        pupil=paper_pupil(session, case),
        number=consent.number,
        version=consent.version,
        valid_from=consent.valid_from,
        valid_until=consent.valid_until,
        parties=_parties(session, consent),
        signatories=_signatories(signatories),
        stance=papers.Stance(consent.child_stance) if consent.child_stance else None,
        stance_words=consent.child_words,
        stance_reason=consent.child_reason,
        controller=controller(session),
        independent_school=school is not None and school.organiser_type == "fristaende",
        kept_at=consent.original_kept or "socialtjänsten",
        given_on=consent.information_given_on,
        draft=consent.locked_at is None and not (db.consent_cells.of(consent.id) and signatories),
        withdrawn_at=local(whole.received_at) if whole else None,
        expired_on=consent.valid_until if state.key == "expired" else None,
        ended_on=(consent.ended_on or case.closed_on) if state.key == "ended" else None,
        said_no=_whose_no(state.refused) if state.key == "refused" else "",
        other_ground=other_ground(consent) if shared_anyway else "",
        seal=consent.content_hash[:SEAL],
    )


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
    case = session.db.cases.get(consent.case_id)
    called = pupil_of(session, case).called
    covered = cover(session.db.consent_cells.of(consent.id), session.db.withdrawals.of(consent.id))
    cells = [
        (cell.party_id, cell.category, _TURNED[cell.direction])
        for cell in session.db.consent_cells.of(consent.id)
        if not covered[cell.party_id, cell.category].withdrawn or _is_over(session, consent)
    ]
    codes = [item.code for item in lists().items("kategori")]
    shared = sorted({category for _, category, _ in cells}, key=codes.index)
    if not shared:
        return ()
    ways = {direction for _, _, direction in cells}
    ours = _OURS[next(iter(ways))] if len(ways) == 1 else papers.Direction.BOTH
    excluded = (consent.not_shared,) if consent.not_shared else ()
    rows = [
        _us(session, papers.Share(ours, _labels(shared, called)), excluded),
    ]
    for party in session.db.consent_parties.of(consent.id):
        shares = []
        for direction in _ORDER:
            here = [code for code in codes if (party.id, code, direction) in cells]
            if here:
                shares.append(papers.Share(direction, _labels(here, called)))
        if shares:
            not_this = (party.not_this,) if party.not_this else ()
            rows.append(papers.Party(party_name(party), contact_of(party), tuple(shares), not_this))
    return tuple(rows)


_OURS = {
    papers.Direction.GIVE: papers.Direction.TAKE,
    papers.Direction.TAKE: papers.Direction.GIVE,
    papers.Direction.BOTH: papers.Direction.BOTH,
}


def _is_over(session: Session, consent: Consent) -> bool:
    """A consent that is wholly withdrawn is reprinted with what it once said, under its stamp."""
    return any(one.party_id is None and one.category is None for one in session.db.withdrawals.of(consent.id))


def _labels(codes: list[str], called: str) -> tuple[str, ...]:
    return tuple(lists().label("kategori", code).replace("{elev_fornamn}", called) for code in codes)


def _us(session: Session, share: papers.Share, excluded: tuple[str, ...]) -> papers.Party:
    """Return the worker's own row: the team where it has a name, else whoever it is."""
    us, team = worker(session), session.office.team
    who = ", ".join(part for part in (us.name, us.title) if part)
    return papers.Party(team or who, who if team else "", (share,), excluded)


def _whose_no(refused: tuple[Signatory, ...]) -> str:
    return "E" if all(one.signer == "E" for one in refused) else "V"


def _signatories(signatories: list[Signatory]) -> tuple[papers.Signatory, ...]:
    found = []
    for one in signatories:
        answer = papers.Answer.YES if one.kind else papers.Answer.NO if one.refused_on else None
        label = "Elev" if one.signer == "E" else f"Vårdnadshavare {one.signer.removeprefix('V')}"
        day = one.signed_on or one.refused_on
        found.append(papers.Signatory(label, one.name, answer, day, one.kind == "muntligt"))
    return tuple(found)
