"""One question of Tre röster, opened: each informant's answer and the own words that may be shown."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.forms.comparison import Row
from desktop.forms.sentences import topic
from ui.assessment.standing import FamilyStanding
from ui.assessment.words import shape_of, tr
from ui.dialogs.sheet import Sheet
from ui.look.metrics import column, row
from ui.widgets.input.buttons import Button
from ui.widgets.show.informant_mark import InformantMark
from ui.widgets.show.text import label


class QuotesDialog(Sheet):
    """Everyone in the fixed order."""

    def __init__(self, parent: QWidget, one: Row, standing: FamilyStanding) -> None:
        super().__init__(parent, topic(one.question, standing.called, one.wording), wide=True)
        for answer in one.answers:
            line = row(gap=12)
            line.addWidget(InformantMark(shape_of(answer.informant), 14))
            words = column(gap=2)
            words.addWidget(label(f"{standing.name(answer.informant)}: {answer.words}", "strong"))
            if answer.own_words:
                words.addWidget(label(f"”{answer.own_words}”", "reading"))
            line.addLayout(words, 1)
            self.body.addLayout(line)
        close = Button(tr("Stäng"))
        close.setObjectName("leave")
        close.clicked.connect(self.reject)
        close.setDefault(True)
        self.acts.addWidget(close)
        close.setFocus()
