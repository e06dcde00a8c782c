"""Registering what somebody answered, on the very paper it was answered on.

Where the paper says something else today than when it was printed for signing, `question` has both, and the user says
which was signed. What is signed is what was chosen: where the thing is not locked yet, what lay in the vault when the
paper was printed is put back before it is locked, and what stood there today is kept as a paper of its own first.
A round of kartläggning is never put back: its answers are what people said, and the paper is a view of them.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from db.chain.things import FREE, KINDS
from db.records import Assessment, Closing, FollowUp, KeptPaper, PaperSigning, Participant, Plan, Signatory
from db.records.states import Approved, PaperAnswer, Signed, SignedDocument
from db.tables.database import Database
from db.tables.papers import from_text as rows_from
from desktop.assessment import signing as rounds
from desktop.chain.locked import chain
from desktop.closing import act as closings
from desktop.closing.outcomes import has_letter
from desktop.consent import acts as consents
from desktop.content.problems import ContentError
from desktop.errors import UserError
from desktop.followup import signing as follow_ups
from desktop.paper.kept.code import texts_hash
from desktop.paper.kept.compare import TEXTS, differs
from desktop.paper.kept.keeping import THINGS, drawn, keep, paper_now
from desktop.paper.kept.kept import Kept, as_kept
from desktop.paper.kept.written import UnreadablePaperError
from desktop.plan import signing as plans
from desktop.plan.family import KEPT, private_points
from desktop.session.session import Session

if TYPE_CHECKING:
    from desktop.paper.pdf import Printed


UNDRAWABLE = (UserError, ContentError, UnreadablePaperError)
"""Why two papers cannot be compared: something is missing for today's, or a newer program wrote the other."""


@dataclass(frozen=True)
class TwoPapers:
    """The paper as it was printed for signing and as it would be today, and where they differ."""

    kept: Kept
    today: Printed = field(repr=False)
    differing: tuple[str, ...]


def question(session: Session, document: SignedDocument, object_id: str) -> TwoPapers | None:
    """Return the two papers to choose between, or None when there is nothing to ask about.

    The one printed last is asked about. Nothing is asked when none was printed, or when today's cannot be drawn.
    """
    latest = session.db.kept_papers.latest(document, object_id)
    if latest is None or latest.in_hindsight:
        return None
    kept = as_kept(latest)
    try:
        now = paper_now(session, document, object_id)
        found = differs(kept.values, now)
        if not found and latest.texts_hash != texts_hash(document):
            found = (TEXTS,)
        return TwoPapers(kept, drawn(document, now), found) if found else None
    except UNDRAWABLE:
        return None


def sign_consent(
    session: Session,
    signatory: Signatory,
    kind: Signed,
    day: date,
    *,
    how: str = "",
    identity: str = "",
    paper_id: str = "",
) -> Signatory:
    """Register a yes to a consent, as `desktop.consent.acts.sign`; `paper_id`: the kept paper, empty for today's."""
    with _door(session) as db:
        is_open = db.consents.get(signatory.consent_id).locked_at is None
        paper = _chosen(session, "samtycke", signatory.consent_id, paper_id, put_back=is_open)
        signed = consents.sign(session, signatory, kind, day, how=how, identity=identity)
        _note(session, paper, "samtycke", signatory.consent_id, signed.id, "ja")
    return signed


def refuse_consent(session: Session, signatory: Signatory, day: date, *, paper_id: str = "") -> Signatory:
    """Register a no to a consent, as `desktop.consent.acts.refuse`."""
    with _door(session):
        paper = _chosen(session, "samtycke", signatory.consent_id, paper_id)
        refused = consents.refuse(session, signatory, day)
        _note(session, paper, "samtycke", signatory.consent_id, refused.id, "nej")
    return refused


def sign_plan(session: Session, plan_id: str, *, paper_id: str = "") -> Plan:
    """Lock a plan, as `desktop.plan.signing.sign_plan`."""
    with _door(session):
        paper = _chosen(session, "handlingsplan", plan_id, paper_id, put_back=True)
        signed = plans.sign_plan(session, plan_id)
        _note(session, paper, "handlingsplan", plan_id, plan_id, "ja")
    return signed


def approve_plan(
    session: Session, participant: Participant, how: Approved, on: date, *, paper_id: str = ""
) -> Participant:
    """Note that somebody has said yes to a plan, as `desktop.plan.signing.approve`."""
    plan_id = participant.plan_id
    with _door(session):
        paper = _chosen(session, "handlingsplan", plan_id, paper_id)
        approved = plans.approve(session, participant, how, on)
        _note(session, paper, "handlingsplan", plan_id, approved.id, "ja")
    return approved


def sign_round(session: Session, assessment: Assessment, *, paper_id: str = "") -> Assessment:
    """Lock a round, as `desktop.assessment.signing.sign_assessment`. Its answers are today's whatever was printed."""
    with _door(session):
        paper = _chosen(session, "kartlaggning", assessment.id, paper_id)
        signed = rounds.sign_assessment(session, assessment)
        _note(session, paper, "kartlaggning", assessment.id, assessment.id, "ja")
    return signed


def sign_follow_up(session: Session, follow_up_id: str) -> FollowUp:
    """Lock a follow-up, as `desktop.followup.signing.sign`, and keep the family's A4 as it reads from then on."""
    with _door(session):
        signed = follow_ups.sign(session, follow_up_id)
        paper = _chosen(session, "uppfoljning", follow_up_id, "")
        _note(session, paper, "uppfoljning", follow_up_id, follow_up_id, "ja")
    return signed


def sign_closing(session: Session, closing_id: str) -> Closing:
    """Close the case, as `desktop.closing.act.close`, and keep the family's letter as it reads from then on.

    Of a pupil who has died there is no letter.
    """
    with _door(session):
        signed = closings.close(session, closing_id)
        if has_letter(signed):
            paper = _chosen(session, "avslut", closing_id, "")
            _note(session, paper, "avslut", closing_id, closing_id, "ja")
    return signed


def _door(session: Session) -> AbstractContextManager[Database]:
    return session.change("kept_papers", "paper_signings")


def _chosen(
    session: Session, document: SignedDocument, object_id: str, paper_id: str, *, put_back: bool = False
) -> KeptPaper | None:
    """Return the paper that is answered on: the one that was chosen, else the printed one where nothing differs.

    Else it is today's, which is then kept. None for a draft that cannot be drawn yet, and which nobody printed.
    """
    two = question(session, document, object_id)
    if paper_id:
        chosen = session.db.kept_papers.get(paper_id)
        if put_back and two is not None and document != "kartlaggning":
            _put_back(session, chosen, two.today)
        return chosen
    if two is not None:
        return keep(session, document, object_id, two.today)
    latest = session.db.kept_papers.latest(document, object_id)
    if latest is not None and not latest.in_hindsight:
        return latest
    try:
        today = drawn(document, paper_now(session, document, object_id))
    except UNDRAWABLE:
        return None
    return keep(session, document, object_id, today)


def _put_back(session: Session, chosen: KeptPaper, today: Printed) -> None:
    """Make the thing what it was when `chosen` was printed. What the family's paper never shows stays as it is."""
    kind = KINDS[THINGS[chosen.document]]
    was = rows_from(chosen.rows_then)
    now = session.db.kept_papers.rows_of(((kind.table, "id"), *kind.parts), chosen.object_id)
    if not was or was == now:
        return
    keep(session, chosen.document, chosen.object_id, today)
    if chosen.document == "handlingsplan":
        hidden = private_points(session, session.db.plans.get(chosen.object_id))
        for rows in (was, now):
            rows["plan_points"] = [row for row in rows["plan_points"] if row["id"] not in hidden]
    free = {table: FREE.get(table, frozenset()) | _STANDS for table in was}
    free["plans"] = free.get("plans", _STANDS) | KEPT
    with session.change(*was) as db:
        try:
            db.kept_papers.put_back(was, now, free)
        except ValueError:
            raise UserError(
                "Det utskrivna papperet kan inte signeras som det var",
                "Något som skrivits sedan dess hör till det som då inte fanns.",
                "Inget har ändrats, och båda papperen är kvar.",
                "Skriv ut planen igen, och låt den skrivas under som den är i dag.",
            ) from None


_STANDS = frozenset({"branch", "updated_at", "created_at"})
"""What is never put back: where a version stands in this vault, and when it was written."""


def _note(
    session: Session,
    paper: KeptPaper | None,
    document: SignedDocument,
    object_id: str,
    signer_id: str,
    answer: PaperAnswer,
) -> None:
    if paper is None:
        return
    said = session.db.paper_signings.add(
        PaperSigning(
            case_id=paper.case_id,
            paper_id=paper.id,
            document=document,
            object_id=object_id,
            signer_id=signer_id,
            answer=answer,
            noted_by=session.worker.name,
        )
    )
    chain(session, "papperssvar", said.id)
