"""Attendance: weeks, periods and lessons of a pupil, where they came from, and the figures kept of a case."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from db.clock import now
from db.ids import new_id
from db.records.states import (
    AttendanceUnit,
    Basis,
    LessonState,
    Moment,
    RowKind,
    SourceKind,
    SpanKind,
    WeekKind,
)


@dataclass(frozen=True, kw_only=True)
class AttendanceSource:
    """Where rows came from: one for each import, and one for what is typed by hand of what one person has told.

    `registered` is how much of the time the school had reported, in hundredths of a per cent. `undoes` is the import
    that a source of the kind `angrad` took back; `undone_at` says the same of the import itself.
    """

    id: str = field(default_factory=new_id)
    pupil_id: str
    kind: SourceKind = "hand"
    system: str = ""  # what the school registers in; for old rows, the words they had
    profile: str = ""  # code of the profile that read it
    profile_version: str = ""
    file_name: str = ""  # never the path
    file_hash: str = ""  # SHA-256, hexadecimal
    sheet: str = ""
    first_on: date | None = None
    last_on: date | None = None
    told_by: str = ""  # who at the school
    told_on: date | None = None
    registered: int | None = None
    rows_read: int = 0
    rows_refused: int = 0
    rows_others: int = 0  # about other pupils: only how many
    read_by: str = ""
    read_at: datetime = field(default_factory=now)
    undoes: str | None = None
    undone_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class _Figures:
    """What a week and a period have in common: whole minutes, lessons or half days (`unit`), or of 100 (`procent`).

    present + excused + unexcused + unknown + unregistered = offered, all ≥ 0; `late` is a memo inside them.
    `offered` None: nobody knows how much there was (a list of absences alone). `marks` are codes, a space between.
    """

    unit: AttendanceUnit = "lektioner"
    offered: int | None = None  # on the pupil's own timetable
    present: int = 0
    excused: int = 0
    unexcused: int = 0
    unknown: int = 0  # absent, and nobody has said why
    unregistered: int = 0  # offered, and nobody has reported it
    late: int = 0
    full_time: int | None = None  # by the ordinary timetable; None: the same as offered
    school_days: int = 5
    counts_unreported: bool = False  # the school's own report counts it as presence
    marks: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class AttendanceWeek(_Figures):
    """One ISO week of a pupil at a school. `half_days` are ten letters of N G O L S X, or nothing."""

    id: str = field(default_factory=new_id)
    pupil_id: str
    year: int
    week: int  # ISO week
    school_id: str | None = None
    kind: WeekKind = "skolvecka"
    half_days: str = ""
    source_id: str = ""  # given when it is kept
    created_at: datetime = field(default_factory=now)

    @property
    def is_break(self) -> bool:
        """Whether nothing was offered: no per cent is ever made of such a week."""
        return self.offered == 0

    @property
    def monday(self) -> date:
        """The first day of the week."""
        return date.fromisocalendar(self.year, self.week, 1)


@dataclass(frozen=True, kw_only=True)
class AttendancePeriod(_Figures):
    """The sum of a time that is not one ISO week. It is never spread over weeks."""

    id: str = field(default_factory=new_id)
    pupil_id: str
    first_on: date
    last_on: date
    school_id: str | None = None
    source_id: str
    created_at: datetime = field(default_factory=now)


@dataclass(frozen=True, kw_only=True)
class AttendanceLesson:
    """One lesson of a pupil. `minutes` is how long it is, `absent_minutes` how much was missed if known."""

    id: str = field(default_factory=new_id)
    pupil_id: str
    held_on: date
    starts_at: str = ""  # `HH:MM`, local
    subject: str = ""
    school_id: str | None = None
    minutes: int = 0
    absent_minutes: int | None = None
    state: LessonState = "narvaro"
    reason: str = ""
    source_id: str
    created_at: datetime = field(default_factory=now)


@dataclass(frozen=True, kw_only=True)
class AttendanceEarlier:
    """A row as it was before something replaced it. `was` is its columns as JSON."""

    id: str = field(default_factory=new_id)
    pupil_id: str
    kind: RowKind
    row_id: str
    source_id: str  # what the row came from
    replaced_by: str  # the source that came after it
    was: str
    replaced_at: datetime = field(default_factory=now)


@dataclass(frozen=True, kw_only=True)
class AttendanceMapping:
    """What a school's columns mean, kept for its next file. `mapping` is JSON."""

    id: str = field(default_factory=new_id)
    school_id: str
    profile: str
    name: str = ""
    mapping: str
    saved_at: datetime = field(default_factory=now)


@dataclass(frozen=True, kw_only=True)
class AttendanceSnapshot:
    """A copy of the figures at a moment of a case, never counted anew: a new version has `replaces` and `reason`.

    Sums are whole numbers of the unit; None where the weeks had different units, or nothing was counted. Shares are
    millionths of the registered time (of the offered time: `reported_share` and `registered_share`); None where no
    per cent may be told. `weeks` are `2026-W36` with a space between, `units` and `schools` (names) likewise by line.
    """

    id: str = field(default_factory=new_id)
    case_id: str
    moment: Moment
    anchor_on: date
    basis: Basis = "for_lite"
    weeks: str = ""
    first_on: date | None = None
    last_on: date | None = None
    period: str = ""  # in words, of what was told
    units: str = ""
    offered: int | None = None
    present: int | None = None
    excused: int | None = None
    unexcused: int | None = None
    unknown: int | None = None
    unregistered: int | None = None
    full_time: int | None = None
    present_share: int | None = None
    excused_share: int | None = None
    unexcused_share: int | None = None
    reported_share: int | None = None  # as the school itself reports
    registered_share: int | None = None
    school_days: int = 0
    schools: str = ""
    source: str = ""
    told_by: str = ""
    is_before_summer: bool = False
    replaces: str | None = None
    reason: str = ""
    taken_by: str = ""
    taken_at: datetime = field(default_factory=now)


@dataclass(frozen=True, kw_only=True)
class CalendarSpan:
    """A term, a break or study days of a school's year, both days included."""

    id: str = field(default_factory=new_id)
    school_id: str
    kind: SpanKind
    name: str = ""
    first_on: date
    last_on: date
    created_at: datetime = field(default_factory=now)
