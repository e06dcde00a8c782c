"""What stands around the question: the answers just before, the next question, and the foot."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGroupBox, QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from desktop.content import texts
from desktop.forms.answers import Answer
from desktop.forms.definition import NoAnswer, QuestionKind
from ui.assessment.talk.talk import Talk
from ui.assessment.words import area_name, tr
from ui.look.metrics import column, row, width
from ui.widgets.input.buttons import Button
from ui.widgets.show.announce import announce
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import Elided, hairline, label


class Before(QWidget):
    """Where in the area the question stands, and the two answers before it. Private answers never stand here."""

    def __init__(self, talk: Talk) -> None:
        super().__init__()
        whole = column(self, gap=0)
        head = row(gap=8)
        place, of = talk.place_in_area()
        head.addWidget(label(area_name(talk.area), "strong", wrap=False))
        head.addWidget(label(tr("Fråga {0} av {1}").format(place, of), "small", wrap=False))
        head.addStretch(1)
        head.addWidget(self._bar(talk))
        whole.addLayout(head)
        self.rows = QWidget()
        rows = column(self.rows, gap=0, margins=(0, 6, 0, 0))
        for answer in talk.before():
            rows.addLayout(self._row(talk, answer))
            rows.addWidget(hairline())
        whole.addWidget(self.rows)

    def _bar(self, talk: Talk) -> QProgressBar:
        area = talk.area_progress()
        bar = width(QProgressBar(), 180, 180)
        bar.setMaximum(max(1, area.asked))
        bar.setValue(area.answered)
        bar.setTextVisible(False)
        bar.setAccessibleName(
            tr("{0}: {1} av {2} besvarade").format(area_name(area.area), area.answered, area.asked)
        )
        return bar

    def _row(self, talk: Talk, answer: Answer) -> QHBoxLayout:
        question = talk.form.question(answer.question_id)
        line = row(gap=12, margins=(0, 8, 0, 8))
        line.addWidget(IconLabel("check-circle-fill", "ok", 16))
        line.addWidget(Elided(talk.asked(question).wording, "body", "text2"), 3)
        words = talk.words(answer)
        if question.kind is QuestionKind.TEXT and not isinstance(answer.value, NoAnswer):
            words = f"”{words.strip()}”"
        said = Elided(words)
        said.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.addWidget(said, 2)
        return line


class Upcoming(QGroupBox):
    """The next question, so that the worker can prepare. Of one that is asked alone nothing but that is said."""

    def __init__(self, talk: Talk) -> None:
        super().__init__()
        following = talk.neighbour(1)
        self.has_question = following is not None
        if following is None:
            return
        is_private = following.is_private_for(talk.informant)
        text = tr("Nästa: {0}").format(talk.asked(following).wording)
        if is_private:
            text = texts().get("sakerhet.ensam_forst")
        self.setAccessibleName(text)
        self.setObjectName("upcoming")
        self.setProperty("card", "dashed" if is_private else "true")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        inside = column(self, gap=4, margins=(24, 12, 24, 12))
        inside.addWidget(label(text, "body", "text2"))


class Foot(QWidget):
    """Back, skip, what the keys do, next."""

    went = Signal(int)  # -1 or +1
    skipped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._keys, self._is_brief = "", False
        self.back = Button(tr("Förra"), "quiet", "arrow-left")
        self.skip = Button(tr("Hoppa över"), "link")
        self.hint = label("", "small", wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.next = Button(tr("Nästa fråga"), "primary", "arrow-right", at_end=True)
        for name, button in (("back", self.back), ("skip", self.skip), ("next", self.next)):
            button.setObjectName(name)
        line = row(self, gap=12, margins=(28, 12, 28, 14))
        line.addWidget(self.back)
        line.addWidget(self.skip)
        line.addWidget(self.hint, 1)
        line.addWidget(self.next)
        self.back.clicked.connect(lambda: self.went.emit(-1))
        self.skip.clicked.connect(self.skipped)
        self.next.clicked.connect(lambda: self.went.emit(1))

    def set_brief(self, is_brief: bool) -> None:
        """Leave the hint out where there is little room."""
        self._is_brief = is_brief
        self._say_keys()

    def least_width(self) -> int:
        """Return the width it needs with its hint, whether that shows now or not; in logical pixels."""
        was = self._is_brief
        self.set_brief(False)
        wide = self.minimumSizeHint().width()
        self.set_brief(was)
        return wide

    def _say_keys(self) -> None:
        self.hint.setText("" if self._is_brief else self._keys)

    def show_gate(self) -> None:
        """Say what the keys do where the worker is asked whether you are alone."""
        self._keys = tr("Enter går vidare")
        self._say_keys()
        self.back.setVisible(True)

    def show_for(self, talk: Talk) -> None:
        """Say which keys answer this question, and whether there is one before it."""
        kind = talk.question.kind
        if kind is QuestionKind.SCALE:
            keys = tr("Tangenterna 0–3 svarar, Enter går vidare")
        elif kind is QuestionKind.YES_NO:
            keys = tr("J och N svarar, Enter går vidare")
        else:
            keys = tr("Ctrl+Enter går vidare")
        self._keys = keys
        self._say_keys()
        self.back.setVisible(talk.neighbour(-1) is not None)


class AllAnswered(QGroupBox):
    """What stands when there is no question left for the one who answers, or `is_all` false, none for now."""

    overview_asked = Signal()

    def __init__(self, name: str, *, is_all: bool = True) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.setObjectName("all-answered")
        self.see = Button(tr("Visa översikten"), "quiet", "squares-four")
        self.see.clicked.connect(self.overview_asked)
        whole = column(self, gap=12, margins=24)
        title = tr("{0} har gått igenom alla frågor.") if is_all else tr("{0} är klar för den här gången.")
        self.setAccessibleName(title.format(name))
        whole.addWidget(label(title.format(name), "question"))
        whole.addWidget(
            label(tr("Allt är sparat. Välj någon annan som svarar, eller se vad svaren säger tillsammans."))
        )
        line = row(gap=0)
        line.addWidget(self.see)
        line.addStretch(1)
        whole.addLayout(line)

    def begin(self) -> None:
        """Take the keyboard, and let a screen reader say that there is nothing left to ask."""
        self.see.setFocus()
        announce(self, self.accessibleName())
