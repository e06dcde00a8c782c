"""What a repaired or salvaged vault says of itself: rows in its log, and loose texts."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from db.clock import now
from db.log.chain import Event, Log
from db.records import Draft
from db.salvage.found import Found, Piece
from db.secrets.kdf import expand
from db.store.connection import Connection
from db.tables.database import Database
from desktop.drafts import rescue
from desktop.drafts.rescue import Rescued
from desktop.failures.salvage import detail_of, kind_name
from desktop.session import settings
from desktop.version import VERSION


def say_repaired(vault: str, connection: Connection, dek: bytearray) -> None:
    """Log that an unused page was damaged and the vault, whose id is given, written anew."""
    _log(vault, connection, dek, Event("vault_repaired"))


def say_salvaged(vault: str, connection: Connection, dek: bytearray, found: Found) -> None:
    """Log what was saved and what was not, keep the loose texts to be handed back, and ask for a copy soon."""
    db = Database(connection)
    _log(vault, connection, dek, Event("vault_salvaged", detail=detail_of(found)), after_gap=found.log_is_cut)
    if found.pieces:
        _keep_pieces(db, found.pieces)
    _worker, _office, choices = settings.read(db)
    if not choices.first_start_done and db.pupils.count():
        settings.write(db, replace(choices, first_start_done=True))
    copies = settings.copies(db)
    seq = max(copies.seq, found.copy.seq if found.copy else 0)
    settings.write(db, replace(copies, seq=seq, is_unsaved=True))
    key_state = settings.key_state(db)
    if key_state.aside and not found.is_complete:
        # The vault under the key before, not removed yet: it may hold what was lost here, and stays.
        settings.write(db, replace(key_state, aside=""))


def _log(
    vault: str, connection: Connection, dek: bytearray, event: Event, *, after_gap: bool = False
) -> None:
    log = Log(connection, bytes(expand(dek, "audit")), VERSION, vault[:8])
    log.write(event, Database(connection).settings.value("worker.name") or "?", after_gap=after_gap)


def _keep_pieces(db: Database, pieces: list[Piece]) -> None:
    """Put the texts where the program hands back what stands nowhere else (`desktop.drafts.rescue`)."""
    kept: list[dict[str, Any]] = []
    row = db.drafts.find(rescue.FORM)
    if row is not None:
        with suppress(ValueError):
            kept = json.loads(row.body).get("texts", [])
    texts = [Rescued(kind_name(piece.table), _tr("Början av en text"), piece.text) for piece in pieces]
    body = json.dumps({"texts": [*kept, *(asdict(one) for one in texts)]})
    db.drafts.save(Draft(id=rescue.FORM, body=body, saved_at=now()))


def _tr(text: str) -> str:
    return QCoreApplication.translate("SalvageTold", text)
