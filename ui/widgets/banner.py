"""A banner: what holds on this page now, why, and what to do. One a page at most."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGroupBox, QSizePolicy

from ui.metrics import column, row
from ui.widgets.announce import announce
from ui.widgets.buttons import Button
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import label, restyle

_ICONS = {
    "ok": "check-circle",
    "warn": "warning",
    "danger": "prohibit",
    "info": "info",
    "private": "eye-slash",
}


class Banner(QGroupBox):
    """Hidden until `say`; a screen reader says it when it appears."""

    acted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("banner", "info")
        self._icon = IconLabel("info", "info", 20)
        self._lead = label("", "strong")
        self._text = label("")
        self._act = Button("", small=True)
        self._build()
        self._act.clicked.connect(self.acted)
        self.clear()

    def say(self, tone: str, lead: str, text: str = "", act: str = "", icon: str | None = None) -> None:
        """Show `lead` (what holds, bold) and `text` (why). Tones: ok warn danger info private neutral."""
        restyle(self, "banner", tone)
        self._icon.show_icon(icon or _ICONS.get(tone, "info"), tone)
        self._lead.setText(lead)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._act.set_text(act)
        self._act.setVisible(bool(act))
        whole = f"{lead} {text}".strip()
        is_new = whole != self.accessibleName()
        self.setAccessibleName(whole)
        self.show()
        if is_new:
            announce(self, whole)

    def clear(self) -> None:
        """Say nothing and take no room."""
        self.setAccessibleName("")
        self.hide()

    def minimumSizeHint(self) -> QSize:
        """Let the words wrap."""
        return QSize(0, super().minimumSizeHint().height())

    def _build(self) -> None:
        whole = row(self, gap=12, margins=(16, 11, 14, 11))
        words = column(gap=2)
        words.addWidget(self._lead)
        words.addWidget(self._text)
        whole.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(words, 1)
        whole.addWidget(self._act)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
