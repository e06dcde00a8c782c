"""What stands in the way, in its parts on a card: the sentence, what happened, what is safe, what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.errors import UserError
from ui.look.metrics import row
from ui.secrets.middle import Middle
from ui.widgets.input.buttons import Button
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import label


def put_parts(page: Middle, error: UserError, waiting: str = "") -> None:
    """Put the error on the page's card as it stands, and under it what waits until the vault is open."""
    page.card.setAccessibleName(error.title)
    page.card.setAccessibleDescription(" ".join(part for part in (error.text(), waiting) if part))
    head = row(gap=10)
    head.addWidget(IconLabel("warning", "warn", 22), 0, Qt.AlignmentFlag.AlignTop)
    head.addWidget(label(error.title, "lead", level=2), 1)
    page.body.addLayout(head)
    parts = (
        (error.what, "", ""),
        (error.safe, "check-circle", "ok"),
        (error.do, "arrow-right", "text2"),
        (waiting, "info", "text2"),
    )
    for text, icon, tone in parts:
        if not text:
            continue
        line = row(gap=8)
        if icon:
            line.addWidget(IconLabel(icon, tone, 18), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label(text), 1)
        page.body.addLayout(line)


def way_on(text: str, name: str, kind: str = "quiet", icon: str | None = None) -> Button:
    """Return one of the card's tall buttons, which Enter presses when it has the keyboard."""
    made = Button(text, kind, icon, tall=True)
    made.setAutoDefault(True)
    made.setObjectName(name)
    return made
