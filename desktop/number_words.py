"""Numbers in Swedish words, where a figure is too easily read past."""

from __future__ import annotations

_SMALL = [
    "noll",
    "ett",
    "två",
    "tre",
    "fyra",
    "fem",
    "sex",
    "sju",
    "åtta",
    "nio",
    "tio",
    "elva",
    "tolv",
    "tretton",
    "fjorton",
    "femton",
    "sexton",
    "sjutton",
    "arton",
    "nitton",
]
_TENS = ["tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"]


def in_words(count: int) -> str:
    """Return a count in words, neuter: `ett`, `tjugoett`, `etthundratolv`; from 10 000 on and below 0 in figures."""
    if not 0 <= count < 10_000:
        return str(count)
    if count >= 1000:
        return _with_rest(count, 1000, "tusen")
    if count >= 100:
        return _with_rest(count, 100, "hundra")
    if count < len(_SMALL):
        return _SMALL[count]
    return _TENS[count // 10 - 2] + (_SMALL[count % 10] if count % 10 else "")


def _with_rest(count: int, size: int, name: str) -> str:
    head = "et" if (size, count // size) == (1000, 1) else _SMALL[count // size]
    return head + name + (in_words(count % size) if count % size else "")
