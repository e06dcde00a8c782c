"""One question of Tre röster, opened: each voice's answer and the own words that may be shown."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.forms.comparison import Row
from ui.assessment.standing import FamilyStanding
from ui.assessment.words import tr, voice_of
from ui.dialogs.sheet import Sheet
from ui.look.metrics import column, row
from ui.widgets.input.buttons import Button
from ui.widgets.show.text import label
from ui.widgets.show.voices import VoiceMarker


class QuotesDialog(Sheet):
    """Everyone in the fixed order."""

    def __init__(self, parent: QWidget, one: Row, standing: FamilyStanding) -> None:
        super().__init__(parent, one.wording, wide=True)
        for voice in one.voices:
            line = row(gap=12)
            line.addWidget(VoiceMarker(voice_of(voice.informant), 14))
            words = column(gap=2)
            words.addWidget(label(f"{standing.name(voice.informant)}: {voice.words}", "strong"))
            if voice.own_words:
                words.addWidget(label(f"”{voice.own_words}”", "reading"))
            line.addLayout(words, 1)
            self.body.addLayout(line)
        close = Button(tr("Stäng"))
        close.setObjectName("leave")
        close.clicked.connect(self.reject)
        close.setDefault(True)
        self.acts.addWidget(close)
        close.setFocus()
