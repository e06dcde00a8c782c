"""Läget nu: facts with date and one small act each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.backup.lines import BackupLines
from ui.look.metrics import spaced
from ui.security.code_rows import ChiefCodeRow, CodeRow
from ui.security.device_row import DeviceRow
from ui.security.disk_row import DiskRow
from ui.security.erase_row import EraseRow
from ui.security.fact_rows import FolderRow, IdleRow, LogRow, OpenedRow, PassphraseRow
from ui.security.key_row import KeyRow
from ui.security.lost_row import LostRow
from ui.widgets.frame.card import Card
from ui.widgets.show.safety_row import SafetyRow, section
from ui.widgets.show.text import hairline

if TYPE_CHECKING:
    from desktop.safety.facts import SafetyFacts
    from desktop.vault.open_session import OpenSession


class StateCard(Card):
    """The lines about copies, then one row each, under the head it belongs to."""

    log_asked = Signal()
    lost_asked = Signal()

    def __init__(self, session: OpenSession, copies: BackupLines) -> None:
        super().__init__()
        self.set_title(self.tr("Läget nu"))
        log, lost = LogRow(session), LostRow(session)
        opens: tuple[SafetyRow, ...] = (
            CodeRow(session),
            ChiefCodeRow(session),
            PassphraseRow(session),
            DeviceRow(session),
            KeyRow(session),
        )
        here: tuple[SafetyRow, ...] = (IdleRow(session), DiskRow(session), FolderRow())
        kept: tuple[SafetyRow, ...] = (OpenedRow(session), log, lost)
        leaving: tuple[SafetyRow, ...] = (EraseRow(session),)
        self._rows: tuple[SafetyRow, ...] = (*opens, *here, *kept, *leaving)
        spaced(self.body, 0)
        self.body.addWidget(copies)
        self._add(self.tr("Det som öppnar arkivet"), opens)
        self._add(self.tr("Den här datorn"), here)
        self._add(self.tr("Logg och papper"), kept)
        self._add(self.tr("När du slutar"), leaving)
        self.body.addStretch(1)
        log.read_asked.connect(self.log_asked)
        lost.asked.connect(self.lost_asked)

    def _add(self, title: str, rows: tuple[SafetyRow, ...]) -> None:
        """Put rows that belong together under a head of their own."""
        self.body.addLayout(section(title))
        for line in rows:
            self.body.addWidget(hairline())
            self.body.addWidget(line)

    def tell(self, facts: SafetyFacts) -> None:
        """Show how it stands now."""
        for line in self._rows:
            line.tell(facts)
