"""The line that says the text is safe."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from ui.look.metrics import row
from ui.widgets.frame.shown import show_if
from ui.widgets.show.announce import announce
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import label, set_tone


class SavedLabel(QWidget):
    """ "Sparat 10.42", said aloud the first time and after a failure; never while one types."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("check", "ok", 16)
        self._words = label("", "small")
        self._was_said = False
        self._failure = ""
        whole = row(self, gap=6)
        whole.addWidget(self._icon)
        whole.addWidget(self._words)
        self._icon.hide()

    def saved(self, at: datetime) -> None:
        """Say when the text was written to disk (local time)."""
        words = self.tr("Sparat {0}").format(f"{at:%H.%M}")
        self._show(words, "check", "ok")
        if not self._was_said:
            announce(self, words)
        self._was_said = True
        self._failure = ""

    def typing(self) -> None:
        """Say that something is not saved yet."""
        self._show(self.tr("Sparas …"), None, None)

    def failed(self, text: str, *, aloud: bool = True) -> None:
        """Say that the text is not saved, and what to do; aloud once for each trouble, however often it is tried.

        Not `aloud` where a field has told it already.
        """
        self._show(text, "prohibit", "danger")
        if aloud and text != self._failure:
            announce(self, text)
        self._failure = text
        self._was_said = False

    def text(self) -> str:
        """Return the words now."""
        return self._words.text()

    def _show(self, words: str, icon: str | None, tone: str | None) -> None:
        self._words.setText(words)
        set_tone(self._words, tone if tone == "danger" else None)
        show_if(icon is not None, self._icon)
        if icon:
            self._icon.show_icon(icon, tone)
