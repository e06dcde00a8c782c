"""The line of the safety page for whoever leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from ui.widgets.show.safety_row import SafetyRow

if TYPE_CHECKING:
    from desktop.vault.open_session import OpenSession


class EraseRow(SafetyRow):
    """Not in practice, which is begun again instead."""

    def __init__(self, session: OpenSession) -> None:
        super().__init__("trash")
        self.set_title(self.tr("Radera arkivet"))
        self._session = session
        act = self.add_act(self.tr("Radera"), "erase-vault-act", self.tr("Radera arkivet"))
        act.clicked.connect(self._on_erase)
        is_practice = session.choices.is_practice
        act.setVisible(not is_practice)
        self.show_fact(
            self.tr("En övning börjas om i stället.")
            if is_practice
            else self.tr("När du slutar eller lämnar datorn ifrån dig. Kan inte ångras.")
        )

    @Slot()
    def _on_erase(self) -> None:
        from ui.security.erase_sheet import EraseSheet

        sheet = EraseSheet(self, self._session)
        sheet.exec()
        sheet.deleteLater()
