"""Garbage is looked for in Qt's own thread, when its event loop comes to rest.

Python looks wherever the next object happens to be made. In the thread that derives a key or writes a copy it would
delete widgets and timers that belong to this one, which Qt does not survive; in the middle of a page it makes a wait.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QAbstractEventDispatcher, QObject, Slot


class Garbage(QObject):
    """One in a running program. What is there when it begins is taken to stay, and not looked through again."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._limits = gc.get_threshold()
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self._look)

    @Slot()
    def _look(self) -> None:
        """Look through the oldest generation that has had its share of new objects, as Python itself would."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > self._limits[generation]:
                gc.collect(generation)
                return
