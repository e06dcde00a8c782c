"""A banner: what holds on this page now, why, and what to do. One a page at most."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGroupBox, QSizePolicy

from ui.look.metrics import row
from ui.look.theme import px
from ui.widgets.frame.shown import show, show_if
from ui.widgets.input.buttons import Button
from ui.widgets.show.announce import announce
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import label, restyle

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
        self._act.setObjectName("banner-act")
        self._words: QBoxLayout = row(gap=6)
        self._build()
        self._act.clicked.connect(self.acted)
        self.clear()

    def say(self, tone: str, lead: str, text: str = "", act: str = "", icon: str | None = None) -> None:
        """Show `lead` (what holds, bold) and `text` (why). Tones: ok warn danger info private neutral."""
        restyle(self, "banner", tone)
        self._icon.show_icon(icon or _ICONS.get(tone, "info"), tone)
        self._lead.setText(lead)
        self._text.setText(text)
        show_if(bool(text), self._text)
        self._act.set_text(act)
        show_if(bool(act), self._act)
        whole = f"{lead} {text}".strip()
        is_new = whole != self.accessibleName()
        self.setAccessibleName(whole)
        self._arrange()
        show(self)
        if is_new:
            announce(self, whole)

    def clear(self) -> None:
        """Say nothing and take no room."""
        self.setAccessibleName("")
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lead and reason on one line when they fit, else under each other."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Let the words wrap."""
        return QSize(0, super().minimumSizeHint().height())

    def _build(self) -> None:
        whole = row(self, gap=12, margins=(16, 11, 14, 11))
        self._words.addWidget(self._lead)
        self._words.addWidget(self._text, 1)
        whole.addWidget(self._icon)
        whole.addLayout(self._words, 1)
        whole.addWidget(self._act)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _arrange(self) -> None:
        texts = (self._lead, self._text)
        wide = sum(part.fontMetrics().horizontalAdvance(part.text()) for part in texts) + px(100)
        if not self._act.isHidden():
            wide += self._act.sizeHint().width()
        fits = wide <= self.width()
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        self._lead.setWordWrap(not fits)
        if way != self._words.direction():
            self._words.setDirection(way)
