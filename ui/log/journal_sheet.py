"""Kontrollera journalen: every case and the vault itself, each with its verdict, and what does not hold in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from db.chain.check import Fault
from desktop.chain import words
from desktop.chain.checking import Checking
from desktop.chain.verdict import JournalVerdict
from ui.dialogs.sheet import Sheet
from ui.look.metrics import column, height
from ui.widgets.frame.card import Card
from ui.widgets.frame.clear import clear
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.show.announce import announce
from ui.widgets.show.banner import Banner
from ui.widgets.show.row_model import Column
from ui.widgets.show.table import Table
from ui.widgets.show.text import label

if TYPE_CHECKING:
    from desktop.session.session import Session

MOST = 4  # faults told of one case; the rest as a number
LOW, HIGH = 120, 260  # design pixels the list takes


@dataclass(frozen=True)
class Line:
    """One row of the list: a case, or the vault's own chain."""

    name: str
    count: int
    words: str
    faults: tuple[Fault, ...]


class JournalSheet(Sheet):
    """Begins at once; closing it breaks the check off. Nothing is ever mended here."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent, self.tr("Kontrollera journalen"), wide=True)
        self.setObjectName("journal-sheet")
        self._session = session
        self.checking = Checking(session, self)
        self.banner = Banner()
        self.table = Table(self._columns(), self.tr("Ärenden"))
        self.told = column(gap=4)
        self._fill()
        self.checking.progressed.connect(self._on_progressed)
        self.checking.ended.connect(self._on_ended)
        self.table.chosen.connect(self._on_chosen)
        self.finished.connect(self.checking.stop)
        self.close_button.clicked.connect(self.reject)
        self.checking.begin()

    def _columns(self) -> tuple[Column, ...]:
        def tone(line: Line) -> str | None:
            return "danger" if line.faults else None

        return (
            Column(self.tr("Ärende"), lambda line: line.name, "strong", width=110),
            Column(
                self.tr("Låsta saker"),
                lambda line: str(line.count),
                sort=lambda line: line.count,
                is_right=True,
                width=104,
            ),
            Column(self.tr("Besked"), lambda line: line.words, tone=tone, stretch=True),
        )

    def _fill(self) -> None:
        about = self.tr("Allt som är signerat eller låst jämförs med det som låstes. Inget ändras.")
        self.body.addWidget(label(about, "small"))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Kontrollerar"))
        self.body.addWidget(self._bar)
        self.body.addWidget(self.banner)
        self._beside = label("", "small")
        self.body.addWidget(self._beside)
        self._list = Card(flush=True)
        self._list.setAccessibleName(self.tr("Ärenden"))
        self.table.setObjectName("journal-cases")
        self._list.body.addWidget(height(self.table, LOW, HIGH))
        self.body.addWidget(self._list)
        self.unfold_when_low(self.table)
        self._faults = QWidget()
        self._faults.setLayout(self.told)
        self.body.addWidget(self._faults)
        self.close_button = Button(self.tr("Stäng"))
        self.close_button.setObjectName("stay")
        self.acts.addWidget(self.close_button)
        for part in (self._beside, self._list, self._faults):
            show_if(False, part)

    @Slot(int, int)
    def _on_progressed(self, done: int, whole: int) -> None:
        self._bar.setRange(0, max(1, whole))
        self._bar.setValue(done)

    @Slot(object)
    def _on_ended(self, verdict: JournalVerdict) -> None:
        show_if(False, self._bar)
        self.banner.say(*words.summary(verdict))
        beside = words.beside(verdict, self._session.today())
        self._beside.setText(beside)
        show_if(bool(beside), self._beside)
        lines = self._lines(verdict)
        show_if(bool(lines), self._list)
        self.table.set_rows(lines)
        if lines:
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
            self.table.setFocus()

    def _lines(self, verdict: JournalVerdict) -> list[Line]:
        """Return what is broken first, cases before the vault's own chain, then what is whole."""
        if verdict.is_empty:
            return []
        gone = self.tr("borttaget")
        cases = [Line(case.number or gone, case.links, case.words(), case.faults) for case in verdict.cases]
        vault = Line(self.tr("Arkivet"), verdict.vault.rows, verdict.vault.words(), verdict.vault.faults)
        return sorted([*cases, vault], key=lambda line: not line.faults)

    @Slot(object)
    def _on_chosen(self, line: Line) -> None:
        clear(self.told)
        said = [words.fault_words(self._session, fault) for fault in line.faults[:MOST]]
        if len(line.faults) > MOST:
            said.append(self.tr("Och {0} till.").format(len(line.faults) - MOST))
        for sentence in said:
            self.told.addWidget(label(sentence, "small"))
        show_if(bool(said), self._faults)
        if said:
            announce(self.table, " ".join(said))
