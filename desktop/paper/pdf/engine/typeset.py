"""Text into lines: broken in logical order by what the fonts measure, then each line put in visual order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate

from desktop.paper.pdf.blocks import Run, Text, Tone
from desktop.paper.pdf.engine import bidi, fonts, shaping
from desktop.paper.pdf.engine.breaking import BOX, Row, is_bold, paragraphs, rows
from desktop.paper.pdf.look import QUIET, Face


@dataclass(frozen=True)
class Piece:
    """Neighbouring characters in one font, ready to draw `x` points from the line's left edge.

    `glyphs` is empty for plain setting of `text`; `face` is None for characters no font has, drawn as boxes.
    """

    x: float
    width: float
    text: str
    face: fonts.Face | None
    size: float
    colour: str
    glyphs: tuple[shaping.Glyph, ...] = ()
    struck: bool = False


@dataclass(frozen=True)
class Spoken:
    """Pieces that a screen reader must be told the text of: right to left, joined, or missing."""

    pieces: tuple[Piece, ...]
    actual: str = ""
    language: str = ""


@dataclass(frozen=True)
class Line:
    """One line. `right` asks for the right edge; `ends_word` puts a space after it in the file."""

    parts: tuple[Spoken, ...]
    width: float
    right: bool = False
    ends_word: bool = True


@dataclass
class Setter:
    """Sets text, and remembers the characters that could not be drawn."""

    accent: str
    missing: dict[str, None] = field(default_factory=dict)

    def lines(self, text: Text, face: Face, width: float) -> list[Line]:
        """Return the lines of a text no wider than `width`; a newline in it always breaks."""
        lines: list[Line] = []
        for paragraph in paragraphs(text):
            lines += self._paragraph(paragraph, face, width)
        return lines

    def width(self, text: Text, face: Face) -> float:
        """Return how wide a text is on one line."""
        return max((line.width for line in self.lines(text, face, 1e9)), default=0.0)

    def _paragraph(self, runs: list[Run], face: Face, width: float) -> list[Line]:
        whole = "".join(run.text for run in runs)
        for character in sorted(fonts.uncovered(whole)):
            self.missing.setdefault(character)
        right = bidi.has_right_to_left(whole) and bidi.runs_right(whole)
        found = list(rows(runs, face, width)) or [Row([])]
        return [self._line(row, face, right) for row in found]

    def _line(self, row: Row, face: Face, right: bool) -> Line:
        simple = not right and all(
            fonts.face(is_bold(run, face)).covered.issuperset(run.text) for run in row.runs
        )
        if simple:
            pieces, width = self._simple(row.runs, face)
            return Line((Spoken(tuple(pieces)),), width, False, row.ends_word)
        parts, width = self._mixed(row.runs, face, right)
        return Line(tuple(parts), width, right, row.ends_word)

    def _simple(self, runs: list[Run], face: Face) -> tuple[list[Piece], float]:
        pieces = []
        x = 0.0
        for run in runs:
            font = fonts.face(is_bold(run, face))
            glyphs: tuple[shaping.Glyph, ...] = ()
            width = font.width(run.text) * face.size
            if shaping.needs_shaping(run.text, font):
                shaped = shaping.shape(run.text, font, False)
                glyphs, width = shaped.glyphs, shaped.width * face.size
            colour = self._colour(run, face)
            pieces.append(Piece(x, width, run.text, font, face.size, colour, glyphs, run.struck))
            x += width
        return pieces, x

    def _mixed(self, runs: list[Run], face: Face, right: bool) -> tuple[list[Spoken], float]:
        """Set a line that has other scripts in it, from left to right as it is drawn."""
        whole = "".join(run.text for run in runs)
        owner = [run for run in runs for _ in run.text]
        parts: list[Spoken] = []
        x = 0.0
        for group in _groups(bidi.visual_order(whole, right, _spans(runs))):
            pieces: list[Piece] = []
            for stretch in group:
                for piece in self._stretch(whole, owner, stretch, face):
                    pieces.append(replace(piece, x=piece.x + x))
                    x += piece.width
            start, end = min(part.start for part in group), max(part.end for part in group)
            parts += _spoken(pieces, whole[start:end], group[0].level > 0)
        return parts, x

    def _stretch(self, whole: str, owner: list[Run], stretch: bidi.Stretch, face: Face) -> Iterator[Piece]:
        """Yield the pieces of one stretch in visual order, each from x = 0."""
        right = stretch.level % 2 == 1
        spans: list[tuple[int, int]] = []
        for index in range(stretch.start, stretch.end):
            if spans and owner[spans[-1][0]] is owner[index]:
                spans[-1] = (spans[-1][0], index + 1)
            else:
                spans.append((index, index + 1))
        for start, end in reversed(spans) if right else spans:
            run = owner[start]
            found = list(fonts.stretches(whole[start:end], is_bold(run, face)))
            for part in reversed(found) if right else found:
                yield replace(self._piece(part, run, face, right), struck=run.struck)

    def _piece(self, part: fonts.Stretch, run: Run, face: Face, right: bool) -> Piece:
        colour = self._colour(run, face)
        if part.face is None:
            return Piece(0, BOX * face.size * len(part.text), part.text, None, face.size, colour)
        size = face.size * part.face.size
        text = part.text.replace("\u00a0", " ")
        if right or shaping.needs_shaping(text, part.face):
            shaped = shaping.shape(text, part.face, right)
            return Piece(0, shaped.width * size, text, part.face, size, colour, shaped.glyphs)
        return Piece(0, part.face.width(text) * size, text, part.face, size, colour)

    def _colour(self, run: Run, face: Face) -> str:
        if run.tone is Tone.QUIET:
            return QUIET
        return self.accent if run.tone is Tone.ACCENT else face.colour


def _spans(runs: list[Run]) -> list[tuple[int, int]]:
    """Return where each run begins and ends in the line."""
    ends = list(accumulate(len(run.text) for run in runs))
    return list(zip([0, *ends], ends, strict=False))


def _groups(order: list[bidi.Stretch]) -> Iterator[list[bidi.Stretch]]:
    """Yield stretches in visual order, those of one right-to-left island together."""
    island: list[bidi.Stretch] = []
    for stretch in order:
        if stretch.level == 0:
            if island:
                yield island
                island = []
            yield [stretch]
        else:
            island.append(stretch)
    if island:
        yield island


def _spoken(pieces: list[Piece], text: str, island: bool) -> Iterator[Spoken]:
    """Yield pieces with what a screen reader should say: an island as one, else piece by piece."""
    if island:
        face = next((piece.face for piece in pieces if piece.face and piece.face.script != "latin"), None)
        yield Spoken(tuple(pieces), text, fonts.LANGUAGE.get(face.script, "") if face else "")
        return
    for piece in pieces:
        if piece.face is None:
            yield Spoken((piece,), piece.text)
        elif piece.face.script != "latin":
            yield Spoken((piece,), piece.text, fonts.LANGUAGE.get(piece.face.script, ""))
        else:
            yield Spoken((piece,))
