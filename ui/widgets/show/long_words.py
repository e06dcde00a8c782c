"""Words too long for any line: a name of three hundred letters must not push the page sideways."""

from __future__ import annotations

import re

LONGEST = 24
_LONG = re.compile(rf"\S{{{LONGEST + 1},}}")


def breakable(text: str) -> str:
    """Return the text with places to break (U+200B) in words of more than 24 characters."""
    return _LONG.sub(lambda word: "\u200b".join(_pieces(word.group())), text)


def _pieces(word: str) -> list[str]:
    return [word[start : start + LONGEST] for start in range(0, len(word), LONGEST)]
