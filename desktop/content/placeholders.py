"""Placeholders in texts: `{elev_fornamn}`. Not str.format: a text must not reach into objects."""

from __future__ import annotations

import re
from collections.abc import Mapping

from desktop.content.problems import ContentError


class EmptyPlaceError(ContentError):
    """A placeholder that nothing fills. `name` is the placeholder's."""

    def __init__(self, name: str, text_id: str = "") -> None:
        super().__init__(f"{text_id}: " * bool(text_id) + f"platshållaren {{{name}}} är tom")
        self.name = name


_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def placeholders(text: str) -> frozenset[str]:
    """Return the names that stand in braces in a text."""
    return frozenset(_PLACEHOLDER.findall(text))


def fill(text: str, values: Mapping[str, object]) -> str:
    """Return the text with every placeholder filled, values as they are (escaping is the caller's).

    Raises `EmptyPlaceError` when one is missing or empty: paper never gets an empty place.
    """
    return _PLACEHOLDER.sub(lambda match: _value(match[1], values), text)


def _value(name: str, values: Mapping[str, object]) -> str:
    value = values.get(name)
    text = "" if value is None else str(value)
    if not text.strip():
        raise EmptyPlaceError(name)
    return text
