"""Choosing a passphrase: two fields, a suggestion, the strength and the rules. Used wherever one is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.secrets.passphrase import Verdict, judge, suggest
from desktop.work import Work
from ui.look.metrics import column, grid, row, spaced
from ui.secrets.notice import Notice
from ui.secrets.secret_edit import SecretEdit
from ui.secrets.strength import RuleList, StrengthBars
from ui.widgets.input.buttons import Button
from ui.widgets.input.field import Field
from ui.widgets.show.announce import announce
from ui.widgets.show.text import label

_REST_MS = 150  # how long the typing rests before the phrase is weighed


class NewPassphrase(QWidget):
    """Weighs what is typed in the worker; `missing()` says what stands in the way, `passphrase()` is it."""

    changed = Signal()
    entered = Signal()  # Enter in the second field

    def __init__(self, work: Work, own: Sequence[str] = (), name: str = "") -> None:
        super().__init__()
        self._work, self._own = work, tuple(own)
        self._verdict: Verdict | None = None
        self._weighed = ""
        first = name or self.tr("Lösenfras")
        self._first = Field(first, SecretEdit(first))
        again = self.tr("Skriv den en gång till")
        self._again = Field(again, SecretEdit(again))
        self._suggest = Button(self.tr("Föreslå fem ord"), "link", small=True)
        self._bars = StrengthBars()
        self._word = label("", "strong", wrap=False)
        self._rules = RuleList()
        self._caps = Notice("arrow-up", "text2")
        self._rest = QTimer(self)
        self._build()
        self._connect()
        self._show(judge(""))
        self.setFocusProxy(self._first.control)

    def missing(self) -> str:
        """Return what is missing, as a short sentence; empty when the passphrase may be used."""
        text = self._first.control.text()
        if not text:
            return self.tr("Skriv en lösenfras för att gå vidare")
        if self._weighed != text or self._verdict is None:
            return self.tr("Ett ögonblick, frasen vägs")
        if not self._verdict.is_good:
            return self._verdict.reason
        if not self._again.control.text():
            return self.tr("Fyll i frasen en gång till för att gå vidare")
        return (
            "" if self._again.control.text() == text else self.tr("De två är inte lika. Skriv om den nedre.")
        )

    def show_missing(self) -> None:
        """Put the words under the field they concern, and go there."""
        said = self.missing()
        is_second = bool(self._first.control.text()) and self._verdict is not None and self._verdict.is_good
        self._first.set_error("" if is_second else said)
        self._again.set_error(said if is_second else "")
        field = self._again if is_second else self._first
        field.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def passphrase(self) -> str:
        """Return the passphrase."""
        return self._first.control.text()

    def level(self) -> int:
        """Return how strong it is, 0 to 4."""
        return self._verdict.level if self._verdict else 0

    def forget(self) -> None:
        """Drop the secret from both fields."""
        for field in (self._first, self._again):
            field.control.clear()

    def start(self) -> None:
        """Take the keyboard."""
        self._first.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._first.control.setObjectName("new-passphrase")
        self._again.control.setObjectName("new-passphrase-again")
        self._suggest.setObjectName("suggest")
        whole = column(self, gap=12)
        inside = self._first.layout()
        if inside is not None:
            spaced(inside, 4, (0, 9, 0, 0))
        upper = grid(gap=0)  # the suggestion stands on the line of the label
        upper.addWidget(self._suggest, 0, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        upper.addWidget(self._first, 0, 0)
        self._suggest.raise_()
        whole.addLayout(upper)
        strength = row(gap=12)
        strength.addWidget(self._bars, 3)
        strength.addWidget(self._word, 1)
        whole.addLayout(strength)
        whole.addWidget(self._rules)
        whole.addWidget(self._again)
        whole.addWidget(self._caps)

    def _connect(self) -> None:
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._weigh)
        self._first.control.textChanged.connect(self._on_typed)
        self._again.control.textChanged.connect(self._on_again)
        self._first.control.returnPressed.connect(self._on_first)
        self._again.control.returnPressed.connect(self.entered)
        self._suggest.clicked.connect(self._on_suggest)
        for field in (self._first, self._again):
            field.control.caps_changed.connect(self._on_caps)

    def _show(self, verdict: Verdict) -> None:
        self._bars.show_level(verdict.level)
        self._word.setText(verdict.word)
        self._rules.show_rules(verdict.rules)

    @Slot()
    def _on_first(self) -> None:
        """Go on to the second field when the first may stand, or is still being weighed; else say why not."""
        text = self._first.control.text()
        is_weighed = self._weighed == text and self._verdict is not None
        if text and (not is_weighed or (self._verdict is not None and self._verdict.is_good)):
            self._again.control.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.show_missing()
            announce(self, self.missing())

    @Slot()
    def _on_typed(self) -> None:
        self._first.set_error("")
        self._rest.start()
        self.changed.emit()

    @Slot()
    def _on_again(self) -> None:
        self._again.set_error("")
        self.changed.emit()

    @Slot()
    def _weigh(self) -> None:
        text = self._first.control.text()
        self._work.start(partial(judge, text, self._own), partial(self._on_weighed, text), _raise)

    def _on_weighed(self, text: str, verdict: Verdict) -> None:
        if not isValid(self):  # the step was left while the phrase was being weighed
            return
        self._verdict, self._weighed = verdict, text
        if text == self._first.control.text():
            self._show(verdict)
            self._first.set_error("")  # what was said before it was weighed
            self.changed.emit()

    @Slot()
    def _on_suggest(self) -> None:
        self._first.control.setText(suggest())
        self._first.control.show_text(True)
        self._again.control.clear()
        self._weigh()
        self._again.control.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(bool)
    def _on_caps(self, is_on: bool) -> None:
        self._caps.say(self.tr("Caps Lock är på") if is_on else "")


def _raise(error: Exception) -> None:
    raise error
