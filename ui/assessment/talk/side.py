"""The right column of a conversation: support, and at some questions folded advice over it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.session.session import Session
from ui.assessment.dialogs import SafetyDialog
from ui.assessment.talk.folded import Folded, FoldedGuidance
from ui.assessment.talk.safety_panel import SafetyPanel
from ui.assessment.talk.support import Support
from ui.assessment.talk.talk import Talk
from ui.look.metrics import column
from ui.widgets.frame.drop import drop
from ui.widgets.show.text import hairline


class Side(QWidget):
    """Built anew for every question; a box that was opened at one is folded at the next."""

    told = Signal(str, str)  # how the conversation is held, and the interpreter
    grew = Signal()  # another height

    def __init__(self, talk: Talk, session: Session) -> None:
        super().__init__()
        self._talk, self._session = talk, session
        self.panel: Folded | None = None
        self._whole = column(self, gap=12)
        if talk.question.safety_box:
            self._place_panel()
        elif talk.offers and talk.question.guidance:
            self.panel = FoldedGuidance(talk.question.guidance)
            self.panel.grew.connect(self.grew)
            self._whole.addWidget(self.panel)
        if self.panel is not None:
            self._whole.addWidget(hairline())
        support = Support(talk, is_brief=bool(talk.question.safety_box))
        support.told.connect(self.told)
        self._whole.addWidget(support, 1)

    @Slot()
    def toggle_advice(self) -> None:
        """Open or fold the box; nothing where there is none."""
        if self.panel is not None:
            self.panel.toggle()

    def _place_panel(self, *, is_noted: bool = False) -> None:
        talk = self._talk
        noted = [
            one
            for one in self._session.db.safety_actions.of(talk.assessment.case_id)
            if one.question_id == talk.question_id
        ]
        panel = SafetyPanel(self._session, talk.question.safety_box, noted, is_open=is_noted)
        panel.note_asked.connect(self._on_note)
        panel.grew.connect(self.grew)
        self._whole.insertWidget(0, panel)
        panel.setVisible(True)
        self.panel = panel

    @Slot()
    def _on_note(self) -> None:
        talk = self._talk
        dialog = SafetyDialog(
            self.window(),
            self._session,
            talk.assessment.case_id,
            talk.question_id,
            talk.name(talk.informant),
        )
        is_noted = dialog.exec()
        dialog.deleteLater()
        if is_noted and self.panel is not None:
            drop(self.panel)
            self._place_panel(is_noted=True)
            self.grew.emit()
