"""What is made ready in pieces, between the user's own events; and the pieces the first paper needs.

They cost as much as the first page (`ui.start.warm`), and have time until the vault is open and nobody touches it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Slot

PAUSE = 15  # ms between the steps, so that a key typed meanwhile is never late


def _letters() -> None:
    """Read the two fonts of every paper, 25 ms."""
    from desktop.paper.pdf.engine import fonts

    fonts.face(False)
    fonts.face(True)


PAPER: tuple[Callable[[], object], ...] = (
    *(
        partial(import_module, name)
        for name in (
            "PIL.Image",
            "reportlab.pdfbase.pdfdoc",
            "reportlab.pdfbase.ttfonts",
            "reportlab.pdfgen.canvas",
            "PySide6.QtPdfWidgets",
            "desktop.paper.pdf.engine.file",
            "desktop.paper.pdf.papers.plan",
            "desktop.paper.drawing",
            "desktop.paper.prints",
            "ui.paper.page",
        )
    ),
    _letters,
)
"""What the first *Skriv ut* needs, in pieces of 10 to 60 ms."""

QUIET = 1.0
"""Seconds without a touch before a piece of it is taken."""


class Warm(QObject):
    """Takes one step at a time between the user's own events, every `pause` ms.

    `idle` returns how many seconds nobody has touched anything: then a step waits for `QUIET` of them.
    """

    def __init__(
        self,
        parent: QObject,
        steps: tuple[Callable[[], object], ...],
        pause: int = PAUSE,
        idle: Callable[[], float] | None = None,
    ) -> None:
        super().__init__(parent)
        self._left, self._idle = list(steps), idle
        self._timer = QTimer(self)
        self._timer.setInterval(pause)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Begin with the next event."""
        self._timer.start()

    @Slot()
    def _step(self) -> None:
        if not self._left:
            self._timer.stop()
            return
        if self._idle is None or self._idle() >= QUIET:
            self._left.pop(0)()
