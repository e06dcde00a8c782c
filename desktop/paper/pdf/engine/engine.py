"""The one place that imports reportlab (150 ms), shielded from settings a user may have lying about."""

from __future__ import annotations

import sys
import types
from typing import Any

sys.modules.setdefault("reportlab_settings", types.ModuleType("reportlab_settings"))

from reportlab import rl_config  # noqa: E402  # the shield must stand first
from reportlab.pdfbase import pdfdoc, pdfmetrics  # noqa: E402  # the shield must stand first
from reportlab.pdfbase.ttfonts import TTFont  # noqa: E402  # the shield must stand first
from reportlab.pdfgen.canvas import Canvas  # noqa: E402  # the shield must stand first

__all__ = ["Canvas", "TTFont", "pdfdoc", "pdfmetrics"]

rl_config.useA85 = 0  # streams as bytes, a fifth smaller


class _Stream(pdfdoc.PDFStream):  # type: ignore[misc]  # reportlab has no types
    """A stream whose data end before the line that says so, as PDF/A asks (ISO 19005-2, 6.1.7.1).

    reportlab writes the word right after the data. Where these end in a line feed of their own, their length looks
    wrong too.
    """

    def format(self, document: Any) -> bytes:
        """Return the stream with an end of line before `endstream`."""
        source: bytes = super().format(document)
        return source.removesuffix(b"endstream\n") + b"\nendstream\n"


class _Info(pdfdoc.PDFInfo):  # type: ignore[misc]  # reportlab has no types
    """What the file says of itself: its neutral title and what made it, and no moment.

    reportlab would write that a file with the same bytes every time was made in the year 2000.
    """

    def format(self, document: Any) -> bytes:
        """Return the title and the program."""
        told = {"Title": pdfdoc.PDFString(self.title), "Producer": pdfdoc.PDFString(self.producer)}
        source: bytes = pdfdoc.PDFDictionary(told).format(document)
        return source


pdfdoc.PDFStream, pdfdoc.PDFInfo = _Stream, _Info  # fonts, pages and metadata take them from there

pdfdoc.PDFCatalog.__NoDefault__.append("OutputIntents")  # a key that reportlab does not know

for _key in ("StructParents", "Tabs"):  # keys that a tagged page has and reportlab does not know
    if _key not in pdfdoc.PDFPage.__NoDefault__:
        pdfdoc.PDFPage.__NoDefault__.append(_key)
