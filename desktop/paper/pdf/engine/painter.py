"""Drawing on the page, every mark inside its tag: either an element of the tag tree, or an artifact."""

from __future__ import annotations

from typing import Any

from desktop.paper.pdf.engine.structure import Element, hex_text
from desktop.paper.pdf.engine.typeset import Line, Piece, Spoken
from desktop.paper.pdf.look import MM

_STRIKE = 0.28
"""How high a line through text stands over its foot, of the text's size: through the middle of small letters."""

LAYOUT, PAGINATION = "/Artifact <</Type /Layout>> BDC", "/Artifact <</Type /Pagination>> BDC"


class Painter:
    """Puts lines and shapes on a reportlab canvas. Coordinates in points from the page's lower left."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._code: list[str] = canvas._code
        self._page = -1
        self._ground = 0
        self._marks = 0
        self._open: Element | str | None = None
        self.pages: list[Any] = []

    def begin_page(self) -> None:
        """Start a page."""
        self._code = self._canvas._code
        self._ground = len(self._code)
        self._page += 1
        self._marks = 0
        self.pages.append(self._canvas._doc.thisPageRef())

    def end_page(self) -> None:
        """Close what is open and go on to the next page."""
        self._close()
        self._canvas.showPage()

    def tag(self, where: Element | str) -> None:
        """Draw what follows inside an element, or as an artifact; one mark as long as it stays the same."""
        if where is self._open:
            return
        self._close()
        if isinstance(where, Element):
            where.kids.append((self._page, self._marks))
            self._code.append(f"/{where.tag} <</MCID {self._marks}>> BDC")
            self._marks += 1
        else:
            self._code.append(where)
        self._open = where

    def _close(self) -> None:
        if self._open is not None:
            self._code.append("EMC")
            self._open = None

    def line(self, line: Line, x: float, baseline: float, room: float = 0.0) -> None:
        """Draw a set line inside the open tag; `room` is the width it may align right in."""
        left = x + room - line.width if line.right and room else x
        for number, part in enumerate(line.parts):
            last = number == len(line.parts) - 1
            self._part(part, left, baseline, space=last and line.ends_word)

    def _part(self, part: Spoken, x: float, baseline: float, *, space: bool) -> None:
        if part.actual:
            language = f"/Lang ({part.language}) " if part.language else ""
            self._code.append(f"/Span <<{language}/ActualText {hex_text(part.actual)}>> BDC")
        for piece in part.pieces:
            if piece.face is None:
                self._box_for(piece, x, baseline)
            elif piece.glyphs:
                self._glyphs(piece, x, baseline)
            else:
                self._show(piece, x + piece.x, baseline, piece.text + (" " if space else ""))
            if piece.struck:
                height = baseline + piece.size * _STRIKE
                self.rule(x + piece.x, height, piece.width, piece.size * 0.07, piece.colour)
        if part.actual:
            self._code.append("EMC")

    def _show(self, piece: Piece, x: float, y: float, text: str) -> None:
        """Write characters as they stand, one piece for each subset of the font."""
        assert piece.face is not None
        document = self._canvas._doc
        font = piece.face.font
        code = [f"BT {_fill(piece.colour)} 1 0 0 1 {x:.2f} {y:.2f} Tm"]
        for subset, coded in font.splitString(text, document):
            name = font.getSubsetInternalName(subset, document)
            code.append(f"{name} {piece.size:.2f} Tf <{coded.hex()}> Tj")
        self._code.append(" ".join([*code, "ET"]))

    def _glyphs(self, piece: Piece, x: float, y: float) -> None:
        """Write shaped glyphs, each at its own place."""
        for glyph in piece.glyphs:
            self._show(piece, x + piece.x + glyph.x * piece.size, y + glyph.y * piece.size, glyph.letter)

    def _box_for(self, piece: Piece, x: float, baseline: float) -> None:
        """Draw a box for each character that cannot be drawn, so that it is seen that something stands there."""
        step = piece.width / max(len(piece.text), 1)
        for number in range(len(piece.text)):
            left = x + piece.x + number * step + step * 0.1
            self.rectangle(left, baseline, step * 0.8, piece.size * 0.72, stroke=piece.colour, weight=0.6)

    def rule(self, x: float, y: float, width: float, weight: float, colour: str, up: float = 0.0) -> None:
        """Draw a straight line `width` to the right and `up` points upwards."""
        ends = f"{x:.2f} {y:.2f} m {x + width:.2f} {y + up:.2f} l S"
        self._code.append(f"q {weight:.2f} w {_stroke(colour)} [] 0 d 0 J {ends} Q")

    def rectangle(
        self, x: float, y: float, width: float, height: float,
        *, fill: str = "", stroke: str = "", weight: float = 1.0, radius: float = 0.0,
    ) -> None:  # fmt: skip
        """Draw a rectangle from its lower left corner, with round corners if asked."""
        path = (
            _rounded(x, y, width, height, radius)
            if radius
            else f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
        )
        self._paint(path, fill, stroke, weight)

    def ground(self, x: float, y: float, width: float, height: float, fill: str, radius: float = 0.0) -> None:
        """Draw a tint below everything else on the page, the stamp too, as an artifact."""
        path = (
            _rounded(x, y, width, height, radius)
            if radius
            else f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
        )
        self._code.insert(self._ground, f"{LAYOUT} q {_fill(fill)} {path} f Q EMC")

    def polygon(self, points: list[tuple[float, float]], *, fill: str, stroke: str, weight: float) -> None:
        """Draw a closed shape through the points."""
        (x, y), *rest = points
        path = f"{x:.2f} {y:.2f} m " + " ".join(f"{a:.2f} {b:.2f} l" for a, b in rest) + " h"
        self._paint(path, fill, stroke, weight)

    def circle(
        self, x: float, y: float, radius: float, *, fill: str, stroke: str = "", weight: float = 1
    ) -> None:
        """Draw a circle around its middle."""
        self._paint(_rounded(x - radius, y - radius, 2 * radius, 2 * radius, radius), fill, stroke, weight)

    def actual(self, text: str) -> None:
        """Begin a span that is read as `text`; end it with `end_actual`."""
        self._code.append(f"/Span <</ActualText {hex_text(text)}>> BDC")

    def end_actual(self) -> None:
        """End the span."""
        self._code.append("EMC")

    def outlined(self, word: Piece, x: float, y: float, slope: tuple[float, float]) -> None:
        """Draw a word as outlines along a slope (cosine, sine): the stamp under the text."""
        assert word.face is not None
        document, font = self._canvas._doc, word.face.font
        cosine, sine = slope
        code = [
            f"q {_stroke(word.colour)} 0.9 w [] 0 d BT 1 Tr",
            f"{cosine:.4f} {sine:.4f} {-sine:.4f} {cosine:.4f} {x:.2f} {y:.2f} Tm",
        ]
        for subset, coded in font.splitString(word.text, document):
            code.append(
                f"{font.getSubsetInternalName(subset, document)} {word.size:.2f} Tf <{coded.hex()}> Tj"
            )
        self._code.append(" ".join([*code, "ET Q"]))

    def _paint(self, path: str, fill: str, stroke: str, weight: float) -> None:
        operator = "B" if fill and stroke else "f" if fill else "S"
        colours = f"{_fill(fill) if fill else ''} {_stroke(stroke) if stroke else ''}"
        self._code.append(f"q {weight:.2f} w {colours} [] 0 d 0 J 0 j {path} {operator} Q")


def _channels(colour: str) -> str:
    digits = colour.removeprefix("#")
    return " ".join(f"{int(digits[place : place + 2], 16) / 255:.3f}" for place in (0, 2, 4))


def _fill(colour: str) -> str:
    return f"{_channels(colour)} rg"


def _stroke(colour: str) -> str:
    return f"{_channels(colour)} RG"


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """Return the path of a rectangle with round corners."""
    right, top, bend = x + width, y + height, radius * 0.4477
    corners = (
        f"{x + radius:.2f} {y:.2f} m {right - radius:.2f} {y:.2f} l",
        f"{right - bend:.2f} {y:.2f} {right:.2f} {y + bend:.2f} {right:.2f} {y + radius:.2f} c",
        f"{right:.2f} {top - radius:.2f} l",
        f"{right:.2f} {top - bend:.2f} {right - bend:.2f} {top:.2f} {right - radius:.2f} {top:.2f} c",
        f"{x + radius:.2f} {top:.2f} l",
        f"{x + bend:.2f} {top:.2f} {x:.2f} {top - bend:.2f} {x:.2f} {top - radius:.2f} c",
        f"{x:.2f} {y + radius:.2f} l",
        f"{x:.2f} {y + bend:.2f} {x + bend:.2f} {y:.2f} {x + radius:.2f} {y:.2f} c h",
    )
    return " ".join(corners)


RADIUS = 2.4 * MM
"""Corner of framed boxes and pills."""
