"""What is filled in by hand: boxes to tick, lines to write on, lines to sign on."""

from __future__ import annotations

from dataclasses import replace

from desktop.paper.pdf.blocks import Check, Checks, Field, SignatureRow, WritingLines, bold, plain
from desktop.paper.pdf.engine.painter import LAYOUT, Painter
from desktop.paper.pdf.engine.slices import Press, Slice, height_of, whole
from desktop.paper.pdf.engine.structure import Element
from desktop.paper.pdf.lay.text import baseline, text_slices
from desktop.paper.pdf.look import INK, MM, RULE, Face

_BOX, _AFTER_BOX = 4.2 * MM, 2.6 * MM
_ROOM_TO_SIGN = 10.5 * MM
_BETWEEN_FIELDS = 3.2 * MM


def checks(press: Press, block: Checks, width: float, parent: Element) -> list[Slice]:
    """Lay boxes under each other, or in as many columns as their labels have room for."""
    if not block.across:
        slices = [_check(press, check, width, parent) for check in block.checks]
        return [
            replace(part, before=press.look.gap(2.4) if number else 0.0) for number, part in enumerate(slices)
        ]
    face = press.look.body
    widest = max(press.setter.width(check.label, face) for check in block.checks) + _BOX + _AFTER_BOX + 8 * MM
    columns = max(1, min(len(block.checks), int(width // max(widest, width / 4))))
    wide = max(width / 4, widest) if columns > 1 else width
    cells = [_check(press, check, wide, parent) for check in block.checks]
    rows = [cells[start : start + columns] for start in range(0, len(cells), columns)]
    return [_beside(row, wide) for row in rows]


def _beside(row: list[Slice], wide: float) -> Slice:
    def draw(painter: Painter, x: float, top: float) -> None:
        for number, part in enumerate(row):
            part.draw(painter, x + number * wide, top)

    return Slice(max(part.height for part in row), draw)


def _check(press: Press, check: Check, width: float, parent: Element) -> Slice:
    """Return a drawn box with its label; a screen reader hears that it is there, and empty."""
    element = parent.child("P")
    face = press.look.body
    indent = _BOX + _AFTER_BOX
    label = text_slices(press, check.label, face, width - indent, element)
    tall = max(height_of(label), 5.6 * MM)

    def draw(painter: Painter, x: float, top: float) -> None:
        low = top - baseline(face) - (_BOX - face.size * 0.72) / 2
        painter.tag(element)
        painter.actual("Ej ikryssad: ")
        painter.rectangle(x, low, _BOX, _BOX, stroke=INK, weight=1)
        painter.end_actual()
        whole(label).draw(painter, x + indent, top)

    return Slice(tall, draw)


def writing_lines(_press: Press, block: WritingLines, width: float, parent: Element) -> list[Slice]:
    """Lay empty lines to write on."""
    element = parent.child("P", actual=block.spoken)

    def draw(painter: Painter, x: float, top: float) -> None:
        painter.tag(element)
        painter.rule(x, top - 9.2 * MM, width, 0.6, RULE)

    return [Slice(9.3 * MM, draw, keep=number < block.count - 1) for number in range(block.count)]


def signature_row(press: Press, block: SignatureRow, width: float, parent: Element) -> list[Slice]:
    """Lay fields beside each other with room to sign above the lines."""
    slices = []
    if block.heading:
        face = Face(11, 14.5, INK, bold=True)
        slices = [
            replace(part, keep=True)
            for part in text_slices(press, bold(block.heading), face, width, parent.child("P"))
        ]
    usable = width - _BETWEEN_FIELDS * (len(block.fields) - 1)
    fields = [_FieldSlices(press, field, usable * field.share, parent) for field in block.fields]
    room = max(_ROOM_TO_SIGN, *(height_of(field.filled) + 2 * MM for field in fields))
    tall = room + 0.5 * MM + max(height_of(field.label) for field in fields)

    def draw(painter: Painter, x: float, top: float) -> None:
        for field in fields:
            field.draw(painter, x, top - room)
            x += field.width + _BETWEEN_FIELDS

    return [*slices, Slice(tall, draw)]


class _FieldSlices:
    """One line with its label under it, and what already stands on it."""

    def __init__(self, press: Press, field: Field, width: float, parent: Element) -> None:
        self.width = width
        spoken = f"{field.spoken}: {field.filled}" if field.filled else field.spoken
        element = parent.child("P", actual=spoken)
        filled = plain(field.filled)
        self.filled = text_slices(press, filled, press.look.cell, width, element) if field.filled else []
        self.label = text_slices(press, plain(field.label), press.look.label, width, element)

    def draw(self, painter: Painter, x: float, line: float) -> None:
        """Draw with the line at height `line`."""
        if self.filled:
            whole(self.filled).draw(painter, x, line + height_of(self.filled) + 0.5 * MM)
        painter.tag(LAYOUT)
        painter.rule(x, line, self.width, 0.8, INK)
        whole(self.label).draw(painter, x, line - 0.5 * MM)
