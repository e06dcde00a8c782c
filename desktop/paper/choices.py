"""What can be put on paper in a case: the paper to sign, its copy once somebody has answered, and for whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.records import Consent, FollowUp, Plan, Referral
from db.records.states import Document, PrintLevel
from desktop import dates
from desktop.assessment.reading import round_words
from desktop.closing.act import standing
from desktop.closing.outcomes import has_letter
from desktop.consent.state import state_here
from desktop.paper.values import (
    RECIPIENTS,
    ClosingPaper,
    ConsentCopy,
    ConsentPaper,
    FollowUpPaper,
    InformationPaper,
    JournalPaper,
    Level,
    PlanCopy,
    PlanPaper,
    SummaryCopy,
    SummaryPaper,
    SupportPaper,
)
from desktop.referrals.words import paper_called
from desktop.session.session import Session

if TYPE_CHECKING:
    from desktop.paper.pdf import Paper

_PAPERS: dict[Document, type[Paper]] = {
    "handlingsplan": PlanPaper,
    "samtycke": ConsentPaper,
    "informationsblad": InformationPaper,
    "kartlaggning": SummaryPaper,
    "uppfoljning": FollowUpPaper,
    "underlag": SupportPaper,
    "avslut": ClosingPaper,
    "journal": JournalPaper,
    "handelser": JournalPaper,
}
_COPIES: dict[Document, type[Paper]] = {
    "handlingsplan": PlanCopy,
    "samtycke": ConsentCopy,
    "kartlaggning": SummaryCopy,
    "informationsblad": InformationPaper,
    "uppfoljning": FollowUpPaper,
    "underlag": SupportPaper,
    "avslut": ClosingPaper,
    "journal": JournalPaper,
    "handelser": JournalPaper,
}
_LEVELS: dict[Level, PrintLevel] = {Level.FAMILY: "familj", Level.RECORD: "akt"}


@dataclass(frozen=True)
class Choice:
    """A document that exists. `id` is the plan's, consent's, round's or case's.

    `is_copy`: of what was signed or answered. Without it, it is the paper to sign. `about`: codes of the list
    `kategori`, where it is chosen for each what it gives away.
    """

    kind: Document
    id: str
    label: str
    version: int = 1
    is_copy: bool = False
    about: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """How a place names it: `handlingsplan:<id>`, and `handlingsplan:<id>:kopia`."""
        return f"{self.kind}:{self.id}{':kopia' if self.is_copy else ''}"

    def is_asked_for(self, wanted: str) -> bool:
        """Return whether a place's words mean it: its key, its kind, or the thing whichever paper it has."""
        return bool(wanted) and wanted in (self.key, self.kind, f"{self.kind}:{self.id}")


def choices(session: Session, case_id: str) -> list[Choice]:
    """Return what can be printed in a case now, of each kind what holds first and then the newest.

    What somebody has signed or answered has a copy; as long as somebody's line is empty, also the paper to sign.
    """
    db = session.db
    in_force_first = sorted(db.plans.of(case_id), key=lambda plan: plan.status != "signed")
    found = [choice for plan in in_force_first for choice in _of_plan(session, plan)]
    found += _of_closing(session, case_id)
    found += [_of_follow_up(one) for one in db.follow_ups.of(case_id) if one.status in ("utkast", "signerad")]
    found += [background(one) for one in db.referrals.of(case_id) if may_be_seen(one)]
    found += [choice for consent in db.consents.of(case_id) for choice in _of_consent(session, consent)]
    for round_ in db.assessments.of(case_id):
        is_copy = round_.status == "signed"
        label = f"Kartläggning, sammanfattning, {round_words(round_)}{_COPY if is_copy else ''}"
        found.append(Choice("kartlaggning", round_.id, label, round_.round, is_copy))
    found.append(Choice("informationsblad", case_id, "Informationsblad"))
    return found


_COPY, _TO_SIGN = ", kopia", ", att skriva under"


def _of_plan(session: Session, plan: Plan) -> Iterator[Choice]:
    is_closed = session.db.cases.get(plan.case_id).status == "closed"
    holds = "avslutad" if is_closed else "gäller"
    state = {"draft": "utkast", "signed": holds, "replaced": "ersatt"}[plan.status]
    label = f"Handlingsplan, version {plan.version}, {state}"
    if plan.status == "draft":
        yield Choice("handlingsplan", plan.id, label, plan.version)
        return
    copy = Choice("handlingsplan", plan.id, f"{label}{_COPY}", plan.version, is_copy=True)
    to_sign = Choice("handlingsplan", plan.id, f"{label}{_TO_SIGN}", plan.version)
    asked = [
        one
        for one in session.db.participants.of(plan.id)
        if one.how != "inte_med" and one.name.strip() and one.name != plan.signed_by
    ]
    approved = [one for one in asked if one.approved]
    if plan.status != "signed" or is_closed or (approved and len(approved) == len(asked)):
        yield copy
    else:
        yield from (copy, to_sign) if approved else (to_sign, copy)


def _of_follow_up(one: FollowUp) -> Choice:
    day = f", {dates.full(one.held_on)}" if one.held_on else ""
    state = ", utkast" if one.status == "utkast" else ""
    return Choice("uppfoljning", one.id, f"Uppföljning {one.number}{day}{state}", one.number)


def background(one: Referral) -> Choice:
    """Return the underlag of one under Vidare stöd, whatever it is; the label does not say to what for an oro."""
    day = f", {dates.full(one.given_on)}" if one.given_on else ""
    state = {"utkast": ", utkast", "avbruten": ", avstått", "lamnad": ""}[one.status]
    what = "" if one.kind == "oro" else f" till {paper_called(one)}"
    return Choice("underlag", one.id, f"Underlag{what}{day}{state}", about=tuple(one.categories.split()))


def may_be_seen(one: Referral) -> bool:
    """Return whether it stands among the papers of the case: never an oro, nor what the family does not know of."""
    return one.kind != "oro" and one.family_knows != "vet_inte"


def _of_closing(session: Session, case_id: str) -> Iterator[Choice]:
    """Yield the letter of the closing that stands, else of the draft; one that was taken back is given to nobody."""
    db = session.db
    closed = standing(session, case_id)
    found = closed if closed is not None else db.closings.draft(case_id)
    if found is None or not has_letter(found):
        return
    day = f", {dates.full(found.closed_on)}" if found.closed_on else ""
    state = ", utkast" if found.status == "utkast" else ""
    yield Choice("avslut", found.id, f"Avslut{day}{state}", found.number)


def _of_consent(session: Session, consent: Consent) -> Iterator[Choice]:
    label = f"Samtycke, version {consent.version}"
    signatories = session.db.signatories.of(consent.id)
    if consent.locked_at is None and not any(one.kind or one.refused_on for one in signatories):
        yield Choice("samtycke", consent.id, label, consent.version)
        return
    state = state_here(session, consent)
    is_over = state.is_over or consent.stage == "replaced" or bool(state.refused)
    found = [Choice("samtycke", consent.id, f"{label}{_COPY}", consent.version, is_copy=True)]
    if not is_over and any(not one.kind for one in signatories):
        place = 1 if state.holds else 0
        found.insert(place, Choice("samtycke", consent.id, f"{label}{_TO_SIGN}", consent.version))
    yield from found


def levels(choice: Choice) -> tuple[PrintLevel, ...]:
    """Return for whom a document can be printed: `familj`, and `akt` where that differs."""
    made = _COPIES[choice.kind] if choice.is_copy else _PAPERS[choice.kind]
    return tuple(_LEVELS[level] for level in RECIPIENTS[made])
