"""The recovery code: 130 random bits on paper, as 26 Crockford base32 characters and 2 check characters."""

from __future__ import annotations

import hashlib
import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no I, L, O or U, so that handwriting can be read back."""

BODY = 26
LENGTH = 28
GROUP = 4
_ALIKE = str.maketrans({"I": "1", "L": "1", "O": "0"})


def new_code() -> str:
    """Return a fresh code in seven groups: `XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX`."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(BODY))
    return grouped(body + check_characters(body))


def grouped(code: str) -> str:
    """Return 28 characters as seven groups of four."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def check_characters(body: str) -> str:
    """Return the two characters that catch a slip of the pen: ten bits of SHA-256 over the body."""
    bits = int.from_bytes(hashlib.sha256(body.encode("ascii")).digest()[:2], "big") >> 6
    return ALPHABET[bits >> 5] + ALPHABET[bits & 31]


def tidy(text: str) -> str:
    """Return what was typed in upper case, without spaces and dashes, I and L read as 1 and O as 0."""
    return re.sub(r"[\s\-–—_.]", "", text).upper().translate(_ALIKE)


def parse(text: str) -> str | None:
    """Return the 28 characters of a whole, right-looking code, else None. It may still be another vault's."""
    code = tidy(text)
    if len(code) != LENGTH or any(letter not in ALPHABET for letter in code):
        return None
    return code if check_characters(code[:BODY]) == code[BODY:] else None


def first_difference(typed: str, code: str) -> int | None:
    """Return which character (from 1) of a typed-back code first differs, None when it is right."""
    mine, right = tidy(typed), tidy(code)
    if mine == right:
        return None
    pairs = zip(mine.ljust(LENGTH), right, strict=False)
    return next((number for number, (a, b) in enumerate(pairs, start=1) if a != b), LENGTH)


def fingerprint(code: str) -> str:
    """Return four hex digits that tell one sheet of paper from another without giving the code away."""
    return hashlib.sha256(tidy(code).encode("utf-8")).hexdigest()[:4]
