"""What stands in place of a protected note until the worker opens it, and of notes that wait to come here."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from desktop.assessment.safety import carry_over, left_out
from desktop.errors import UserError
from desktop.notes.protected import NAME
from desktop.session.session import Session
from ui.dialogs.ask import show_error
from ui.look.metrics import row
from ui.notes.note_items import NoteItem
from ui.widgets.frame.card import Card
from ui.widgets.input.buttons import Button
from ui.widgets.show.banner import Banner
from ui.widgets.show.text import label


class ProtectedCover(Card):
    """Says that there is a note and from when; what it is and holds comes when it is opened."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__(NAME)
        self.setObjectName("cover")
        self.open = Button(self.tr("Öppna anteckningen"), "quiet", "eye")
        self.open.setObjectName("open-protected")
        self.open.clicked.connect(self.opened)
        self.body.addWidget(label(self.tr("Öppna den när ingen annan ser skärmen."), "small"))
        line = row(gap=0)
        line.addWidget(self.open)
        line.addStretch(1)
        self.body.addLayout(line)

    def show_note(self, item: NoteItem) -> None:
        """Show which note it is by its day."""
        self.set_title(f"{NAME} {item.when()}")


class LeftOutBanner(Banner):
    """Protected notes from before they came to the journal by themselves; hidden when there are none."""

    def __init__(self, session: Session, case_id: str) -> None:
        super().__init__()
        self.setObjectName("left-out")
        self._session, self._case_id = session, case_id
        self.acted.connect(self._carry)

    def refresh(self) -> None:
        """Count again."""
        count = len(left_out(self._session, self._case_id))
        if not count:
            self.clear()
            return
        lead = self.tr("1 skyddad anteckning står inte i journalen än.")
        if count > 1:
            lead = self.tr("{0} skyddade anteckningar står inte i journalen än.").format(count)
        why = self.tr("De skrevs innan sådana anteckningar kom hit av sig själva.")
        self.say("private", lead, why, self.tr("För till journalen"))

    @Slot()
    def _carry(self) -> None:
        try:
            carry_over(self._session, self._case_id)
        except UserError as error:
            show_error(self, error)
