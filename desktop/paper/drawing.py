"""A chosen document drawn as PDF: to be signed, as a copy of what was, or for the unit's own record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records.states import SIGNED_DOCUMENTS, PrintLevel
from desktop.paper.choices import Choice, levels
from desktop.paper.kept import keeping
from desktop.paper.kept.hindsight import is_signed
from desktop.paper.needed import told_when_empty
from desktop.paper.values import ClosingPaper, ConsentPaper, FollowUpPaper, Level, PlanPaper, SummaryPaper
from desktop.session.session import Session

if TYPE_CHECKING:
    from desktop.paper.pdf import Paper, Printed


@told_when_empty()
def draw(session: Session, choice: Choice, level: PrintLevel = "familj", copies: int = 1) -> Printed:
    """Return the document as PDF. Raises `UserError` when something it cannot do without is missing.

    A level that the document does not exist at is drawn for the family.
    """
    from desktop.paper.pdf import render  # 150 ms with reportlab: only when something is to be printed

    at = Level(level) if level in levels(choice) else Level.FAMILY
    if choice.kind == "handlingsplan":
        keeping.need_follow_up(session, choice.id)
    if choice.kind in SIGNED_DOCUMENTS and at is Level.FAMILY and _is_first_paper(session, choice):
        paper = keeping.paper_now(session, choice.kind, choice.id)
        return keeping.drawn(choice.kind, paper, copies)
    made = _copy if choice.is_copy else _original
    return render(made(session, choice, at), level=at, copies=copies)


def keep(session: Session, choice: Choice, printed: Printed) -> None:
    """Keep a paper that somebody is to sign, as it is about to leave the program; any other passes.

    Call it between the last question to the user and the printer or the file. Raises `UserError` when it cannot be
    kept: then it must not leave.
    """
    paper = printed.paper
    is_families = (
        not isinstance(paper, PlanPaper | SummaryPaper | FollowUpPaper | ClosingPaper)
        or paper.made_for is Level.FAMILY
    )
    if choice.kind in SIGNED_DOCUMENTS and is_families and _is_first_paper(session, choice):
        keeping.keep(session, choice.kind, choice.id, printed)


def _is_first_paper(session: Session, choice: Choice) -> bool:
    """Tell whether it is drawn from what is stored today for somebody to sign.

    Once somebody has, the others sign the paper that was kept then.
    """
    kind = choice.kind
    if kind not in SIGNED_DOCUMENTS or choice.is_copy or is_signed(session, kind, choice.id):
        return False
    return keeping.is_for_signing(session, kind, choice.id)


def _copy(session: Session, choice: Choice, at: Level) -> Paper:
    from desktop.paper import copies  # 150 ms with reportlab, as above

    if choice.kind == "handlingsplan":
        return copies.plan_copy(session, choice.id, at)
    if choice.kind == "samtycke":
        return copies.consent_copy(session, choice.id, at)
    return copies.summary_copy(session, choice.id, at)


def _original(session: Session, choice: Choice, at: Level) -> Paper:
    from desktop.paper import builders, copies  # 150 ms with reportlab, as above

    if choice.kind == "handlingsplan":
        if session.db.plans.get(choice.id).status != "draft":
            return copies.still_to_sign(session, PlanPaper, choice.id, at)
        return builders.plan_paper(session, choice.id, at)
    if choice.kind == "samtycke":
        if session.db.consents.get(choice.id).locked_at is not None:
            return copies.still_to_sign(session, ConsentPaper, choice.id, at)
        return builders.consent_paper(session, choice.id)
    if choice.kind == "kartlaggning":
        return builders.summary_paper(session, choice.id, at)
    if choice.kind == "uppfoljning":
        if at is Level.FAMILY and session.db.follow_ups.get(choice.id).status == "signerad":
            return copies.signed_follow_up(session, choice.id)
        return builders.follow_up_paper(session, choice.id, at)
    if choice.kind == "underlag":
        return builders.support_paper(session, choice.id, at)
    if choice.kind == "avslut":
        if at is Level.FAMILY and session.db.closings.get(choice.id).status == "signerad":
            return copies.signed_closing(session, choice.id)
        return builders.closing_paper(session, choice.id, at)
    return builders.information_paper(session, choice.id)
