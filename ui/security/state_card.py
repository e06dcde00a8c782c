"""Läget nu: facts with date and one small act each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.backup.lines import BackupLines
from ui.security.code_rows import ChiefCodeRow, CodeRow
from ui.security.device_row import DeviceRow
from ui.security.disk_row import DiskRow
from ui.security.fact_rows import FolderRow, IdleRow, LogRow, OpenedRow, PassphraseRow
from ui.security.key_row import KeyRow
from ui.security.lost_row import LostRow
from ui.widgets.card import Card
from ui.widgets.text import hairline

if TYPE_CHECKING:
    from desktop.safety_facts import SafetyFacts
    from desktop.session import Session
    from ui.security.rows import SafetyRow


class StateCard(Card):
    """The lines about copies, then one row each: a row is added by putting it in `_rows`."""

    log_asked = Signal()
    lost_asked = Signal()

    def __init__(self, session: Session, copies: BackupLines) -> None:
        super().__init__()
        self.set_title(self.tr("Läget nu"))
        log, lost = LogRow(session), LostRow(session)
        self._rows: tuple[SafetyRow, ...] = (
            CodeRow(session),
            ChiefCodeRow(session),
            PassphraseRow(session),
            DeviceRow(session),
            KeyRow(session),
            DiskRow(session),
            IdleRow(session),
            OpenedRow(session),
            log,
            FolderRow(),
            lost,
        )
        self.body.setSpacing(0)
        self.body.addWidget(copies)
        for line in self._rows:
            self.body.addWidget(hairline())
            self.body.addWidget(line)
        self.body.addStretch(1)
        log.read_asked.connect(self.log_asked)
        lost.asked.connect(self.lost_asked)

    def tell(self, facts: SafetyFacts) -> None:
        """Show how it stands now."""
        for line in self._rows:
            line.tell(facts)
