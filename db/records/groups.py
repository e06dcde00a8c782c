"""Grupp och råd: what is done without a pupil being named, as advice, in a class, a group, a parents' meeting."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from db.clock import now
from db.ids import new_id
from db.records.states import Stage


@dataclass(frozen=True, kw_only=True)
class GroupActivity:
    """One occasion. It never says who the pupils are, and belongs to no case.

    `kind` is a code in the list `aktivitet`, `stage` one of the age groups of the questions or empty. `minutes` are
    minutes; `pupils`, `adults` and `staff` count who took part, None where nobody counted. `series_id` is the id of
    the first occasion of a group that meets several times; `occasion` of `occasions` is which one this is.
    `led_to_case_on` is the day advice led to a case: whose case it is stands in the access log alone.
    """

    id: str = field(default_factory=new_id)
    kind: str
    held_on: date
    minutes: int | None = None
    stage: Stage = ""
    who: str = ""
    pupils: int | None = None
    adults: int | None = None
    staff: int | None = None
    question: str = ""
    advice: str = ""
    series_id: str = ""
    occasion: int | None = None
    occasions: int | None = None
    led_to_case_on: date | None = None
    written_by: str = ""
    created_at: datetime = field(default_factory=now)
    updated_at: datetime = field(default_factory=now)


@dataclass(frozen=True, kw_only=True)
class GroupActivitySchool:
    """A school an activity was for; one may have several, or none."""

    id: str = field(default_factory=new_id)
    activity_id: str
    school_id: str
