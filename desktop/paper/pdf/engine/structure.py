"""The tag tree of a PDF/UA-1 file: which marks on which pages make up which heading, list or table cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from desktop.paper.pdf.engine.engine import pdfdoc


@dataclass(eq=False)
class Element:
    """One node. `marks` are (page number from 0, MCID); children and marks keep the order they came in."""

    tag: str
    alt: str = ""
    actual: str = ""
    scope: str = ""
    kids: list[Element | tuple[int, int]] = field(default_factory=list)
    box: tuple[float, float, float, float] | None = None

    def child(self, tag: str, *, alt: str = "", actual: str = "", scope: str = "") -> Element:
        """Add and return a child element."""
        element = Element(tag, alt, actual, scope)
        self.kids.append(element)
        return element

    def is_empty(self) -> bool:
        """Return whether nothing was drawn in it."""
        return all(isinstance(kid, Element) and kid.is_empty() for kid in self.kids) and not self.actual

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


def hex_text(text: str) -> str:
    """Return a PDF text string, safe whatever is in it."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


class _Raw(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab has no types
    """A PDF object written by us; reportlab asks it for bytes when it saves."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.source = ""

    def format(self, document: Any) -> bytes:
        """Return the object's source."""
        return self.source.encode("latin-1")


def attach(document: Any, root: Element, pages: list[Any]) -> Any:
    """Write the tree into a reportlab document and return the reference to its root.

    `pages` are the references of the pages in order; their StructParents are their numbers.
    """
    top, parents = _Raw(), _Raw()
    top_name = document.Reference(top).format(document).decode()
    owners: dict[tuple[int, int], str] = {}
    names: dict[int, str] = {}
    nodes: dict[int, _Raw] = {}
    for element in root.walk():
        nodes[id(element)] = _Raw()
        names[id(element)] = document.Reference(nodes[id(element)]).format(document).decode()
    page_names = [page.format(document).decode() for page in pages]
    parent_of = {id(root): top_name}
    for element in root.walk():
        name = names[id(element)]
        for kid in element.kids:
            if isinstance(kid, Element):
                parent_of[id(kid)] = name
            else:
                owners[kid] = name
        nodes[id(element)].source = _node(element, parent_of[id(element)], names, page_names)
    parents.source = _parent_tree(owners, len(pages))
    parents_name = document.Reference(parents).format(document).decode()
    top.source = (
        f"<< /Type /StructTreeRoot /K [{names[id(root)]}] "
        f"/ParentTree {parents_name} /ParentTreeNextKey {len(pages)} >>"
    )
    return document.Reference(top)


def _node(element: Element, parent: str, names: dict[int, str], pages: list[str]) -> str:
    """Return the source of one structure element."""
    kids = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(names[id(kid)])
        else:
            kids.append(f"<< /Type /MCR /Pg {pages[kid[0]]} /MCID {kid[1]} >>")
    parts = [f"/Type /StructElem /S /{element.tag} /P {parent} /K [{' '.join(kids)}]"]
    if element.alt:
        parts.append(f"/Alt {hex_text(element.alt)}")
    if element.actual:
        parts.append(f"/ActualText {hex_text(element.actual)}")
    if element.scope:
        parts.append(f"/A << /O /Table /Scope /{element.scope} >>")
    if element.tag == "L":
        parts.append("/A << /O /List /ListNumbering /Disc >>")
    if element.box:
        numbers = " ".join(f"{value:.2f}" for value in element.box)
        parts.append(f"/A << /O /Layout /BBox [{numbers}] /Placement /Block >>")
    return f"<< {' '.join(parts)} >>"


def _parent_tree(owners: dict[tuple[int, int], str], pages: int) -> str:
    """Return the number tree from each page's marks to their elements."""
    rows: list[list[str]] = [[] for _ in range(pages)]
    for (page, _), owner in sorted(owners.items()):
        rows[page].append(owner)
    entries = " ".join(f"{number} [{' '.join(row)}]" for number, row in enumerate(rows))
    return f"<< /Nums [{entries}] >>"
