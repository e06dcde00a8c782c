"""Sentences and dates as they stand on paper: the reviewed texts, with some of their values in bold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from desktop import dates
from desktop.content import texts
from desktop.content.placeholders import fill
from desktop.paper.pdf.blocks import Run, Text
from desktop.paper.pdf.engine.bidi import has_right_to_left
from desktop.paper.pdf.engine.cleaning import printable
from desktop.paper.values import Meeting

_ON, _OFF = "\x02", "\x03"
"""Mark where bold begins and ends. `clean` takes such characters out of whatever a user wrote."""


_AS_IT_READ: ContextVar[Mapping[str, str]] = ContextVar("as_it_read")
"""The texts of the paper being copied, by id: a later version of them says nothing about what was signed."""


@contextmanager
def as_it_read(kept: Iterable[tuple[str, str]]) -> Iterator[None]:
    """Say the fixed texts as they read on the original; one that it did not have as it reads now."""
    token = _AS_IT_READ.set(dict(kept))
    try:
        yield
    finally:
        _AS_IT_READ.reset(token)


def _filled(text_id: str, values: Mapping[str, str]) -> str:
    kept = _AS_IT_READ.get({}).get(text_id)
    return fill(kept, values) if kept else texts("sv").get(text_id, **values)


def say(text_id: str, **values: object) -> str:
    """Return a fixed text with its placeholders filled. Raises `ContentError` when one is empty."""
    return _filled(text_id, {name: printable(str(value)) for name, value in values.items()})


def say_bold(text_id: str, bold: tuple[str, ...], **values: object) -> Text:
    """Return a fixed text as runs, with the values named in `bold` emphasised."""
    marked = {
        name: f"{_ON}{printable(str(value))}{_OFF}" if name in bold else printable(str(value))
        for name, value in values.items()
    }
    runs = []
    for index, part in enumerate(_filled(text_id, marked).split(_ON)):
        strong, _, rest = part.partition(_OFF) if index else ("", "", part)
        runs += [Run(strong, bold=True), Run(rest)]
    return tuple(run for run in runs if run.text)


_PLACE = "\x04"


def around(text_id: str, name: str) -> tuple[str, str]:
    """Return a fixed text in two: what stands before the place of a value, and what stands after it."""
    before, _, after = _filled(text_id, {name: _PLACE}).partition(_PLACE)
    return before, after


def text_version() -> str:
    """Return the line that tells which texts were printed, and whether a lawyer has read them."""
    shipped = texts("sv")
    reviewed = shipped.reviewed == "ja"
    return say("papper.text_granskad" if reviewed else "papper.text_ej_granskad", version=shipped.version)


def long_date(day: date) -> str:
    """Return "19 november 2026"; a moment is told in local time."""
    return dates.full(_local(day))


def short_date(day: date) -> str:
    """Return "18 dec", for narrow columns."""
    return dates.plain(day, day)


def full_short_date(day: date) -> str:
    """Return "18 dec 2026", for a date written on a line."""
    return f"{short_date(day)} {day.year}"


def clock(moment: datetime) -> str:
    """Return "8.10" in local time, without a zero first, as one says it."""
    return dates.clock(moment).removeprefix("0")


def meeting_time(moment: datetime) -> str:
    """Return "torsdag 17 december kl. 15.30"; the year is not needed for a meeting weeks away."""
    return f"{meeting_day(_local(moment))} kl. {clock(moment)}"


def meeting_day(day: date) -> str:
    """Return "torsdag 17 december", when no time is set yet."""
    return dates.long(day)


def dated_meeting(meeting: Meeting, otherwise: date) -> str:
    """Return when a meeting is, with its year: `torsdag 11 mars 2027 klockan 15.00`."""
    day = meeting.day or otherwise
    when = meeting_time(meeting.at) if meeting.at else meeting_day(day)
    return when.replace(meeting_day(day), f"{meeting_day(day)} {day.year}")


def _local(day: date) -> date:
    """Return a day as it stands, and a moment that knows its zone in local time."""
    return dates.locally(day) if isinstance(day, datetime) and day.tzinfo is not None else day


_BETWEEN_NAMES = re.compile(r"(, | och |[.:;](?: |$))")


def apart(text: str, *, bold: bool = False) -> Text:
    """Return a text with names in a row as runs, each name by itself.

    Two Arabic names beside each other would else change places: what stands between them runs as they do.
    """
    if not has_right_to_left(text):
        return (Run(text, bold=bold),)
    return tuple(Run(part, bold=bold) for part in _BETWEEN_NAMES.split(text) if part)


def listed(words: list[str]) -> str:
    """Return "a, b och c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} och {words[-1]}"
