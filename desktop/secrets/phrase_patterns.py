"""Patterns zxcvbn does not see: Swedish keyboard rows, and the same thing said over and over."""

from __future__ import annotations

_ROWS = (
    "qwertyuiopå",
    "asdfghjklöä",
    "zxcvbnm",
    "1234567890",
    "abcdefghijklmnopqrstuvwxyzåäö",
    "qwertyuiopåasdfghjklöäzxcvbnm",
)
_NEXT = {
    (row[place], row[place + step])
    for row in _ROWS
    for step in (1, -1)
    for place in range(len(row))
    if 0 <= place + step < len(row)
}
_RUN = 4  # this many keys in a row are a run
_ENOUGH = 8  # this many characters outside runs make a phrase of its own


def is_a_run_of_keys(text: str) -> bool:
    """Tell whether little is left of a lower-case text once runs of neighbouring keys are taken away."""
    left, run = 0, 1
    for place in range(1, len(text) + 1):
        if place < len(text) and (text[place - 1], text[place]) in _NEXT:
            run += 1
            continue
        left += 0 if run >= _RUN else run
        run = 1
    return bool(text) and left < _ENOUGH and left < len(text)


def said_once(text: str) -> str:
    """Return a text with each word once, and a word that is a shorter one repeated as the shorter one."""
    return " ".join(dict.fromkeys(_unit(word) for word in text.split()))


def _unit(word: str) -> str:
    """Return the shortest beginning that, repeated, makes the word: `hej` of `hejhejhej`."""
    for length in range(1, min(len(word) // 2, 64) + 1):
        if len(word) % length == 0 and word[:length] * (len(word) // length) == word:
            return word[:length]
    return word
