"""Papers as tagged PDF: a value in, bytes out. Nothing touches the disk; reportlab is imported on first use."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.paper.pdf.sheet import Sheet
from desktop.paper.values import (
    ClosingPaper,
    ConcernPaper,
    ConsentCopy,
    ConsentPaper,
    FollowUpPaper,
    IncidentPaper,
    InformationPaper,
    JournalPaper,
    Level,
    LogPaper,
    Paper,
    PlanCopy,
    PlanPaper,
    RecoveryPaper,
    SummaryCopy,
    SummaryPaper,
    SupportPaper,
)

__all__ = ["Level", "Paper", "Printed", "render", "sheet_for"]


@dataclass(frozen=True)
class Printed:
    """A finished document.

    `missing` are the characters that no shipped font has: they stand as boxes on the paper.
    `warnings` are Swedish sentences for the one who prints: paper grown too long, facts left out.
    """

    data: bytes
    pages: int
    missing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    paper: Paper | None = None
    """What it was drawn from."""


def render(paper: Paper, *, level: Level = Level.FAMILY, copies: int = 1) -> Printed:
    """Return a paper as PDF, `copies` times over with each copy numbered.

    What the level may not see is removed before anything is laid out. Raises `ValueError` for a level the
    paper does not exist at, and for a plan without its next follow-up.
    """
    from desktop.paper.pdf.engine.file import draw

    sheet = sheet_for(paper, level)
    drawn = draw(sheet, copies)
    return Printed(drawn.data, drawn.pages, drawn.missing, _warnings(paper, sheet, drawn.pages_a_copy), paper)


def sheet_for(paper: Paper, level: Level = Level.FAMILY) -> Sheet:
    """Return what stands on a paper, before it is drawn. Raises `ValueError` as `render` does."""
    from desktop.paper.pdf.papers import (
        closing,
        consent,
        follow_up,
        incident,
        information,
        journal,
        log_control,
        plan,
        recovery,
        summary,
        support,
    )
    from desktop.paper.pdf.papers.recipient import for_recipient

    paper = for_recipient(paper, level)
    match paper:
        case PlanPaper():
            return plan.plan_sheet(paper, level)
        case ConsentPaper():
            return consent.consent_sheet(paper, level)
        case InformationPaper():
            return information.information_sheet(paper, level)
        case SummaryPaper():
            return summary.summary_sheet(paper, level)
        case FollowUpPaper():
            return follow_up.follow_up_sheet(paper, level)
        case ClosingPaper():
            return closing.closing_sheet(paper, level)
        case JournalPaper():
            return journal.journal_sheet(paper)
        case ConcernPaper() | SupportPaper():
            return support.underlag_sheet(paper, level)
        case RecoveryPaper():
            return recovery.recovery_sheet(paper)
        case LogPaper():
            return log_control.log_sheet(paper)
        case IncidentPaper():
            return incident.incident_sheet(paper)
        case ConsentCopy() | PlanCopy() | SummaryCopy():
            return _copy_sheet(paper, level)


def _copy_sheet(paper: ConsentCopy | PlanCopy | SummaryCopy, level: Level) -> Sheet:
    from desktop.paper.pdf.papers import copies

    match paper:
        case ConsentCopy():
            return copies.consent_copy_sheet(paper, level)
        case PlanCopy():
            return copies.plan_copy_sheet(paper, level)
        case SummaryCopy():
            return copies.summary_copy_sheet(paper, level)


def _warnings(paper: Paper, sheet: Sheet, pages: int) -> tuple[str, ...]:
    from desktop.paper.pdf.papers.wording import say

    found = []
    if sheet.page_budget and pages > sheet.page_budget:
        found.append(say("papper.for_langt", n=pages, totalt=sheet.page_budget))
    if isinstance(paper, InformationPaper) and not paper.controller.officer:
        found.append(say("papper.ombud_saknas"))
    if isinstance(paper, ConsentPaper):
        found.append(say("papper.bladet_for_sig"))
    return tuple(found)
