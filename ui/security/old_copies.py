"""The copies that open with an earlier passphrase and code: where they lie, and the way to be rid of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop import dates
from desktop.backup.facts import CopyFacts, backup_facts
from desktop.errors import UserError
from desktop.vault.old_vault import OldCopies
from ui.backup import words
from ui.dialogs.ask import ask, show_error
from ui.dialogs.sheet import Sheet
from ui.look.metrics import column
from ui.secrets.notice import Notice
from ui.widgets.input.buttons import Button
from ui.widgets.show.rows import FactRow
from ui.widgets.show.text import hairline, label

if TYPE_CHECKING:
    from desktop.session.session import Session

MOST = 8  # the newest are shown; older ones are told as a number


class OldCopiesSheet(Sheet):
    """They may be kept as long as they are wanted; they are removed only when there is a newer one."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent, self.tr("Gamla kopior"), wide=True)
        self.setObjectName("old-copies-sheet")
        self._session = session
        self._copies = OldCopies(session, self)
        self._found = self._copies.found()
        self._remove = Button(self.tr("Ta bort kopiorna"))
        self._remove.setObjectName("act")
        self._close = Button(self.tr("Stäng"), "primary")
        self._close.setObjectName("stay")
        self._notice = Notice("hourglass-medium", "text2")
        self._fill()
        for act in (self._remove, self._close):
            self.acts.addWidget(act)
        self._remove.clicked.connect(self._on_remove)
        self._close.clicked.connect(self.reject)
        self._copies.removed.connect(self.accept)
        self._copies.failed.connect(self._on_failed)
        self._close.setFocus()

    def reject(self) -> None:
        """Close, but not while files are being removed."""
        if self._close.isEnabled():
            super().reject()

    def _fill(self) -> None:
        words = self.tr("De öppnas med den lösenfras och den återställningskod som gällde när de gjordes.")
        self.setAccessibleDescription(words)
        self.body.addWidget(label(words))
        lines, facts = column(gap=0), backup_facts(self._session)
        for one in self._found[:MOST]:
            lines.addWidget(hairline())
            lines.addWidget(self._line(one, facts.place))
        more = len(self._found) - MOST
        if more > 0:
            lines.addWidget(hairline())
            lines.addWidget(label(self.tr("Och {count} äldre.").format(count=more), "small"))
        self.body.addLayout(lines)
        is_replaced = self._copies.is_replaced()
        self._remove.setVisible(is_replaced)
        if not is_replaced:
            self.body.addWidget(
                label(
                    self.tr("De kan tas bort när en ny kopia är gjord. Tryck på Säkerhetskopiera nu."),
                    "small",
                    "warn",
                )
            )
        self.body.addWidget(
            label(
                self.tr(
                    "Har du kopior på fler ställen öppnas de också med den gamla lösenfrasen. Rester av det "
                    "som tas bort kan ligga kvar på disken en tid, fortfarande krypterade."
                ),
                "small",
            )
        )
        self.body.addWidget(self._notice)

    def _line(self, one: CopyFacts, place: str) -> FactRow:
        where = place if one.is_second else self.tr("på den här datorn")
        day = dates.moment(one.made_at, self._session.today())
        return FactRow(day, f"{words.megabytes(one.size)}, {where}", "hard-drives")

    @Slot()
    def _on_remove(self) -> None:
        title = self.tr("Ta bort {count} gamla kopior?").format(count=len(self._found))
        if len(self._found) == 1:
            title = self.tr("Ta bort den gamla kopian?")
        text = self.tr("De går inte att få tillbaka. Kopiorna under den nya nyckeln är kvar.")
        if ask(self, title, text, self.tr("Ta bort"), danger=True):
            self._remove.setEnabled(False)
            self._close.setEnabled(False)
            self._notice.say(self.tr("Tar bort…"))
            self._copies.remove()

    @Slot(object)
    def _on_failed(self, error: UserError) -> None:
        self._close.setEnabled(True)
        self._notice.say("")
        show_error(self, error)
