"""How far a copy has come: a still bar, words, and a way to break off. Shown once it has taken half a second."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.look.metrics import column, row
from ui.widgets.input.buttons import Button
from ui.widgets.show.announce import announce
from ui.widgets.show.text import label

WAIT = 500  # milliseconds


class CopyProgress(QWidget):
    """Hidden until `begin` and half a second; `end` hides it again."""

    cancelled = Signal()

    def __init__(self, text: str, stop: str = "") -> None:
        super().__init__()
        self._text = text
        self._words = label(text, "small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(text)
        self._stop = Button(stop or self.tr("Avbryt"), small=True)
        self._stop.setObjectName("stop-copying")
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT)
        whole = row(self, gap=12, margins=(0, 6, 0, 6))
        left = column(gap=4)
        left.addWidget(self._words)
        left.addWidget(self._bar)
        whole.addLayout(left, 1)
        whole.addWidget(self._stop)
        self._wait.timeout.connect(self._on_waited)
        self._stop.clicked.connect(self._on_stop)
        self.hide()

    def begin(self, *, at_once: bool = False) -> None:
        """Start from nothing; `at_once` where half a second has gone already."""
        self._bar.setRange(0, 1)
        self._bar.setValue(0)
        self._words.setText(self._text)
        self._stop.setEnabled(True)
        if at_once:
            self._on_waited()
        else:
            self._wait.start()

    @Slot(int, int)
    def show_done(self, done: int, whole: int) -> None:
        """Say how many megabytes of how many."""
        self._bar.setRange(0, max(1, whole))
        self._bar.setValue(done)
        words = self.tr("{text}, {done} av {whole} MB")
        self._words.setText(words.format(text=self._text, done=done, whole=whole))

    def end(self) -> None:
        """It is over."""
        self._wait.stop()
        self.hide()

    @Slot()
    def _on_waited(self) -> None:
        self.show()
        announce(self, self._text)

    @Slot()
    def _on_stop(self) -> None:
        self._stop.setEnabled(False)
        self._words.setText(self.tr("Avbryter…"))
        self.cancelled.emit()
