"""1 Filen: what it is recognised as, how it was read and changing that, and who at the school gave it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import get_args

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.attendance_files import words
from desktop.attendance_files.job import Reading
from desktop.attendance_files.numbers import Mark
from desktop.attendance_files.plain import ENCODINGS, Delimiter, Encoding
from desktop.attendance_files.preview import Preview
from desktop.attendance_files.protocol import FileTable, Wish
from ui.attendance.import_parts import ImportPart
from ui.look.metrics import column, grid, row
from ui.widgets.frame.flow import Flow
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.named import named
from ui.widgets.input.quietly import quietly
from ui.widgets.show.chip import Chip
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import Elided, label

_WITH_MARK = ("utf-8-sig", "utf-16")
"""What the first bytes of a text say for certain."""


class FilePart(ImportPart):
    """Changes how the file is read through the `Reading` itself; `wants_other` asks for another file."""

    wants_other = Signal()

    def __init__(self, reading: Reading, today: Callable[[], date]) -> None:
        super().__init__(1, QCoreApplication.translate("FilePart", "Filen"))
        self._reading = reading
        self.name, self.known = Elided("", "strong"), label("", "small", wrap=True)
        self.warning = label("", "small", "warn", wrap=True)
        self.other = Button(self.tr("Annan fil"), "link", small=True)
        self.change = Button(self.tr("Ändra"), "link", small=True)
        self.sheet, self.delimiter, self.encoding = Combo(), Combo(), Combo()
        self.mark, self.header = Combo(), Combo()
        self.told_by, self.told_on = LineEdit(), DateField(today, "approval")
        self._chips, self._how = QWidget(), QWidget()
        self._build()
        self._connect()

    def show_table(self, table: FileTable, shown: Preview) -> None:
        """Show what the file is and how it was read."""
        reading, profile = self._reading, shown.heading.profile
        self.name.setText(self.tr("Inklistrad tabell") if reading.is_pasted else reading.name)
        certain = words.certainty(profile)
        said = words.recognised(profile, shown.people, shown.rows)
        self.known.setText(f"{said} {certain}".strip())
        xls = self.tr("I .xls går det inte att se om en formel saknar värde.") if table.kind == "xls" else ""
        self.warning.setText(" ".join(part for part in (profile.warning, xls) if part))
        show_if(bool(self.warning.text()), self.warning)
        self._show_chips(table, shown)
        self._fill(table, shown)

    def show_name(self, name: str) -> None:
        """Show which file is being read."""
        self.name.setText(name)
        self.known.setText(self.tr("Läser filen …"))

    def _build(self) -> None:
        named(other_file=self.other, change_reading=self.change, import_sheet_name=self.sheet)
        named(delimiter=self.delimiter, encoding=self.encoding, decimal_mark=self.mark)
        named(header_row=self.header, told_by=self.told_by, told_on=self.told_on, file_known=self.known)
        line, said = row(gap=10), column(gap=2)
        line.addWidget(IconLabel("file-text"))
        said.addWidget(self.name)
        said.addWidget(self.known)
        line.addLayout(said, 1)
        line.addWidget(self.other)
        self.body.addLayout(line)
        self.body.addWidget(self.warning)
        beside = row(gap=8)
        Flow(self._chips, gap=4)
        beside.addWidget(self._chips, 1)
        beside.addWidget(self.change)
        self.body.addLayout(beside)
        self._build_how()
        who = row(gap=8)
        who.addWidget(Field(self.tr("Vem på skolan lämnade den"), self.told_by, optional=True), 3)
        who.addWidget(Field(self.tr("När"), self.told_on, optional=True), 2)
        self.body.addLayout(who)

    def _build_how(self) -> None:
        fields = grid(self._how, gap=8)
        self.fields = (
            Field(self.tr("Blad"), self.sheet),
            Field(self.tr("Mellan fälten"), self.delimiter),
            Field(self.tr("Tecken"), self.encoding),
            Field(self.tr("Decimaler"), self.mark),
            Field(self.tr("Rubriker"), self.header),
        )
        for at, field in enumerate(self.fields):
            fields.addWidget(field, at // 2, at % 2)
        self.body.addWidget(self._how)
        self._how.hide()

    def _connect(self) -> None:
        self.other.clicked.connect(self.wants_other)
        self.change.clicked.connect(self._on_change)
        for one in (self.sheet, self.delimiter, self.encoding):
            one.currentIndexChanged.connect(self._on_wish)
        self.mark.currentIndexChanged.connect(self._on_mark)
        self.header.currentIndexChanged.connect(self._on_header)

    def _show_chips(self, table: FileTable, shown: Preview) -> None:
        flow = self._chips.layout()
        while flow is not None and (item := flow.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        said = []
        if table.kind != "text":
            said.append(self.tr("Excel"))
            said += [table.sheet] if len(table.sheets) > 1 else []
        elif table.delimiter is not None:
            said.append(words.delimiter_word(table.delimiter))
        if table.encoding is not None:
            said.append(words.encoding_word(table.encoding))
        mark = self._reading.said.told.mark
        said.append(self.tr("decimalpunkt") if mark == "." else self.tr("decimalkomma"))
        head = shown.heading.row
        said.append(
            self.tr("rubriker på rad {0}").format(head + 1) if head >= 0 else self.tr("utan rubriker")
        )
        for word in said:
            if flow is not None:
                flow.addWidget(Chip(word))

    def _fill(self, table: FileTable, shown: Preview) -> None:
        """Fill the choices with what the table offers, and choose what it was read with."""
        sheet, delimiter, encoding = self.fields[:3]
        with quietly(self.sheet, self.delimiter, self.encoding, self.mark, self.header):
            self.sheet.fill([(words.sheet_word(one), one.name) for one in table.sheets])
            self.sheet.choose(table.sheet)
            self.delimiter.fill([(words.delimiter_word(one), one) for one in get_args(Delimiter)])
            self.delimiter.choose(table.delimiter)
            marked = table.encoding in _WITH_MARK
            self.encoding.fill([(name, code) for code, name in ENCODINGS])
            self.encoding.choose("utf-8" if marked else table.encoding)
            sample = f": {table.swedish}" if table.swedish else ""
            encoding.setToolTip(self.tr("Första rubriken med å, ä eller ö{0}").format(sample))
            self.mark.fill([(self.tr("Som filen"), ""), (self.tr("Komma"), ","), (self.tr("Punkt"), ".")])
            self.mark.choose(self._reading.said.told.mark or "")
            rows = [(self.tr("Inga rubriker"), -1)]
            rows += [(self.tr("Rad {0}").format(at + 1), at) for at in self._header_rows(shown)]
            self.header.fill(rows)
            self.header.choose(shown.heading.row)
        is_text = table.kind == "text" and not self._reading.is_pasted
        show_if(len(table.sheets) > 1, sheet)
        show_if(is_text, delimiter)
        show_if(is_text and not marked, encoding)
        show_if(not self._reading.is_pasted, self.other)

    def _header_rows(self, shown: Preview) -> list[int]:
        return sorted({*shown.candidates, *([shown.heading.row] if shown.heading.row >= 0 else [])})

    @Slot()
    def _on_change(self) -> None:
        show_if(self._how.isHidden(), self._how)

    @Slot()
    def _on_wish(self) -> None:
        table = self._reading.table
        if table is None:
            return
        if table.kind != "text":
            self._reading.read_anew(Wish(0, str(self.sheet.data() or "")))
            return
        codes: dict[object, Encoding] = {code: code for code, _ in ENCODINGS}
        between: dict[object, Delimiter] = {one: one for one in get_args(Delimiter)}
        has_mark = table.encoding in _WITH_MARK
        encoding = None if has_mark else codes.get(self.encoding.data())
        self._reading.read_anew(Wish(0, "", encoding, between.get(self.delimiter.data())))

    @Slot()
    def _on_mark(self) -> None:
        said = self._reading.said
        marks: dict[object, Mark] = {",": ",", ".": "."}
        self._reading.say(replace(said, told=replace(said.told, mark=marks.get(self.mark.data()))))

    @Slot()
    def _on_header(self) -> None:
        at = self.header.data()
        if isinstance(at, int):
            self._reading.say(replace(self._reading.said, header_row=at, columns={}))
