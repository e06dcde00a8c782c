"""What a reader of the file sees: text page by page, and the tag tree as a screen reader walks it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject

from desktop.paper.pdf.sheet import Sheet


@dataclass
class Tag:
    name: str
    alt: str = ""
    actual: str = ""
    marks: int = 0
    scope: str = ""
    kids: list[Tag] = field(default_factory=list)

    def walk(self) -> list[Tag]:
        return [self, *(below for kid in self.kids for below in kid.walk())]


def opened(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


def words(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in opened(data).pages).split())


def at(start: PdfObject, *way: str | int) -> Any:
    """Return what lies at the end of a way through dictionaries and arrays. pypdf's stubs know no way past one."""
    found: Any = start
    for step in way:
        found = found[step].get_object()
    return found


def tags(data: bytes) -> Tag:
    root = at(opened(data).trailer, "/Root", "/StructTreeRoot")
    return _tag(at(root, "/K", 0))


def _tag(node: DictionaryObject) -> Tag:
    tag = Tag(str(node["/S"])[1:], str(node.get("/Alt", "")), str(node.get("/ActualText", "")))
    attributes = node.get("/A")
    if isinstance(attributes, DictionaryObject):
        tag.scope = str(attributes.get("/Scope", ""))[1:]
    kids = node.get("/K", ArrayObject())
    for kid in (reference.get_object() for reference in kids):
        if kid.get("/Type") == "/MCR":
            tag.marks += 1
        else:
            tag.kids.append(_tag(kid))
    return tag


def streams(data: bytes) -> list[str]:
    contents = [page.get_contents() for page in opened(data).pages]
    return [one.get_data().decode("latin-1") for one in contents if one is not None]


def loose_drawing(stream: str) -> list[str]:
    """Return what draws text or lines outside every mark: PDF/UA allows none."""
    depth, found = 0, []
    for line in stream.splitlines():
        depth += len(re.findall(r"\bB[DM]C\b", line))
        if depth == 0 and re.search(r"\b(Tj|S|f|B)\b", line):
            found.append(line)
        depth -= len(re.findall(r"\bEMC\b", line))
    return found


def said(sheet: Sheet) -> str:
    """Return all text in a sheet's blocks, wherever it is nested."""
    return " ".join(_strings(sheet.blocks))


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple | list):
        return [text for part in value for text in _strings(part)]
    if hasattr(value, "__dataclass_fields__"):
        return [text for name in value.__dataclass_fields__ for text in _strings(getattr(value, name))]
    return []
