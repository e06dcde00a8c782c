"""Blocks into slices: which function lays which block, and how much air stands between two of them."""

from __future__ import annotations

from typing import Any

from desktop.paper.pdf.bars import LevelBars, WeekBars
from desktop.paper.pdf.blocks import (
    Block,
    Box,
    Bullets,
    Checks,
    Columns,
    Heading,
    Identity,
    InformantsTrack,
    Legend,
    NextMeeting,
    Notice,
    OwnWords,
    PageBreak,
    Paragraph,
    Role,
    Rule,
    SignatureRow,
    Stairs,
    Subtitle,
    Table,
    TenSquares,
    Title,
    Together,
    WritingLines,
)
from desktop.paper.pdf.curve_block import CurveFigure
from desktop.paper.pdf.engine.slices import Press, Slice
from desktop.paper.pdf.engine.structure import Element
from desktop.paper.pdf.engine.typeset import Setter
from desktop.paper.pdf.lay import (
    boxes as lay_boxes,
)
from desktop.paper.pdf.lay import (
    curve as lay_curve,
)
from desktop.paper.pdf.lay import (
    figures as lay_figures,
)
from desktop.paper.pdf.lay import (
    forms as lay_forms,
)
from desktop.paper.pdf.lay import (
    informants as lay_informants,
)
from desktop.paper.pdf.lay import (
    table as lay_table,
)
from desktop.paper.pdf.lay import (
    text as lay_text,
)
from desktop.paper.pdf.look import Look

_LAY: dict[type, Any] = {
    Title: lay_text.title,
    Subtitle: lay_text.subtitle,
    Identity: lay_text.identity,
    Heading: lay_text.heading,
    Paragraph: lay_text.paragraph,
    OwnWords: lay_text.own_words,
    Bullets: lay_text.bullets,
    Table: lay_table.table,
    Columns: lay_boxes.columns,
    Together: lay_boxes.together,
    Box: lay_boxes.box,
    NextMeeting: lay_boxes.next_meeting,
    Notice: lay_boxes.notice,
    Rule: lay_boxes.rule,
    PageBreak: lay_boxes.page_break,
    TenSquares: lay_figures.ten_squares,
    LevelBars: lay_figures.level_bars,
    WeekBars: lay_figures.week_bars,
    Stairs: lay_figures.stairs,
    CurveFigure: lay_curve.curve_figure,
    Legend: lay_informants.legend,
    InformantsTrack: lay_informants.informants_track,
    Checks: lay_forms.checks,
    WritingLines: lay_forms.writing_lines,
    SignatureRow: lay_forms.signature_row,
}

_BEFORE: dict[type, float] = {
    Title: 0,
    Subtitle: 0,
    Identity: 1.6,
    Heading: 5,
    Paragraph: 2.6,
    OwnWords: 2,
    Bullets: 1.5,
    Table: 4.5,
    Columns: 5,
    Box: 5.5,
    NextMeeting: 5.5,
    TenSquares: 1.5,
    LevelBars: 1,
    WeekBars: 1,
    Stairs: 5.5,
    CurveFigure: 2.5,
    Legend: 3,
    InformantsTrack: 2.5,
    Checks: 3,
    WritingLines: 2,
    SignatureRow: 4,
    Rule: 3.2,
    Notice: 0,
    PageBreak: 0,
}
"""Air above a block in millimetres, unless what stands above it says otherwise."""

_AFTER_HEADING: dict[type, float] = {
    Paragraph: 0.4,
    OwnWords: 1,
    Bullets: 0.6,
    Table: 1,
    Columns: 1,
    Checks: 1.6,
}


def press_for(look: Look, setter: Setter) -> Press:
    """Return what lays out a sheet."""
    return Press(look, setter, lay_one, gap)


def lay_one(press: Press, block: Block, width: float, parent: Element) -> list[Slice]:
    """Return the slices of one block; none when it has nothing to show."""
    found: list[Slice] = _LAY[type(block)](press, block, width, parent)
    return found


def gap(look: Look, previous: Block | None, block: Block) -> float:
    """Return the air between two blocks in points."""
    block = _first(block)
    if previous is None or isinstance(previous, PageBreak):
        return 0.0
    if isinstance(previous, Title):
        return look.gap(0.9)
    if isinstance(block, Columns) and _is_signature(block):
        return look.gap(1.5)
    if isinstance(previous, Notice):
        return look.gap(4)
    if isinstance(previous, Heading):
        return look.gap(_AFTER_HEADING.get(type(block), 1.0))
    if isinstance(block, Heading) and (block.small or block.level > 2):
        return look.gap(3.2)
    if isinstance(block, Columns) and isinstance(previous, Columns | Table) and _is_small(block):
        return look.gap(1.8 if isinstance(previous, Columns) else 3)
    if isinstance(block, Paragraph) and isinstance(previous, Box | NextMeeting):
        return look.gap(2.6)
    if isinstance(block, Paragraph) and block.role in (Role.CELL, Role.SMALL):
        return look.gap(0.8 if block.role is Role.SMALL else 0)
    if isinstance(block, Box) and block.narrow:
        return look.gap(4)
    if isinstance(block, Bullets) and block.cell:
        return 0.0
    return look.gap(_BEFORE[type(block)])


def _first(block: Block) -> Block:
    """Return the block that is seen first."""
    while isinstance(block, Together) and block.blocks:
        block = block.blocks[0]
    return block


def _is_signature(block: Columns) -> bool:
    return any(isinstance(part, SignatureRow) for part in block.left[:1])


def _is_small(block: Columns) -> bool:
    return any(isinstance(part, Heading) and part.level > 2 for part in block.left[:1])
