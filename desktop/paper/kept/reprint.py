"""A signed paper once more: what lay before the family, never today's data, with what has been answered since."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from db.clock import day_of
from desktop.paper.kept.kept import Kept
from desktop.paper.kept.written import SignedPaper
from desktop.paper.values import ConsentPaper, PlanPaper

_OF_CONSENT = (
    *("signatories", "stance", "stance_words", "stance_reason", "given_on"),
    *("withdrawn_at", "expired_on", "ended_on", "said_no", "other_ground"),
)
"""What is answered, or happens, after a consent was printed."""


def reprinted(kept: Kept, today: SignedPaper) -> SignedPaper:
    """Return a kept paper with the answers and the state that `today`, drawn from what is stored now, tells of.

    What a consent has had taken back in part is left out of its table, as it is today.
    """
    was = kept.values
    mark: dict[str, Any] = {"seal": kept.code, "draft": False}
    if kept.in_hindsight:
        mark["hindsight"] = day_of(kept.kept_at)
    if isinstance(was, ConsentPaper) and isinstance(today, ConsentPaper):
        mark |= {name: getattr(today, name) for name in _OF_CONSENT}
        if len(today.parties) < len(was.parties) or _shares(today) < _shares(was):
            mark["parties"] = today.parties
    if isinstance(was, PlanPaper) and isinstance(today, PlanPaper):
        mark["signers"] = today.signers
    return replace(was, **mark)


def _shares(paper: ConsentPaper) -> int:
    return sum(len(share.categories) for party in paper.parties for share in party.shares)
