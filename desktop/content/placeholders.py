"""Placeholders in texts: `{elev_fornamn}`. Not str.format: a text must not reach into objects."""

from __future__ import annotations

import re
from collections.abc import Mapping

from desktop.content.problems import ContentError

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def placeholders(text: str) -> frozenset[str]:
    """Return the names that stand in braces in a text."""
    return frozenset(_PLACEHOLDER.findall(text))


def fill(text: str, values: Mapping[str, object]) -> str:
    """Return the text with every placeholder filled, values as they are (escaping is the caller's).

    Raises `ContentError` when one is missing or empty: paper never gets an empty place.
    """
    return _PLACEHOLDER.sub(lambda match: _value(match[1], values), text)


def _value(name: str, values: Mapping[str, object]) -> str:
    value = values.get(name)
    text = "" if value is None else str(value)
    if not text.strip():
        raise ContentError(f"platshållaren {{{name}}} är tom")
    return text
