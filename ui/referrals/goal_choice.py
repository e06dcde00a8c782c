"""Which goals of the plan it is about: a tick before each, none of them beforehand."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.records import Goal
from ui.look.metrics import column
from ui.widgets.input.long_check import LongCheck


class GoalChoice(QWidget):
    """Its keys are the goals' lineages, the same in every version of the plan."""

    chosen = Signal()

    def __init__(self, goals: Sequence[Goal]) -> None:
        super().__init__()
        self._lines: dict[str, LongCheck] = {}
        whole = column(self, gap=4)
        for one in goals:
            line = LongCheck(one.wording.strip(), f"goal-{one.lineage}")
            line.box.toggled.connect(self.chosen)
            self._lines[one.lineage] = line
            whole.addWidget(line)

    def keys(self) -> tuple[str, ...]:
        """Return the lineages that are ticked."""
        return tuple(lineage for lineage, line in self._lines.items() if line.box.isChecked())

    def set_keys(self, keys: Collection[str]) -> None:
        """Tick these and no others."""
        for lineage, line in self._lines.items():
            line.box.setChecked(lineage in keys)
