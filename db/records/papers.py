"""Papers as they lay before the family: kept when they were printed for signing, and which of them was signed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from db.clock import now
from db.ids import new_id
from db.records.states import PaperAnswer, SignedDocument


@dataclass(frozen=True, kw_only=True)
class KeptPaper:
    """One paper that was printed for signing. Never changed, never removed.

    `drawn_from` is what it says (`desktop.paper.kept.written`), `rows_then` what lay in the vault of the thing;
    both are JSON. `code` is its Kontrollkod without hyphens, empty for one that was drawn `in_hindsight`. Hashes are
    SHA-256 in hexadecimal; `original` are the bytes of the PDF. `texts_version` and `texts_hash` tell which sentences
    the program had then, `program` which version drew it.
    """

    id: str = field(default_factory=new_id)
    case_id: str
    document: SignedDocument
    object_id: str
    version: int
    code: str = ""
    drawn_from: str
    drawn_from_hash: str
    rows_then: str
    texts_version: str
    texts_hash: str
    program: str
    pages: int
    in_hindsight: bool = False
    kept_by: str = ""
    kept_at: datetime = field(default_factory=now)
    original_hash: str
    original: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class PaperSigning:
    """Which kept paper somebody answered on. `signer_id`: the signatory's or participant's row, or the thing's."""

    id: str = field(default_factory=new_id)
    case_id: str
    paper_id: str
    document: SignedDocument
    object_id: str
    signer_id: str
    answer: PaperAnswer
    noted_by: str = ""
    noted_at: datetime = field(default_factory=now)
