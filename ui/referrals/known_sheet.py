"""What the case already holds, to pick from for one text. Nothing is picked beforehand."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.referrals.known import KnownWords
from ui.dialogs.form_sheet import FormSheet
from ui.look.metrics import column, row
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.input.long_check import LongCheck
from ui.widgets.show.chip_kinds import private_chip
from ui.widgets.show.text import label

_WORDS_AT = 34
"""Where the words beside a tick begin, in design pixels."""


class KnownSheet(FormSheet):
    """`picked` is what was ticked. What was said alone is not there until the worker asks for it."""

    def __init__(self, parent: QWidget, asked: str, known: Iterable[KnownWords]) -> None:
        super().__init__(parent, "", "", wide=True)
        self.set_title(self.tr("Ur ärendet: {0}").format(asked))
        self.act.set_text(self.tr("Ta med"))
        self.setObjectName("known-sheet")
        self._lines: list[tuple[LongCheck, KnownWords]] = []
        every = list(known)
        self._apart = [one for one in every if one.is_apart]
        open_ = [one for one in every if not one.is_apart]
        host = QWidget()
        self._rows = column(host, gap=10)
        for one in open_:
            self._add(one)
        if not open_:
            self._rows.addWidget(
                label(self.tr("Allt som finns är minnesstöd, eller har sagts enskilt."), "small")
            )
        self.unfold = Button(
            self.tr("Visa också minnesstöd och det som sagts enskilt"), "link", "eye", small=True
        )
        self.unfold.setObjectName("show-apart")
        self.unfold.clicked.connect(self._show_apart)
        show_if(bool(self._apart), self.unfold)
        self.close_form(
            label(self.tr("Kryssa för det du vill ha med. Du kan ändra orden sedan."), "small"),
            host,
            self.unfold,
        )
        first = self._lines[0][0].box if self._lines else self.unfold
        first.setFocus()

    def picked(self) -> tuple[str, ...]:
        """Return the words that are ticked, in their order."""
        return tuple(one.words for line, one in self._lines if line.box.isChecked())

    def perform(self) -> None:
        """Nothing is written until the text is."""

    def _add(self, one: KnownWords) -> None:
        line = LongCheck(one.words, f"known-{len(self._lines)}", private_chip() if one.is_apart else None)
        line.box.setAccessibleDescription(one.source)
        self._lines.append((line, one))
        held = QWidget()
        whole = column(held, gap=0)
        whole.addWidget(line)
        under = row(gap=0, margins=(_WORDS_AT, 0, 0, 0))
        under.addWidget(label(one.source, "caption", wrap=True))
        whole.addLayout(under)
        self._rows.addWidget(held)
        held.show()  # what stands apart comes when the sheet is shown already

    @Slot()
    def _show_apart(self) -> None:
        self.unfold.hide()
        at = len(self._lines)
        for one in self._apart:
            self._add(one)
        self._lines[at][0].box.setFocus()
