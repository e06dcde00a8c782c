"""Till vem: the family, a party of the consent, the own record, or somebody written in."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from db.records.states import PrintLevel
from desktop.paper import prints
from desktop.session.session import Session
from desktop.sharing.recipients import Recipient
from ui.look.metrics import column
from ui.widgets.frame.shown import show_if
from ui.widgets.input.combo import Combo
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.show.banner import Banner

OTHER = "other"


class RecipientField(QWidget):
    """Chooses a recipient; whether it may have anything is for the guard to say."""

    chosen = Signal()
    RECORD: ClassVar[str] = "record"

    def __init__(self, session: Session, case_id: str) -> None:
        super().__init__()
        self._session, self._case_id = session, case_id
        self._known: dict[str, Recipient] = {}
        self.who, self.name = Combo(), LineEdit()
        self.who.setObjectName("recipient")
        self.name.setObjectName("recipient-name")
        lines = column(self, gap=8)
        lines.addWidget(Field(self.tr("Till vem"), self.who))
        self._written = Field(self.tr("Namn"), self.name, self.tr("Person och arbetsplats."))
        lines.addWidget(self._written)
        self.fill()
        self.who.currentIndexChanged.connect(self._on_who)
        self.name.textChanged.connect(self.chosen)

    def fill(self) -> None:
        """Read who there is again; the one chosen stays if it is still there."""
        was = self.key()
        self._known = {_key(one): one for one in prints.recipients(self._session, self._case_id)}
        self.who.blockSignals(True)
        self.who.fill(
            [*((one.told, key) for key, one in self._known.items()), (self.tr("Någon annan"), OTHER)]
        )
        self.who.choose(was if was in self._known or was == OTHER else "")
        self.who.blockSignals(False)
        show_if(self.key() == OTHER, self._written)

    def key(self) -> str:
        """Return what stands for the choice; the empty text is the family."""
        return str(self.who.data() or "")

    def restore(self, key: str, name: str) -> None:
        """Choose again what `key` stands for."""
        self.who.choose(key)
        self.name.setText(name)
        show_if(self.key() == OTHER, self._written)

    def recipient(self) -> Recipient:
        """Return who is chosen; somebody written in may be a party by name."""
        if self.key() == OTHER:
            return prints.written(self._session, self._case_id, self.name.text())
        return self._known[self.key()]

    def ask(self, banner: Banner, choice: prints.Choice, level: PrintLevel) -> None:
        """Ask the guard whether who is chosen may have it, and let the banner say so where it crosses a border."""
        recipient = self.recipient()
        if recipient.kind == "other" and not recipient.name:
            banner.say("info", self.tr("Skriv vem papperet är till."))
            return
        found = prints.may_leave(self._session, self._case_id, choice, level, recipient)
        if recipient.kind in ("party", "other") or not found.is_covered:
            tone = ("warn" if found.caution else "ok") if found.is_covered else "danger"
            banner.say(tone, found.lead, f"{found.because} {found.caution}".strip())

    def need(self, choice: prints.Choice, level: PrintLevel) -> None:
        """Raise `UserError` with the guard's reason when who is chosen may not have it."""
        prints.need_leave(self._session, self._case_id, choice, level, self.recipient())

    @Slot()
    def _on_who(self) -> None:
        is_other = self.key() == OTHER
        show_if(is_other, self._written)
        if is_other:
            self.name.setFocus()
        self.chosen.emit()


def _key(one: Recipient) -> str:
    """Return what stands for a recipient in the list: the empty text for the family, or the pupil of age."""
    if one.kind in ("family", "pupil", "record"):
        return one.kind if one.kind == "record" else ""
    return f"{one.kind}:{one.code}:{one.told}"
