"""The chain of signatures: each signed text carries its own hash and the one before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from db.records import Amendment, Note, Setting
from db.store.codec import Value
from db.store.sealing import sealed
from db.tables.database import Database
from desktop.session.session import Session

HEAD = "chain.head"
"""The setting that holds the latest signature's hash."""

Signed = TypeVar("Signed", Note, Amendment)

NOT_SEALED = frozenset({"content_hash", "transferred_at"})
"""What may be different in a signed text than when it was signed."""


def _hash(signed: dict[str, Value]) -> str:
    text = json.dumps(signed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def note_hash(note: Note) -> str:
    """Return the SHA-256 of everything that was signed, in hexadecimal."""
    return _hash(sealed(note, NOT_SEALED))


def amendment_hash(amendment: Amendment) -> str:
    """Return the SHA-256 of a correction, in hexadecimal."""
    return _hash(sealed(amendment, NOT_SEALED))


def link(database: Database, text: Signed, mac: Callable[[Signed], str]) -> Signed:
    """Return the text chained to the signature before it, and remember it as the latest.

    Order is kept by the chain itself, not by the clock, which may be set back.
    """
    chained = replace(text, previous_hash=database.settings.value(HEAD))
    chained = replace(chained, content_hash=mac(chained))
    database.settings.save(Setting(id=HEAD, value=chained.content_hash))
    return chained


def broken(session: Session) -> list[str]:
    """Return the ids of signed texts that are not what was signed, or that the chain does not reach."""
    db = session.db
    signed = [(note, note_hash(note)) for note in db.notes.select("WHERE status = 'signed'")]
    corrections = [(one, amendment_hash(one)) for one in db.amendments.all()]
    texts: list[tuple[Note | Amendment, str]] = [*signed, *corrections]
    following = {text.previous_hash: text for text, _ in texts}
    reached, head = set(), ""
    while head in following and following[head].id not in reached:
        reached.add(following[head].id)
        head = following[head].content_hash
    found = [text.id for text, actual in texts if text.content_hash != actual or text.id not in reached]
    return found or ([HEAD] if head != db.settings.value(HEAD) else [])
