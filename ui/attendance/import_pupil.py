"""2 Eleven: how the pupil was found, and what to do when not. Nobody else's name but a near one is ever shown."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.attendance_files import words
from desktop.attendance_files.job import Reading
from desktop.attendance_files.preview import Preview
from ui.attendance.import_parts import ImportPart
from ui.look.metrics import column, row
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.input.line import LineEdit
from ui.widgets.input.long_check import LongCheck
from ui.widgets.input.named import named
from ui.widgets.input.quietly import quietly
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import label


class PupilPart(ImportPart):
    """`name` and `called` are the open pupil's. `copies` asks for the text to the report of a deviation."""

    copies = Signal()

    def __init__(self, reading: Reading, name: str, called: str) -> None:
        super().__init__(2, QCoreApplication.translate("PupilPart", "Eleven"))
        self._reading, self._called = reading, called
        self.name, self.found = label(name, "strong"), label("", "small", wrap=True)
        self.wrong = Button(self.tr("Inte rätt rad"), "link", small=True)
        self.line = LineEdit(placeholder=self.tr("Namnet som det står i filen"))
        self.search = Button(self.tr("Sök i filen"), small=True)
        self.all_theirs = LongCheck("", "all-theirs")
        self.others = label("", "small", wrap=True)
        self.copy = Button(self.tr("Kopiera text till avvikelserapporten"), "link", "copy", small=True)
        self._near, self._search, self._told = QWidget(), QWidget(), QWidget()
        self._near_list = column(self._near, gap=4)
        self._build()

    def show_preview(self, shown: Preview) -> None:
        """Show whose the rows are."""
        own, rows = shown.own, len(shown.own.rows)
        count = words.many(rows, self.tr("en rad"), self.tr("{0} rader"))
        said = {
            "number": self.tr("hittad på personnummer, {0}"),
            "name": self.tr("hittad på namn, {0}"),
            "chosen": self.tr("vald av dig, {0}"),
            "nobody_named": self.tr("filen nämner ingen, {0}"),
            "none": self.tr("Filen har ingen rad om {1}."),
        }
        if own.near:
            said["none"] = self.tr("Ingen rad stämmer säkert. Är det någon av de här?")
        self.found.setText(said[own.how].format(count, self._called))
        is_open = own.how == "nobody_named" and not self._reading.is_pasted
        show_if(is_open, self.all_theirs)
        if is_open:
            sentence = self.tr("Alla {0} rader gäller {1}.") if rows != 1 else self.tr("Raden gäller {1}.")
            self.all_theirs.rename(sentence.format(rows, self._called))
            with quietly(self.all_theirs.box):
                self.all_theirs.box.setChecked(self._reading.said.is_all_theirs)
        show_if(own.how in ("number", "name", "chosen"), self.wrong)
        show_if(own.how == "none", self._search)
        self._show_near(shown)
        told = words.others(own.others, self._called) if own.how != "none" else ""
        self.others.setText(told)
        show_if(bool(told), self._told)

    def first(self) -> QWidget:
        """Return where the keyboard begins."""
        for one in (self.all_theirs.box, self.line, self.wrong):
            if one.isVisibleTo(self):
                return one
        return self.wrong

    def _build(self) -> None:
        named(wrong_row=self.wrong, name_in_file=self.line, search_name=self.search)
        named(copy_deviation=self.copy, pupil_found=self.found, others_told=self.others)
        self.line.setAccessibleName(self.tr("Namnet som det står i filen"))
        line, said = row(gap=10), column(gap=2)
        line.addWidget(IconLabel("student"))
        said.addWidget(self.name)
        said.addWidget(self.found)
        line.addLayout(said, 1)
        line.addWidget(self.wrong)
        self.body.addLayout(line)
        self.body.addWidget(self._near)
        typed = row(self._search, gap=8)
        typed.addWidget(self.line, 1)
        typed.addWidget(self.search)
        self.body.addWidget(self._search)
        self.body.addWidget(self.all_theirs)
        told = column(self._told, gap=2)
        told.addWidget(self.others)
        copies = row(gap=0)
        copies.addWidget(self.copy)
        copies.addStretch(1)
        told.addLayout(copies)
        self.body.addWidget(self._told)
        self.wrong.clicked.connect(self._on_wrong)
        self.search.clicked.connect(self._on_search)
        self.line.returnPressed.connect(self._on_search)
        self.all_theirs.box.toggled.connect(self._on_all_theirs)
        self.copy.clicked.connect(self.copies)
        show_if(False, self._search, self._near, self._told, self.all_theirs)

    def _show_near(self, shown: Preview) -> None:
        while (item := self._near_list.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        for at, one in enumerate(shown.own.near):
            button = Button(", ".join(part for part in (one.name, one.group) if part), "quiet", small=True)
            button.setObjectName(f"near-{at}")
            button.clicked.connect(partial(self._choose, one.key))
            self._near_list.addWidget(button)
        show_if(bool(shown.own.near), self._near)

    def _choose(self, name: str, _is_down: bool = False) -> None:
        self._reading.say(replace(self._reading.said, chosen=name))

    @Slot()
    def _on_wrong(self) -> None:
        show_if(True, self._search)
        self.line.setFocus()

    @Slot()
    def _on_search(self) -> None:
        if self.line.text().strip():
            self._choose(self.line.text().strip())

    @Slot(bool)
    def _on_all_theirs(self, is_so: bool) -> None:
        self._reading.say(replace(self._reading.said, is_all_theirs=is_so))
