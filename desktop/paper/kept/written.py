"""What a paper says as text, the same for the same values, and back again. Nothing but data is ever read from it.

The text is JSON in ASCII: `{"form": 1, "paper": "PlanPaper", "values": {…}}`, keys in order, no blanks. Enums stand
as their value, days and moments as ISO 8601, tuples as lists. The reader goes by the classes of today: it refuses a
form, paper, field or word it does not know, and a value of another kind; a field that came later has its default.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from desktop.paper.values import ClosingPaper, ConsentPaper, FollowUpPaper, PlanPaper, SummaryPaper

FORM = 1

SignedPaper = ConsentPaper | PlanPaper | SummaryPaper | FollowUpPaper | ClosingPaper
"""The papers that are signed."""

_PAPERS: Mapping[str, type[Any]] = {
    one.__name__: one for one in (ConsentPaper, PlanPaper, SummaryPaper, FollowUpPaper, ClosingPaper)
}


class UnreadablePaperError(ValueError):
    """A kept paper's text is not one that this program wrote or knows. What stood there is not told."""


def to_text(paper: SignedPaper) -> str:
    """Return everything a paper says. Raises `TypeError` for a kind of value that cannot be written."""
    whole = {"form": FORM, "paper": type(paper).__name__, "values": _plain(paper)}
    return json.dumps(whole, sort_keys=True, separators=(",", ":"))


def from_text(text: str) -> SignedPaper:
    """Return the paper that `to_text` wrote. Raises `UnreadablePaperError` for anything else."""
    try:
        whole = json.loads(text)
    except ValueError:
        raise UnreadablePaperError("no JSON") from None
    if not isinstance(whole, dict) or set(whole) != {"form", "paper", "values"}:
        raise UnreadablePaperError("not a kept paper")
    if type(whole["form"]) is not int or whole["form"] != FORM:
        raise UnreadablePaperError("a form that is not known")
    name = whole["paper"]
    if not isinstance(name, str) or name not in _PAPERS:
        raise UnreadablePaperError("a paper that is not known")
    paper: SignedPaper = _made(_PAPERS[name], whole["values"])
    return paper


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):  # a moment is one too
        return value.isoformat()
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} cannot be written")


def _made(kind: type[Any], read: Any) -> Any:
    known: dict[str, Field[Any]] = {field.name: field for field in fields(kind)}
    if not isinstance(read, dict) or not set(read) <= set(known):
        raise UnreadablePaperError(f"not a {kind.__name__}")
    for name, field in known.items():
        if name not in read and field.default is MISSING and field.default_factory is MISSING:
            raise UnreadablePaperError(f"{kind.__name__} without {name}")
    hints = get_type_hints(kind)
    return kind(**{name: _read(hints[name], value) for name, value in read.items()})


def _read(kind: Any, value: Any) -> Any:
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        if value is None and NoneType in parts:
            return None
        return _read(next(one for one in parts if one is not NoneType), value)
    if origin is tuple:
        return _read_tuple(parts, value)
    if is_dataclass(kind):
        return _made(kind, value)  # type: ignore[arg-type]  # a class, since it was a hint
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _word(kind, value)
    if kind in (date, datetime):
        return _day(kind, value)
    if kind in (str, int, bool) and type(value) is kind:
        return value
    raise UnreadablePaperError("a value of another kind")


def _read_tuple(parts: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise UnreadablePaperError("no list")
    kinds = [parts[0]] * len(value) if parts[-1] is Ellipsis else list(parts)
    if len(kinds) != len(value):
        raise UnreadablePaperError("a list of another length")
    return tuple(_read(kind, one) for kind, one in zip(kinds, value, strict=True))


def _word(kind: type[Enum], value: Any) -> Enum:
    try:
        return kind(value)
    except ValueError:
        raise UnreadablePaperError(f"no word of {kind.__name__}") from None


def _day(kind: type[date], value: Any) -> date:
    try:
        return kind.fromisoformat(value)
    except (TypeError, ValueError):
        raise UnreadablePaperError(f"no {kind.__name__}") from None
