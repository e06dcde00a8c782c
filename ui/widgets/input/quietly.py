"""Showing a choice without telling that it was made.

Choices are told by `toggled`, not `clicked`: a screen reader toggles a button without clicking it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from PySide6.QtCore import QObject, QSignalBlocker


@contextmanager
def quietly(*objects: QObject) -> Iterator[None]:
    """Let these tell nothing inside the block."""
    with ExitStack() as stack:
        for one in objects:
            stack.enter_context(QSignalBlocker(one))
        yield
