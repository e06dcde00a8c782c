"""The program's own word list, and the phrases too well known to be secret."""

from __future__ import annotations

from functools import cache

from resources import FOLDER


@cache
def words() -> tuple[str, ...]:
    """Return the common Swedish words that suggested passphrases are made of: 2 048 or more, all different."""
    return tuple(_lines("words_sv.txt"))


@cache
def blocked() -> frozenset[str]:
    """Return well-known phrases and common passwords, in lower case and without spaces."""
    return frozenset(line.replace(" ", "") for line in _lines("blocklist_sv.txt"))


def _lines(name: str) -> list[str]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
