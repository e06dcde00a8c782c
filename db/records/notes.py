"""Notes: drafts that save themselves, signed rows that never change, amendments."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from db.clock import now
from db.ids import new_id
from db.records.states import NoteCategory, NoteStatus


@dataclass(frozen=True, kw_only=True)
class Note:
    """A journalanteckning, or a minnesstöd (`category`).

    `kind` is a code in the list `anteckning`. `event_on`/`event_time` say when it happened, `created_at` when it
    was begun, `signed_at` when it was locked. After signing only `transferred_at` may be set. `signed_for` is whom
    the signer stood in for, `written_by` the stand-in whose draft it is; both are empty when it is the owner's.
    """

    id: str = field(default_factory=new_id)
    case_id: str
    category: NoteCategory = "journal"
    kind: str = "samtal_elev"
    status: NoteStatus = "draft"
    event_on: date
    event_time: str = ""  # HH:MM
    place: str = ""
    present: str = ""
    school_id: str | None = None
    goal_id: str | None = None
    body: str = ""
    created_at: datetime = field(default_factory=now)
    updated_at: datetime = field(default_factory=now)
    discarded_at: datetime | None = None  # in the bin since
    purge_on: date | None = None  # minnesstöd: last day
    signed_at: datetime | None = None
    signed_by: str = ""
    content_hash: str = ""
    previous_hash: str = ""
    transferred_at: datetime | None = None
    signed_for: str = ""
    written_by: str = ""


@dataclass(frozen=True, kw_only=True)
class NoteVersion:
    """An earlier state of a draft, at least five minutes from the one before."""

    id: str = field(default_factory=new_id)
    note_id: str
    body: str
    saved_at: datetime = field(default_factory=now)


@dataclass(frozen=True, kw_only=True)
class Amendment:
    """A correction of a signed note: the struck passage stays readable, followed by the new words."""

    id: str = field(default_factory=new_id)
    note_id: str
    struck: str = ""  # the passage that no longer holds; empty when something is only added
    added: str
    reason: str
    signed_at: datetime = field(default_factory=now)
    signed_by: str = ""
    content_hash: str = ""
    previous_hash: str = ""
    signed_for: str = ""  # whom the signer stood in for
    struck_of: str = ""  # the correction whose words are struck; empty for the note's own
    struck_at: int | None = None  # where in them, in characters; None when nothing is struck, or nobody knew


@dataclass(frozen=True, kw_only=True)
class Draft:
    """Text on its way in a form that is no row yet; `id` says which form, `body` is JSON."""

    id: str
    body: str
    caret: int = 0
    saved_at: datetime = field(default_factory=now)
