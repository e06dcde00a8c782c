"""The documents a kartläggning may lean on: asked for, read, and kept as a conclusion rather than as a copy."""

from __future__ import annotations

from dataclasses import dataclass, replace

from db.clock import now
from db.records import CaseDocument
from db.records.events import MaybeLogged
from desktop import spans
from desktop.content import Item, lists
from desktop.names import clean_lines
from desktop.session.session import Session

CLOSED = ("mottagen", "last_pa_plats", "finns_ej", "samtycke_saknas", "lamnas_ej_ut")
"""Statuses after which there is nothing more to wait for."""


@dataclass(frozen=True)
class DocumentRow:
    """One document of the checklist; `document` is None until somebody has looked at the row."""

    kind: str
    label: str
    owner: str  # who has it, in words
    consent: str  # what it takes to fetch it: ja | eget | nej
    facts: tuple[str, ...]  # what is worth writing down of it
    document: CaseDocument | None

    @property
    def status(self) -> str:
        """Return the status code, empty while nobody has looked."""
        return self.document.status if self.document else ""


def document_rows(session: Session, case_id: str) -> list[DocumentRow]:
    """Return the whole checklist in the list's order; what the case has of a kind no longer offered comes last."""
    stored = {row.kind: row for row in session.db.case_documents.of(case_id)}
    offered = lists().items("underlag")
    kept = [lists().item("underlag", kind) for kind in stored if kind not in {one.code for one in offered}]
    return [_row(item, stored.get(item.code)) for item in (*offered, *kept)]


def document_progress(rows: list[DocumentRow]) -> tuple[int, int]:
    """Return how many documents are dealt with, of those that matter in this case."""
    wanted = [row for row in rows if row.status not in ("", "inte_aktuellt")]
    return sum(row.status in CLOSED for row in wanted), len(wanted)


def save_document(session: Session, document: CaseDocument) -> CaseDocument:
    """Write one row of the checklist. The day it was asked for or came is set when the status says so.

    Raises `UserError` for a new day that cannot be meant.
    """
    today = session.today()
    asked = document.requested_on or (today if document.status == "begard" else None)
    came = document.received_on or (today if document.status in ("mottagen", "last_pa_plats") else None)
    saved = replace(
        document,
        requested_on=asked,
        received_on=came,
        conclusion=clean_lines(document.conclusion),
        updated_at=now(),
    )
    was = session.db.case_documents.find(document.id)
    spans.hold("document", asked, today, was=was.requested_on if was else None)
    spans.hold("document", came, today, was=was.received_on if was else None)
    event: MaybeLogged = "" if was and was.status == saved.status else "document_set"
    detail = f"{saved.kind} {saved.status}"
    with session.change(
        "case_documents", event=event, subject_id=saved.case_id, object_id=saved.id, detail=detail
    ) as db:
        return db.case_documents.save(saved)


def _row(item: Item, document: CaseDocument | None) -> DocumentRow:
    owner = str(item.extra.get("fran", ""))
    return DocumentRow(
        kind=item.code,
        label=item.label,
        owner=_OWNERS.get(owner, owner),
        consent=str(item.extra.get("samtycke", "ja")),
        facts=tuple(str(fact) for fact in item.extra.get("falt", ())),
        document=document,
    )


_OWNERS = {
    "skola": "skolan",
    "familj": "familjen",
    "socialtjanst": "socialtjänsten",
    "annan": "vården eller annan",
}
