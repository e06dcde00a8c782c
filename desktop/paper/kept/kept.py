"""A kept paper as the rest of the program meets it: what it said, its bytes, its code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from db.records import KeptPaper
from db.records.states import SIGNED_DOCUMENTS, Document, SignedDocument
from desktop.errors import UserError
from desktop.paper.kept.code import grouped
from desktop.paper.kept.written import SignedPaper, from_text
from desktop.session.session import Session


@dataclass(frozen=True)
class Kept:
    """One paper as it lay before the family.

    `values` are what it was drawn from, without any answer, and are read when they are asked for; `original` is the
    PDF. `code` is as printed, empty for one that was drawn `in_hindsight`.
    """

    id: str
    kind: SignedDocument
    object_id: str
    kept_at: datetime
    in_hindsight: bool
    code: str
    original: bytes = field(repr=False)
    drawn_from: str = field(repr=False)

    @cached_property
    def values(self) -> SignedPaper:
        """What lay before the family. Raises `UnreadablePaperError` when its text is not one this program knows."""
        return from_text(self.drawn_from)


def whole(kept: Kept) -> Kept:
    """Return the paper, to be shown. Raises `UserError` when it was lost with a damaged page of the vault."""
    if not kept.original:
        raise UserError(
            "Originalet går inte att läsa.",
            "Det låg på en skadad del av arkivet och kunde inte räddas. Be familjen om deras exemplar.",
        )
    return kept


def kept_paper(session: Session, kind: Document, object_id: str) -> Kept | None:
    """Return the paper that was signed: the one last said yes to, else last answered on, else last kept.

    None while there is none.
    """
    if kind not in SIGNED_DOCUMENTS:
        return None
    answered = session.db.paper_signings.of(kind, object_id)
    chosen = next((one for one in answered if one.answer == "ja"), answered[0] if answered else None)
    found = (
        session.db.kept_papers.get(chosen.paper_id)
        if chosen
        else session.db.kept_papers.latest(kind, object_id)
    )
    return as_kept(found) if found else None


def kept_papers(session: Session, kind: Document, object_id: str) -> list[Kept]:
    """Return every paper of a thing that was kept, the latest first."""
    found: Iterable[KeptPaper] = session.db.kept_papers.of(kind, object_id)
    return [as_kept(one) for one in found]


def as_kept(paper: KeptPaper) -> Kept:
    """Return a stored paper."""
    return Kept(
        id=paper.id,
        kind=paper.document,
        object_id=paper.object_id,
        kept_at=paper.kept_at,
        in_hindsight=paper.in_hindsight,
        code=grouped(paper.code),
        original=paper.original,
        drawn_from=paper.drawn_from,
    )
