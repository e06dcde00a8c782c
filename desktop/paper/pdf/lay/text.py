"""Titles, paragraphs, quotations and lists."""

from __future__ import annotations

from dataclasses import replace

from desktop.paper.pdf.blocks import (
    Bullets,
    Heading,
    Identity,
    OwnWords,
    Paragraph,
    Run,
    Subtitle,
    Text,
    Title,
    plain,
)
from desktop.paper.pdf.engine.painter import LAYOUT, Painter
from desktop.paper.pdf.engine.slices import Draw, Press, Slice
from desktop.paper.pdf.engine.structure import Element
from desktop.paper.pdf.engine.typeset import Line
from desktop.paper.pdf.look import MM, Face
from desktop.paper.pdf.papers.wording import say

_BAR, _QUOTE_INDENT = 1.3 * MM, 6 * MM
_BULLET_INDENT = 5 * MM


def baseline(face: Face) -> float:
    """Return how far under the top of its line a text stands."""
    return face.lead / 2 + face.size * 0.36


def text_slices(press: Press, text: Text, face: Face, width: float, element: Element) -> list[Slice]:
    """Return one slice a line; the first and the last two stay together."""
    lines = press.setter.lines(text, face, width)
    last = len(lines) - 1
    return [
        _line_slice(line, face, width, element, keep=number < last and number in (0, last - 1))
        for number, line in enumerate(lines)
    ]


def _line_slice(line: Line, face: Face, width: float, element: Element, *, keep: bool) -> Slice:
    down = baseline(face)

    def draw(painter: Painter, x: float, top: float) -> None:
        painter.tag(element)
        painter.line(line, x, top - down, width)

    return Slice(face.lead, draw, keep=keep)


def title(press: Press, block: Title, width: float, parent: Element) -> list[Slice]:
    """Lay the document's name: H1, smaller when it heads a second sheet in the same document."""
    face = press.look.title_small if block.small else press.look.title
    slices = text_slices(press, plain(block.text), face, width, parent.child("H1"))
    return [replace(part, keep=True) for part in slices]


def subtitle(press: Press, block: Subtitle, width: float, parent: Element) -> list[Slice]:
    """Lay the plain words under the title."""
    slices = text_slices(press, plain(block.text), press.look.subtitle, width, parent.child("P"))
    return [replace(part, keep=True) for part in slices]


def identity(press: Press, block: Identity, width: float, parent: Element) -> list[Slice]:
    """Lay name, number, school and class."""
    return text_slices(press, block.text, press.look.identity, width, parent.child("P"))


def heading(press: Press, block: Heading, width: float, parent: Element) -> list[Slice]:
    """Lay a heading, never alone at the foot of a page."""
    is_small = block.small or block.level > 2
    face = press.look.heading_small if is_small else press.look.heading
    slices = text_slices(press, plain(block.text), face, width, parent.child(f"H{block.level}"))
    return [replace(part, keep=True) for part in slices]


def paragraph(press: Press, block: Paragraph, width: float, parent: Element) -> list[Slice]:
    """Lay running text."""
    return text_slices(press, block.text, press.look.role(block.role), width, parent.child("P"))


def own_words(press: Press, block: OwnWords, width: float, parent: Element) -> list[Slice]:
    """Lay a quotation with its bar, or the reason there is none; nothing at all without either."""
    look = press.look
    if not block.text:
        if not block.reason:
            return []
        sentence = say("papper.var_inte_med", vad=block.reason)
        runs = (Run(f"{block.who}: ", bold=True), Run(sentence)) if block.who else plain(sentence)
        return text_slices(press, runs, look.body, width, parent.child("P"))
    quote = parent.child("BlockQuote")
    face = look.own_words if block.big else look.own_words_small
    room = width - _QUOTE_INDENT
    slices = text_slices(press, plain(f"”{block.text}”"), face, room, quote.child("P"))
    if block.who:
        who = text_slices(press, plain(block.who), look.helper, room, quote.child("P"))
        slices[-1] = replace(slices[-1], keep=True)
        slices += [replace(who[0], before=0.6 * MM), *who[1:]]
    return [_barred(part, look.accent) for part in slices]


def _barred(part: Slice, colour: str) -> Slice:
    """Return a slice indented beside its piece of the bar."""

    def draw(painter: Painter, x: float, top: float) -> None:
        painter.tag(LAYOUT)
        painter.rectangle(x, top - part.height, _BAR, part.height + part.before, fill=colour)
        part.draw(painter, x + _QUOTE_INDENT, top)

    return replace(part, draw=draw)


def bullets(press: Press, block: Bullets, width: float, parent: Element) -> list[Slice]:
    """Lay a list with round bullets."""
    face = press.look.cell if block.cell else press.look.body
    listing = parent.child("L")
    slices: list[Slice] = []
    for item in block.items:
        body = listing.child("LI").child("LBody")
        lines = text_slices(press, item, face, width - _BULLET_INDENT, body)
        lines = [replace(part, draw=_indented(part)) for part in lines]
        lines[0] = replace(lines[0], draw=_dotted(lines[0], face, press.look.accent))
        if slices and not block.cell:
            lines[0] = replace(lines[0], before=0.6 * MM)
        slices += lines
    return slices


def _indented(part: Slice) -> Draw:
    return lambda painter, x, top: part.draw(painter, x + _BULLET_INDENT, top)


def _dotted(part: Slice, face: Face, colour: str) -> Draw:
    def draw(painter: Painter, x: float, top: float) -> None:
        painter.tag(LAYOUT)
        painter.circle(x + 1.7 * MM, top - baseline(face) + face.size * 0.3, 1.9, fill=colour)
        part.draw(painter, x, top)

    return draw
