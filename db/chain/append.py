"""Adding a link: the only place through which a thing that has just been locked enters the chains."""

from __future__ import annotations

from dataclasses import replace

from db.chain.links import FIRST, link_hash, row_hash
from db.chain.things import case_of, content_hash
from db.clock import now
from db.records import CaseLink, VaultLink
from db.store.codec import to_sql
from db.tables.database import Database


def append(db: Database, kind: str, object_id: str, who: str, for_whom: str = "") -> CaseLink:
    """Chain a thing as it now stands in the vault, in the transaction that locked it.

    Order is kept by the chain itself, not by the clock, which may be set back. Raises `LookupError` when the thing
    is not there, `RuntimeError` outside a transaction.
    """
    content = content_hash(db, kind, object_id)
    if content is None:
        raise LookupError(f"{kind}: not there to be chained")
    case_id = case_of(db, kind, object_id)
    last = db.case_links.last(case_id)
    link = CaseLink(
        hash="",
        case_id=case_id,
        n=last.n + 1 if last else 1,
        kind=kind,
        object_id=object_id,
        content_hash=content,
        moment=str(to_sql(now())),
        who=str(to_sql(who)),
        for_whom=str(to_sql(for_whom)),
        previous=last.hash if last else FIRST,
    )
    link = db.case_links.add(replace(link, hash=link_hash(link)))
    _note(db, link.hash)
    return link


def _note(db: Database, noted: str) -> None:
    """Add a row to the vault's chain. Where its end has been lost, the numbers of the lost rows are left out."""
    last = db.vault_links.last()
    seq, previous = (last.seq, last.row_hash) if last else (0, FIRST)
    head = db.vault_links.head()
    if head[0] > seq:
        seq, previous = head
    row = VaultLink(seq=seq + 1, link_hash=noted, previous=previous, row_hash="")
    row = db.vault_links.add(replace(row, row_hash=row_hash(row)))
    db.vault_links.note_head(row)
