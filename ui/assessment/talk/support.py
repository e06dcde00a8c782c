"""The right column of a conversation: guidance, what the others have said (hidden), last time, how we talk."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.assessment.earlier import Before
from desktop.dates import full
from desktop.forms.informants import PUPIL
from ui.assessment.clearance_strip import ClearanceStrip
from ui.assessment.talk.talk import Talk
from ui.assessment.words import shape_of, tr
from ui.dialogs.form_draft import FailureLabel
from ui.look.metrics import column, row
from ui.widgets.input.autosave import Autosave
from ui.widgets.input.buttons import Button
from ui.widgets.input.combo import Combo
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.show.informant_mark import InformantMark
from ui.widgets.show.text import hairline, label

_HOW = ("På plats", "På telefon", "På skärm", "Skriftligt")


class Support(QWidget):
    """Rebuilt for every question, so that nothing of another question or person is left standing.

    `is_brief` beside the säkerhetsruta: only how we talk, and nothing that was ever answered.
    """

    told = Signal(str, str)  # how the conversation is held, and the interpreter

    def __init__(self, talk: Talk, *, is_brief: bool = False) -> None:
        super().__init__()
        self._talk = talk
        self._others = QWidget()
        self.show_others = Button(tr("Visa"), "quiet", "eye", small=True)
        self.show_others.setObjectName("show-others")
        whole = column(self, gap=12)
        if not is_brief:
            if talk.question.guidance and not talk.offers:  # else folded: it may speak of what is offered
                self._part(tr("Stöd i samtalet"), label(talk.question.guidance, "small"))
            self._part(tr("De andra har svarat"), self._hidden())
            self._part(tr("Förra gången"), self._earlier())
        self._part(tr("Så pratar vi"), self._how())
        if talk.informant == PUPIL:
            self._part(tr("Får svaren visas?"), ClearanceStrip(talk.session, talk.assessment))
        whole.addStretch(1)

    def _part(self, title: str, content: QWidget) -> None:
        whole = self.layout()
        assert whole is not None
        if whole.count():
            whole.addWidget(hairline())
        part = QWidget()
        inside = column(part, gap=4)
        inside.addWidget(label(title, "h3"))
        inside.addWidget(content)
        whole.addWidget(part)

    def _hidden(self) -> QWidget:
        holder = QWidget()
        inside = column(holder, gap=8)
        others = self._talk.others()
        if not others:
            inside.addWidget(label(tr("Inget att visa från de andra."), "small"))
            return holder
        self._why = label(tr("Dolt under samtalet, så att svaren inte påverkar varandra."), "small")
        inside.addWidget(self._why)
        line = row(gap=0)
        line.addWidget(self.show_others)
        line.addStretch(1)
        inside.addLayout(line)
        inside.addWidget(self._others)
        shown = column(self._others, gap=8)
        for answer in others:
            said = row(gap=8)
            said.addWidget(InformantMark(shape_of(answer.informant), 12), 0, Qt.AlignmentFlag.AlignTop)
            words = f"{self._talk.name(answer.informant)}: {answer.words}"
            said.addWidget(label(words, "small"), 1)
            shown.addLayout(said)
        self._others.hide()
        self.show_others.clicked.connect(self._toggle)
        return holder

    def _toggle(self) -> None:
        is_shown = self._others.isHidden()
        self._others.setVisible(is_shown)
        self._why.setVisible(not is_shown)
        self.show_others.set_text(tr("Dölj") if is_shown else tr("Visa"))
        self.show_others.set_icon("eye-slash" if is_shown else "eye")

    def _earlier(self) -> QWidget:
        """Return what was answered last time, and to other questions that this one is asked instead of."""
        holder = QWidget()
        holder.setObjectName("last-time")
        inside = column(holder, gap=6)
        found, others = self._talk.last_time(), self._talk.other_questions()
        if found is not None:
            told = tr("{0}. {1}").format(full(found.day), _words(found))
            if found.is_worded_anew:
                told = tr("{0} Då löd frågan: ”{1}”").format(_ended(told), found.asked)
            inside.addWidget(label(told, "small"))
        for other in others:
            told = tr("Förra gången, en annan fråga: ”{0}” {1}. {2}")
            inside.addWidget(label(told.format(other.asked, full(other.day), _words(other)), "small"))
        if found is None and not others:
            inside.addWidget(label(tr("Frågan har inte ställts förut."), "small"))
        return holder

    def _how(self) -> QWidget:
        answering = self._talk.answering
        holder = QWidget()
        self.how, self.interpreter = Combo(), LineEdit(answering.interpreter)
        self.how.setObjectName("how")
        self.interpreter.setObjectName("interpreter")
        rows: list[tuple[str, object]] = [(tr("Inte angivet"), "")]
        self.how.fill([*rows, *((tr(one), one) for one in _HOW)])
        self.how.choose(answering.how)
        inside = column(holder, gap=8)
        inside.addWidget(Field(tr("Samtalet hålls"), self.how))
        inside.addWidget(Field(tr("Tolk, språk"), self.interpreter, optional=True))
        self.how.currentIndexChanged.connect(self._on_told)
        self.interpreter.editingFinished.connect(self._on_told)
        autosave = Autosave(self._on_told, FailureLabel(), self)
        self.interpreter.written.connect(autosave.touch)
        return holder

    def _on_told(self) -> None:
        self.told.emit(str(self.how.data() or ""), self.interpreter.text())


def _words(found: Before) -> str:
    """Return what was said, and what was told besides."""
    lines = (found.words, *found.follow_ups)
    return " ".join(_ended(line) for line in lines if line) if found.follow_ups else found.words


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "”", "…")) else f"{text}."
