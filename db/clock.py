"""Time as it is stored: aware, UTC."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_STANDS: ContextVar[datetime | None] = ContextVar("moment", default=None)


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return _STANDS.get() or datetime.now(UTC)


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
