"""3 Kolumnerna: the file's headings with one example of the pupil's, and what each means."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.attendance_files.job import Reading, with_column
from desktop.attendance_files.preview import ColumnSeen, Preview
from desktop.attendance_files.profiles import Meaning
from desktop.attendance_files.words import MEANINGS
from ui.attendance.import_parts import ImportPart
from ui.look.metrics import column, row, width
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.input.combo import Combo
from ui.widgets.input.quietly import quietly
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import Elided, label


class ColumnsPart(ImportPart):
    """What is not read in is folded under one line, so that what matters stands in view."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(3, QCoreApplication.translate("ColumnsPart", "Kolumnerna"))
        self._reading = reading
        self._rows: dict[tuple[int, str], ColumnRow] = {}
        self._known: tuple[tuple[int, str], ...] = ()
        self._meanings: tuple[tuple[str, Meaning], ...] = tuple((word, code) for code, word in MEANINGS)
        self.left_out = label("", "small", wrap=True)
        self.left_out.setObjectName("columns-left-out")
        self.more = Button(self.tr("Visa alla kolumner"), "link", small=True)
        self.more.setObjectName("all-columns")
        self._list = column(gap=6)
        self.body.addLayout(self._list)
        self.body.addWidget(self.left_out)
        self.title_row.addWidget(self.more)
        self.more.clicked.connect(self._on_more)
        self._shows_all = False

    def show_preview(self, shown: Preview) -> None:
        """Show the columns; a box that is open or has the keyboard stays the same."""
        known = tuple((one.at, one.head) for one in shown.columns)
        if known != self._known:
            self._make(shown.columns)
            self._known = known
        self._shows_all |= "mapping" in shown.result.asked
        for one in shown.columns:
            self._rows[one.at, one.head].show_column(one)
        hidden = [one for one in shown.columns if one.meaning in _QUIET and not self._shows_all]
        for one in shown.columns:
            show_if(one not in hidden, self._rows[one.at, one.head])
        names = ", ".join(one.head for one in hidden if one.meaning == "ignored")
        self.left_out.setText(self.tr("Läses inte in: {0}").format(names) if names else "")
        show_if(bool(names), self.left_out)
        show_if(bool(hidden), self.more)

    def first(self) -> QWidget:
        """Return the first box, for the keyboard."""
        shown = [one for one in self._rows.values() if not one.isHidden()]
        return shown[0].meaning if shown else self.more

    def _make(self, columns: tuple[ColumnSeen, ...]) -> None:
        for old in self._rows.values():
            self._list.removeWidget(old)
            old.deleteLater()
        self._rows = {}
        for one in columns:
            made = ColumnRow(one, self._meanings)
            made.meaning.currentIndexChanged.connect(partial(self._on_meaning, one))
            self._rows[one.at, one.head] = made
            self._list.addWidget(made)

    def _on_meaning(self, one: ColumnSeen, _place: int = 0) -> None:
        chosen = self._rows[one.at, one.head].meaning.data()
        meaning = next((code for code, _ in MEANINGS if code == chosen), None)
        if meaning is not None:
            self._reading.say(with_column(self._reading.said, one.at, meaning))

    def _on_more(self) -> None:
        self._shows_all = True
        for one in self._rows.values():
            show_if(True, one)
        show_if(False, self.left_out, self.more)


_QUIET: frozenset[Meaning] = frozenset(
    {"ignored", "number", "name", "first_name", "last_name", "group", "lessons"}
)
"""What needs no second look: how the pupil was found stands in part 2."""


class ColumnRow(QWidget):
    """One column."""

    def __init__(self, one: ColumnSeen, meanings: tuple[tuple[str, Meaning], ...]) -> None:
        super().__init__()
        self.head, self.example = Elided(one.head, "strong"), Elided(one.example, "small")
        self.meaning = Combo()
        self.meaning.fill(meanings)
        self.meaning.setObjectName(f"column-{one.at}")
        whole = row(self, gap=8)
        whole.addWidget(width(self.head, 110, 110))
        whole.addWidget(self.example, 1)
        whole.addWidget(IconLabel("arrow-right", side=16))
        whole.addWidget(width(self.meaning, 200, 200))

    def show_column(self, one: ColumnSeen) -> None:
        """Show its example and meaning."""
        self.example.setText(one.example)
        words = self.tr("{0}, till exempel {1}, betyder") if one.example else self.tr("{0} betyder")
        self.meaning.call(words.format(one.head, one.example))
        with quietly(self.meaning):
            self.meaning.choose(one.meaning)
