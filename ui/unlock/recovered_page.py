"""After a recovery code: a new passphrase, which must be chosen, and a new code, which may be.

The code that is offered anew is the one that was used: the user's own, or the enhetschef's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot

from db.vault.keys import OWN_CODE
from desktop.device.binding import bind, device_facts
from desktop.errors import UserError
from desktop.os_account import account_names
from desktop.secrets.change import change_passphrase, new_recovery_code
from desktop.work import Work
from ui.look.metrics import column, row
from ui.secrets.middle import Middle
from ui.secrets.new_passphrase import NewPassphrase
from ui.secrets.notice import Notice
from ui.secrets.print_code import print_code
from ui.secrets.show_code import ShowCode
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.paint.marks import CheckBox
from ui.widgets.show.announce import announce
from ui.widgets.show.text import label

if TYPE_CHECKING:
    from desktop.session.session import Session

_WIDE = 640


class RecoveredPage(Middle):
    """Three faces of one card: choose a passphrase; keep or change the code; the new code."""

    finished = Signal()

    def __init__(self, session: Session, work: Work) -> None:
        super().__init__(_WIDE)
        self.setObjectName("recovered")
        self._session, self._work = session, work
        own = (*account_names(), session.worker.name, session.office.municipality)
        self._fields = NewPassphrase(work, own, self.tr("Ny lösenfras"))
        self._code: ShowCode | None = None
        # Gone from the key once the passphrase has been changed.
        self._kind = session.vault.key.code_used or OWN_CODE
        self._by_chief = session.vault.key.by_chief
        self._was_bound, self._copies_open = session.vault.key.is_bound, device_facts(session).copies_open
        self._bind = CheckBox(self.tr("Bind arkivet till den här datorn"))
        self._about_bind = label(
            self.tr(
                "Arkivet var bundet till en dator. Utan krysset räcker lösenfrasen på vilken dator som helst."
            ),
            "small",
        )
        self._title = label("", "lead", level=2)
        self._text = label("", "body", "text2")
        self._notice = Notice()
        self._main = Button("", "primary", tall=True)
        self._main.setAutoDefault(True)
        self._other = Button("", tall=True)
        self._other.setAutoDefault(True)
        self._build()
        self._fields.entered.connect(self._on_passphrase)
        self.setFocusProxy(self._fields)

    def _build(self) -> None:
        self._main.setObjectName("main-act")
        self._other.setObjectName("other-act")
        self._bind.setObjectName("bind-again")
        self._bind.setChecked(True)
        words = column(gap=2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        self.body.addLayout(words)
        for part in (self._fields, self._bind, self._about_bind, self._notice):
            self.body.addWidget(part)
        self._bind.setAccessibleDescription(self._about_bind.text())
        show_if(self._was_bound, self._bind, self._about_bind)
        acts = row(gap=8)
        acts.addStretch(1)
        acts.addWidget(self._other)
        acts.addWidget(self._main)
        self.body.addLayout(acts)
        self._say(
            self.tr("Välj en ny lösenfras"),
            self.tr("Arkivet är öppet. Den gamla lösenfrasen slutar gälla när du har valt en ny."),
        )
        self._main.set_text(self.tr("Byt lösenfras"))
        self._main.clicked.connect(self._on_passphrase)
        self._other.hide()

    def _say(self, title: str, text: str) -> None:
        self.card.setAccessibleName(title)
        self._title.setText(title)
        self._text.setText(text)
        self.card.setAccessibleDescription(text)
        if self.isVisible():
            announce(self, f"{title} {text}")
        self._notice.say("")

    def _rest(self, resting: bool) -> None:
        for part in (self._fields, self._bind, self._main, self._other):
            part.setEnabled(not resting)
        if resting:
            self._notice.tint("hourglass-medium", "text2")
            self._notice.say(self.tr("Ett ögonblick…"))
        else:
            self._notice.tint("prohibit", "danger")
            self._notice.say("")

    @Slot()
    def _on_passphrase(self) -> None:
        if self._fields.missing():
            self._fields.show_missing()
            return
        self._rest(True)
        change_passphrase(
            self._session,
            self._work,
            None,
            self._fields.passphrase(),
            self._fields.level(),
            self._bind_again if self._was_bound and self._bind.isChecked() else self._offer_code,
            self._on_failed,
        )

    def _bind_again(self) -> None:
        """Make a new key for this computer; the passphrase holds already, with or without it."""
        passphrase, opens = self._fields.passphrase(), self._copies_open
        bind(self._session, self._work, passphrase, opens, _nothing, self._offer_code, self._on_unbound)

    def _on_unbound(self, error: UserError) -> None:
        self._offer_code()
        said = self.tr(
            "Arkivet är inte bundet till datorn. Slå på det på sidan Säkerhet när nyckelringen svarar."
        )
        self._notice.tint("info", "text2")
        self._notice.say(f"{error.title}. {said}")

    def _offer_code(self) -> None:
        self._rest(False)
        self._fields.forget()
        self._fields.hide()
        for part in (self._bind, self._about_bind):
            part.hide()
        if self._by_chief:
            self._say(
                self.tr("Lösenfrasen är bytt. Ska enhetschefen ha en ny kod?"),
                self.tr(
                    "Kuvertet är brutet. Ta fram en ny kod, om papperet inte har varit inlåst hela tiden."
                ),
            )
        else:
            self._say(
                self.tr("Lösenfrasen är bytt. Vill du ha en ny återställningskod?"),
                self.tr(
                    "Har någon annan kunnat se papperet, ta fram en ny. Annars kan du behålla den du har."
                ),
            )
        self._main.clicked.disconnect(self._on_passphrase)
        self._main.set_text(self.tr("Ta fram en ny kod"))
        self._main.clicked.connect(self._on_new_code)
        self._other.set_text(self.tr("Behåll koden") if self._by_chief else self.tr("Behåll koden jag har"))
        self._other.clicked.connect(self.finished)
        self._other.show()
        self._other.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_new_code(self) -> None:
        self._rest(True)
        new_recovery_code(self._session, self._work, self._show_code, self._on_failed, self._kind)

    def _show_code(self, code: str) -> None:
        self._rest(False)
        self._code = ShowCode(code)
        self._code.print_asked.connect(
            lambda: print_code(self, code, self._session.today(), for_chief=self._by_chief)
        )
        self.body.insertWidget(1, self._code)
        self._say(
            self.tr("Enhetschefens nya kod") if self._by_chief else self.tr("Din nya återställningskod"),
            self.tr(
                "Den gamla koden gäller inte längre. Riv det gamla papperet när det nya ligger i kuvertet."
            ),
        )
        self._other.hide()
        self._main.clicked.disconnect(self._on_new_code)
        self._main.set_text(self.tr("Fortsätt"))
        self._main.clicked.connect(self._on_proved)
        self._code.start()

    @Slot()
    def _on_proved(self) -> None:
        if self._code is None or self._code.missing():
            if self._code is not None:
                self._notice.say(self._code.missing())
                self._code.show_missing()
            return
        from desktop.safety.codes import was_proved

        self._code.forget()
        was_proved(self._session, self._kind)
        self.finished.emit()

    def _on_failed(self, error: UserError) -> None:
        self._rest(False)
        self._notice.say(error.text())
        self._main.setFocus(Qt.FocusReason.OtherFocusReason)


def _nothing() -> None:
    """Stand in where nothing need be said: the page rests, and the keyring answers within ten seconds."""
