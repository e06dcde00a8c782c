"""`visa_om`: read, checked for loops, and tried against one informant's answers.

Three-valued: an unanswered question makes a condition neither true nor false, and only what is true is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from desktop.forms.answers import Choices, Value, is_answer
from desktop.forms.definition import AllOf, AnyOf, Condition, IsOneOf, Match, NoAnswer, Not
from desktop.forms.keys import FormError

_CODES = {code.value: code for code in NoAnswer}


def read(table: str, raw: Mapping[str, Any]) -> Condition:
    """Return the condition of a `visa_om`. Raises `FormError`."""
    match dict(raw):
        case {"fraga": str(question_id), "ar": list(values), **rest} if values and not rest:
            return IsOneOf(question_id, tuple(_match(table, value) for value in values))
        case {"och": list(parts), **rest} if parts and not rest:
            return AllOf(tuple(_part(table, part) for part in parts))
        case {"eller": list(parts), **rest} if parts and not rest:
            return AnyOf(tuple(_part(table, part) for part in parts))
        case {"inte": dict(part), **rest} if not rest:
            return Not(read(table, part))
    raise FormError(table, "visa_om", "Villkoret går inte att tolka.")


def leaves(condition: Condition) -> Iterator[IsOneOf]:
    """Return every question and value a condition looks at."""
    match condition:
        case IsOneOf():
            yield condition
        case Not(part):
            yield from leaves(part)
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves(part)


def holds(condition: Condition, value_of: Callable[[str], Value]) -> bool | None:
    """Return whether a condition is true; None while the answers do not tell."""
    match condition:
        case IsOneOf(question_id, values):
            value = value_of(question_id)
            return _is_one_of(value, values) if is_answer(value) else None
        case Not(part):
            inner = holds(part, value_of)
            return None if inner is None else not inner
        case AllOf(parts):
            return _every([holds(part, value_of) for part in parts])
        case AnyOf(parts):
            opposite = _every([_opposite(holds(part, value_of)) for part in parts])
            return _opposite(opposite)


def refuse_loops(conditions: Mapping[str, Condition]) -> None:
    """Raise `FormError` when a question, by way of others, waits for itself."""
    looks_at = {key: [leaf.question_id for leaf in leaves(cond)] for key, cond in conditions.items()}
    for start in conditions:
        seen: set[str] = set()
        ahead = list(looks_at[start])
        while ahead:
            question_id = ahead.pop()
            if question_id == start:
                raise FormError(f"fraga.{start}", "visa_om", "Frågan väntar på sig själv.")
            if question_id not in seen:
                seen.add(question_id)
                ahead += looks_at.get(question_id, [])


def _part(table: str, raw: object) -> Condition:
    if not isinstance(raw, dict):
        raise FormError(table, "visa_om", "Villkoret går inte att tolka.")
    return read(table, raw)


def _match(table: str, value: object) -> Match:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise FormError(table, "visa_om", "Ett svar i villkoret går inte att tolka.")
    return _CODES.get(value, value) if isinstance(value, str) else value


def _is_one_of(value: Value, wanted: tuple[Match, ...]) -> bool:
    if isinstance(value, Choices):
        return any(choice in wanted for choice in value.chosen)
    return value in wanted


def _every(parts: list[bool | None]) -> bool | None:
    if False in parts:
        return False
    return None if None in parts else True


def _opposite(value: bool | None) -> bool | None:
    return None if value is None else not value
