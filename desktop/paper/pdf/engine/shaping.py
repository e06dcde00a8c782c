"""Letters joined as their script wants it (harfbuzz), for Arabic and for marks that have no letter of their own."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz

from desktop.paper.pdf.engine.fonts import Face

_SCRIPT = {"latin": "Latn", "arabic": "Arab", "ethiopic": "Ethi"}
_PRIVATE = 0xE000


@dataclass(frozen=True)
class Glyph:
    """One drawn form: the character that stands for it in the file, and its place in em from the start."""

    letter: str
    x: float
    y: float


@dataclass(frozen=True)
class Shaped:
    """A stretch ready to draw from left to right, `width` in em of the face."""

    glyphs: tuple[Glyph, ...]
    width: float


def needs_shaping(text: str, face: Face) -> bool:
    """Return whether letters cannot simply be set one after the other."""
    if face.script == "arabic":
        return True
    return not (text.isascii() or not any(map(unicodedata.combining, text)))


@lru_cache(maxsize=4096)
def shape(text: str, face: Face, right: bool) -> Shaped:
    """Return the glyphs of a short stretch, direction and script set, never guessed."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.direction = "rtl" if right else "ltr"
    buffer.script = _SCRIPT.get(face.script, "Zyyy")
    buffer.language = {"arabic": "ar", "ethiopic": "ti"}.get(face.script, "sv")
    font = _font(face)
    uharfbuzz.shape(font, buffer)
    glyphs = []
    x = 0.0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        left = (x + position.x_offset) / 1000
        glyphs.append(Glyph(_letter(face, info.codepoint), left, position.y_offset / 1000))
        x += position.x_advance
    return Shaped(tuple(glyphs), x / 1000)


@lru_cache(maxsize=8)
def _font(face: Face) -> uharfbuzz.Font:
    """Return the harfbuzz font, measuring in 1/1000 em whatever the file does."""
    font = uharfbuzz.Font(face.font.hbFace)
    font.scale = (1000, 1000)
    return font


def _letter(face: Face, glyph: int) -> str:
    """Return the character that draws a glyph, giving it one from the private area when it has none."""
    if glyph not in face.letters:
        ttf = face.font.face
        codes = ttf.glyphToChar.get(glyph)
        if codes:
            code = codes[0]
        else:
            code = _PRIVATE
            while code in ttf.charToGlyph:
                code += 1
            ttf.charToGlyph[code] = glyph
            ttf.glyphToChar[glyph] = [code]
            ttf.charWidths[code] = _font(face).get_glyph_h_advance(glyph)
        face.letters[glyph] = chr(code)
    return face.letters[glyph]
