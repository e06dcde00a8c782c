"""Names proposed under a line while it is written, found by the same fold as everywhere else."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter

from desktop.names import fold

_FOLDED = int(Qt.ItemDataRole.UserRole) + 1


class NameCompleter(QCompleter):
    """Proposes the names that what is written stands in, in the order given: aksnes proposes Åksnes."""

    def __init__(self, names: Iterable[str], parent: QObject) -> None:
        super().__init__(parent)
        self._names = QStandardItemModel(self)
        for name in names:
            item = QStandardItem(name)
            item.setData(fold(name), _FOLDED)
            self._names.appendRow(item)
        self.setModel(self._names)
        self.setCompletionRole(_FOLDED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def splitPath(self, path: str) -> list[str]:
        """Return what Qt compares with the folded names."""
        return [fold(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Return the name as it is written, for the line."""
        return str(index.data(Qt.ItemDataRole.DisplayRole))
