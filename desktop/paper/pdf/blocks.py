"""The blocks a paper is built of: pure values, in reading order, with no idea of millimetres.

Builders make them, `layout` turns them into slices, and tests read them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from desktop.paper.pdf.bars import LevelBars, WeekBars
from desktop.paper.pdf.curve_block import CurveFigure


class Tone(Enum):
    """Ink of a run."""

    INK = "ink"
    QUIET = "quiet"
    ACCENT = "accent"


@dataclass(frozen=True)
class Run:
    """Text in one weight and tone. The text is literal: nothing in it is ever read as markup.

    `struck`: with a line through it, still readable. A line is not heard: what is struck says so in words beside it.
    """

    text: str
    bold: bool = False
    tone: Tone = Tone.INK
    struck: bool = False


Text = tuple[Run, ...]


def plain(text: str) -> Text:
    """Return `text` as one ordinary run."""
    return (Run(text),)


def bold(text: str) -> Text:
    """Return `text` as one bold run."""
    return (Run(text, bold=True),)


class Role(Enum):
    """What a paragraph is, which decides its size."""

    BODY = "body"
    CELL = "cell"
    SMALL = "small"
    LEAD = "lead"
    HELPER = "helper"
    CODE = "code"
    NUMBER = "number"


@dataclass(frozen=True)
class Title:
    """The document's name. `small` for a second sheet in the same document."""

    text: str
    small: bool = False


@dataclass(frozen=True)
class Subtitle:
    """The question or promise in plain words."""

    text: str


@dataclass(frozen=True)
class Identity:
    """Name, number, school, class on one grey line."""

    text: Text


@dataclass(frozen=True)
class Heading:
    """H2, or H3 for a small block under one. `small` sets it a size down whatever its level."""

    text: str
    level: int = 2
    small: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    text: Text
    role: Role = Role.BODY


@dataclass(frozen=True)
class OwnWords:
    """A quotation with its bar, or why there is none. `big` for the child."""

    text: str
    who: str = ""
    big: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Bullets:
    """A list with round bullets. `cell` for use inside a table."""

    items: tuple[Text, ...]
    cell: bool = False


@dataclass(frozen=True)
class Columns:
    """Two columns side by side, tops aligned; read left then right."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]


@dataclass(frozen=True)
class Box:
    """A tinted area, or a framed one."""

    blocks: tuple[Block, ...]
    framed: bool = False
    narrow: bool = False


@dataclass(frozen=True)
class Together:
    """Blocks that must not be parted by a page break."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Column:
    """A table column. `share` of the text width; `spoken` names a head cell that is blank on paper."""

    title: str
    share: float
    spoken: str = ""


@dataclass(frozen=True)
class Row:
    """A table row, one tuple of blocks a cell. `strong` draws the heavier rule below it."""

    cells: tuple[tuple[Block, ...], ...]
    strong: bool = False


@dataclass(frozen=True)
class Table:
    """A table with a repeated head. `name` tells tests and the tag tree which one it is.

    `row_header` is the index of the cell that heads its row. Without a single title its rows alone have heads.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    row_header: int = 0


@dataclass(frozen=True)
class TenSquares:
    """Ten squares, so many filled, with the sentence that says the same beside them."""

    filled: int
    sentence: Text
    alt: str


@dataclass(frozen=True)
class Stairs:
    """Trappan under its heading: at most five steps. `now` is the index of the present one."""

    heading: str
    steps: tuple[tuple[str, str], ...]
    now: int | None
    now_label: str
    alt: str


@dataclass(frozen=True)
class Legend:
    """The marks of Tre röster with their names, in `InformantShape` values."""

    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TrackMark:
    """One mark on a track: an `InformantShape` value, position 0–3, name above, fact in words for the tag tree."""

    shape: str
    name: str
    value: int
    fact: str


@dataclass(frozen=True)
class InformantsTrack:
    """One line 0–3 with its words under and marks on it."""

    scale: tuple[str, ...]
    marks: tuple[TrackMark, ...]
    alt: str


@dataclass(frozen=True)
class Check:
    """One box to tick with a pen, with its label. Nothing is ever ticked in anybody's name."""

    label: Text


@dataclass(frozen=True)
class Checks:
    """Boxes under each other, or `across` the page."""

    checks: tuple[Check, ...]
    across: bool = False


@dataclass(frozen=True)
class WritingLines:
    """Empty lines to write on by hand."""

    count: int
    spoken: str


@dataclass(frozen=True)
class Field:
    """One line to fill in: label under it, `share` of the width, and what already stands on it."""

    label: str
    share: float
    spoken: str
    filled: str = ""


@dataclass(frozen=True)
class SignatureRow:
    """Fields beside each other, under a bold `heading` when there is one."""

    fields: tuple[Field, ...]
    heading: str = ""


@dataclass(frozen=True)
class NextMeeting:
    """The framed block with the biggest date of the page."""

    heading: str
    when: str
    lines: tuple[Text, ...]


@dataclass(frozen=True)
class Notice:
    """A framed text right under the header: where the paper stands. A line break begins a new line in the frame."""

    text: str


@dataclass(frozen=True)
class Rule:
    """A hair line between rows that are no table."""


@dataclass(frozen=True)
class PageBreak:
    """What follows starts on a new page. A `footer` replaces the sheet's footer from there.

    `from_first`: only when it would stand on the first page, so that an overfull one does not leave the
    second nearly empty.
    """

    footer: str = ""
    from_first: bool = False


Block = (
    Title | Subtitle | Identity | Heading | Paragraph | OwnWords | Bullets | Columns | Box | Together | Table
    | TenSquares | LevelBars | WeekBars | CurveFigure | Stairs | Legend | InformantsTrack | Checks | WritingLines
    | SignatureRow | NextMeeting | Notice | Rule | PageBreak
)  # fmt: skip
