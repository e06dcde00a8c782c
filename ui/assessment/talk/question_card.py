"""One question, large, with its answer, what the answer opens, and the informant's own words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGroupBox, QWidget

from desktop.content import texts
from desktop.forms.answers import Answer
from desktop.forms.definition import QuestionKind
from ui.assessment.talk.answer_field import AnswerField, scale_field, yes_no_field
from ui.assessment.talk.follow_ups import FollowUps
from ui.assessment.talk.rows_field import MatrixField
from ui.assessment.talk.talk import Talk
from ui.assessment.talk.text_field import ChoicesField, TextField
from ui.look.metrics import column, row
from ui.widgets.input.buttons import Button
from ui.widgets.input.field import Field
from ui.widgets.input.plain_text import PlainText
from ui.widgets.input.quietly import quietly
from ui.widgets.paint.marks import CheckBox
from ui.widgets.show.announce import announce
from ui.widgets.show.chip import Chip
from ui.widgets.show.text import label


class QuestionCard(QGroupBox):
    """Shows the question the talk stands on; says when there is something to write."""

    answered = Signal()  # write now
    typed = Signal()  # write soon
    finished = Signal()  # go on
    more_asked = Signal()  # what the question offers, to be asked alone

    def __init__(self, talk: Talk) -> None:
        super().__init__()
        self._talk = talk
        self._question = talk.question
        self._is_private = talk.question.is_private_for(talk.informant)
        self.setObjectName("question")
        self.setProperty("card", "dashed" if self._is_private else "true")
        asked = talk.asked()
        self.setAccessibleName(asked.wording)
        self.field = self._make_field(asked.wording, asked.levels)
        answer = talk.answer
        self.follow_ups = FollowUps(
            self._question, talk.informant, talk.age, talk.session.today, answer.follow_ups
        )
        self.own_words = PlainText(lines=1, most=8)
        self.may_show = CheckBox(self.tr("Får visas för familjen"))
        self._build(asked.wording)
        self._fill(answer)
        self._connect()

    def answer(self) -> Answer:
        """Return what stands on the card."""
        is_text = self._question.kind is QuestionKind.TEXT
        return Answer(
            self._question.id,
            self._talk.informant,
            self.field.value(),
            self.field.words() if is_text else self.own_words.text(),
            self.follow_ups.values(),
            self.may_show.isChecked() and not self._is_private,
        )

    def focus_answer(self) -> None:
        """Put the focus where one answers."""
        self.field.focus_answer()

    def begin(self) -> None:
        """Take the keyboard, and let a screen reader say which question it is now."""
        self.focus_answer()
        if not self.isVisible():
            return  # said when the page takes the keyboard
        place, of = self._talk.place_in_area()
        alone = self.tr("Enskilt.") if self._is_private else ""
        where = self.tr("Fråga {0} av {1}.").format(place, of)
        announce(self, " ".join(part for part in (alone, where, self.accessibleName()) if part))

    def _make_field(self, wording: str, levels: tuple[str, ...]) -> AnswerField:
        third = self._talk.not_relevant()
        match self._question.kind:
            case QuestionKind.SCALE:
                return scale_field(wording, levels, third)
            case QuestionKind.YES_NO:
                return yes_no_field(wording, third)
            case QuestionKind.CHOICES:
                return ChoicesField(self._question, wording, self._talk.options(), third)
            case QuestionKind.MATRIX:
                return MatrixField(self._question, wording, self._talk.informant, levels, third)
            case _:
                return TextField(wording, third)

    def _build(self, wording: str) -> None:
        whole = column(self, gap=12, margins=(24, 20, 24, 16))
        if self._is_private:
            whole.addWidget(PrivateLine())
        head = label(wording, "question")
        head.setObjectName("wording")
        whole.addWidget(head)
        whole.addWidget(self.field)
        whole.addWidget(self.follow_ups)
        self._words_field = Field(self.tr("Med egna ord"), self.own_words)
        self.own_words.setObjectName("own-words")
        self.may_show.setObjectName("may-show-family")
        self.may_show.setToolTip(
            self.tr("Då kan orden stå i Tre röster och på papper till familjen. Fråga först.")
        )
        whole.addWidget(self._words_field)
        self._words_field.setVisible(self._question.kind is not QuestionKind.TEXT)
        whole.addWidget(self.may_show)
        self.may_show.setVisible(not self._is_private)
        if self._talk.offers:
            self.more = Button(texts().get("sakerhet.fraga_mer"), "link", "arrow-right", small=True)
            self.more.setObjectName("ask-more")
            self.more.clicked.connect(self.more_asked)
            whole.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _fill(self, answer: Answer) -> None:
        self.field.set_value(answer.value, answer.own_words)
        self.own_words.set_text(answer.own_words)
        with quietly(self.may_show):
            self.may_show.setChecked(answer.may_show_family)
        self.follow_ups.show_for(answer.value)

    def _connect(self) -> None:
        self.field.answered.connect(self._on_answered)
        self.field.typed.connect(self._on_typed)
        self.field.finished.connect(self.finished)
        self.follow_ups.changed.connect(self.typed)
        self.own_words.textChanged.connect(self.typed)
        self.may_show.toggled.connect(self.answered)

    def _on_answered(self) -> None:
        self.follow_ups.show_for(self.field.value())
        self.answered.emit()

    def _on_typed(self) -> None:
        self.follow_ups.show_for(self.field.value())
        self.typed.emit()


class PrivateLine(QWidget):
    """The chip and the sentence that stand at every private question."""

    def __init__(self) -> None:
        super().__init__()
        line = row(self, gap=12)
        line.addWidget(Chip(self.tr("Enskilt"), "private", "eye-slash"), 0, Qt.AlignmentFlag.AlignTop)
        words = self.tr("Fråga bara när ni är ensamma. Svaret följer inte med på papper till familjen.")
        line.addWidget(label(words, "small"), 1)
