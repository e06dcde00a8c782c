"""Visa: every copy there is, in both places, and the way to restore one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop import dates
from desktop.backup.facts import BackupFacts, CopyFacts, backup_facts, copies, unreadable
from desktop.backup.places import forget_place
from ui.backup import words
from ui.backup.restore_sheet import RestoreSheet
from ui.dialogs.sheet import Sheet
from ui.look.metrics import column, row
from ui.widgets.input.buttons import Button
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import hairline, label

if TYPE_CHECKING:
    from desktop.vault.open_session import OpenSession

MOST = 8  # the newest are shown; older ones are told as a number


class CopiesSheet(Sheet):
    """Dates, sizes and places; nothing is removed here."""

    def __init__(self, parent: QWidget, session: OpenSession) -> None:
        super().__init__(parent, self.tr("Säkerhetskopior"), wide=True)
        self.setObjectName("copies-sheet")
        self._session = session
        self._facts = backup_facts(session)
        self._found = copies(session)
        self._lines = column(gap=8)
        self.body.addLayout(self._lines)
        self._fill()
        self._restore = Button(self.tr("Återställ från en kopia"), icon="arrow-counter-clockwise")
        self._restore.setObjectName("restore")
        self._forget = Button(self.tr("Glöm platsen"))
        self._forget.setObjectName("forget-place")
        self._close = Button(self.tr("Stäng"), "primary")
        self._close.setObjectName("stay")
        self._forget.setVisible(bool(self._facts.place))
        for act in (self._forget, self._restore, self._close):
            self.acts.addWidget(act)
        self._restore.clicked.connect(self._on_restore)
        self._forget.clicked.connect(self._on_forget)
        self._close.clicked.connect(self.reject)
        self._close.setFocus()

    def _fill(self) -> None:
        if not self._found:
            self._lines.addWidget(label(self.tr("Det finns inga kopior än.")))
        for one in self._found[:MOST]:
            self._lines.addWidget(hairline())
            self._lines.addLayout(self._line(one))
        more = len(self._found) - MOST
        if more > 0:
            self._lines.addWidget(hairline())
            self._lines.addWidget(label(self.tr("Och {count} äldre.").format(count=more), "small"))
        broken = unreadable(self._session)
        if broken:
            text = self.tr(
                "En fil går inte att bekräfta som arkivets egen kopia. Den räknas inte och tas inte bort."
            )
            if broken > 1:
                text = self.tr(
                    "{count} filer går inte att bekräfta som arkivets egna kopior. De räknas inte och tas inte bort."
                )
            self._lines.addWidget(label(text.format(count=broken), "small", "warn"))
        kept = self.tr(
            "De sju senaste dagarna, fyra veckor och tolv månader sparas. De är krypterade som arkivet."
        )
        self._lines.addWidget(label(kept, "small"))

    def _line(self, one: CopyFacts) -> QHBoxLayout:
        line = row(gap=12, margins=(0, 2, 0, 2))
        line.addWidget(IconLabel("hard-drives", "text2", 18), 0, Qt.AlignmentFlag.AlignTop)
        said = column(gap=0)
        said.addWidget(label(dates.moment(one.made_at, self._session.today()), "strong"))
        parts = [words.megabytes(one.size), self._where(one, self._facts), words.reason(one.reason)]
        said.addWidget(label(", ".join(part for part in parts if part), "small"))
        line.addLayout(said, 1)
        return line

    def _where(self, one: CopyFacts, facts: BackupFacts) -> str:
        return facts.place if one.is_second else self.tr("på den här datorn")

    @Slot()
    def _on_restore(self) -> None:
        if RestoreSheet(self, self._session).exec():
            self.accept()

    @Slot()
    def _on_forget(self) -> None:
        forget_place(self._session)
        self.accept()
