"""The field that fits a question's kind. All give and take the form engine's values."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.forms.answers import Value
from desktop.forms.definition import NoAnswer
from ui.look.metrics import column
from ui.widgets.input.answer_group import AnswerGroup
from ui.widgets.input.scale import DECLINED, NOT_RELEVANT, UNKNOWN, NoneInput, ScaleInput, YesNoInput

_CODES = {
    UNKNOWN: NoAnswer.DONT_KNOW,
    DECLINED: NoAnswer.RATHER_NOT,
    NOT_RELEVANT: NoAnswer.NOT_RELEVANT,
}
_TILES = {code: tile for tile, code in _CODES.items()}


class AnswerField(QWidget):
    """One question's answer. `value` is None while unanswered."""

    answered = Signal()  # something was chosen or taken back: write it now
    typed = Signal()  # something was typed: write it soon
    finished = Signal()  # Enter: go on

    @abstractmethod
    def value(self) -> Value:
        """Return the answer as it stands."""

    @abstractmethod
    def set_value(self, value: Value, words: str = "") -> None:
        """Show an answer without telling; `words` is what was typed before a code was chosen."""

    @abstractmethod
    def focus_answer(self) -> None:
        """Put the focus where one answers."""

    def words(self) -> str:
        """Return a text that is kept beside a code; empty for fields without text."""
        return ""


class TileField(AnswerField):
    """A scale, or yes and no: one press is the answer."""

    def __init__(self, tiles: AnswerGroup) -> None:
        super().__init__()
        self.tiles = tiles
        column(self, gap=0).addWidget(tiles)
        tiles.chosen.connect(self._on_chosen)
        tiles.finished.connect(self.finished)

    def value(self) -> Value:
        """Return a level, "ja", "nej" or a code."""
        return _value(self.tiles.value())

    def set_value(self, value: Value, words: str = "") -> None:
        """Choose the tile without telling."""
        self.tiles.set_value(_tile(value))

    def focus_answer(self) -> None:
        """Put the focus on the chosen tile, or the first."""
        self.tiles.focus_answer()

    def _on_chosen(self, value: object) -> None:
        self.answered.emit()


def scale_field(question: str, levels: tuple[str, ...], not_relevant: str = "") -> TileField:
    """Return the field of a question on a scale; `not_relevant` are the words of its third answer, if it has one."""
    return TileField(ScaleInput(question, levels, not_relevant=not_relevant))


def yes_no_field(question: str, not_relevant: str = "") -> TileField:
    """Return the field of a yes-or-no question."""
    return TileField(YesNoInput(question, not_relevant=not_relevant))


class Codes(QWidget):
    """Vet inte, Vill inte svara (and Gäller inte) under a text, a list or a table; equal in size, never dimmed."""

    chosen = Signal()

    def __init__(self, question: str, not_relevant: str = "") -> None:
        super().__init__()
        self.tiles = NoneInput(question, not_relevant=not_relevant)
        column(self, gap=0).addWidget(self.tiles)
        self.tiles.chosen.connect(self._on_chosen)

    def code(self) -> NoAnswer | None:
        """Return the code chosen, if any."""
        found = self.tiles.value()
        return _CODES[str(found)] if found is not None else None

    def show_code(self, value: Value) -> None:
        """Show a code, or none, without telling."""
        self.tiles.set_value(_TILES[value] if isinstance(value, NoAnswer) and value in _TILES else None)

    def _on_chosen(self, value: object) -> None:
        self.chosen.emit()


def _value(tile: object) -> Value:
    if isinstance(tile, bool):
        return "ja" if tile else "nej"
    if isinstance(tile, int):
        return tile
    return _CODES.get(str(tile))


def _tile(value: Value) -> object:
    if isinstance(value, NoAnswer):
        return _TILES.get(value)
    return {"ja": True, "nej": False}.get(value) if isinstance(value, str) else value
