"""Sizes, colours and distances on paper, in points unless said otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.paper.pdf.blocks import Role
from desktop.paper.pdf.sheet import Sheet

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
MARGIN = 20 * MM
TEXT_WIDTH = 170 * MM
GUTTER = 9 * MM
TOP_FIRST, TOP_FORM, TOP_LATER, BOTTOM = 29 * MM, 26 * MM, 22 * MM, 20 * MM
BODY_LATER = PAGE_HEIGHT - TOP_LATER - BOTTOM
FOOTER_RULE, FOOTER_TEXT = 15.5 * MM, 11.5 * MM

INK, QUIET = "#14181B", "#4A5358"
RULE, HAIR = "#8A969B", "#C9D1D4"
TINT, TINT_STRONG = "#EFF4F5", "#DDE8EA"
STAMP = "#9AA3A7"
WHITE = "#FFFFFF"
SHIPPED_ACCENT = "#1D4A58"
_LEAST_CONTRAST = 4.5


@dataclass(frozen=True)
class Face:
    """How a kind of text is set."""

    size: float
    lead: float
    colour: str = INK
    bold: bool = False


@dataclass(frozen=True)
class Look:
    """All kinds of text for one sheet, and how tight the blocks stand (1 down to 0.6)."""

    accent: str
    title: Face
    title_small: Face
    subtitle: Face
    identity: Face
    heading: Face
    heading_small: Face
    body: Face
    cell: Face
    small: Face
    own_words: Face
    own_words_small: Face
    helper: Face
    label: Face
    big: Face
    code: Face
    spacing: float = 1.0

    def gap(self, millimetres: float) -> float:
        """Return a distance between blocks in points, tightened when the page is tight."""
        return millimetres * MM * self.spacing

    def role(self, role: Role) -> Face:
        """Return the face of a paragraph."""
        faces = {
            Role.BODY: self.body,
            Role.CELL: self.cell,
            Role.SMALL: self.small,
            Role.LEAD: self.subtitle,
            Role.HELPER: self.helper,
            Role.CODE: self.code,
            Role.NUMBER: self.heading,
        }
        return faces[role]

    def tighter(self) -> Iterator[Look]:
        """Yield the same look with less and less air: first between blocks, then in tables and small print too.

        Body text never shrinks; tables never below the record's size.
        """
        yield replace(self, spacing=0.75)
        yield self._tight(0.75, Face(11, 14), 14)
        yield self._tight(0.6, Face(10.5, 13.5), 13.5)

    def _tight(self, spacing: float, cell: Face, small: float) -> Look:
        most = replace(self.cell, size=min(self.cell.size, cell.size), lead=min(self.cell.lead, cell.lead))
        small_print = replace(self.small, size=11, lead=min(self.small.lead, small))
        return replace(self, spacing=spacing, cell=most, small=small_print)


def look_for(sheet: Sheet) -> Look:
    """Return the look of a sheet: the record's is denser, its body 11 pt."""
    accent = usable_accent(sheet.accent)
    body = Face(11, 15) if sheet.dense else Face(12, 16.5)
    cell = Face(10.5, 14) if sheet.dense else Face(11.5, 15)
    return Look(
        accent=accent,
        title=Face(25, 31, accent, bold=True),
        title_small=Face(20, 26, accent, bold=True),
        subtitle=Face(15, 20),
        identity=Face(11.5, 15, QUIET),
        heading=Face(14.5, 18, accent, bold=True),
        heading_small=Face(12.5, 16, accent, bold=True),
        body=body,
        cell=cell,
        small=replace(body, size=min(body.size, 11.5), lead=min(body.lead, 15)),
        own_words=Face(15.5, 21.5),
        own_words_small=Face(12, 16.5),
        helper=Face(11, 14.5, QUIET),
        label=Face(9.5, 12, QUIET),
        big=Face(20, 26, bold=True),
        code=Face(17, 26, bold=True),
    )


def usable_accent(colour: str) -> str:
    """Return the municipality's accent, or the shipped one when it is no colour or too pale on white."""
    digits = colour.removeprefix("#")
    try:
        channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    except ValueError:
        return SHIPPED_ACCENT
    if len(digits) != 6:
        return SHIPPED_ACCENT
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return f"#{digits}" if 1.05 / (luminance + 0.05) >= _LEAST_CONTRAST else SHIPPED_ACCENT
