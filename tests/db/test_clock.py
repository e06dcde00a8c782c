from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from threading import Thread

from db.clock import now, standing_at


def test_the_clock_stands_only_inside_the_block_and_tells_utc() -> None:
    moment = datetime(2026, 10, 14, 16, 20, tzinfo=timezone(timedelta(hours=2)))
    with standing_at(moment):
        assert now() == moment
        assert now().tzinfo is UTC
    assert now() != moment
    assert abs(now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_the_clock_goes_on_in_every_other_thread() -> None:
    heard: list[datetime] = []
    with standing_at(datetime(2020, 1, 1, tzinfo=UTC)):
        other = Thread(target=lambda: heard.append(now()))
        other.start()
        other.join()
    assert heard[0].year > 2020
