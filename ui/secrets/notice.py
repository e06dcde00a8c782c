"""The line under a field: what was wrong, said to a screen reader as it appears."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.look.metrics import row
from ui.widgets.frame.shown import show_if
from ui.widgets.show.announce import announce
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import label, set_tone


class Notice(QWidget):
    """Icon and words; takes no room when there is nothing to say, unless `keeps_place`."""

    def __init__(self, icon: str = "prohibit", tone: str = "danger", *, keeps_place: bool = False) -> None:
        super().__init__()
        self._icon = IconLabel(icon, tone, 16)
        self._words = label("", "small", tone)
        whole = row(self, gap=8)
        whole.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        whole.addWidget(self._words, 1)
        if keeps_place:
            policy = self.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            self.setSizePolicy(policy)
        self.hide()

    def say(self, text: str, *, aloud: bool = True) -> None:
        """Show `text`, or nothing when it is empty; `aloud` is off for a countdown."""
        self._words.setText(text)
        show_if(bool(text), self)
        if aloud:
            announce(self, text)

    def tint(self, icon: str, tone: str) -> None:
        """Show another icon and colour."""
        self._icon.show_icon(icon, tone)
        set_tone(self._words, tone)

    def text(self) -> str:
        """Return what is said now."""
        return self._words.text() if not self.isHidden() else ""
