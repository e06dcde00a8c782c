"""A stored moment belongs to the day the clock on the wall showed, in summer and winter and at midnight."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import db
from db.clock import day_of, local
from desktop import dates


@pytest.fixture
def stockholm(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Stockholm")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("stockholm")
@pytest.mark.parametrize(
    ("moment", "day", "clock"),
    [
        (datetime(2026, 11, 23, 23, 30, tzinfo=UTC), date(2026, 11, 24), "00.30"),
        (datetime(2026, 11, 23, 22, 59, tzinfo=UTC), date(2026, 11, 23), "23.59"),
        (datetime(2026, 6, 30, 22, 0, tzinfo=UTC), date(2026, 7, 1), "00.00"),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), date(2027, 1, 1), "00.00"),
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), date(2026, 3, 29), "01.59"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), date(2026, 3, 29), "03.00"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), date(2026, 10, 25), "02.30"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), date(2026, 10, 25), "02.30"),
        (datetime(2026, 10, 25, 23, 0, tzinfo=UTC), date(2026, 10, 26), "00.00"),
    ],
)
def test_a_moment_belongs_to_its_day_here(moment: datetime, day: date, clock: str) -> None:
    assert day_of(moment) == day
    assert dates.clock(local(moment)) == dates.clock(moment) == clock
    assert dates.moment(moment, day) == f"i dag {clock}"


def test_moments_become_days_in_one_place() -> None:
    root = Path(db.__file__).parent.parent
    elsewhere = re.compile(r"\.astimezone\(\)(?!\.utcoffset)|_at\.date\(\)|moment\.date\(\)|date\.today\(\)")
    found = [
        f"{path.relative_to(root)}: {line.strip()}"
        for part in ("db", "desktop", "ui")
        for path in sorted((root / part).rglob("*.py"))
        if path != root / "db" / "clock.py"
        for line in path.read_text("utf-8").splitlines()
        if elsewhere.search(line)
    ]
    assert found == []
