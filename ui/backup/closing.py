"""Ending the program while something is not copied: the copy is made first, and may be left for next time."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.backup.schedule import Backups
from ui.backup.progress import WAIT, CopyProgress
from ui.dialogs.sheet import Sheet
from ui.widgets.show.text import label


class LastCopy(QObject):
    """Makes the last copy and then says `finished`; nothing shows unless it takes more than half a second."""

    finished = Signal()

    def __init__(self, window: QWidget, backups: Backups) -> None:
        super().__init__(window)
        self._window, self._backups = window, backups
        self._sheet: ClosingSheet | None = None
        self._is_over = False

    def begin(self) -> None:
        """Make the copy, or wait for the one that is being made. `finished` always follows, once."""
        self._backups.ended.connect(self._on_over)
        self._backups.copy_now("auto", is_asked=False)
        if not self._is_over:
            QTimer.singleShot(WAIT, self, self._show)

    @Slot()
    def _show(self) -> None:
        if self._is_over:
            return
        self._sheet = ClosingSheet(self._window, self._backups)
        self._sheet.rejected.connect(self._on_over)
        self._sheet.open()

    @Slot()
    def _on_over(self) -> None:
        if self._is_over:
            return
        self._is_over = True
        self._backups.cancel()
        self.finished.emit()


class ClosingSheet(Sheet):
    """Covers the window while the last copy is made. Its button, or Esc, ends the program without."""

    def __init__(self, parent: QWidget, backups: Backups) -> None:
        super().__init__(parent, parent.tr("Säkerhetskopierar före avslut"))
        self.setObjectName("closing-sheet")
        progress = CopyProgress(self.tr("Säkerhetskopierar"), self.tr("Avsluta utan kopia"))
        self.body.addWidget(label(self.tr("Närvara avslutas när kopian är klar.")))
        self.body.addWidget(progress)
        backups.progressed.connect(progress.show_done)
        progress.cancelled.connect(self.reject)
        progress.begin(at_once=True)
