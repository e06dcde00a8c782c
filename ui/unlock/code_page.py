"""Opening the vault with the recovery code, when the passphrase has been forgotten."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot

from desktop.secrets.change import looks_whole
from ui.look.metrics import row
from ui.secrets.middle import Middle
from ui.secrets.waiting import seconds_in_words
from ui.widgets.input.buttons import Button
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit


class CodePage(Middle):
    """One field for the 28 characters; spaces, dashes and small letters do not matter."""

    code_given = Signal(str)
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__(520)
        self.setObjectName("code-page")
        self._field = Field(
            self.tr("Återställningskod"),
            LineEdit(tall=True),
            self.tr("28 tecken i sju grupper. Små och stora bokstäver går lika bra."),
        )
        self._open = Button(self.tr("Lås upp"), "primary", "key", tall=True)
        self._open.setAutoDefault(True)
        self._back = Button(self.tr("Tillbaka till lösenfrasen"), "link", small=True)
        self._build()
        self._field.control.returnPressed.connect(self._on_open)
        self._field.control.written.connect(self._on_edited)
        self._open.clicked.connect(self._on_open)
        self._back.clicked.connect(self.back_asked)
        self.setFocusProxy(self._field.control)

    def go_back(self) -> None:
        """Go back to the passphrase."""
        if self._back.isEnabled():
            self.back_asked.emit()

    def working(self) -> None:
        """Show that the key is being worked out."""
        self._open.set_text(self.tr("Öppnar…"))
        for part in (self._field, self._open, self._back):
            part.setEnabled(False)

    def was_wrong(self, seconds: int) -> None:
        """Say that the code does not fit this vault."""
        self._ready()
        said = self.tr("Koden hör inte till det här arkivet. Inget har ändrats.")
        if seconds:
            said += " " + self.tr("Vänta {wait} före nästa försök.").format(wait=seconds_in_words(seconds))
        self._field.set_error(said)

    def _build(self) -> None:
        self.set_title(
            self.tr("Öppna med återställningskoden"),
            self.tr(
                "Ta fram papperet från kuvertet och skriv av koden, din egen eller enhetschefens. Efter din egen "
                "väljer du en ny lösenfras. Efter enhetschefens säger du först vem du är. Att koden har använts "
                "syns i loggen."
            ),
        )
        self._field.control.setObjectName("code")
        self._open.setObjectName("open-with-code")
        self._back.setObjectName("back")
        self.body.addWidget(self._field)
        self.body.addWidget(self._open)
        line = row()
        line.addWidget(self._back)
        line.addStretch(1)
        self.body.addLayout(line)

    def _ready(self) -> None:
        self._open.set_text(self.tr("Lås upp"))
        for part in (self._field, self._open, self._back):
            part.setEnabled(True)
        self._field.control.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_edited(self) -> None:
        self._field.set_error("")

    @Slot()
    def _on_open(self) -> None:
        code = self._field.control.text()
        if not looks_whole(code):
            self._field.set_error(
                self.tr("Koden är inte hel. Kontrollera att alla 28 tecken är med och rätt skrivna.")
            )
            self._field.control.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.code_given.emit(code)
