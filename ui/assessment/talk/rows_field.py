"""Rows of small fields that can be added and taken away: subjects, measures tried, contacts had."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.forms.answers import Matrix, Value
from desktop.forms.definition import NoAnswer, Question
from desktop.forms.wording import statements
from ui.assessment.talk.answer_field import AnswerField, Codes
from ui.assessment.words import short_level, tr
from ui.look.metrics import column, row, width
from ui.widgets.frame.shared_rows import SharedRows
from ui.widgets.input.buttons import Button, IconButton
from ui.widgets.input.combo import Combo
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.show.text import hairline

LEAST = 150
"""Design pixels a field has at least: room for a name. A row of the conversation's middle holds four such."""
_SUBJECTS = ("Svenska", "Engelska", "Matematik")


class Row(QWidget):
    """One row: labelled lines and drop-down lists, from edge to edge in as few lines as they can be read in."""

    changed = Signal()
    removed = Signal()

    def __init__(self, columns: Sequence[tuple[str, tuple[str, ...]]]) -> None:
        super().__init__()
        self.controls: list[LineEdit | Combo] = []
        whole = column(self, gap=8)
        line = row(gap=4)
        fields = QWidget()
        shared = SharedRows(fields, gap=8)
        for title, words in columns:
            shared.add(Field(title, self._control(words)), LEAST, 2 if words else 3)
        self.remove = IconButton("x", tr("Ta bort raden"))
        self.remove.clicked.connect(self.removed)
        line.addWidget(fields, 1)
        line.addWidget(self.remove)
        whole.addLayout(line)
        whole.addWidget(hairline())

    def cells(self) -> tuple[str, ...]:
        """Return what stands in each column: the text, or the place of the chosen word, empty for none."""
        return tuple(
            one.text() if isinstance(one, LineEdit) else str("" if one.data() is None else one.data())
            for one in self.controls
        )

    def set_cells(self, cells: Sequence[str]) -> None:
        """Show a row without telling."""
        for control, cell in zip(self.controls, cells, strict=False):
            control.blockSignals(True)
            if isinstance(control, LineEdit):
                control.setText(cell)
            else:
                control.choose(cell or None)
            control.blockSignals(False)

    def name_parts(self, place: int) -> None:
        """Let the controls be called after their row's place, counted from 0."""
        self.remove.setObjectName(f"remove-row-{place}")
        for column_, control in enumerate(self.controls):
            control.setObjectName(f"cell-{place}-{column_}")

    def _control(self, words: tuple[str, ...]) -> LineEdit | Combo:
        if words:
            combo = width(Combo(), 110)
            combo.fill([("–", None), *((word, str(level)) for level, word in enumerate(words))])
            combo.currentIndexChanged.connect(self.changed)
            self.controls.append(combo)
            return combo
        line = width(LineEdit(), 110)
        line.written.connect(self.changed)
        self.controls.append(line)
        return line


class Rows(QWidget):
    """A list of rows with the same columns; there is always one to write in."""

    changed = Signal()

    def __init__(self, columns: Sequence[tuple[str, tuple[str, ...]]], add: str, name: str) -> None:
        super().__init__()
        self._columns = list(columns)
        self._rows: list[Row] = []
        self.setAccessibleName(name)
        whole = column(self, gap=8)
        self._list = column(gap=8)
        whole.addLayout(self._list)
        self.add = Button(add, "quiet", "plus", small=True)
        self.add.setObjectName("add-row")
        self.add.clicked.connect(self._on_add)
        under = row(gap=0)
        under.addWidget(self.add)
        under.addStretch(1)
        whole.addLayout(under)

    def cells(self) -> tuple[tuple[str, ...], ...]:
        """Return every row with something in it."""
        return tuple(one.cells() for one in self._rows if any(cell.strip() for cell in one.cells()))

    def set_cells(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows instead, at least one."""
        while self._rows:
            self._drop(self._rows[-1])
        for cells in [*rows] or [()]:
            self._append().set_cells(cells)

    def focus_first(self) -> None:
        """Put the focus in the first field."""
        self._rows[0].controls[0].setFocus()

    def _append(self) -> Row:
        made = Row(self._columns)
        made.changed.connect(self.changed)
        made.removed.connect(lambda: self._on_removed(made))
        self._rows.append(made)
        self._list.addWidget(made)
        self._name_rows()
        return made

    def _drop(self, one: Row) -> None:
        self._rows.remove(one)
        self._list.removeWidget(one)
        self._name_rows()
        one.hide()
        one.deleteLater()

    def _name_rows(self) -> None:
        for place, one in enumerate(self._rows):
            one.name_parts(place)

    def _on_add(self) -> None:
        self._append().controls[0].setFocus()

    def _on_removed(self, one: Row) -> None:
        self._drop(one)
        if not self._rows:
            self._append()
        self._rows[0].controls[0].setFocus()
        self.changed.emit()


class MatrixField(AnswerField):
    """Subject by subject: a line for the subject, a level for each statement."""

    def __init__(
        self,
        question: Question,
        wording: str,
        informant: str,
        levels: tuple[str, ...],
        not_relevant: str = "",
    ) -> None:
        super().__init__()
        self._statements = statements(question, informant)
        subject = (tr("Ämne"), ())
        words = tuple(short_level(one) for one in levels)
        self.rows = Rows(
            [subject, *((one, words) for one in self._statements)], tr("Lägg till ämne"), wording
        )
        self.codes = Codes(wording, not_relevant)
        whole = column(self, gap=8)
        whole.addWidget(self.rows)
        whole.addWidget(self.codes)
        self.rows.changed.connect(self._on_rows)
        self.codes.chosen.connect(self.answered)
        self.codes.tiles.finished.connect(self.finished)

    def value(self) -> Value:
        """Return the code, else the rows where a level is chosen."""
        code = self.codes.code()
        if code:
            return code
        made: dict[str, dict[str, int]] = {}
        for subject, *cells in self.rows.cells():
            chosen = {one: int(cell) for one, cell in zip(self._statements, cells, strict=True) if cell}
            if subject.strip() and chosen:
                made[subject.strip()] = chosen
        return Matrix(made) if made else None

    def set_value(self, value: Value, words: str = "") -> None:
        """Show rows or code; without an answer the usual subjects stand ready."""
        rows = value.rows.items() if isinstance(value, Matrix) else [(one, {}) for one in _SUBJECTS]
        self.rows.set_cells(
            [(subject, *(str(cells.get(one, "")) for one in self._statements)) for subject, cells in rows]
        )
        self.codes.show_code(value if isinstance(value, NoAnswer) else None)

    def focus_answer(self) -> None:
        """Put the focus on the first subject."""
        self.rows.focus_first()

    def _on_rows(self) -> None:
        self.codes.show_code(None)
        self.typed.emit()
