"""What a repaired or salvaged vault says of itself: rows in its log, stand-ins to be recognised, loose texts."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from db.clock import now
from db.log.chain import Event, Log
from db.records import (
    Assessment,
    Case,
    Consent,
    ConsentParty,
    Contact,
    Draft,
    Goal,
    Note,
    Plan,
    Pupil,
    School,
)
from db.salvage.found import Found, Piece
from db.secrets.kdf import expand
from db.store.connection import Connection
from db.tables.database import Database
from desktop.content import form
from desktop.drafts import rescue
from desktop.drafts.rescue import Rescued
from desktop.failures.salvage import detail_of, kind_name
from desktop.session import settings
from desktop.version import VERSION


class StandIns:
    """Makes the rows that stand where a lost one is referred to. Nothing in them lets anything be shared or changed.

    Stand-in cases are numbered 00 and the beginning of their id, which no real case ever is.
    """

    def __init__(self, today: date) -> None:
        self._today = today
        self._makers: dict[str, Callable[[str], Any]] = {
            "pupils": self._pupil,
            "cases": self._case,
            "schools": lambda id: School(id=id, name=_unread()),
            "contacts": lambda id: Contact(
                id=id, pupil_id=_ONE, name=_unread(), role="ovrig", contact_rule="forsiktigt"
            ),
            "notes": lambda id: Note(
                id=id, case_id=_ONE, status="signed", event_on=self._today, body=_unread()
            ),
            "plans": lambda id: Plan(
                id=id, case_id=_ONE, number=_number(id), status="replaced", change_note=_unread()
            ),
            "goals": lambda id: Goal(id=id, plan_id=_ONE, status="ended", wording=_unread()),
            "assessments": self._assessment,
            "consents": self._consent,
            "consent_parties": lambda id: ConsentParty(id=id, consent_id=_ONE, code="annan", name=_unread()),
        }

    def __call__(self, table: str, id: str) -> Any:
        """Return the record for a lost row."""
        return self._makers[table](id)

    def _pupil(self, id: str) -> Pupil:
        # Whether the address was secret can no longer be known, so it is taken to be.
        return Pupil(id=id, first_names=_unread(), last_name="", is_protected=True)

    def _case(self, id: str) -> Case:
        return Case(id=id, number=f"00-{id[:4]}", pupil_id=_ONE, opened_on=self._today)

    def _assessment(self, id: str) -> Assessment:
        today = form("kartlaggning")
        return Assessment(
            id=id,
            case_id=_ONE,
            form_id=today.id,
            form_version=today.version,
            form_hash=today.hash,
            round=_number(id),
            status="signed",
            started_on=self._today,
        )

    def _consent(self, id: str) -> Consent:
        return Consent(
            id=id,
            case_id=_ONE,
            number=_number(id),
            stage="ended",
            purpose=_unread(),
            valid_from=self._today,
            valid_until=self._today,
        )


_ONE = "0" * 32
"""The id of the one pupil, case, plan and consent that lost rows without a home are put under."""


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


def _number(id: str) -> int:
    """Return a number that no real plan, consent or round has: they are counted from 1."""
    return 1000 + int(id[:4], 16)


def _unread() -> str:
    return _tr("Gick inte att läsa")


def _tr(text: str) -> str:
    return QCoreApplication.translate("SalvageTold", text)
