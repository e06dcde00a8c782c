"""One pupil's story: what its file tells, and the rows that have come of it so far."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any

from db.records import School
from desktop.demo.calendar import Calendar
from desktop.session.session import Session

Told = dict[str, Any]
Act = tuple[datetime, Callable[[], object]]
"""Something that happens, and when."""


@dataclass
class Story:
    """What an act needs. The ids are filled in as the story goes on; `told` has its days moved already."""

    session: Session
    told: Told
    schools: Mapping[str, School]
    calendar: Calendar
    case_id: str = ""
    consent_ids: list[str] = field(default_factory=list)
    plan_ids: list[str] = field(default_factory=list)

    @property
    def pupil_id(self) -> str:
        """The pupil it is about."""
        return self.session.db.cases.get(self.case_id).pupil_id

    def all(self, name: str) -> list[Told]:
        """Return the tables of a name, `[[name]]` in the file; none when there are none."""
        return list(self.told.get(name, ()))


def without(told: Told, *names: str) -> Told:
    """Return what is told except what is no field of the record."""
    return {key: value for key, value in told.items() if key not in names}


@contextmanager
def on_day(session: Session, day: date) -> Iterator[None]:
    """Let it be that day for the session in this block."""
    real = session.today
    session.today = partial(_same, day)
    try:
        yield
    finally:
        session.today = real


def _same(day: date) -> date:
    return day
