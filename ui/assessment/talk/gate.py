"""What stands between the open questions and those asked alone: a question to the worker, and none of their words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGroupBox

from desktop.content import texts
from ui.assessment.words import tr
from ui.look.metrics import column
from ui.widgets.show.text import label


class Gate(QGroupBox):
    """Are you alone? *Nästa fråga* goes on, *Hoppa över* leaves what is asked alone for another time."""

    def __init__(self) -> None:
        super().__init__()
        asked = texts().get("sakerhet.ensam_forst")
        self.setObjectName("gate")
        self.setProperty("card", "dashed")
        self.setAccessibleName(asked)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        whole = column(self, gap=12, margins=24)
        whole.addWidget(label(asked, "question"))
        whole.addWidget(label(texts().get("sakerhet.lova_forst")))
        whole.addWidget(
            label(tr("Är ni inte ensamma: välj Hoppa över. Frågorna finns kvar till en annan gång."), "small")
        )
