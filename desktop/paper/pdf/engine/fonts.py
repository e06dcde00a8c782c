"""The shipped fonts, loaded once, and which of them can draw which characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from desktop.paper.pdf.engine.engine import TTFont, pdfmetrics
from resources import FOLDER

_FILES = {
    (False, "latin"): "NotoSans-Regular",
    (True, "latin"): "NotoSans-Bold",
    (False, "arabic"): "NotoNaskhArabic-Regular",
    (True, "arabic"): "NotoNaskhArabic-Bold",
    (False, "ethiopic"): "NotoSansEthiopic-Regular",
    (True, "ethiopic"): "NotoSansEthiopic-Bold",
    (False, "math"): "NotoSansMath-Regular",
    (True, "math"): "NotoSansMath-Regular",
    (False, "symbols"): "NotoSansSymbols2-Regular",
    (True, "symbols"): "NotoSansSymbols2-Regular",
}
SCRIPTS = ("latin", "arabic", "ethiopic", "math", "symbols")
"""In the order they are tried."""

LANGUAGE = {"arabic": "ar", "ethiopic": "ti"}
"""What a run in another script is read aloud as; a name tells no more than its script."""

_SIZE = {"arabic": 1.13, "ethiopic": 1.04}
"""Naskh looks a size smaller beside Latin."""


@dataclass(frozen=True, eq=False)
class Face:
    """One font file. `covered` are the code points it had from the start; `widths` in 1/1000 em."""

    name: str
    script: str
    font: Any
    covered: frozenset[str]
    widths: dict[str, float]
    letters: dict[int, str] = field(default_factory=dict)
    """Glyph number → the character it is drawn by, private ones included."""

    @property
    def size(self) -> float:
        """Return how much larger this face is set than Latin."""
        return _SIZE.get(self.script, 1.0)

    def width(self, text: str) -> float:
        """Return the width of covered text in em."""
        return sum(map(self.widths.__getitem__, text)) / 1000


def face(bold: bool, script: str = "latin") -> Face:
    """Return a font, registered with reportlab on first use."""
    return _loaded(_FILES[bold, script], script)


@cache
def _loaded(name: str, script: str) -> Face:
    font = TTFont(name, str(FOLDER / "fonts" / f"{name}.ttf"))
    pdfmetrics.registerFont(font)
    known = {chr(code): glyph for code, glyph in font.face.charToGlyph.items() if glyph}
    widths = {character: font.face.charWidths[ord(character)] for character in known}
    widths["\u00a0"] = widths[" "]
    return Face(name, script, font, frozenset(known) | {"\u00a0"}, widths)


@dataclass(frozen=True)
class Stretch:
    """Neighbouring characters drawn with one face; `face` is None for characters no font has."""

    text: str
    face: Face | None


def stretches(text: str, bold: bool) -> Iterator[Stretch]:
    """Split text by the font that can draw it. Marks and spaces stay with the letters before them."""
    latin = face(bold)
    if latin.covered.issuperset(text):
        yield Stretch(text, latin)
        return
    start = 0
    current = _face_for(text[0], bold, None)
    for index, character in enumerate(text):
        found = _face_for(character, bold, current)
        if found is not current:
            yield Stretch(text[start:index], current)
            start, current = index, found
    yield Stretch(text[start:], current)


def uncovered(text: str) -> set[str]:
    """Return the characters that no shipped font can draw."""
    left = set(text)
    for script in SCRIPTS:
        if left:
            left -= face(False, script).covered
    return left


def _face_for(character: str, bold: bool, before: Face | None) -> Face | None:
    """Return the font for a character, keeping to the one before where it can draw the character too."""
    sticks = unicodedata.combining(character) or character in "\u200c\u200d \u00a0"
    if before is not None and sticks and character in before.covered:
        return before
    for script in SCRIPTS:
        candidate = face(bold, script)
        if character in candidate.covered:
            return candidate
    return None
