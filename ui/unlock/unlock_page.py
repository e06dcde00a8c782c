"""Screen 01: the vault is locked, one field opens it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot

from desktop.errors import UserError
from ui.look.metrics import column, row
from ui.secrets.keyring_wait import KeyringWait
from ui.secrets.middle import Middle
from ui.secrets.notice import Notice
from ui.secrets.secret_edit import SecretEdit
from ui.secrets.waiting import seconds_in_words
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.show.text import label, restyle


class UnlockPage(Middle):
    """Takes the passphrase; says what was wrong and how long to wait. The text stays until it was right."""

    passphrase_given = Signal(str)
    code_asked = Signal()
    cancel_asked = Signal()  # to wait no longer for the keyring
    other_asked = Signal()  # the other vault: practice from the real one, or the way back

    def __init__(self, practice_passphrase: str = "", other: str = "") -> None:
        super().__init__()
        self.setObjectName("unlock")
        self._practice = practice_passphrase
        self._seconds = 0
        self._is_working = False
        self._field = SecretEdit(self.tr("Lösenfras"))
        self._wrong = Notice()
        self._caps = Notice("arrow-up", "text2", keeps_place=True)
        self._wait = KeyringWait()
        self._waiting = Notice("info", "text2")
        self._open = Button(self.tr("Lås upp"), "primary", "lock-open-variant-outline", tall=True)
        self._open.setAutoDefault(True)
        self._forgot = Button(self.tr("Glömt lösenfrasen?"), "link", small=True)
        self._other = Button(other, "link", small=True)
        self._clock = QTimer(self)
        self._build()
        self._connect()
        self.setFocusProxy(self._field)

    def working(self) -> None:
        """Show that the key is being worked out; the fields rest meanwhile."""
        self._is_working = True
        self._wrong.say("")
        restyle(self._field, "error", False)
        self._open.set_text(self.tr("Öppnar…"))
        for part in (self._field, self._open, self._forgot, self._other):
            part.setEnabled(False)

    def ready(self) -> None:
        """Take input again."""
        self._is_working = False
        self._wait.end()
        self._open.set_text(self.tr("Lås upp"))
        for part in (self._field, self._open, self._forgot, self._other):
            part.setEnabled(True)
        self._field.setFocus()

    def was_wrong(self, seconds: int) -> None:
        """Say that the passphrase was wrong; the next try is taken in `seconds`."""
        self.ready()
        restyle(self._field, "error", True)
        self._field.selectAll()
        self._seconds = seconds
        self._tell(aloud=True)
        if seconds:
            self._clock.start(1000)

    @Slot()
    def asks_keyring(self) -> None:
        """Say what is waited for, once it takes longer than it should."""
        self._wait.begin()

    @Slot(object)
    def held_up(self, error: UserError) -> None:
        """Say why the passphrase could not be tried here; it stands in the field, and the code is another way."""
        self.ready()
        self._wrong.tint("info", "text2")  # nothing the user did was wrong
        self._wrong.say(error.text())
        self._forgot.set_text(self.tr("Använd återställningskoden"))

    def go_back(self) -> None:
        """Wait no longer for the keyring."""
        if not self._wait.isHidden():
            self.cancel_asked.emit()

    def look_for_text(self, folder: Path) -> None:
        """Say where text lies sealed that the vault in this folder takes in at the unlock, if there is any."""
        from desktop.drafts import sealed_places  # once the window has been painted

        self._waiting.say(sealed_places.told(folder))

    def forget(self) -> None:
        """Drop the secret from the field."""
        self._field.clear()

    def _build(self) -> None:
        if self._practice:
            self.set_title(
                self.tr("Övningen är låst"),
                self.tr("Lösenfrasen i övningen är: {phrase}").format(phrase=self._practice),
            )
        else:
            self.set_title(self.tr("Arkivet är låst"), self.tr("Skriv din lösenfras för att öppna det."))
        self._field.setObjectName("passphrase")
        self._open.setObjectName("unlock-act")
        self._forgot.setObjectName("use-code")
        self._other.setObjectName("other-vault")
        self._wrong.setObjectName("unlock-wrong")
        self._waiting.setObjectName("sealed-text")
        field = column(gap=4)
        field.addWidget(label(self.tr("Lösenfras"), "small"))
        field.addWidget(self._field)
        field.addWidget(self._wrong)
        self._caps.say(self.tr("Caps Lock är på"), aloud=False)
        self._caps.hide()
        field.addWidget(self._caps)
        self.body.addSpacing(4)
        self.body.addLayout(field)
        self.body.addWidget(self._open)
        self.body.addWidget(self._wait)
        self.body.addWidget(self._waiting)
        links = row(gap=8)
        links.addWidget(self._forgot)
        links.addStretch(1)
        links.addWidget(self._other)
        show_if(not self._practice, self._forgot)
        show_if(bool(self._other.text()), self._other)
        self.body.addLayout(links)
        self.add_foot(
            "shield-check",
            self.tr("Närvara använder inget nätverk. Inget lämnar datorn utan dig."),
            "text3",
        )

    def _connect(self) -> None:
        self._field.returnPressed.connect(self._on_open)
        self._field.caps_changed.connect(self._caps.setVisible)
        self._field.textEdited.connect(self._on_edited)
        self._open.clicked.connect(self._on_open)
        self._forgot.clicked.connect(self.code_asked)
        self._other.clicked.connect(self.other_asked)
        self._wait.cancelled.connect(self.cancel_asked)
        self._clock.timeout.connect(self._on_second)

    def _tell(self, *, aloud: bool) -> None:
        self._wrong.tint("prohibit", "danger")
        said = self.tr("Lösenfrasen stämmer inte. Inget har ändrats.")
        if self._seconds:
            said += " " + self.tr("Försök igen om {wait}.").format(wait=seconds_in_words(self._seconds))
        else:
            said += " " + self.tr("Försök igen. Har du glömt den? Använd återställningskoden.")
        self._wrong.say(said, aloud=aloud)

    @Slot()
    def _on_open(self) -> None:
        if self._is_working:
            return
        if self._seconds:
            self._tell(aloud=True)
        elif self._field.text():
            self.passphrase_given.emit(self._field.text())
        else:
            self._wrong.tint("prohibit", "danger")
            self._wrong.say(self.tr("Skriv lösenfrasen först."))
            self._field.setFocus()

    @Slot()
    def _on_edited(self) -> None:
        restyle(self._field, "error", False)
        if not self._seconds:
            self._wrong.say("")

    @Slot()
    def _on_second(self) -> None:
        self._seconds -= 1
        if self._seconds <= 0:
            self._seconds = 0
            self._clock.stop()
        self._tell(aloud=not self._seconds)
