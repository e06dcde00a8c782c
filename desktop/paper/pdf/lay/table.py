"""Tables: no vertical lines, a repeated head, rows that stay whole as long as a page can hold them."""

from __future__ import annotations

from dataclasses import replace

from desktop.paper.pdf.blocks import Column, Row, Run, Table, Tone
from desktop.paper.pdf.engine.painter import LAYOUT, PAGINATION, Painter
from desktop.paper.pdf.engine.slices import WHOLE, Draw, Press, Slice, empty, height_of, whole
from desktop.paper.pdf.engine.structure import Element
from desktop.paper.pdf.lay.text import text_slices
from desktop.paper.pdf.look import HAIR, MM, RULE, Face

_AIR = 1.25 * MM
_BETWEEN = 4 * MM
"""Air to the right in every column but the last."""


def table(press: Press, block: Table, width: float, parent: Element) -> list[Slice]:
    """Lay a table; one without rows is left out, head and all (ISO 14289-1, 7.2)."""
    if not block.rows:
        return []
    root = parent.child("Table")
    widths = [column.share * width for column in block.columns]
    if not any(column.title for column in block.columns):
        return _facts(press, block, widths, root)
    head = _head(press, block, widths, root)
    repeated = replace(_head(press, block, widths, Element("Table")), draw=_as_artifact(press, block, widths))
    body = root.child("TBody")
    slices = [head]
    for row in block.rows:
        for part in _row(press, row, widths, block.row_header, body.child("TR")):
            slices.append(replace(part, head=repeated))
    return slices


def _facts(press: Press, block: Table, widths: list[float], root: Element) -> list[Slice]:
    """Lay a table in which every row has a head and no column has."""
    body = root.child("TBody")
    return [
        part for row in block.rows for part in _row(press, row, widths, block.row_header, body.child("TR"))
    ]


def _head(press: Press, block: Table, widths: list[float], root: Element) -> Slice:
    row = root.child("THead").child("TR")
    cells = [
        _head_cell(press, column, wide, row.child("TH", scope="Column", actual=column.spoken))
        for column, wide in zip(block.columns, widths, strict=True)
    ]
    tallest = max(height_of(cell) for cell in cells if cell)
    full = sum(widths)

    def draw(painter: Painter, x: float, top: float) -> None:
        _draw_cells(painter, cells, widths, x, top)
        painter.tag(LAYOUT)
        painter.rule(x, top - tallest - _AIR, full, 1.2, press.look.accent)

    return Slice(tallest + _AIR, draw, keep=True)


def _head_cell(press: Press, column: Column, wide: float, element: Element) -> list[Slice]:
    face = Face(10.5, 13.5, press.look.accent, bold=True)
    if not column.title:
        return []
    return text_slices(press, (Run(column.title, tone=Tone.ACCENT),), face, wide - _BETWEEN, element)


def _as_artifact(press: Press, block: Table, widths: list[float]) -> Draw:
    """Return the drawing of the head on later pages: seen again, but read only once."""
    face = Face(10.5, 13.5, press.look.accent, bold=True)
    cells = [
        press.setter.lines((Run(column.title),), face, wide - _BETWEEN)
        for column, wide in zip(block.columns, widths, strict=True)
    ]
    tallest = max(len(lines) for lines in cells) * face.lead

    def draw(painter: Painter, x: float, top: float) -> None:
        painter.tag(PAGINATION)
        left = x
        for lines, wide in zip(cells, widths, strict=True):
            for number, line in enumerate(lines):
                painter.line(line, left, top - number * face.lead - face.lead / 2 - face.size * 0.36, wide)
            left += wide
        painter.rule(x, top - tallest - _AIR, sum(widths), 1.2, press.look.accent)

    return draw


def _row(press: Press, row: Row, widths: list[float], header: int, element: Element) -> list[Slice]:
    """Return one slice, or one a line when the row is taller than a page should keep together."""
    cells = []
    for number, (blocks, wide) in enumerate(zip(row.cells, widths, strict=True)):
        cell = element.child("TH", scope="Row") if number == header else element.child("TD")
        room = wide - (_BETWEEN if number < len(widths) - 1 else 0.0)
        cells.append(press.lay(blocks, room, cell))
    tallest = max((height_of(cell) for cell in cells), default=0.0)
    weight, colour = (1.4, RULE) if row.strong else (0.6, HAIR)
    full = sum(widths)
    if tallest <= WHOLE:
        return [_whole_row(cells, widths, tallest, (weight, colour, full))]
    return [empty(_AIR), *_lines(cells, widths), _ruled(weight, colour, full)]


def _whole_row(
    cells: list[list[Slice]], widths: list[float], tallest: float, rule: tuple[float, str, float]
) -> Slice:
    weight, colour, full = rule

    def draw(painter: Painter, x: float, top: float) -> None:
        _draw_cells(painter, cells, widths, x, top - _AIR)
        painter.tag(LAYOUT)
        painter.rule(x, top - tallest - 2 * _AIR, full, weight, colour)

    return Slice(tallest + 2 * _AIR, draw)


def _lines(cells: list[list[Slice]], widths: list[float]) -> list[Slice]:
    """Return the row cut line by line, the cells beside each other."""
    slices = []
    for number in range(max(len(cell) for cell in cells)):
        beside = [cell[number : number + 1] for cell in cells]
        tall = max(part.height + part.before for parts in beside for part in parts)

        def draw(painter: Painter, x: float, top: float, beside: list[list[Slice]] = beside) -> None:
            _draw_cells(painter, beside, widths, x, top)

        slices.append(Slice(tall, draw))
    return slices


def _ruled(weight: float, colour: str, full: float) -> Slice:
    def draw(painter: Painter, x: float, top: float) -> None:
        painter.tag(LAYOUT)
        painter.rule(x, top - _AIR, full, weight, colour)

    return Slice(_AIR, draw)


def _draw_cells(
    painter: Painter, cells: list[list[Slice]], widths: list[float], x: float, top: float
) -> None:
    for cell, wide in zip(cells, widths, strict=True):
        if cell:
            whole(cell).draw(painter, x, top)
        x += wide
