"""The one place that imports reportlab (150 ms), shielded from settings a user may have lying about."""

from __future__ import annotations

import sys
import types

sys.modules.setdefault("reportlab_settings", types.ModuleType("reportlab_settings"))

from reportlab import rl_config  # noqa: E402  # the shield must stand first
from reportlab.pdfbase import pdfdoc, pdfmetrics  # noqa: E402  # the shield must stand first
from reportlab.pdfbase.ttfonts import TTFont  # noqa: E402  # the shield must stand first
from reportlab.pdfgen.canvas import Canvas  # noqa: E402  # the shield must stand first

__all__ = ["Canvas", "TTFont", "pdfdoc", "pdfmetrics"]

rl_config.useA85 = 0  # streams as bytes, a fifth smaller

for _key in ("StructParents", "Tabs"):  # keys that a tagged page has and reportlab does not know
    if _key not in pdfdoc.PDFPage.__NoDefault__:
        pdfdoc.PDFPage.__NoDefault__.append(_key)
