"""The line of the safety page about binding the vault to this computer, with its one act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from desktop.device.binding import DeviceFacts, device_facts
from desktop.session.owner import refuse_stand_in
from desktop.vault.open_session import OpenSession
from ui.security.device_dialogs import BindDialog, ReleaseDialog
from ui.widgets.frame.shown import show_if
from ui.widgets.show.safety_row import SafetyRow

if TYPE_CHECKING:
    from desktop.safety.facts import SafetyFacts


class DeviceRow(SafetyRow):
    """Says whether the passphrase alone opens the vault, and what that means for its copies."""

    def __init__(self, session: OpenSession) -> None:
        super().__init__("link", self.tr("Bunden till den här datorn"))
        self._session = session
        self._act = self.add_act("", "device-act", "")
        self._act.clicked.connect(self._on_act)
        self._refresh()

    def tell(self, facts: SafetyFacts) -> None:
        """Show how it stands now."""
        self._refresh()

    def _refresh(self) -> None:
        facts = device_facts(self._session)
        self.show_fact(self._about(facts))
        self._act.set_text(self.tr("Slå av") if facts.is_bound else self.tr("Slå på"))
        self._act.setAccessibleName(
            self.tr("Bind inte längre arkivet till den här datorn")
            if facts.is_bound
            else self.tr("Bind arkivet till den här datorn")
        )
        show_if(not facts.is_practice, self._act)

    def _about(self, facts: DeviceFacts) -> str:
        if facts.is_practice:
            return self.tr("Inte i övningen")
        if not facts.is_bound:
            return self.tr("Nej. Lösenfrasen öppnar arkivet på vilken dator som helst.")
        if facts.copies_open:
            return self.tr(
                "Ja. Kopior på en annan disk öppnas ändå med lösenfrasen, de andra bara med återställningskoden."
            )
        return self.tr("Ja. Säkerhetskopiorna öppnas bara med återställningskoden.")

    @Slot()
    def _on_act(self) -> None:
        refuse_stand_in(self._session)
        made = ReleaseDialog if device_facts(self._session).is_bound else BindDialog
        made(self, self._session).exec()
        self._refresh()
