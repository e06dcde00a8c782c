"""After unlock: what stood in a dialog or could not be saved when it locked, to be taken care of now."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.drafts import rescue
from desktop.drafts.rescue import Rescued
from desktop.session.session import Session
from ui.dialogs.sheet import Sheet
from ui.look.metrics import column, row
from ui.widgets.input.buttons import Button
from ui.widgets.input.plain_text import PlainText
from ui.widgets.show.text import label
from ui.window import clipboard


class RescuedDialog(Sheet):
    """Shows each text with where it stood. Closing keeps them; they are gone only when the user says so."""

    def __init__(self, parent: QWidget, session: Session, found: list[Rescued]) -> None:
        super().__init__(parent, self.tr("Det här hann du inte spara"), wide=True)
        self.setObjectName("rescued")
        self._session = session
        words = self.tr(
            "Texten hann inte sparas där den hör hemma, men den är kvar här. "
            "Kopiera den dit den hör och ta sedan bort den härifrån."
        )
        self.body.addWidget(label(words))
        for place, one in enumerate(found):
            self.body.addWidget(self._card(one, place))
        self.leave = Button(self.tr("Behåll så länge"))
        self.gone = Button(self.tr("Ta bort texten"), "danger")
        self.leave.setObjectName("keep-rescued")
        self.gone.setObjectName("drop-rescued")
        for button in (self.leave, self.gone):
            self.acts.addWidget(button)
        self.leave.clicked.connect(self.reject)
        self.gone.clicked.connect(self._on_gone)
        self.leave.setFocus()

    def _card(self, one: Rescued, place: int) -> QWidget:
        card = QWidget()
        inside = column(card, gap=4)
        head = row(gap=8)
        where = " · ".join(part for part in (one.place, one.field) if part)
        head.addWidget(label(where, "small"), 1)
        copy = Button(self.tr("Kopiera"), "link", small=True)
        copy.setObjectName(f"copy-{place}")
        copy.setAccessibleName(self.tr("Kopiera {0}").format(one.field or one.place))
        copy.clicked.connect(partial(clipboard.put, one.text))
        head.addWidget(copy)
        text = PlainText(lines=2, most=8)
        text.setObjectName(f"text-{place}")
        text.set_text(one.text)
        text.setReadOnly(True)
        text.setAccessibleName(where)
        inside.addLayout(head)
        inside.addWidget(text)
        return card

    @Slot()
    def _on_gone(self) -> None:
        rescue.put(self._session, [])
        self.accept()
