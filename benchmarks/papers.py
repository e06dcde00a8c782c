"""How long a plan takes from content to finished PDF, once reportlab is there."""

from __future__ import annotations

import time
from statistics import median

from desktop.paper import pdf
from tests.desktop.paper.pdf import samples

ROUNDS = 7


def plan() -> float:
    """Return the median seconds for a filled-in plan; the first one, which loads reportlab, is not counted."""
    _one()
    return median(_one() for _ in range(ROUNDS))


def _one() -> float:
    paper = samples.a_plan()
    started = time.perf_counter()
    pdf.render(paper)
    return time.perf_counter() - started
