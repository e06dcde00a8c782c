"""What lists show: facts gathered over several tables. Never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from db.records.notes import Note
from db.records.people import Named
from db.records.states import CaseStatus, NoteCategory, NoteStatus


@dataclass(frozen=True, kw_only=True)
class ListedPupil(Named):
    """What a list needs of a pupil."""

    id: str
    first_names: str
    last_name: str
    calling_name: str
    identity_number: str
    birth_date: date | None


class NextDay(NamedTuple):
    """The day that holds for the next meeting of a case, by the plan (`is_plans`) or by the follow-up `source`.

    `day` is None when the last of them said that there is no next.
    """

    day: date | None
    time: str  # HH:MM, or empty
    place: str
    interpreter: str
    is_plans: bool
    source: str
    is_booster: bool = False  # on a closed case


class _CaseRow(NamedTuple):
    case_id: str
    number: str
    status: CaseStatus
    opened: str  # ISO 8601, as they are stored; see `opened_on`, `contact_on` and `birth_date`
    contact: str | None
    emblem_colour: int
    emblem_pattern: int
    pupil_id: str
    first_names: str
    last_name: str
    calling_name: str
    identity_number: str
    born: str | None
    school_id: str
    school: str
    class_name: str
    grade: str
    step: int  # 0–7: the last that goes on, else the one after the last done
    next_on: date | None  # next meeting, or the plan's next follow-up; may lie in the past when overdue
    next_time: str
    has_plan: bool  # a signed plan
    overdue: int  # tasks past their day
    drafts: int  # unsigned journal notes


class CaseRow(_CaseRow, Named):
    """One case as a list shows it. No dataclass: a thousand of them are made before the list shows."""

    __slots__ = ()

    @property
    def opened_on(self) -> date:
        """The day the case was opened."""
        return date.fromisoformat(self.opened)

    @property
    def contact_on(self) -> date | None:
        """The day of the last contact."""
        return date.fromisoformat(self.contact) if self.contact else None

    @property
    def birth_date(self) -> date | None:
        """The pupil's day of birth."""
        return date.fromisoformat(self.born) if self.born else None


class _KnownCase(NamedTuple):
    case_id: str
    number: str
    status: CaseStatus
    emblem_colour: int
    emblem_pattern: int
    first_names: str
    last_name: str
    calling_name: str
    identity_number: str
    school_id: str
    school: str
    class_name: str


class KnownCase(_KnownCase, Named):
    """One case as a search finds it."""

    __slots__ = ()


@dataclass(frozen=True, kw_only=True)
class ListedNote:
    """A note as a list shows it: all of it stands in one index, so that no text is read for it."""

    id: str
    case_id: str
    category: NoteCategory
    kind: str
    status: NoteStatus
    event_on: date
    purge_on: date | None
    transferred_at: datetime | None
    written_by: str

    @classmethod
    def of(cls, note: Note) -> ListedNote:
        """Return what a list shows of a note."""
        return cls(
            id=note.id,
            case_id=note.case_id,
            category=note.category,
            kind=note.kind,
            status=note.status,
            event_on=note.event_on,
            purge_on=note.purge_on,
            transferred_at=note.transferred_at,
            written_by=note.written_by,
        )
