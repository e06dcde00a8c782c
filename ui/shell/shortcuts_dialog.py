"""All keys on one sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.dialogs.sheet import Sheet
from ui.look.metrics import grid
from ui.widgets.input.buttons import Button
from ui.widgets.show.text import label


class ShortcutsDialog(Sheet):
    """Opened with Ctrl+/."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "", wide=True)
        self.set_title(self.tr("Kortkommandon"))
        table = grid(gap=8)
        rows = self._rows()
        half = (len(rows) + 1) // 2
        for line, (keys, text) in enumerate(rows):
            place = (line % half, (line // half) * 2)
            table.addWidget(label(keys, "key", wrap=False), *place)
            table.addWidget(label(text, "small", wrap=True), place[0], place[1] + 1)
        table.setColumnStretch(1, 1)
        table.setColumnStretch(3, 1)
        self.body.addLayout(table)
        close = Button(self.tr("Stäng"))
        close.setObjectName("leave")
        close.clicked.connect(self.reject)
        self.acts.addWidget(close)
        close.setFocus()

    def _rows(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl K", self.tr("Sök eller gör")),
            ("Ctrl 1–3", self.tr("I dag, Elever, Grupp och råd")),
            ("Alt 1–8", self.tr("Ärendets sidor")),
            ("Ctrl N", self.tr("Ny anteckning")),
            ("Ctrl Skift N", self.tr("Ny elev")),
            ("Ctrl Skift O", self.tr("Vidare stöd, i ett ärende")),
            ("Ctrl F", self.tr("Sök på sidan")),
            ("Ctrl Enter", self.tr("Sidans huvudknapp")),
            ("Ctrl R", self.tr("Rätta det som är markerat")),
            ("Ctrl D", self.tr("Kopiera raden i Grupp och råd, veckan före i Närvaro")),
            ("Ctrl P", self.tr("Skriv ut")),
            ("Ctrl Z, Ctrl Y", self.tr("Ångra i text, gör om")),
            ("Esc", self.tr("Stänger det närmaste")),
            ("Ctrl L", self.tr("Lås")),
            ("F12", self.tr("Snabbdölj")),
            ("F6, Skift F6", self.tr("Nästa och förra delen av fönstret")),
            ("Ctrl + och −", self.tr("Större och mindre")),
            ("Ctrl 0", self.tr("Vanlig storlek")),
            ("0–3, V, X", self.tr("Svar på en skala")),
            ("J, N", self.tr("Ja och nej")),
            ("Ctrl Skift R", self.tr("Visa eller dölj råden i samtalet")),
            ("Mellanslag", self.tr("Markera som klar")),
            ("Enter", self.tr("Öppna")),
            ("F3", self.tr("Sortera listan efter kolumnen")),
            ("Ctrl /", self.tr("Den här listan")),
        ]
