"""Between frozen dataclasses and rows: dates and moments as ISO 8601, booleans as 0 and 1, texts as NFC."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, date, datetime
from types import NoneType
from typing import Any, TypeVar, get_args, get_type_hints

R = TypeVar("R")
Value = str | int | None


def to_sql(value: Any) -> Value:
    """Return what is stored for a field's value. Raises `TypeError` for a kind that has no column type."""
    if isinstance(value, str):
        return _storable(value)
    if isinstance(value, bool):
        return int(value)
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no column type for {type(value).__name__}")


def _storable(text: str) -> str:
    """Return the text as NFC, with what no file can hold made visible instead of lost.

    U+0000 would end the text for any C code that reads it; half an emoji (a lone surrogate) is no character.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", _whole(text))
    return text.replace("\x00", "\u2400")


def _whole(text: str) -> str:
    """Return the text with U+FFFD in place of half an emoji, joined where both halves stand side by side."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def columns(record: type[Any]) -> tuple[str, ...]:
    """Return a record's field names, which are its column names, in order."""
    found = _columns.get(record)
    if found is None:
        found = _columns[record] = tuple(field.name for field in fields(record))
    return found


_columns: dict[type[Any], tuple[str, ...]] = {}


def _readers(record: type[Any]) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """Return (name, reader) for the fields whose column value is not the field's value."""
    hints = get_type_hints(record)
    readers: dict[type, Callable[[Any], Any]] = {
        bool: bool,
        date: date.fromisoformat,
        datetime: datetime.fromisoformat,
    }
    found = []
    for name in columns(record):
        kinds = [kind for kind in (get_args(hints[name]) or (hints[name],)) if kind is not NoneType]
        if kinds[0] in readers:
            found.append((name, readers[kinds[0]]))
    return tuple(found)


def maker(record: type[R]) -> Callable[[tuple[Any, ...]], R]:
    """Return what makes a record out of a row, which has the columns in the order of `columns`."""
    found = _makers.get(record)
    if found is None:
        found = _makers[record] = _made_from(record, columns(record), _readers(record))
    return found


_makers: dict[type[Any], Callable[[tuple[Any, ...]], Any]] = {}


def _made_from(
    record: type[R], names: tuple[str, ...], readers: tuple[tuple[str, Callable[[Any], Any]], ...]
) -> Callable[[tuple[Any, ...]], R]:
    def make(row: tuple[Any, ...]) -> R:
        # A frozen dataclass sets every field through a slow door; lists of thousands are filled past it.
        made = record.__new__(record)
        fields_of = made.__dict__
        fields_of.update(zip(names, row, strict=True))
        for name, read in readers:
            value = fields_of[name]
            if value is not None:
                fields_of[name] = read(value)
        return made

    return make


def to_row(record: Any) -> tuple[Value, ...]:
    """Return a record's column values in the order of `columns`."""
    return tuple(to_sql(getattr(record, name)) for name in columns(type(record)))
