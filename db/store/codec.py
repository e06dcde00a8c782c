"""Between frozen dataclasses and rows: dates and moments as ISO 8601, booleans as 0 and 1, texts as NFC,
a file as its bytes.

A field whose type is a `Literal` (see `db.records.states`) is read only if it holds one of its words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from types import NoneType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

R = TypeVar("R")
Value = str | int | bytes | None


class UnknownStateError(ValueError):
    """A column holds a word that its state does not have. The word itself is not told: it may be anything."""


def to_sql(value: Any) -> Value:
    """Return what is stored for a field's value. Raises `TypeError` for a kind that has no column type."""
    if isinstance(value, str):
        return _storable(value)
    if isinstance(value, bool):
        return int(value)
    if value is None or isinstance(value, int | bytes):
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


def _readers(kinds: Mapping[str, Any]) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """Return (name, reader) for the fields whose column value is not the field's value."""
    readers: dict[Any, Callable[[Any], Any]] = {
        bool: bool,
        date: date.fromisoformat,
        datetime: datetime.fromisoformat,
    }
    plain = ((name, _without_none(kind)) for name, kind in kinds.items())
    return tuple((name, readers[kind]) for name, kind in plain if kind in readers)


def _states(kinds: Mapping[str, Any]) -> tuple[tuple[str, frozenset[str | None]], ...]:
    """Return (name, words) for the fields that hold a state; None is among the words where it may be."""
    return tuple(
        (name, frozenset([*get_args(_without_none(kind)), *([] if get_origin(kind) is Literal else [None])]))
        for name, kind in kinds.items()
        if get_origin(_without_none(kind)) is Literal
    )


def _without_none(hint: Any) -> Any:
    """Return the type that `X | None` holds when it is not None; any other type as it is.

    Raises `TypeError` for a choice of several: `Literal[Signed, ""]` reads as one state, `Signed | Literal[""]` not.
    """
    if get_origin(hint) is Literal:
        return hint
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]
    if len(kinds) > 1:
        raise TypeError(f"no column type for {hint}")
    return kinds[0] if kinds else hint


def maker(record: type[R]) -> Callable[[tuple[Any, ...]], R]:
    """Return what makes a record out of a row, which has the columns in the order of `columns`.

    What is returned raises `UnknownStateError` for a state no field knows, `ValueError` for what is no date.
    """
    found = _makers.get(record)
    if found is None:
        hints = get_type_hints(record)
        kinds = {name: hints[name] for name in columns(record)}
        found = _makers[record] = _made_from(record, columns(record), _readers(kinds), _states(kinds))
    return found


_makers: dict[type[Any], Callable[[tuple[Any, ...]], Any]] = {}


def _made_from(
    record: type[R],
    names: tuple[str, ...],
    readers: tuple[tuple[str, Callable[[Any], Any]], ...],
    states: tuple[tuple[str, frozenset[str | None]], ...],
) -> Callable[[tuple[Any, ...]], R]:
    def make(row: tuple[Any, ...]) -> R:
        # A frozen dataclass sets every field through a slow door; lists of thousands are filled past it.
        made = record.__new__(record)
        fields_of = made.__dict__
        fields_of.update(zip(names, row, strict=True))
        for name, words in states:
            if fields_of[name] not in words:
                raise UnknownStateError(f"{record.__name__}.{name} holds an unknown word")
        for name, read in readers:
            value = fields_of[name]
            if value is not None:
                fields_of[name] = read(value)
        return made

    return make


def to_row(record: Any) -> tuple[Value, ...]:
    """Return a record's column values in the order of `columns`."""
    return tuple(to_sql(getattr(record, name)) for name in columns(type(record)))
