"""The one clock. Moments are stored aware, in UTC; days and times of day are those on the wall here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime

_STANDS: ContextVar[datetime | None] = ContextVar("moment", default=None)


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return _STANDS.get() or real_now()


def real_now() -> datetime:
    """Return the present moment, aware, in UTC, whatever `standing_at` says: for the access log and for faults."""
    return datetime.now(UTC)


def here() -> datetime:
    """Return the present moment, aware, in this computer's own time zone."""
    return real_now().astimezone()


def local(moment: datetime) -> datetime:
    """Return a stored moment as the clock on the wall showed it here; a naive one is taken to be local already."""
    return moment.astimezone()


def day_of(moment: datetime) -> date:
    """Return the day a stored moment belongs to here: half past midnight is the new day, whatever UTC has."""
    return local(moment).date()


def today() -> date:
    """Return the day it is here. What has a session asks `session.today`."""
    return here().date()


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Let every `now` in this block and thread be that moment, so that invented pupils can have a past.

    The access log is not moved: it tells when a row was really written.
    """
    token = _STANDS.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _STANDS.reset(token)
