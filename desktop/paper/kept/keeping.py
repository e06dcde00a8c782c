"""Keeping a paper that is printed for signing, before it leaves: nothing is said to be printed that was not kept.

Whether a paper is for signing follows from where the thing stands, and not from a choice that could be forgotten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.chain.seals import file_hash
from db.chain.things import KINDS
from db.records import KeptPaper
from db.records.states import SignedDocument
from db.tables.papers import Rows
from db.tables.papers import to_text as rows_text
from desktop.chain.locked import chain
from desktop.consent.state import state_here
from desktop.content import texts
from desktop.errors import NoFollowUpError
from desktop.paper.kept.code import code_of, sealed_with, texts_hash, typed_code, unanswered
from desktop.paper.kept.written import SignedPaper, to_text
from desktop.paper.values import Level
from desktop.session.session import Session
from desktop.version import VERSION

if TYPE_CHECKING:
    from desktop.paper.pdf import Printed

THINGS: dict[SignedDocument, str] = {
    "samtycke": "samtycke",
    "handlingsplan": "plan",
    "kartlaggning": "kartlaggning",
    "uppfoljning": "uppfoljning",
    "avslut": "avslut",
}
"""What each document is called in the chain (`db.chain.things.KINDS`)."""


def is_for_signing(session: Session, document: SignedDocument, object_id: str) -> bool:
    """Tell whether the family's paper of a thing, printed today, is one that somebody is still to answer on."""
    db = session.db
    if document == "samtycke":
        state = state_here(session, db.consents.get(object_id))
        return state.key in ("draft", "partial") and (bool(state.waiting) or not db.signatories.of(object_id))
    if document == "kartlaggning":
        return db.assessments.get(object_id).status == "open"
    if document in ("uppfoljning", "avslut"):
        return False  # nobody signs it with a pen: it is kept when it is signed in the program
    plan = db.plans.get(object_id)
    asked = [
        one
        for one in db.participants.of(object_id)
        if one.how != "inte_med" and one.name.strip() and one.name != session.worker.name
    ]
    return plan.status == "draft" or (plan.status == "signed" and any(not one.approved for one in asked))


def paper_now(session: Session, document: SignedDocument, object_id: str) -> SignedPaper:
    """Return the family's paper as it would lie before those who sign, drawn from what is stored today.

    Raises `UserError` when something the paper cannot do without is missing.
    """
    from desktop.paper import builders  # 150 ms with reportlab: only when a paper is asked for

    if document == "samtycke":
        return unanswered(builders.consent_paper(session, object_id))
    if document == "handlingsplan":
        need_follow_up(session, object_id)
        return unanswered(builders.plan_paper(session, object_id, Level.FAMILY))
    if document == "uppfoljning":
        return unanswered(builders.follow_up_paper(session, object_id, Level.FAMILY))
    if document == "avslut":
        return unanswered(builders.closing_paper(session, object_id, Level.FAMILY))
    paper = builders.summary_paper(session, object_id, Level.FAMILY)
    return unanswered(paper)


def need_follow_up(session: Session, plan_id: str) -> None:
    """Raise `NoFollowUpError` for a plan without its next follow-up, or a draft whose next one has been."""
    plan = session.db.plans.get(plan_id)
    if plan.next_on is not None and plan.status == "draft" and plan.next_on < session.today():
        raise NoFollowUpError(
            "Datumet för nästa uppföljning har redan varit",
            safe="Planen är sparad.",
            do="Skriv ett nytt datum under Uppföljning i planen. Det står störst på papperet.",
        )
    if plan.next_on is None:
        raise NoFollowUpError(
            "Planen saknar datum för nästa uppföljning",
            safe="Planen är sparad.",
            do="Fyll i datumet under Uppföljning i planen. Det står störst på papperet.",
        )


def drawn(document: SignedDocument, paper: SignedPaper, copies: int = 1) -> Printed:
    """Return a paper for signing as PDF, with its Kontrollkod in the footer. `Printed.paper` says what it holds."""
    from desktop.paper.pdf import render

    return render(sealed_with(paper, code_of(document, paper)), level=Level.FAMILY, copies=copies)


def keep(
    session: Session,
    document: SignedDocument,
    object_id: str,
    printed: Printed,
    *,
    in_hindsight: bool = False,
) -> KeptPaper:
    """Keep a paper: its bytes, what it says, and what lay in the vault. The same one twice in a row is kept once.

    Raises `UserError` when it cannot be written; then it must not be printed.
    """
    paper = printed.paper
    assert paper is not None
    db = session.db
    bytes_hash = file_hash(printed.data)
    latest = db.kept_papers.latest(document, object_id)
    if latest is not None and latest.original_hash == bytes_hash:
        return latest
    case_id, version = _place_of(session, document, object_id)
    said = to_text(unanswered(paper))  # type: ignore[arg-type]  # one of those that are signed
    made = KeptPaper(
        case_id=case_id,
        document=document,
        object_id=object_id,
        version=version,
        code="" if in_hindsight else typed_code(getattr(paper, "seal", "")),
        drawn_from=said,
        drawn_from_hash=file_hash(said.encode()),
        rows_then=rows_text(_rows_now(session, document, object_id)),
        texts_version=texts("sv").version,
        texts_hash=texts_hash(document),
        program=VERSION,
        pages=printed.pages,
        in_hindsight=in_hindsight,
        kept_by=session.worker.name,
        original_hash=bytes_hash,
        original=printed.data,
    )
    with session.change(
        "kept_papers", event="paper_kept", subject_id=case_id, object_id=object_id, detail=document
    ):
        db.kept_papers.add(made)
        chain(session, "papper", made.id)
    return made


def _rows_now(session: Session, document: SignedDocument, object_id: str) -> Rows:
    """Return what lies in the vault of a thing; nothing of a round, whose answers are never put back."""
    kind = KINDS[THINGS[document]]
    if document == "kartlaggning":
        return {}
    return session.db.kept_papers.rows_of(((kind.table, "id"), *kind.parts), object_id)


def _place_of(session: Session, document: SignedDocument, object_id: str) -> tuple[str, int]:
    """Return the case of a thing, and its version or round."""
    if document == "samtycke":
        consent = session.db.consents.get(object_id)
        return consent.case_id, consent.version
    if document == "handlingsplan":
        plan = session.db.plans.get(object_id)
        return plan.case_id, plan.version
    if document == "uppfoljning":
        follow_up = session.db.follow_ups.get(object_id)
        return follow_up.case_id, follow_up.number
    if document == "avslut":
        closing = session.db.closings.get(object_id)
        return closing.case_id, closing.number
    round_ = session.db.assessments.get(object_id)
    return round_.case_id, round_.round
