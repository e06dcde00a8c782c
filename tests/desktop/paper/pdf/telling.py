"""What a sheet tells: its text as it reads, its sentences, and which of an original's a copy does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from desktop.paper.pdf import Level, Paper, sheet_for
from desktop.paper.pdf.blocks import Box, Notice, Run, SignatureRow, WritingLines
from desktop.paper.pdf.sheet import Sheet
from desktop.paper.values import ConsentCopy


def every(value: Any, kind: type) -> Iterator[Any]:
    """Yield everything of a kind in a sheet's blocks."""
    if isinstance(value, kind):
        yield value
    if isinstance(value, tuple):
        for part in value:
            yield from every(part, kind)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from every(getattr(value, field.name), kind)


def told(value: Any) -> str:
    """Return the text of blocks as it reads, runs joined."""
    if isinstance(value, str):
        return value
    if isinstance(value, Run):
        return value.text
    if isinstance(value, tuple):
        between = "" if value and all(isinstance(one, Run) for one in value) else "\n"
        return between.join(told(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return "\n".join(told(getattr(value, field.name)) for field in fields(value))
    return ""


def sentences(sheet: Sheet) -> list[str]:
    """Return the sentences of an original, without what is there for the pen: lines, the interpreter, the receipt."""
    kept = "Originalet förvaras"
    found = []
    for block in _without_lines(sheet.blocks):
        for line in told(block).splitlines():
            found += [
                one
                for one in re.findall(r"[^.?!]+[.?!]", line)
                if kept not in one and one != "Du får en kopia."
            ]
    return [one.strip() for one in found]


def _without_lines(blocks: tuple[Any, ...]) -> Iterator[Any]:
    for block in blocks:
        if isinstance(block, SignatureRow | WritingLines):
            continue
        if isinstance(block, Box) and any(True for _ in every(block, SignatureRow)):
            continue
        if hasattr(block, "blocks"):
            yield from _without_lines(block.blocks)
        elif hasattr(block, "left"):
            yield from _without_lines((*block.left, *block.right))
        else:
            yield block


def lacking(original: Paper, copy: Paper, level: Level) -> list[str]:
    """Return the sentences of the original that the copy does not say."""
    said = told(sheet_for(copy, level).blocks)
    asked = sheet_for(original, level if not isinstance(copy, ConsentCopy) else Level.FAMILY)
    return [one for one in sentences(asked) if one not in said]


def notice(copy: Paper, level: Level = Level.FAMILY) -> str:
    """Return what the frame right under the header says, one line after the other."""
    first = sheet_for(copy, level).blocks[0]
    return first.text if isinstance(first, Notice) else ""
