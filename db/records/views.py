"""What lists show: facts gathered over several tables. Never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from db.records.people import Named


@dataclass(frozen=True, kw_only=True)
class ListedCase:
    """What a list needs of a case; the whole of it, with its long texts, costs three times as much to read."""

    id: str
    number: str
    pupil_id: str
    status: str
    opened_on: date
    last_contact_on: date | None
    emblem_colour: int
    emblem_pattern: int


@dataclass(frozen=True, kw_only=True)
class ListedPupil(Named):
    """What a list needs of a pupil."""

    id: str
    first_names: str
    last_name: str
    calling_name: str
    identity_number: str
    birth_date: date | None


class CaseRow(NamedTuple):
    """One case as a list shows it. No dataclass: a thousand of them are made before the list shows."""

    case: ListedCase
    pupil: ListedPupil
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
