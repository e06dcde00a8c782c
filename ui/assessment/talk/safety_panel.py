"""The säkerhetsruta: there from the moment the question is reached, whatever is answered, and folded. It decides
nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.records import SafetyAction
from desktop.content import safety_box, texts
from desktop.dates import moment
from desktop.session.session import Session
from desktop.session.settings import Office
from ui.assessment.talk.folded import Folded
from ui.look.metrics import column, row
from ui.widgets.input.buttons import Button
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import hairline, label


def phones(office: Office) -> Mapping[str, str]:
    """Return the telephone list by the names the texts use."""
    return {
        "tel_mottagning": office.tel_reception,
        "tel_jour": office.tel_on_call,
        "tel_bup": office.tel_bup,
        "tel_chef": office.tel_chief,
    }


class SafetyPanel(Folded):
    """Folded to one neutral line, whatever is asked or answered; the worker's button or key opens it, and folds it.

    Inside: static words from the municipality, its numbers, and what has been noted. That may tell of another's
    answer, and somebody sits beside: neither is built until it is asked for. `is_open` when one was noted just now.
    """

    note_asked = Signal()

    def __init__(
        self, session: Session, section: str, noted: list[SafetyAction], *, is_open: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName("safety")
        self._session, self._noted_rows = session, noted
        self._box = safety_box(section, phones(session.office))
        if is_open:
            self.toggle()
            self._show_noted()

    def _built(self) -> QWidget:
        box, inside = self._box, QWidget()
        whole = column(inside, gap=10)
        head = row(gap=8)
        head.addWidget(IconLabel("lifebuoy", "private", 20), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(box.title, "h2", wrap=True), 1)
        whole.addLayout(head)
        whole.addWidget(label(box.calm, "small"))
        self._build_notes(whole)
        whole.addWidget(hairline())
        whole.addWidget(label(box.heading, "h3"))
        for number, step in enumerate(box.steps, 1):
            whole.addLayout(_point(f"{number}", step))
        whole.addWidget(hairline())
        whole.addWidget(label(texts().get("sakerhet.gor_rubrik"), "h3"))
        for line in box.always:
            whole.addLayout(_point("•", line))
        if box.numbers_missing:
            whole.addWidget(label(texts().get("sakerhet.nummer_saknas"), "small", "warn"))
        whole.addWidget(hairline())
        whole.addWidget(label(texts().get("sakerhet.sag_rubrik"), "h3"))
        for line in (box.say, box.promise, box.avoid):
            whole.addWidget(label(line, "small", "text"))
        whole.addWidget(
            label(f"{texts().get('sakerhet.inget_skickas')} {box.hidden}", "caption", "text2", wrap=True)
        )
        whole.addStretch(1)
        return inside

    def _build_notes(self, whole: QVBoxLayout) -> None:
        self.note = Button(self.tr("Anteckna vad du gjorde"), "quiet", "pencil-line")
        self.note.setObjectName("note-safety")
        self.note.clicked.connect(self.note_asked)
        whole.addWidget(self.note)
        self.show_noted = Button(self.tr("Visa det som är antecknat"), "link", "eye", small=True)
        self.show_noted.setObjectName("show-noted")
        self.show_noted.clicked.connect(self._show_noted)
        whole.addWidget(self.show_noted, 0, Qt.AlignmentFlag.AlignLeft)
        self._notes = column(gap=6)
        whole.addLayout(self._notes)

    def _show_noted(self) -> None:
        self.show_noted.hide()
        if not self._noted_rows:
            self._notes.addWidget(label(self.tr("Inget är antecknat."), "small"))
        for action in self._noted_rows:
            self._notes.addWidget(self._noted(action))

    def _noted(self, action: SafetyAction) -> QWidget:
        said = ", ".join([*action.actions.splitlines(), *([action.words] if action.words else [])])
        when = moment(action.done_at, self._session.today())
        return label(self.tr("Antecknat {0}: {1}").format(when, said), "small", "text")


def _point(mark: str, text: str) -> QHBoxLayout:
    line = row(gap=8)
    line.addWidget(label(mark, "small", "text", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(label(text, "small", "text"), 1)
    return line
