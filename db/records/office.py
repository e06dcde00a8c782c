"""What belongs to the workplace rather than to a pupil: settings, prints, log, where the user was."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from db.clock import now
from db.ids import new_id
from db.records.events import LogEvent
from db.records.states import Document, PrintHow, PrintLevel


@dataclass(frozen=True, kw_only=True)
class Setting:
    """One setting. Keys are listed in `desktop/session/settings.py`."""

    id: str
    value: str


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

    `mac` chains to the row before (`prev`) under a key derived from the data key.
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

    def tells_of(self, *events: LogEvent) -> bool:
        """Return whether it is one of these acts."""
        return self.event in events
