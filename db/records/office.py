"""What belongs to the workplace rather than to a pupil: settings, prints, log, where the user was."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from db.clock import now
from db.ids import new_id
from db.records.events import LogEvent
from db.records.states import Document, PrintHow, PrintLevel, StandInReason


@dataclass(frozen=True, kw_only=True)
class Setting:
    """One setting. Keys are listed in `desktop/session/settings.py`."""

    id: str
    value: str


@dataclass(frozen=True, kw_only=True)
class StandIn:
    """That somebody came to work in the owner's place: who, why and until when. A row each time it was said."""

    id: str = field(default_factory=new_id)
    name: str
    title: str
    reason: StandInReason
    until: date
    begun_at: datetime = field(default_factory=now)


@dataclass(frozen=True, kw_only=True)
class Print:
    """That a document left the program on paper or as a file: what, for whom, how many pages and copies."""

    id: str = field(default_factory=new_id)
    case_id: str
    document: Document
    subject_id: str
    version: int = 1
    level: PrintLevel = "familj"
    language: str = "sv"
    recipient: str = ""
    copies: int = 1
    pages: int = 0
    how: PrintHow = "skrivare"
    made_by: str = ""
    made_at: datetime = field(default_factory=now)


@dataclass(frozen=True, kw_only=True)
class LogRow:
    """One act in the access log: what, by whom, on which internal id. Never content, never names.

    `mac` chains to the row before (`prev`) under a key derived from the data key. `acting_for` is whom the actor
    stood in for, or empty.
    """

    seq: int
    utc: str
    tz_offset: int  # minutes east of UTC
    monotonic_ms: int
    app_version: str
    actor: str
    device: str
    event: str  # a `LogEvent`, or what a newer version wrote
    subject_id: str
    object_id: str
    detail: str
    prev: str
    mac: str
    acting_for: str = ""

    def tells_of(self, *events: LogEvent) -> bool:
        """Return whether it is one of these acts."""
        return self.event in events
