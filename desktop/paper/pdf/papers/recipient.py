"""The second look: a paper without what its recipient may not have. The one place in the drawing that decides it.

The builders never put such things on a family's paper (`desktop.forms.family`, `desktop.plan.family`). Should one
slip through, it is taken out here, whatever it is and however deep it lies, before anything is laid out: it is
nowhere in the file.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from desktop.paper.values import (
    RECIPIENTS,
    ClosingPaper,
    ConsentCopy,
    CopyNotes,
    FollowUpPaper,
    Level,
    Paper,
    PlanCopy,
    PlanPaper,
    StandingMark,
    SummaryCopy,
    SummaryPaper,
    SupportPaper,
)


def for_recipient(paper: Paper, level: Level) -> Paper:
    """Return a paper as this recipient may have it.

    A paper that is the unit's own has no recipients; its level says nothing. Raises `ValueError` for a level the
    paper does not exist at, and for one that was made for the record and is to be drawn for somebody else: words that
    were not cleared look like any other there.
    """
    recipients = RECIPIENTS[type(paper)]
    if recipients and level not in recipients:
        raise ValueError(f"{type(paper).__name__} does not exist for {level.value}")
    if not recipients or level is Level.RECORD:
        return paper
    if (
        isinstance(
            paper, PlanPaper | SummaryPaper | FollowUpPaper | ClosingPaper | SupportPaper | ConsentCopy
        )
        and paper.made_for is Level.RECORD
    ):
        raise ValueError("made for the record")
    if isinstance(paper, PlanCopy | SummaryCopy):
        seen_original: Any = for_recipient(paper.original, level)
        return replace(paper, original=seen_original)
    if isinstance(paper, ConsentCopy) and paper.is_refused:
        paper = replace(paper, answers=(), notes=_nobodys_no(paper.notes))
    if isinstance(paper, PlanPaper):
        paper = _renumbered(paper)
    seen: Paper = _open(paper)
    return seen


def _nobodys_no(notes: CopyNotes) -> CopyNotes:
    """Return where it stands without since when somebody says no, and whether it is the pupil."""
    if notes.standing.mark is not StandingMark.REFUSED:
        return notes
    return replace(notes, standing=replace(notes.standing, on=None, pupil=False))


def _open(value: Any) -> Any:
    """Return a value without its private items and what is for the record alone, at any depth.

    Raises `ValueError` for a private one that stands alone: what should stand in its place is not for a look to say.
    """
    if isinstance(value, tuple):
        return tuple(_open(one) for one in value if not getattr(one, "private", False))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {}
    for field in fields(value):
        kept = getattr(value, field.name)
        if getattr(kept, "private", False):
            raise ValueError(f"{field.name} is private and lies in no list that could be without it")
        seen = type(kept)() if field.metadata.get("record_only") else _open(kept)
        if seen is not kept and seen != kept:
            changed[field.name] = seen
    return replace(value, **changed) if changed else value


def _renumbered(paper: PlanPaper) -> PlanPaper:
    """Return a plan whose rows point at the goals that stay: a gap in the numbers would tell of a hidden one."""
    visible = [number for number, goal in enumerate(paper.goals, start=1) if not goal.private]
    numbers = {number: place for place, number in enumerate(visible, start=1)}
    doings = tuple(
        replace(one, goals=tuple(numbers[number] for number in one.goals if number in numbers))
        for one in paper.doings
    )
    return replace(paper, doings=doings)
