"""A question answered in free words, and one answered by ticks."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.forms.answers import Choices, Value
from desktop.forms.definition import NoAnswer, Question
from desktop.forms.wording import OTHER
from ui.assessment.talk.answer_field import AnswerField, Codes
from ui.assessment.words import tr
from ui.look.metrics import column
from ui.widgets.input.choices import ChoiceList
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.plain_text import PlainText


class TextField(AnswerField):
    """The text is the answer. A text typed before a code was chosen is kept beside it, and seen."""

    def __init__(self, question: str, not_relevant: str = "") -> None:
        super().__init__()
        self.text = PlainText(lines=3, most=14)
        self.text.setAccessibleName(question)
        self.text.setObjectName("answer-text")
        self.codes = Codes(question, not_relevant)
        whole = column(self, gap=8)
        whole.addWidget(self.text)
        whole.addWidget(self.codes)
        self.text.textChanged.connect(self._on_text)
        self.codes.chosen.connect(self.answered)
        self.codes.tiles.finished.connect(self.finished)

    def value(self) -> Value:
        """Return the code, else the text."""
        return self.codes.code() or self.text.text()

    def words(self) -> str:
        """Return the text beside a code."""
        return self.text.text() if self.codes.code() else ""

    def set_value(self, value: Value, words: str = "") -> None:
        """Show text or code without telling."""
        self.text.blockSignals(True)
        self.text.set_text(value if isinstance(value, str) else words)
        self.text.blockSignals(False)
        self.text.updateGeometry()
        self.codes.show_code(value)

    def focus_answer(self) -> None:
        """Put the caret last in the text."""
        self.text.set_caret(len(self.text.text()))
        self.text.setFocus()

    def _on_text(self) -> None:
        self.codes.show_code(None)
        self.typed.emit()


class ChoicesField(AnswerField):
    """Ticks; the choice that means none takes the others away. "Annat" opens a line.

    `options` are those to offer, with what has been chosen already among them.
    """

    def __init__(
        self, question: Question, wording: str, options: tuple[str, ...], not_relevant: str = ""
    ) -> None:
        super().__init__()
        self._none = question.none_option
        parts = [(option, option[:1].upper() + option[1:]) for option in options]
        self.list = ChoiceList(wording, parts, columns=3)
        self.other = LineEdit()
        self.other.setObjectName("answer-other")
        self._other_field = Field(tr("Annat, vad?"), self.other)
        self.codes = Codes(wording, not_relevant)
        self._before: tuple[str, ...] = ()
        whole = column(self, gap=8)
        for widget in (self.list, self._other_field, self.codes):
            whole.addWidget(widget)
        self._other_field.hide()
        self.list.chosen.connect(self._on_ticked)
        self.other.written.connect(self._on_other)
        self.codes.chosen.connect(self._on_code)
        self.codes.tiles.finished.connect(self.finished)

    def value(self) -> Value:
        """Return the code, else the ticks and what was written beside "annat"."""
        code = self.codes.code()
        if code:
            return code
        ticked = self.list.keys()
        return Choices(ticked, self.other.text().strip() if OTHER in ticked else "")

    def set_value(self, value: Value, words: str = "") -> None:
        """Show ticks or code without telling."""
        chosen = value.chosen if isinstance(value, Choices) else ()
        self.list.set_keys(chosen)
        self.other.setText(value.other if isinstance(value, Choices) else "")
        self.codes.show_code(value if isinstance(value, NoAnswer) else None)
        self._settle(chosen)

    def focus_answer(self) -> None:
        """Put the focus on the first box."""
        first = self.list.findChild(QWidget, f"choice-{self._first()}")
        if isinstance(first, QWidget):
            first.setFocus()

    def _first(self) -> str:
        return next(iter(self.list.keys()), self.list.first())

    def _on_ticked(self, keys: tuple[str, ...]) -> None:
        if self._none in keys and self._none not in self._before:
            self.list.set_keys((self._none,))
        elif self._none in keys and len(keys) > 1:
            self.list.set_keys(tuple(key for key in keys if key != self._none))
        self.codes.show_code(None)
        self._settle(self.list.keys())
        self.answered.emit()

    def _on_other(self) -> None:
        self.codes.show_code(None)
        self.typed.emit()

    def _on_code(self) -> None:
        if self.codes.code():
            self.list.set_keys(())
            self._settle(())
        self.answered.emit()

    def _settle(self, keys: tuple[str, ...]) -> None:
        self._before = keys
        self._other_field.setVisible(OTHER in keys)
