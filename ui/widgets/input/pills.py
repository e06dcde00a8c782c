"""Saved lists as a row of pills with counts, of which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGroupBox

from ui.widgets.frame.flow import Flow
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.input.quietly import quietly


class Pill(Button):
    """One of the lists."""

    heard: ClassVar[str] = "tab"

    def __init__(self, text: str) -> None:
        super().__init__(text, "pill")
        self.setCheckable(True)


class Pills(QGroupBox):
    """Push buttons that stay down, one at a time; they go on to a second line when there is no room."""

    heard: ClassVar[str] = "tabs"
    chosen = Signal(str)  # the key

    def __init__(self, parts: Sequence[tuple[str, str, int | None]], name: str) -> None:
        super().__init__()
        self.setProperty("bare", "true")
        self.setAccessibleName(name)
        self._words = {key: text for key, text, _ in parts}
        self._group = QButtonGroup(self)
        self._pills: dict[str, Pill] = {}
        flow = Flow(self, gap=8)
        for key, text, count in parts:
            pill = Pill(text)
            pill.setObjectName(f"pill-{key}")
            self._group.addButton(pill)
            flow.addWidget(pill)
            self._pills[key] = pill
            self.set_count(key, count)
        if parts:
            self._pills[parts[0][0]].setChecked(True)
        for pill in self._pills.values():
            pill.toggled.connect(self._on_toggled)

    def key(self) -> str:
        """Return the chosen key."""
        return next((key for key, pill in self._pills.items() if pill.isChecked()), "")

    def choose(self, key: str) -> None:
        """Show another choice without telling. Raises KeyError for an unknown key."""
        with quietly(*self._pills.values()):
            self._pills[key].setChecked(True)

    def _on_toggled(self, is_on: bool) -> None:
        if is_on:
            self.chosen.emit(self.key())

    def set_count(self, key: str, count: int | None) -> None:
        """Show how many rows a list has; None shows no number."""
        word = self._words[key]
        self._pills[key].set_text(word if count is None else f"{word}  {count}")
        self._pills[key].setAccessibleName(word if count is None else f"{word}, {count}")

    def show_pill(self, key: str, is_shown: bool) -> None:
        """Show or hide one pill."""
        show_if(is_shown, self._pills[key])
