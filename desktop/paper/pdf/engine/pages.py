"""Slices onto pages: chains that stay together, repeated heads, header, footer and stamp."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from desktop.paper.pdf.blocks import Run, plain
from desktop.paper.pdf.engine import fonts
from desktop.paper.pdf.engine.cleaning import with_no_break_spaces
from desktop.paper.pdf.engine.painter import PAGINATION, Painter
from desktop.paper.pdf.engine.slices import Slice
from desktop.paper.pdf.engine.typeset import Line, Piece, Setter
from desktop.paper.pdf.look import (
    BOTTOM,
    FOOTER_RULE,
    FOOTER_TEXT,
    HAIR,
    INK,
    MARGIN,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    QUIET,
    STAMP,
    TEXT_WIDTH,
    TOP_FIRST,
    TOP_FORM,
    TOP_LATER,
    WHITE,
    Face,
    Look,
)
from desktop.paper.pdf.papers.wording import say
from desktop.paper.pdf.sheet import Sheet

_NAME, _SENDER = Face(11.5, 14, INK, bold=True), Face(10.5, 13, QUIET)
_PILL, _SMALL = Face(11, 14, INK, bold=True), Face(9.5, 12, QUIET)
_LOGO, _LOGO_GAP = 8.4 * MM, 3 * MM
_SECOND_LINE = 2.6 * MM
"""How much higher the footer stands when it has two lines: nothing is printed within 10 mm of the edge."""

_FOOTER_LEAD = 3.9 * MM
_MOST_FOOTER_LINES = 5
_MANY_PAGES = 99
"""A page number that the footer keeps room for, since it is set before the pages are counted."""

_LONGEST_NAME = 300
"""Characters that head and foot of every page look at."""

_LEAST_ROOM = 30 * MM
_SLOPE = (0.766, 0.643)
"""Cosine and sine of the stamp's 40 degrees."""


@dataclass
class Page:
    """Slices with their tops, and the footer that stands under them."""

    top: float
    footer: str
    placed: list[tuple[float, Slice]] = field(default_factory=list)
    y: float = 0.0
    bottom: float = BOTTOM

    def room(self) -> float:
        """Return how much is left."""
        return self.y - self.bottom

    def put(self, part: Slice) -> None:
        """Place a slice under what stands there."""
        if self.placed:
            self.y -= part.before
        self.placed.append((self.y, part))
        self.y -= part.height


@dataclass(frozen=True)
class Furniture:
    """What stands on every page. `copy` is (number, of how many)."""

    sheet: Sheet
    look: Look
    setter: Setter
    copy: tuple[int, int] = (1, 1)

    def top(self, first: bool) -> float:
        """Return where the text begins."""
        if not first:
            return PAGE_HEIGHT - TOP_LATER
        header = 10.9 * MM + self._header_height()
        if self.sheet.notice_first:
            return PAGE_HEIGHT - header - 1.5 * MM
        return PAGE_HEIGHT - max(TOP_FORM if self.sheet.is_form else TOP_FIRST, header + 5 * MM)

    def _sender_lines(self) -> tuple[list[Line], list[Line]]:
        room = TEXT_WIDTH - _LOGO - _LOGO_GAP - 50 * MM
        names = self.setter.lines(plain(self.sheet.municipality[:_LONGEST_NAME]), _NAME, room)
        return names[:3], self.setter.lines(plain(self.sheet.sender[:_LONGEST_NAME]), _SENDER, room)[:3]

    def _header_height(self) -> float:
        names, senders = self._sender_lines()
        return max(_LOGO, len(names) * _NAME.lead + len(senders) * _SENDER.lead)

    def draw(self, painter: Painter, page: Page, number: int, total: int) -> None:
        """Draw stamp, header and footer of one page, all as artifacts."""
        painter.tag(PAGINATION)
        if self.sheet.stamp:
            self._stamp(painter)
        top = PAGE_HEIGHT - 10.9 * MM
        self._pill(painter, top if number == 1 else top + 0.6 * MM)
        if number == 1:
            self._sender(painter, top)
        else:
            lines = self.setter.lines(
                plain(self.sheet.municipality[:_LONGEST_NAME]), _SENDER, TEXT_WIDTH - 50 * MM
            )[:2]
            for row, line in enumerate(lines):
                painter.line(line, MARGIN, PAGE_HEIGHT - (14.6 - 2.2 * (len(lines) - 1) + 4.4 * row) * MM)
        self._footer(painter, page, number, total)

    def _sender(self, painter: Painter, top: float) -> None:
        names, senders = self._sender_lines()
        painter.rectangle(MARGIN, top - _LOGO, _LOGO, _LOGO, fill=self.look.accent, radius=1.3 * MM)
        initial = self.setter.lines(
            (Run(self.sheet.municipality.strip()[:1].upper() or "·"),), Face(15, 18, WHITE, bold=True), _LOGO
        )[0]
        painter.line(initial, MARGIN + (_LOGO - initial.width) / 2, top - _LOGO / 2 - 15 * 0.36)
        x, y = MARGIN + _LOGO + _LOGO_GAP, top - 3.1 * MM
        for line in names:
            painter.line(line, x, y)
            y -= _NAME.lead
        for line in senders:
            painter.line(line, x, y + 0.3 * MM)
            y -= _SENDER.lead

    def _pill(self, painter: Painter, top: float) -> None:
        if not self.sheet.pill:
            return
        line = self.setter.lines(plain(self.sheet.pill), _PILL, TEXT_WIDTH)[0]
        wide, tall = line.width + 7 * MM, 6.7 * MM
        x, low = MARGIN + TEXT_WIDTH - wide, top - tall - 1.1 * MM
        painter.rectangle(x, low, wide, tall, fill=WHITE, stroke=INK, weight=1.1, radius=tall / 2.2)
        painter.line(line, x + 3.5 * MM, low + tall / 2 - _PILL.size * 0.36)

    def _footer(self, painter: Painter, page: Page, number: int, total: int) -> None:
        lines = self._footer_lines(page.footer)
        up = _raised(len(lines))
        painter.rule(MARGIN, FOOTER_RULE + up, TEXT_WIDTH, 0.6, HAIR)
        for row, line in enumerate(lines):
            painter.line(line, MARGIN, FOOTER_TEXT + up - row * _FOOTER_LEAD)
        right = self._page_number(number, total)
        painter.line(right, MARGIN + TEXT_WIDTH - right.width, FOOTER_TEXT + up)

    def _footer_lines(self, footer: str) -> list[Line]:
        """Return the footer's lines: its words and, under them, which texts it was printed with.

        Words that need a second line run on into the version, so that no code is ever cut and two lines do.
        """
        words, version = footer[:_LONGEST_NAME], self.sheet.version_line
        if self.copy[1] > 1:
            copy = say("gemensamt.exemplar", n=self.copy[0], totalt=self.copy[1])
            words = f"{words.rstrip('.')}. {copy}."
        room = TEXT_WIDTH - self._page_number(_MANY_PAGES, _MANY_PAGES).width - 6 * MM
        lines = self.setter.lines(plain(words), _SMALL, room)
        if version and len(lines) == 1:
            lines += self.setter.lines(plain(version), _SMALL, room)
        elif len(lines) > 1:
            lines = self._run_on(f"{words} {version}".rstrip(), room)
            if version and len(lines) > 2:  # then the version may as well have a line of its own
                lines = self._run_on(words, room) + self.setter.lines(plain(version), _SMALL, TEXT_WIDTH)
        return lines[:_MOST_FOOTER_LINES]

    def _run_on(self, text: str, room: float) -> list[Line]:
        """Return a text's lines, the first with `room` left of the page number and the others as wide as the page."""
        parts = with_no_break_spaces(text).split(" ")
        first = next(
            (end for end in range(len(parts), 1, -1) if self._wide(parts[:end]) <= room),
            1,
        )
        lines = self.setter.lines(plain(" ".join(parts[:first])), _SMALL, room)
        rest = " ".join(parts[first:])
        return lines + (self.setter.lines(plain(rest), _SMALL, TEXT_WIDTH) if rest else [])

    def _wide(self, parts: list[str]) -> float:
        return self.setter.width(plain(" ".join(parts)), _SMALL)

    def _page_number(self, number: int, total: int) -> Line:
        return self.setter.lines(plain(say("gemensamt.sida", n=number, totalt=total)), _SMALL, TEXT_WIDTH)[0]

    def bottom(self, footer: str) -> float:
        """Return where the text ends on a page with this footer: higher when the footer has three lines."""
        more = len(self._footer_lines(footer)) - 2
        return BOTTOM + max(more, 0) * _FOOTER_LEAD

    def _stamp(self, painter: Painter) -> None:
        """Draw the outlined word across the middle of the page, under the text."""
        font = fonts.face(True)
        size = min(96.0, 620 / max(font.width(self.sheet.stamp), 1))
        wide = font.width(self.sheet.stamp) * size
        cosine, sine = _SLOPE
        x = PAGE_WIDTH / 2 - wide / 2 * cosine + size * 0.36 * sine
        y = PAGE_HEIGHT / 2 - wide / 2 * sine - size * 0.36 * cosine
        painter.outlined(Piece(0, wide, self.sheet.stamp, font, size, STAMP), x, y, _SLOPE)


def _raised(lines: int) -> float:
    """Return how much higher than a footer of one line one with so many begins."""
    return 0.0 if lines < 2 else _SECOND_LINE + (lines - 2) * _FOOTER_LEAD


def paginate(slices: list[Slice], furniture: Furniture) -> list[Page]:
    """Return the pages. A chain taller than a page is broken where it must be."""
    first = furniture.top(True)
    footer = furniture.sheet.footer
    pages = [Page(first, footer, y=first, bottom=furniture.bottom(footer))]
    start = 0
    while start < len(slices):
        end = start
        while end < len(slices) - 1 and slices[end].keep:
            end += 1
        chain = slices[start : end + 1]
        start = end + 1
        full = not _fits(chain, pages[-1].room())
        worth = _height(chain) <= _full(furniture) or pages[-1].room() < _LEAST_ROOM
        asked = chain[0].new_page and not (chain[0].from_first and len(pages) > 1)
        if pages[-1].placed and (asked or (full and worth)):
            _turn(pages, furniture, chain[0])
        for part in chain:
            _put(pages, furniture, part)
    return pages


def _put(pages: list[Page], furniture: Furniture, part: Slice) -> None:
    """Place a slice, on a new page if it must be, parted if it can be and does not fit."""
    while part.before + part.height > pages[-1].room():
        pieces = part.split(pages[-1].room() - part.before) if part.split else None
        if pieces:
            pages[-1].put(replace(pieces[0], before=part.before))
            part = pieces[1]
        elif not pages[-1].placed:
            break
        _turn(pages, furniture, part)
        if not pieces and not part.split:
            break
    pages[-1].put(part)


def _fits(chain: list[Slice], room: float) -> bool:
    """Return whether a chain fits, or as much of a last slice that may be parted as is worth it."""
    last = chain[-1]
    height = _height(chain)
    return height <= room or (last.split is not None and height - last.height + _LEAST_ROOM <= room)


def _height(chain: list[Slice]) -> float:
    return sum(part.before + part.height for part in chain)


def _full(furniture: Furniture) -> float:
    return furniture.top(False) - BOTTOM


def _turn(pages: list[Page], furniture: Furniture, part: Slice) -> None:
    """Begin a page, with the table head again when a row begins it."""
    top = furniture.top(False)
    footer = part.footer or pages[-1].footer
    bottom = pages[-1].bottom if footer == pages[-1].footer else furniture.bottom(footer)
    pages.append(Page(top, footer, y=top, bottom=bottom))
    if part.head is not None:
        pages[-1].put(part.head)
