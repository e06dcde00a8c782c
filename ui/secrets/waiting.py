"""How long to wait before the next try, in words."""

from __future__ import annotations


def seconds_in_words(seconds: int) -> str:
    """Return `1 sekund` or `8 sekunder`."""
    return "1 sekund" if seconds == 1 else f"{seconds} sekunder"
