"""Whom to ring: the reception, the social services at night, and 112."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.session.session import Session
from ui.look.metrics import column, row
from ui.widgets.frame.columns import Columns
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import label


class Numbers(QWidget):
    """Beside each other where there is room; what is not filled in says where to."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        office, missing = session.office, self.tr("Fyll i under Inställningar")
        day, night = self.tr("Mottagningen, dagtid"), self.tr("Socialjouren, kväll och helg")
        parts = [
            (_number("phone", day, office.tel_reception or missing), 4, 160),
            (_number("phone", night, office.tel_on_call or missing), 5, 200),
            (_number("warning", self.tr("Fara just nu"), "112"), 3, 120),
        ]
        column(self, gap=0).addWidget(Columns(parts))


def _number(icon: str, whose: str, number: str) -> QWidget:
    host, lines = QWidget(), column(gap=0)
    line = row(host, gap=8)
    line.addWidget(IconLabel(icon))
    lines.addWidget(label(whose, "small"))
    lines.addWidget(label(number, "strong", wrap=True))
    line.addLayout(lines, 1)
    return host
