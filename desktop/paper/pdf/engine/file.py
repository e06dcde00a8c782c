"""The file itself: pages drawn into memory, tagged as PDF/UA-1, to be kept as PDF/A-2b, saying nothing of anyone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from desktop.paper.pdf.engine import fonts
from desktop.paper.pdf.engine.engine import Canvas, pdfdoc
from desktop.paper.pdf.engine.keeping import keep
from desktop.paper.pdf.engine.layout import press_for
from desktop.paper.pdf.engine.pages import Furniture, Page, paginate
from desktop.paper.pdf.engine.painter import Painter
from desktop.paper.pdf.engine.structure import Element, attach
from desktop.paper.pdf.engine.typeset import Setter
from desktop.paper.pdf.look import MARGIN, MM, PAGE_HEIGHT, PAGE_WIDTH, TEXT_WIDTH, Look, look_for
from desktop.paper.pdf.sheet import Sheet

_WORTH_TRYING = 2
"""Pages over the budget that setting the blocks tighter may still save; it saves about a tenth of each."""


_SCANT = 45 * MM
"""So little on a last page, and it is better that the pages before it stand closer."""


@dataclass(frozen=True)
class Drawn:
    """A finished file: its bytes, pages in one copy and in all, and what could not be drawn."""

    data: bytes
    pages: int
    pages_a_copy: int
    missing: tuple[str, ...]


def draw(sheet: Sheet, copies: int = 1) -> Drawn:
    """Return the sheet as a PDF. Nothing is written to disk."""
    buffer = BytesIO()
    canvas = _canvas(buffer, sheet)
    painter = Painter(canvas)
    root = Element("Document")
    setter = Setter(look_for(sheet).accent)
    count = 0
    for number in range(1, copies + 1):
        part = root if copies == 1 else root.child("Part")
        pages, furniture = _laid(sheet, setter, part, (number, copies))
        count = len(pages)
        _draw_pages(painter, pages, furniture)
    _finish(canvas, painter, root, sheet)
    canvas.save()
    return Drawn(buffer.getvalue(), count * copies, count, tuple(setter.missing))


def _laid(sheet: Sheet, setter: Setter, part: Element, copy: tuple[int, int]) -> tuple[list[Page], Furniture]:
    """Lay a copy out, tighter where it is a page or two too long; what still is keeps the tightest setting.

    What may be as long as it is becomes tighter only where that saves a last page with next to nothing on it.
    """
    look = look_for(sheet)
    laid = _try(sheet, look, setter, copy)
    wanted = sheet.page_budget or (len(laid[0]) - 1 if _is_scant(laid[0]) else len(laid[0]))
    if 0 < len(laid[0]) - wanted <= _WORTH_TRYING:
        for tighter in look.tighter():
            tried = _try(sheet, tighter, setter, copy)
            if sheet.page_budget or len(tried[0]) <= wanted:
                laid = tried
            if len(tried[0]) <= wanted:
                break
    pages, furniture, tree = laid
    part.kids = tree.kids
    _no_level_skipped(part)
    return pages, furniture


def _is_scant(pages: list[Page]) -> bool:
    """Return whether the last of several pages holds no more than a few lines."""
    last = pages[-1]
    return len(pages) > 1 and bool(last.placed) and last.placed[0][0] - last.y < _SCANT


def _try(
    sheet: Sheet, look: Look, setter: Setter, copy: tuple[int, int]
) -> tuple[list[Page], Furniture, Element]:
    """Lay a copy out one way."""
    tree, furniture = Element("Document"), Furniture(sheet, look, setter, copy)
    slices = press_for(look, setter).lay(sheet.blocks, TEXT_WIDTH, tree)
    return paginate(slices, furniture), furniture, tree


def _draw_pages(painter: Painter, pages: list[Page], furniture: Furniture) -> None:
    for number, page in enumerate(pages, start=1):
        painter.begin_page()
        furniture.draw(painter, page, number, len(pages))
        for top, part in page.placed:
            part.draw(painter, MARGIN, top)
        painter.end_page()


def _canvas(buffer: BytesIO, sheet: Sheet) -> Any:
    """Return a canvas whose own metadata are empty but for the neutral title."""
    canvas = Canvas(
        buffer, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), pageCompression=1, invariant=1, pdfVersion=(1, 7),
        lang="sv-SE", initialFontName=fonts.face(False).name,
    )  # fmt: skip
    canvas.setTitle(sheet.metadata_title)
    canvas.setProducer("Närvara")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _finish(canvas: Any, painter: Painter, root: Element, sheet: Sheet) -> None:
    """Hang tag tree, mark information and what the file is on the catalogue."""
    document = canvas._doc
    _prune(root)
    catalog = document.Catalog
    catalog.StructTreeRoot = attach(document, root, painter.pages)
    catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
    keep(document, sheet.metadata_title)
    for number, page in enumerate(document.Pages.pages):
        target = document.idToObject[page.name] if hasattr(page, "name") else page
        target.StructParents, target.Tabs = number, "/S"


def _no_level_skipped(part: Element) -> None:
    """Raise a heading that stands more than one level under the one before it (ISO 14289-1, 7.4.2).

    A block that closes up because nothing was said takes its heading with it, and leaves the small ones under it.
    """
    above = 0
    for element in part.walk():
        if re.fullmatch(r"H[1-6]", element.tag):
            above = min(int(element.tag[1]), above + 1)
            element.tag = f"H{above}"


def _prune(element: Element) -> None:
    """Take away elements that nothing was drawn in."""
    for kid in element.kids:
        if isinstance(kid, Element):
            _prune(kid)
    element.kids = [
        kid for kid in element.kids if not isinstance(kid, Element) or kid.kids or kid.tag in ("TD", "TH")
    ]
