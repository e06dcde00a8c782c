"""Screen 13: how the vault is protected, and what the protection cannot do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.safety.facts import SafetyFacts, safety_facts
from ui.backup.lines import BackupLines
from ui.look.metrics import column
from ui.page.page import Page
from ui.security import warning
from ui.security.reach_card import ReachCard
from ui.security.state_card import StateCard
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.head import PageHead
from ui.widgets.frame.one_scroll import OneScroll, ScrolledPart
from ui.widgets.input.buttons import Button
from ui.widgets.show.banner import Banner
from ui.window.place import Place

if TYPE_CHECKING:
    from desktop.session.settings import Computer
    from desktop.vault.open_session import OpenSession


class SecurityPage(Page):
    """Facts with date and one small act each; what is protected; what is not."""

    session: OpenSession
    uses: ClassVar[frozenset[str]] = frozenset({"settings"})

    def __init__(self, session: OpenSession, place: Place, host: QWidget | None = None) -> None:
        super().__init__(session, place, host)
        self._banner = Banner()
        self._copies = BackupLines(session, self._banner)
        self._state = StateCard(session, self._copies)
        self._reach = ReachCard()
        self._watch = session.computer
        self._build()
        self._watch.seen.connect(self.refresh)
        self._state.lost_asked.connect(self._on_lost)
        self._state.log_asked.connect(lambda: self.went.emit(Place("log")))
        self.refresh()
        self._watch.look()

    def refresh(self) -> None:
        """Read how it stands."""
        facts, computer = safety_facts(self.session), self._watch.known()
        self._state.tell(facts)
        self._reach.tell(computer, self.session.today())
        self._copies.refresh()
        self._warn(facts, computer)

    def _build(self) -> None:
        inside = QWidget()
        whole = column(inside, gap=12, margins=(24, 16, 24, 16))
        words = self.tr("Så skyddas arkivet på den här datorn, och det som skyddet inte klarar.")
        head = PageHead(self.tr("Säkerhet"), words)
        lost = Button(self.tr("Förlorad dator"), icon="monitor")
        lost.setObjectName("lost-computer")
        lost.clicked.connect(self._on_lost)
        head.add_act(lost)
        copy_now = Button(self.tr("Säkerhetskopiera nu"), "primary", "hard-drives")
        copy_now.setObjectName("copy-now")
        copy_now.clicked.connect(self._copies.copy_now)
        head.set_primary(copy_now)
        whole.addWidget(head)
        whole.addWidget(self._banner)
        cards = ScrolledPart(Columns([(self._state, 11, 420), (self._reach, 10, 400)]))
        whole.addWidget(cards, 1)
        column(self).addWidget(OneScroll(inside, [cards]))

    def _warn(self, facts: SafetyFacts, computer: Computer) -> None:
        """Say the one most important thing: copies that failed, the folder, the copies, the disk, the code."""
        other = None if self._copies.tone == "danger" else warning.before_copies(facts)
        if other is None and not self._copies.tone:
            other = warning.after_copies(facts, computer)
        if other is None:
            self._copies.warn()
        else:
            self._banner.say("warn", *other)

    @Slot()
    def _on_lost(self) -> None:
        from ui.security.lost_sheet import LostSheet

        LostSheet(self, self.session).exec()
        self.refresh()
