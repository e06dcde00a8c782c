"""Who has not answered, and what came of asking: one line each, with the way to note it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desktop.assessment.asking import told_askings
from desktop.assessment.late import KIND, told_late
from desktop.session.session import Session
from ui.assessment.asking_dialog import AskingDialog
from ui.assessment.standing import Standing
from ui.look.metrics import column, row
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import label
from ui.window.place import Place


def _tr(text: str) -> str:
    return QCoreApplication.translate("AskingStrip", text)


class AskingStrip(QWidget):
    """Hidden when everybody has answered. What comes once the round is signed is a note beside it."""

    went = Signal(object)  # Place

    def __init__(self, session: Session, standing: Standing) -> None:
        super().__init__()
        self.setObjectName("askings")
        self._session, self._standing = session, standing
        lines = column(self, gap=6)
        shown = 0
        for one in standing.informants:
            told = told_askings(session, standing.round, one.informant)
            if one.informant in standing.heard and not told:
                continue
            shown += 1
            lines.addWidget(self._line(one.informant, told))
        if late := told_late(session, standing.round):
            shown += 1
            said = label(late, "small", "text", wrap=True)
            said.setObjectName("late-answers")
            lines.addWidget(said)
        show_if(bool(shown), self)

    def _line(self, informant: str, told: str) -> QWidget:
        made = QWidget()
        line = row(made, gap=8)
        name = self._standing.name(informant)
        is_done = informant in self._standing.silent_ones
        icon = IconLabel("check-circle" if is_done else "circle-dashed", "ok" if is_done else "text2", 16)
        line.addWidget(icon)
        words = label(told or _tr("{0} har inte svarat.").format(name), "small", "text", wrap=True)
        words.setObjectName(f"asked-{informant}")
        line.addWidget(words, 1)
        if not self._standing.is_signed:
            note = Button(_tr("Anteckna"), "link", small=True)
            note.setObjectName(f"note-asking-{informant}")
            note.setAccessibleName(_tr("Anteckna om {0} svarar").format(name))
            note.clicked.connect(lambda: self._open(informant, name))
            line.addWidget(note)
        elif informant not in self._standing.heard:
            line.addWidget(self._late(name))
        return made

    def _late(self, name: str) -> Button:
        """The way to write an answer that comes now: as a note of its own, since the round is locked."""
        made = Button(_tr("Skriv ett svar i efterhand"), "link", small=True)
        made.setObjectName("write-late")
        made.setAccessibleName(_tr("Skriv ett svar i efterhand från {0}").format(name))
        case_id = self._standing.round.case_id
        made.clicked.connect(lambda: self.went.emit(Place("journal", case_id, f"new:{KIND}")))
        return made

    def _open(self, informant: str, name: str) -> None:
        dialog = AskingDialog(self.window(), self._session, self._standing.round, informant, name)
        dialog.exec()
        dialog.deleteLater()
